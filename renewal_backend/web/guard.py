"""In front of every route: security headers, a bound on what may be sent, and an answer to what nobody expected."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.requests import ClientDisconnect, Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import problem, sentence, unexpected

_LARGEST = 64 * 1024
_ACTIONS = "/actions/"


class Guard:
    """Plain ASGI: it must cost nothing. `frame_ancestors` as the Content-Security-Policy writes it."""

    def __init__(self, app: ASGIApp, frame_ancestors: str) -> None:
        self._app = app
        policy = (
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; manifest-src 'self'; "
            f"frame-ancestors {frame_ancestors}"
        )
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Bounds the body, adds the headers to the answer, and answers where the application failed to."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        exchange = _Exchange(receive, send, self._headers, bounded=not scope["path"].startswith(_ACTIONS))
        if exchange.announces_too_much(scope):
            await exchange.refuse(scope)
            return
        try:
            await self._app(scope, exchange.receive, exchange.send)
        except ClientDisconnect:
            if not exchange.too_large:
                return
        except Exception as error:
            if exchange.started:
                raise
            await unexpected(Request(scope), error)(scope, receive, exchange.send)
        if exchange.too_large and not exchange.started:
            await exchange.refuse(scope)


class _Exchange:
    """One request and its answer. A body that grows too large is cut off, and whatever is then said of it unsaid."""

    def __init__(self, receive: Receive, send: Send, headers: dict[str, str], *, bounded: bool) -> None:
        self._receive, self._send, self._headers, self._bounded = receive, send, headers, bounded
        self._seen = 0
        self.started = False

    @property
    def too_large(self) -> bool:
        """Whether more came than may be sent."""
        return self._bounded and self._seen > _LARGEST

    def announces_too_much(self, scope: Scope) -> bool:
        """Whether the request's own header says so."""
        length = dict(scope["headers"]).get(b"content-length", b"0")
        return self._bounded and (not length.isdigit() or int(length) > _LARGEST)

    async def receive(self) -> Message:
        """What came, as long as it may."""
        message = await self._receive()
        self._seen += len(message.get("body", b""))
        return {"type": "http.disconnect"} if self.too_large else message

    async def send(self, message: Message) -> None:
        """The answer with the security headers; nothing that was made of a body cut off."""
        if self.too_large:
            return
        if message["type"] == "http.response.start":
            self.started = True
            headers = MutableHeaders(scope=message)
            for name, value in self._headers.items():
                headers.setdefault(name, value)
        await self._send(message)

    async def refuse(self, scope: Scope) -> None:
        """413."""
        self._bounded = False
        await problem(413, "too_large", sentence("too_large", {}))(scope, self._receive, self.send)
