"""The pages for who does not know the password of the internet site: asking for a mail, and behind its link."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from ..catalogue.wording import wording
from ..errors import BadRequest, KoshinError, NotAllowedNow
from ..knowledge.entrances import Entrance
from ..services.reissue import ask_reissue
from ..services.reset_password import may_reset, reset_password
from .forms import form, problem
from .visit import Visit
from .wired import wired

routes = APIRouter(prefix="/credentials", include_in_schema=False)
Typed = Annotated[str, Form()]
_LONGEST = 254


@routes.get("/reissue")
def show(request: Request) -> Response:
    """Asks for the login ID or the registered mail address."""
    try:
        return _ask_form(request, Visit.of(request))
    except KoshinError as error:
        return problem(request, error)


@routes.post("/reissue")
def ask(request: Request, login: Typed = "", csrf: Typed = "") -> Response:
    """The same page, whoever is known."""
    typed = unicodedata.normalize("NFKC", login[:_LONGEST]).strip()
    try:
        visit = Visit.of(request)
        visit.check(csrf)
        if not typed:
            return _ask_form(request, visit, BadRequest("reissue_wanted"))
        ask_reissue(wired(request).backend, typed)
    except KoshinError as error:
        return problem(request, error)
    return RedirectResponse("/credentials/reissue/done", 303)


@routes.get("/reissue/done")
def asked(request: Request) -> Response:
    """What to expect."""
    return _done(request, "reissue_done_title", "reissue_done")


@routes.get("/password/done")
def changed(request: Request) -> Response:
    """The password is in force; on to the login."""
    return _done(request, "reissued_title", "reissued")


@routes.get("/password/{token}")
def show_password(request: Request, token: str) -> Response:
    """Asks for the new password. The link is opened wherever the mail is read: it needs no conversation."""
    try:
        may_reset(wired(request).backend, token)
    except KoshinError as error:
        return problem(request, error)
    return _password_form(request, token)


@routes.post("/password/{token}")
async def new_password(
    request: Request, token: str, new_password: Typed = "", new_password_again: Typed = ""
) -> Response:
    """Sets it, once."""
    backend = wired(request).backend
    try:
        await to_thread.run_sync(reset_password, backend, token, new_password, new_password_again)
    except NotAllowedNow as error:
        return _password_form(request, token, error)
    except KoshinError as error:
        return problem(request, error)
    return RedirectResponse("/credentials/password/done", 303)


def _ask_form(request: Request, visit: Visit, error: KoshinError | None = None) -> Response:
    return form(request, "reissue.html", error, action="/credentials/reissue", csrf=visit.csrf, login="")


def _password_form(request: Request, token: str, error: KoshinError | None = None) -> Response:
    words = {"action": f"/credentials/password/{token}", "csrf": "", "ticket": ""}
    return form(request, "new_password.html", error, reason=wording().say("password_wanted"), **words)


def _done(request: Request, title: str, text: str) -> Response:
    try:
        chat = Visit.of(request).chat_url
    except KoshinError:
        chat = Entrance("internet", None).path
    said = wording().say(text).strip()
    page = wired(request).site.render
    return page(request, "done.html", title=wording().say(title), text=said, chat_url=chat)
