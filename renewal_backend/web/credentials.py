"""The pages for login ID and password of the internet site (F3 STEP①): identity, mail address. Plain forms.

What they answer is the same whoever is known: the outcome comes by mail.
"""

from __future__ import annotations

from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from ..catalogue.vocabulary import Refusal
from ..catalogue.wording import wording
from ..domain.identity.typed import TypedIdentity, typed_identity
from ..domain.mail_address import mail_address
from ..domain.renewal_period import today_in_tokyo
from ..errors import BadRequest, KoshinError, NotAllowedNow
from ..services.identify import identify, standing_at
from ..services.issue_login import SITE, issue_login
from .forms import form, problem
from .visit import Visit
from .wired import wired

routes = APIRouter(prefix="/credentials", include_in_schema=False)
Typed = Annotated[str, Form()]
_NOTHING = {"policy_number": "", "birth_date": "", "phone": ""}


@routes.get("")
def show_identity(request: Request) -> Response:
    """The form of the identity check, while the sign-up stands there or has just left it."""
    try:
        return _identity_form(request, _standing(request, "identified", "mail_checked"), _NOTHING)
    except KoshinError as error:
        return problem(request, error)


@routes.post("")
async def enter_identity(
    request: Request, policy_number: Typed = "", birth_date: Typed = "", phone: Typed = "", csrf: Typed = ""
) -> Response:
    """Keeps what can be read and goes on, whether it agrees with anything or not."""
    typed = {"policy_number": policy_number, "birth_date": birth_date, "phone": phone}
    try:
        visit = await to_thread.run_sync(Visit.of, request)
        visit.check(csrf)
        backend = wired(request).backend
        read = typed_identity(policy_number, birth_date, phone, today_in_tokyo(backend.now()))
        if not isinstance(read, TypedIdentity):
            return _identity_form(request, visit, typed, *read)
        await to_thread.run_sync(identify, backend, visit.conversation.id, read)
    except KoshinError as error:
        return problem(request, error)
    await wired(request).relay.announce(visit.conversation.id, [{"show": "question"}])
    return RedirectResponse("/credentials/mail", 303)


@routes.get("/mail")
def show_mail(request: Request) -> Response:
    """The form for the mail address, after the identity check."""
    try:
        return _mail_form(request, _standing(request, "mail_checked"))
    except KoshinError as error:
        return problem(request, error)


@routes.post("/mail")
async def enter_mail(
    request: Request, mail: Typed = "", mail_again: Typed = "", csrf: Typed = ""
) -> Response:
    """Ends the sign-up. The outcome is mailed; the talk goes on at the login."""
    try:
        visit = await to_thread.run_sync(Visit.of, request)
        visit.check(csrf)
        address, again = mail_address(mail), mail_address(mail_again)
        if address is None or again is None:
            return _mail_form(request, visit, mail, mail_again, BadRequest("mail_form"))
        if address.casefold() != again.casefold():
            return _mail_form(request, visit, mail, mail_again, BadRequest("mail_differs"))
        await to_thread.run_sync(issue_login, wired(request).backend, visit.conversation.id, address)
    except NotAllowedNow as error:
        # Sent twice: it is done already.
        return _done() if visit.conversation.programme == SITE else problem(request, error)
    except KoshinError as error:
        return problem(request, error)
    sent = {"show": "say", "key": "credentials_sent"}
    await wired(request).relay.announce(visit.conversation.id, [sent, {"show": "question"}])
    return _done()


@routes.get("/done")
def done(request: Request) -> Response:
    """The same for everybody."""
    try:
        chat = Visit.of(request).chat_url
    except KoshinError as error:
        return problem(request, error)
    title, text = wording().say("credentials_done_title"), wording().say("credentials_done")
    return wired(request).site.render(request, "done.html", title=title, text=text.strip(), chat_url=chat)


def _standing(request: Request, *fields: str) -> Visit:
    """The visit of somebody whose sign-up stands at one of these questions. Raises as `standing_at` does."""
    visit, backend = Visit.of(request), wired(request).backend
    with backend.database.read() as work:
        standing_at(work, backend, visit.conversation, *fields, lock=False)
    return visit


def _identity_form(
    request: Request,
    visit: Visit,
    typed: dict[str, str],
    wrong: str = "policy_number",
    refusal: Refusal | None = None,
) -> Response:
    error = BadRequest(refusal.code, refusal.params) if refusal else None
    words = {"action": "/credentials", "csrf": visit.csrf, "wrong": wrong}
    return form(request, "identity.html", error, typed=typed, **words)


def _mail_form(
    request: Request, visit: Visit, mail: str = "", mail_again: str = "", error: KoshinError | None = None
) -> Response:
    words = {"action": "/credentials/mail", "csrf": visit.csrf, "mail": mail, "mail_again": mail_again}
    return form(request, "mail_address.html", error, **words)


def _done() -> Response:
    return RedirectResponse("/credentials/done", 303)
