"""Membership of マイページ, the pages before the mail: entering, checking, 仮登録 (F2 3-4, F4)."""

from __future__ import annotations

from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from ..catalogue.wording import wording
from ..domain import typed
from ..domain.membership import MOST_CONTRACTS, Details
from ..domain.passwords import refusal, strength
from ..domain.renewal_period import today_in_tokyo
from ..domain.sign_up import SignUp
from ..errors import BadRequest
from ..services.register import confirm, draft, enter_details
from .page_route import PageRoute
from .person_form import PersonForm, Reading, read_person
from .visit import Visit
from .wired import Wired, wired

routes = APIRouter(prefix="/registration", route_class=PageRoute, include_in_schema=False)
_QUESTION = {"show": "question"}
_ORDER = ("email", "password", "name", "address", "birth_date", "phone", "policy_number")
SOURCES = ("flyer", "workplace", "agency", "web", "other")


class RegistrationForm(PersonForm):
    """The whole page; `source` is the optional questionnaire (F4)."""

    email: str = ""
    password: str = ""
    source: str = ""


@routes.get("")
def show(request: Request) -> Response:
    """The page, with what was entered before; the password is never shown again."""
    visit = Visit.of(request)
    before = draft(wired(request).backend, visit.conversation.id)
    return _page(request, visit, before, _typed_before(before), {})


@routes.post("")
async def enter(request: Request, form: Annotated[RegistrationForm, Form()]) -> Response:
    """Keeps the entries and leads on to checking them; else the same page with what is wrong beside each field."""
    backend = wired(request).backend
    visit = await to_thread.run_sync(Visit.of, request)
    before = await to_thread.run_sync(draft, backend, visit.conversation.id)
    found = await to_thread.run_sync(_read, form, before, wired(request))
    try:
        visit.check(form.csrf)
    except BadRequest as error:
        found.refuse("email", error.code)
    if found.errors:
        return _page(request, visit, before, _typed(form), found.errors)
    details = _details(found, form)
    changed = await to_thread.run_sync(
        enter_details, backend, visit.conversation.id, details, form.password or None
    )
    if changed:
        await wired(request).relay.announce(visit.conversation.id, [_QUESTION])
    return RedirectResponse("/registration/check", 303)


@routes.get("/check")
def check(request: Request) -> Response:
    """What was entered, to be confirmed or put right."""
    visit = Visit.of(request)
    before = draft(wired(request).backend, visit.conversation.id)
    if before.entered_at is None:
        return RedirectResponse("/registration", 303)
    details = Details.from_json(before.entries)
    return wired(request).site.render(
        request,
        "membership/check.html",
        details=details,
        strength=wording().say(f"password_{details.strength}") if details.strength else None,
        csrf=visit.csrf,
        again=before.checked_at is not None,
    )


@routes.post("/check")
async def confirmed(request: Request, csrf: Annotated[str, Form()] = "") -> Response:
    """「確定」: the same answer for everybody; the mail says more."""
    parts = wired(request)
    visit = await to_thread.run_sync(Visit.of, request)
    visit.check(csrf)
    changed = await to_thread.run_sync(confirm, parts.backend, visit.conversation.id)
    if changed:
        await parts.relay.announce(visit.conversation.id, [_QUESTION])
    return RedirectResponse("/registration/sent", 303)


@routes.get("/sent")
def sent(request: Request) -> Response:
    """仮登録: not finished yet."""
    chat = Visit.of(request).chat_url
    hours = int(wired(request).backend.policy.activation_lifetime.total_seconds() // 3600)
    return wired(request).site.render(request, "membership/sent.html", chat_url=chat, hours=hours)


def _read(form: RegistrationForm, before: SignUp, parts: Wired) -> Reading:
    """In a thread: guessing at a password takes a moment."""
    found = read_person(form, today_in_tokyo(parts.backend.now()))
    found.take("email", typed.mail(form.email))
    kept = not form.password and before.password_hash is not None
    if not kept and (refused := refusal(form.password, _known(form))):
        found.refuse("password", refused.code, refused.params)
    return found


def _known(form: RegistrationForm) -> list[str]:
    return [form.email, form.phone, *form.policy_number]


def _details(found: Reading, form: RegistrationForm) -> Details:
    claim = found.claim
    return Details(
        mail=found.values["email"],
        name=claim.name,
        address=claim.address,
        birth_date=claim.birth_date,
        phone=claim.phone,
        policy_numbers=tuple(found.numbers),
        source=form.source if form.source in SOURCES else "",
        strength=strength(form.password, _known(form)) if form.password else None,
    )


def _typed(form: RegistrationForm) -> dict[str, Any]:
    kept = form.model_dump(exclude={"csrf", "password", "policy_number"})
    return {**kept, "policy_numbers": [text.strip() for text in form.policy_number]}


def _typed_before(before: SignUp) -> dict[str, Any]:
    if before.entered_at is None:
        return {}
    return {**before.entries, "email": before.entries["mail"]}


def _as_on_the_page(errors: dict[str, str]) -> dict[str, str]:
    """The errors from top to bottom."""
    return dict(sorted(errors.items(), key=lambda one: _ORDER.index(one[0].rstrip("_12345"))))


def _page(
    request: Request, visit: Visit, before: SignUp, typed_before: dict[str, Any], errors: dict[str, str]
) -> Response:
    words = {"csrf": visit.csrf, "chat_url": visit.chat_url, "most": MOST_CONTRACTS, "sources": SOURCES}
    has_password, status = before.password_hash is not None, 422 if errors else 200
    more = any((typed_before.get("policy_numbers") or [])[1:])
    return wired(request).site.render(
        request,
        "membership/entry.html",
        status,
        typed=typed_before,
        errors=_as_on_the_page(errors),
        has_password=has_password,
        more=more,
        **words,
    )
