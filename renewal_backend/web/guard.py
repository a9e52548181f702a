"""In front of every route: security headers, and a bound on what may be sent."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from .problems import problem, sentence

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
        """Bounds the body, then adds the headers to the answer."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        trusted = scope["path"].startswith(_ACTIONS)
        if not trusted and await _too_large(scope):
            await problem(413, "too_large", sentence("too_large", {}))(scope, receive, with_headers)
            return
        await self._app(scope, receive if trusted else _bounded(receive), with_headers)


async def _too_large(scope: Scope) -> bool:
    length = dict(scope["headers"]).get(b"content-length", b"0")
    return not length.isdigit() or int(length) > _LARGEST


def _bounded(receive: Receive) -> Receive:
    """A body without a length is cut off when it grows too large: the rest is never read."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > _LARGEST:
            return {"type": "http.disconnect"}
        return message

    return bounded
