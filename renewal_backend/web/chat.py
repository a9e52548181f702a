"""The web chat: the page, its session, messages in and out, and server-sent events that say «there is more»."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Annotated, Any

from anyio import to_thread
from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from sse_starlette import EventSourceResponse

from ..channels.incoming import Incoming
from ..channels.relay import Relay
from ..channels.speech import speak
from ..domain.conversation import UNKNOWN_ENTRY, Conversation, Message
from ..errors import BadRequest, NotLoggedIn
from ..knowledge.entrances import Entrance, campaign_or_none
from ..services.backend import Backend, token_hash
from ..services.enter import open_conversation
from ..services.talk import hidden_until
from .cookies import give, key_hash_of, key_of
from .wired import Wired, wired

_PING_SECONDS = 15


class NewSession(BaseModel):
    """Where a customer came in; entry «common»: by none of the flyers' addresses.

    What can not be a `campaign` counts as none: a damaged code opens the chat all the same.
    """

    entry: str = Field(max_length=40)
    agency: str | None = Field(None, max_length=40)
    campaign: Annotated[str | None, BeforeValidator(campaign_or_none)] = None


class NewMessage(BaseModel):
    """A text or a choice; `client_id` makes sending it again harmless.

    `conversation`: the one that the page shows. The cookie alone says whose it is; another tab may have moved it on.
    """

    model_config = ConfigDict(extra="forbid")
    client_id: str = Field(min_length=8, max_length=64, pattern=r"^[A-Za-z0-9._:-]+$")
    text: str | None = Field(None, max_length=100_000)
    choice: str | None = Field(None, max_length=200)
    conversation: str | None = Field(None, max_length=64)


def message_json(message: Message) -> dict[str, Any]:
    """A message as every page and client gets it."""
    empty: Mapping[str, Any] = {"text": "", "card": None, "choices": [], "link": None, "step": None}
    head = {"seq": message.seq, "from": message.sender, "at": message.at.isoformat()}
    return {**head, **empty, **message.body}


routes = APIRouter(tags=["chat"])


@routes.get("/chat", response_class=HTMLResponse, include_in_schema=False)
def page(
    request: Request, entry: str | None = None, agency: str | None = None, campaign: str | None = None
) -> Response:
    """The full-page chat; without an entry that of the browser's conversation. An unknown one gets a clear page."""
    site = wired(request).site
    if entry is None:
        entry, agency = _known_entry(request)
    try:
        Entrance(entry, agency).check(site.agencies)
    except BadRequest as error:
        return site.message(request, error, 404, agency=agency if error.code == "not_this_agency" else None)
    known = campaign_or_none(campaign)
    return site.render(request, "chat.html", entry=entry, agency=agency, campaign=known, title=None)


@routes.post("/chat/sessions", status_code=201, summary="Open a conversation, or find the open one")
def sessions(request: Request, response: Response, new: NewSession) -> dict[str, Any]:
    """201 with the greeting and the cookie, or 200 with all messages so far."""
    parts = wired(request)
    Entrance(new.entry, new.agency).check(parts.site.agencies)
    key = _same_entry(parts.backend, key_of(request), new)
    opened = open_conversation(parts.backend, "web", new.entry, new.agency, key, new.campaign)
    if opened.key is None:
        response.status_code = 200
        messages = _after(parts.backend, opened.conversation, 0)
    else:
        give(response, opened.key, secure=parts.site.secure_cookies)
        messages = _greet(parts, opened.conversation)
    return {"conversation": opened.conversation.id, "messages": [message_json(m) for m in messages]}


@routes.post("/chat/messages", summary="Say something; returns what the bot answered")
async def say(request: Request, new: NewMessage) -> dict[str, Any]:
    """The bot's messages; the same `client_id` gives the same ones."""
    if (new.text is None) == (new.choice is None):
        raise BadRequest("text_empty")
    incoming = Incoming(new.client_id, new.text, new.choice, new.conversation)
    messages = await wired(request).relay.take(key_hash_of(request), incoming)
    return {"messages": [message_json(m) for m in messages]}


@routes.get("/chat/messages", summary="The messages since")
def since(
    request: Request, after: Annotated[int, Query(ge=0, le=2**31)] = 0, conversation: str | None = None
) -> dict[str, Any]:
    """All messages with a higher seq, the customer's own included. `conversation`: the one that the page shows."""
    backend = wired(request).backend
    found = _conversation(backend, key_hash_of(request))
    if conversation not in (None, found.id):
        raise NotLoggedIn("no_conversation")
    return {"messages": [message_json(m) for m in _after(backend, found, after)]}


@routes.get("/chat/events", include_in_schema=False)
async def events(request: Request) -> EventSourceResponse:
    """Server-sent events: `more`, whenever there is something to fetch."""
    parts = wired(request)
    conversation = await to_thread.run_sync(_conversation, parts.backend, key_hash_of(request))
    return EventSourceResponse(_events(parts.relay, conversation.id), ping=_PING_SECONDS)


def _known_entry(request: Request) -> tuple[str, str | None]:
    try:
        found = _conversation(wired(request).backend, key_hash_of(request))
    except NotLoggedIn:
        return UNKNOWN_ENTRY, None
    return found.entry, found.agency


async def _events(relay: Relay, conversation_id: str) -> AsyncIterator[dict[str, str]]:
    async with relay.hub.listening(conversation_id) as changed:
        yield {"event": "more", "data": "0"}
        while True:
            await changed.wait()
            changed.clear()
            yield {"event": "more", "data": "1"}
            await asyncio.sleep(0)


def _same_entry(backend: Backend, key: str | None, new: NewSession) -> str | None:
    """The key, if its conversation came in by the same way: another flyer is another conversation."""
    if key is None:
        return None
    try:
        found = _conversation(backend, token_hash(key))
    except NotLoggedIn:
        return None
    same = found.entry == new.entry and (new.agency is None or new.agency == found.agency)
    return key if same else None


def _conversation(backend: Backend, key_hash: str) -> Conversation:
    with backend.database.read() as work:
        conversation = work.conversations.by_key(key_hash)
    if conversation is None:
        raise NotLoggedIn("no_conversation")
    return conversation


def _after(backend: Backend, conversation: Conversation, seq: int) -> Sequence[Message]:
    """What may be shown of the transcript from `seq` on."""
    first = max(seq, hidden_until(backend, conversation))
    with backend.database.read() as work:
        return work.messages.after(conversation.id, first)


def _greet(parts: Wired, conversation: Conversation) -> Sequence[Message]:
    with parts.backend.database.begin() as work:
        messages = speak(work, parts.backend, parts.relay.knowledge, conversation, [{"show": "greeting"}])
        work.commit()
    return messages
