"""A forgotten password of マイページ: asking for the mail, and setting a new one behind its link."""

from __future__ import annotations

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from ..catalogue.reading import Read
from ..catalogue.wording import wording
from ..domain import typed
from ..errors import KoshinError, LinkFailed, NotAllowedNow, NotLoggedIn
from ..services.reset_password import ask_reset, may_reset, reset_password
from .forms import form
from .page_route import PageRoute
from .problems import sentence, status_of
from .visit import Visit
from .wired import wired

routes = APIRouter(prefix="/password", route_class=PageRoute, include_in_schema=False)
Typed = Annotated[str, Form()]


@routes.get("")
def show(request: Request) -> Response:
    """Asks for the mail address. Needs no conversation: mails lead here as well."""
    return wired(request).site.render(request, "membership/password_ask.html", error=None, email="")


@routes.post("")
def ask(request: Request, email: Typed = "") -> Response:
    """The same answer, whoever it is."""
    said = typed.mail(email)
    if not isinstance(said, Read):
        error = sentence(said.code, {})
        return wired(request).site.render(
            request, "membership/password_ask.html", 422, error=error, email=email
        )
    ask_reset(wired(request).backend, str(said.value))
    return RedirectResponse("/password/sent", 303)


@routes.get("/sent")
def sent(request: Request) -> Response:
    """What to do when no mail comes."""
    minutes = int(wired(request).backend.policy.reset_lifetime.total_seconds() // 60)
    return wired(request).site.render(
        request, "membership/password_sent.html", minutes=minutes, chat_url=_chat(request)[0]
    )


@routes.get("/done")
def done(request: Request) -> Response:
    """Changed; on to the login."""
    say, (url, label) = wording().say, _chat(request)
    title, text = say("password_changed_title"), say("password_changed_text")
    return wired(request).site.render(
        request, "done.html", title=title, text=text, chat_url=url, chat_label=say(label)
    )


@routes.get("/{token}")
def show_new(request: Request, token: str) -> Response:
    """Asks for the new password, twice."""
    try:
        may_reset(wired(request).backend, token)
    except LinkFailed as error:
        return _dead_end(request, error)
    return _new(request, None)


@routes.post("/{token}")
async def change(
    request: Request, token: str, new_password: Typed = "", new_password_again: Typed = ""
) -> Response:
    """Sets it, once."""
    backend = wired(request).backend
    try:
        await to_thread.run_sync(reset_password, backend, token, new_password, new_password_again)
    except NotAllowedNow as error:
        return _new(request, error)
    except LinkFailed as error:
        return _dead_end(request, error)
    return RedirectResponse("/password/done", 303)


def _chat(request: Request) -> tuple[str, str]:
    """Where the customer goes on, and what the button says."""
    try:
        visit = Visit.of(request)
    except NotLoggedIn:
        return "/chat?entry=mypage", "log_in_button"
    return visit.chat_url, "back_to_chat_button"


def _new(request: Request, error: KoshinError | None) -> Response:
    return form(request, "membership/password_new.html", error)


def _dead_end(request: Request, error: KoshinError) -> Response:
    title, label = wording().say("page_problem_title"), wording().say("ask_again_button")
    text = sentence(error.code, error.params)
    page = wired(request).site.render
    return page(
        request,
        "message.html",
        status_of(error),
        title=title,
        text=text,
        link_url="/password",
        link_label=label,
    )
