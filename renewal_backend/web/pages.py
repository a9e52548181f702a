"""The pages that the chat links to: login, one-time password, the document. Plain forms, no script needed."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from ..catalogue.wording import wording
from ..errors import KoshinError, LoginSlowed, OtpFailed
from ..services.backend import is_id
from ..services.enter import enter
from ..services.log_in import LoggedIn, OtpAsked, log_in, send_again, verify_otp
from .cookies import give
from .problems import sentence, status_of
from .visit import Visit
from .wired import wired

routes = APIRouter(include_in_schema=False)
Typed = Annotated[str, Form()]
_OTP = re.compile(r"[0-9]{8}")


@routes.get("/login")
def show_login(request: Request) -> Response:
    """The login form, for the owner of a conversation."""
    try:
        return _login_form(request, Visit.of(request))
    except KoshinError as error:
        return _problem(request, error)


@routes.post("/login")
async def login(request: Request, email: Typed = "", password: Typed = "", csrf: Typed = "") -> Response:
    """Logs in, or asks for the one-time password that was mailed."""
    try:
        visit = await to_thread.run_sync(Visit.of, request)
    except KoshinError as error:
        return _problem(request, error)
    try:
        visit.check(csrf)
        who = await to_thread.run_sync(log_in, wired(request).backend, email, password, visit.conversation.id)
    except KoshinError as error:
        return _login_form(request, visit, email, error)
    return await _onward(request, visit, who)


@routes.get("/login/done")
def done(request: Request) -> Response:
    """Logged in; the chat has gone on meanwhile."""
    try:
        chat = Visit.of(request).chat_url
    except KoshinError as error:
        return _problem(request, error)
    title, text = wording().say("login_done_title"), wording().say("login_done")
    return wired(request).site.render(request, "done.html", title=title, text=text, chat_url=chat)


@routes.post("/login/{challenge}")
async def otp(request: Request, challenge: str, otp: Typed = "", csrf: Typed = "") -> Response:
    """Checks the one-time password of this login."""
    try:
        visit = await to_thread.run_sync(Visit.of, request)
        visit.check(csrf)
    except KoshinError as error:
        return _problem(request, error)
    code = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", otp))
    try:
        if not is_id(challenge):
            raise OtpFailed("otp_expired")
        if not _OTP.fullmatch(code):
            raise OtpFailed("otp_form")
        who = await to_thread.run_sync(
            verify_otp, wired(request).backend, challenge, code, visit.conversation.id
        )
    except OtpFailed as error:
        if error.code in ("otp_wrong", "otp_form"):
            return _otp_form(request, visit, challenge, wording().say("your_mail_address"), error)
        return _login_form(request, visit, "", error)
    return await _onward(request, visit, who)


@routes.post("/login/{challenge}/again")
def again(request: Request, challenge: str, csrf: Typed = "") -> Response:
    """Mails a new one-time password."""
    try:
        visit = Visit.of(request)
        visit.check(csrf)
        if not is_id(challenge):
            raise OtpFailed("otp_expired")
        asked = send_again(wired(request).backend, challenge, visit.conversation.id)
    except LoginSlowed as error:
        return _otp_form(request, visit, challenge, wording().say("your_mail_address"), error)
    except KoshinError as error:
        return _problem(request, error)
    return _otp_form(request, visit, asked.challenge_id, masked(asked.mailed_to))


def masked(mail: str) -> str:
    """a***@example.jp."""
    name, _, host = mail.partition("@")
    return f"{name[:1]}***@{host}"


async def _onward(request: Request, visit: Visit, who: LoggedIn | OtpAsked) -> Response:
    if isinstance(who, OtpAsked):
        return _otp_form(request, visit, who.challenge_id, masked(who.mailed_to))
    parts = wired(request)
    opened = await to_thread.run_sync(enter, parts.backend, visit.conversation.id, who.member)
    greeting = {"show": "say", "key": "logged_in", "words": {"name": who.member.name}}
    await parts.relay.announce(opened.conversation.id, [greeting, {"show": "question"}])
    response = RedirectResponse("/login/done", 303)
    if opened.key is not None:
        give(response, opened.key, secure=parts.site.secure_cookies)
    return response


def _login_form(
    request: Request, visit: Visit, email: str = "", error: KoshinError | None = None
) -> Response:
    words = {"action": "/login", "csrf": visit.csrf, "email": email, "realm": "mypage"}
    return _form(request, "login.html", error, **words)


def _otp_form(
    request: Request, visit: Visit, challenge: str, mail: str, error: KoshinError | None = None
) -> Response:
    minutes = int(wired(request).backend.policy.otp_lifetime.total_seconds() // 60)
    action = f"/login/{challenge}"
    words = {"action": action, "resend_action": f"{action}/again", "csrf": visit.csrf}
    return _form(request, "otp.html", error, masked_email=mail, minutes=minutes, **words)


def _form(request: Request, name: str, error: KoshinError | None, **words: Any) -> Response:
    said = sentence(error.code, error.params) if error else None
    status = status_of(error) if error else 200
    return wired(request).site.render(request, name, status, error=said, **words)


def _problem(request: Request, error: KoshinError) -> Response:
    return wired(request).site.message(request, error, status_of(error))
