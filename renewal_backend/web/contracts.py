"""The page on which a member adds a contract to the membership (F2, F4)."""

from __future__ import annotations

from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from ..catalogue.wording import wording
from ..domain.renewal_period import today_in_tokyo
from ..errors import BadRequest, LoginSlowed, NotAllowedNow
from ..services.add_contract import add_contract, adding_member
from .page_route import PageRoute
from .person_form import PersonForm, read_person
from .problems import status_of
from .visit import Visit
from .wired import wired

routes = APIRouter(prefix="/contracts", route_class=PageRoute, include_in_schema=False)


@routes.get("/add")
def show(request: Request) -> Response:
    """For a member who is logged in in this conversation."""
    visit = Visit.of(request)
    adding_member(wired(request).backend, visit.conversation.id)
    return _page(request, visit, {}, {})


@routes.post("/add")
async def add(request: Request, form: Annotated[PersonForm, Form()]) -> Response:
    """Registered at once, and the chat goes on; else the page says which kind of detail to check."""
    parts = wired(request)
    visit = await to_thread.run_sync(Visit.of, request)
    await to_thread.run_sync(adding_member, parts.backend, visit.conversation.id)
    found = read_person(form, today_in_tokyo(parts.backend.now()))
    if found.errors:
        return _page(request, visit, _typed(form), found.errors, 422)
    try:
        visit.check(form.csrf)
        number = found.numbers[0]
        await to_thread.run_sync(add_contract, parts.backend, visit.conversation.id, found.claim, number)
    except (NotAllowedNow, LoginSlowed, BadRequest) as error:
        found.refuse("policy_number_1", error.code, error.params)
        return _page(request, visit, _typed(form), found.errors, status_of(error))
    said = {"show": "say", "key": "contract_added"}
    await parts.relay.announce(visit.conversation.id, [said, {"show": "question"}])
    return RedirectResponse("/contracts/added", 303)


@routes.get("/added")
def added(request: Request) -> Response:
    """Back to the chat."""
    chat = Visit.of(request).chat_url
    title, text = wording().say("contract_added_title"), wording().say("contract_added_text")
    return wired(request).site.render(request, "done.html", title=title, text=text, chat_url=chat)


def _typed(form: PersonForm) -> dict[str, Any]:
    kept = form.model_dump(exclude={"csrf", "policy_number"})
    return {**kept, "policy_numbers": list(form.policy_number)[:1]}


def _page(
    request: Request, visit: Visit, typed: dict[str, Any], errors: dict[str, str], status: int = 200
) -> Response:
    words = {"typed": typed, "errors": errors, "csrf": visit.csrf, "chat_url": visit.chat_url}
    return wired(request).site.render(request, "membership/add.html", status, **words)
