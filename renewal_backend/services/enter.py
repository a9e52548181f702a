"""Use cases: a conversation is opened, and a member who logged in goes on where the renewal stood."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from ..catalogue.programmes import PROGRAMMES, SIGN_UPS
from ..domain.conversation import Conversation
from ..domain.member import Member
from ..domain.renewal import Renewal
from ..domain.visit import Visit
from ..errors import NotLoggedIn
from .answer import start
from .backend import Actor, Backend, new_id, token_hash
from .ports import UnitOfWork
from .talk import remember, renewing


@dataclass(frozen=True)
class Opened:
    """A conversation; `key` is the secret for its owner's cookie, given out only when it is new."""

    conversation: Conversation
    key: str | None


def open_conversation(
    backend: Backend,
    channel: str,
    entry: str,
    agency: str | None,
    key: str | None,
    campaign: str | None = None,
) -> Opened:
    """The conversation of that key, or a new one when there is none.

    With the id of a `campaign` the opening is kept as a visit, whether the conversation is new or not.
    """
    with backend.database.begin() as work:
        conversation = work.conversations.by_key(token_hash(key)) if key else None
        new = None
        if conversation is None:
            conversation, new = _fresh(backend, channel, entry, agency)
            work.conversations.add(conversation)
        if campaign is not None:
            work.visits.add(Visit(new_id(), backend.now(), entry, agency, campaign, conversation.id))
        work.commit()
    return Opened(conversation, new)


def enter(backend: Backend, conversation_id: str, member: Member, programme: str | None = None) -> Opened:
    """Binds the member; the newest open renewal of the programme goes on, or a new one starts.

    `programme` is the conversation's own unless another is given. Somebody else's conversation stays theirs: another
    member gets a new one. In a browser either has a new key: whoever knew the one from before the login is out.
    Raises NotLoggedIn (no_conversation).
    """
    with backend.database.begin() as work:
        conversation = work.conversations.lock(conversation_id)
        if conversation is None:
            raise NotLoggedIn("no_conversation")
        key = None
        if conversation.memory.get("owner", member.id) != member.id:
            conversation, key = _fresh(backend, conversation.channel, conversation.entry, conversation.agency)
            work.conversations.add(conversation)
        elif conversation.channel == "web":
            key = new_key()
            conversation = replace(conversation, key_hash=token_hash(key))
        conversation = remember(conversation, programme=programme or conversation.programme)
        actor = Actor(member.id, conversation.id)
        renewal = _renewal(work, backend, actor, conversation.programme)
        bound = replace(
            conversation,
            member_id=member.id,
            renewal_id=renewal.id if renewal else None,
            seen_at=backend.now(),
        )
        sender = int(conversation.memory.get("rasa", 0)) + 1
        forgotten = {"missed": None, "notice": None, "aside": None, "hidden": None}
        bound = remember(bound, active=True, rasa=sender, owner=member.id, realm=member.realm, **forgotten)
        work.conversations.save(bound)
        work.audit.add(backend.now(), str(actor), "logged_in", f"conversation:{conversation.id}", {})
        work.commit()
    return Opened(bound, key)


def new_key() -> str:
    """The secret of a conversation (256 bit)."""
    return secrets.token_urlsafe(32)


def _fresh(backend: Backend, channel: str, entry: str, agency: str | None) -> tuple[Conversation, str]:
    key, now = new_key(), backend.now()
    return Conversation(new_id(), token_hash(key), channel, entry, agency, None, None, now, now), key


def begin(work: UnitOfWork, backend: Backend, conversation: Conversation) -> Conversation:
    """The customer wants to (go on to) do it: the form is on, with a renewal or sign-up that is still open."""
    programme = conversation.programme
    actor = Actor(None, conversation.id) if programme in SIGN_UPS else renewing(backend, conversation)
    if actor is not None:
        current = work.renewals.get(conversation.renewal_id) if conversation.renewal_id else None
        if current is None or current.state != "open" or current.programme != programme:
            renewal = _renewal(work, backend, actor, programme)
            conversation = replace(conversation, renewal_id=renewal.id if renewal else None)
    conversation = remember(conversation, active=True, missed=None, notice=None)
    work.conversations.save(conversation)
    return conversation


def _renewal(work: UnitOfWork, backend: Backend, actor: Actor, programme: str) -> Renewal | None:
    if programme in SIGN_UPS and actor.member_id is None:
        return start(work, backend, actor, programme)
    if programme not in PROGRAMMES:
        return None
    return work.renewals.newest_open(actor.member, programme) or start(work, backend, actor, programme)
