"""Membership of マイページ, the pages behind the mailed link: the password once more, 「登録」, done (F2 5-7)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Form, Request, Response
from fastapi.responses import RedirectResponse

from ..catalogue.programmes import PROGRAMMES
from ..catalogue.wording import wording
from ..errors import BadRequest, KoshinError, LinkFailed, LoginFailed, LoginSlowed, NotLoggedIn
from ..knowledge.entrances import Entrance
from ..services.activate import Activated, activate, begun_by
from .entering import go_in
from .page_route import PageRoute
from .problems import sentence, status_of
from .visit import Visit
from .wired import wired

routes = APIRouter(prefix="/registration", route_class=PageRoute, include_in_schema=False)
_ANEW = ("register_again_button", "/chat?entry=registration")
_WAYS: Mapping[str, tuple[str, str]] = {
    "link_used": ("log_in_button", "/chat?entry=mypage"),
    "link_unknown": _ANEW,
    "link_expired": _ANEW,
    "registration_mail_taken": ("log_in_button", "/chat?entry=mypage"),
    "registration_contract_changed": ("back_to_chat_button", "/chat?entry=registration"),
}
"""The way on from each dead end: label and address."""


@routes.get("/activate/{token}")
def show(request: Request, token: str) -> Response:
    """Asks for the password. Only looks: a mail program that opens links in advance uses nothing up."""
    try:
        begun_by(wired(request).backend, token)
    except LinkFailed as error:
        return _dead_end(request, error)
    return _form(request, None)


@routes.post("/activate/{token}")
async def register(request: Request, token: str, password: Annotated[str, Form()] = "") -> Response:
    """「登録」. In the browser that began it the customer is logged in; elsewhere the chat that began it is told."""
    parts = wired(request)
    try:
        activated = await to_thread.run_sync(activate, parts.backend, token, password)
    except (LoginFailed, LoginSlowed) as error:
        return _form(request, error)
    except KoshinError as error:
        return _dead_end(request, error)
    visit = await to_thread.run_sync(_own_visit, request, activated)
    for conversation in activated.begun_in:
        if visit is None or conversation.id != visit.conversation.id:
            told = {"show": "say", "key": "registered_elsewhere"}
            await parts.relay.announce(conversation.id, [told, {"show": "question"}])
    page = f"/registration/done/{activated.programme}"
    if visit is None:
        return RedirectResponse(page, 303)
    welcome = {"show": "say", "key": "registered", "words": {"name": activated.member.name}}
    return await go_in(request, visit, activated.member, [welcome], page, activated.programme)


@routes.get("/done/{programme}")
def done(request: Request, programme: str) -> Response:
    """「マイページトップへ」: the chat, which goes on by itself or asks for the login."""
    if programme not in PROGRAMMES:
        return wired(request).site.message(request, BadRequest("no_such_page"), 404)
    try:
        visit = Visit.of(request)
        chat = visit.chat_url if visit.conversation.programme == programme else None
    except NotLoggedIn:
        chat = None
    say, url = wording().say, chat or Entrance(programme).path
    return wired(request).site.render(
        request,
        "done.html",
        title=say("registered_title"),
        text=say("registered_text"),
        chat_url=url,
        chat_label=say("registered_button"),
    )


def _own_visit(request: Request, activated: Activated) -> Visit | None:
    """The visit of the browser, if the registration was begun in it."""
    try:
        visit = Visit.of(request)
    except NotLoggedIn:
        return None
    return visit if any(one.id == visit.conversation.id for one in activated.begun_in) else None


def _is_registering(request: Request) -> bool:
    """Whether what was entered may still be there, in this very browser."""
    try:
        return Visit.of(request).conversation.programme == "registration"
    except NotLoggedIn:
        return False


def _form(request: Request, error: KoshinError | None) -> Response:
    said = sentence(error.code, error.params) if error else None
    status = status_of(error) if error else 200
    return wired(request).site.render(request, "membership/activate.html", status, error=said)


def _dead_end(request: Request, error: KoshinError) -> Response:
    label, url = _WAYS.get(error.code, _ANEW)
    if (label, url) == _ANEW and _is_registering(request):
        label, url = "mail_again_button", "/registration/check"
    return wired(request).site.render(
        request,
        "message.html",
        status_of(error),
        title=wording().say("page_problem_title"),
        text=sentence(error.code, error.params),
        link_url=url,
        link_label=wording().say(label),
    )
