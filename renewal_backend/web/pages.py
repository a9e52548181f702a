"""The pages of a login: password, one-time password, a new password. Plain forms, no script needed."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response

from ..catalogue.wording import wording
from ..errors import KoshinError, LoginSlowed, NotAllowedNow, OtpFailed
from ..services.backend import is_id
from ..services.log_in import (
    LoggedIn,
    OtpAsked,
    PasswordAsked,
    log_in,
    log_in_with_new_password,
    send_again,
    verify_otp,
)
from .entering import go_in
from .forms import form, problem
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
        return problem(request, error)


@routes.post("/login")
async def login(
    request: Request, email: Typed = "", login_id: Typed = "", password: Typed = "", csrf: Typed = ""
) -> Response:
    """Logs in, or asks for the one-time password that was mailed, or for a new password."""
    try:
        visit = await to_thread.run_sync(Visit.of, request)
    except KoshinError as error:
        return problem(request, error)
    backend, typed = wired(request).backend, login_id or email
    try:
        visit.check(csrf)
        who = await to_thread.run_sync(log_in, backend, typed, password, visit.conversation.id, visit.realm)
    except KoshinError as error:
        return _login_form(request, visit, typed, error)
    return await _onward(request, visit, who)


@routes.post("/new-password")
async def new_password(
    request: Request,
    ticket: Typed = "",
    new_password: Typed = "",
    new_password_again: Typed = "",
    csrf: Typed = "",
) -> Response:
    """The login goes on with a password of the customer's own choice (F3 STEP②)."""
    try:
        visit = await to_thread.run_sync(Visit.of, request)
        visit.check(csrf)
    except KoshinError as error:
        return problem(request, error)
    backend, here = wired(request).backend, visit.conversation.id
    try:
        who = await to_thread.run_sync(
            log_in_with_new_password, backend, ticket, new_password, new_password_again, here
        )
    except NotAllowedNow as error:
        return _password_form(request, visit, ticket, error)
    except KoshinError as error:
        return _login_form(request, visit, "", error)
    return await _onward(request, visit, who)


@routes.get("/login/done")
def done(request: Request) -> Response:
    """Logged in; the chat has gone on meanwhile."""
    try:
        chat = Visit.of(request).chat_url
    except KoshinError as error:
        return problem(request, error)
    title, text = wording().say("login_done_title"), wording().say("login_done")
    return wired(request).site.render(request, "done.html", title=title, text=text, chat_url=chat)


@routes.post("/login/{challenge}")
async def otp(request: Request, challenge: str, otp: Typed = "", csrf: Typed = "") -> Response:
    """Checks the one-time password of this login."""
    try:
        visit = await to_thread.run_sync(Visit.of, request)
        visit.check(csrf)
    except KoshinError as error:
        return problem(request, error)
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
        return problem(request, error)
    return _otp_form(request, visit, asked.challenge_id, masked(asked.mailed_to))


def masked(mail: str) -> str:
    """a***@example.jp."""
    name, _, host = mail.partition("@")
    return f"{name[:1]}***@{host}"


async def _onward(request: Request, visit: Visit, who: LoggedIn | OtpAsked | PasswordAsked) -> Response:
    if isinstance(who, PasswordAsked):
        return _password_form(request, visit, who.ticket, temporary=who.temporary)
    if isinstance(who, OtpAsked):
        return _otp_form(request, visit, who.challenge_id, masked(who.mailed_to))
    greeting = {"show": "say", "key": "logged_in", "words": {"name": who.member.name}}
    return await go_in(request, visit, who.member, [greeting], "/login/done")


def _login_form(
    request: Request, visit: Visit, email: str = "", error: KoshinError | None = None
) -> Response:
    words = {"action": "/login", "csrf": visit.csrf, "email": email, "realm": visit.realm}
    return form(request, "login.html", error, **words)


def _otp_form(
    request: Request, visit: Visit, challenge: str, mail: str, error: KoshinError | None = None
) -> Response:
    minutes = int(wired(request).backend.policy.otp_lifetime.total_seconds() // 60)
    action = f"/login/{challenge}"
    words = {"action": action, "resend_action": f"{action}/again", "csrf": visit.csrf}
    return form(request, "otp.html", error, masked_email=mail, minutes=minutes, **words)


def _password_form(
    request: Request,
    visit: Visit,
    ticket: str,
    error: KoshinError | None = None,
    *,
    temporary: bool | None = None,
) -> Response:
    kinds = {True: "password_temporary", False: "password_ended", None: "password_wanted"}
    reason = wording().say(kinds[temporary])
    words = {"action": "/new-password", "csrf": visit.csrf, "ticket": ticket, "reason": reason}
    return form(request, "new_password.html", error, **words)
