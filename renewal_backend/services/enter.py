"""Use cases: a conversation is opened, and a member who logged in goes on where the renewal stood."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from ..catalogue.programmes import PROGRAMMES
from ..domain.conversation import Conversation
from ..domain.member import Member
from ..domain.renewal import Renewal
from ..errors import NotLoggedIn
from .answer import start
from .backend import Actor, Backend, new_id, token_hash
from .ports import UnitOfWork
from .talk import actor_of, remember


@dataclass(frozen=True)
class Opened:
    """A conversation; `key` is the secret for its owner's cookie, given out only when it is new."""

    conversation: Conversation
    key: str | None


def open_conversation(
    backend: Backend, channel: str, entry: str, agency: str | None, key: str | None
) -> Opened:
    """The conversation of that key, or a new one when there is none."""
    with backend.database.begin() as work:
        known = work.conversations.by_key(token_hash(key)) if key else None
        if known is not None:
            return Opened(known, None)
        conversation, key = _fresh(backend, channel, entry, agency)
        work.conversations.add(conversation)
        work.commit()
    return Opened(conversation, key)


def enter(backend: Backend, conversation_id: str, member: Member) -> Opened:
    """Binds the member; the newest open renewal of the entry's programme goes on, or a new one starts.

    Somebody else's conversation stays theirs: another member gets a new one, with a key of its own.
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
        actor = Actor(member.id, conversation.id)
        renewal = _renewal(work, backend, actor, conversation.entry)
        bound = replace(
            conversation,
            member_id=member.id,
            renewal_id=renewal.id if renewal else None,
            seen_at=backend.now(),
        )
        sender = int(conversation.memory.get("rasa", 0)) + 1
        forgotten = {"missed": None, "notice": None, "aside": None, "hidden": None}
        bound = remember(bound, active=True, rasa=sender, owner=member.id, **forgotten)
        work.conversations.save(bound)
        work.audit.add(backend.now(), str(actor), "logged_in", f"conversation:{conversation.id}", {})
        work.commit()
    return Opened(bound, key)


def _fresh(backend: Backend, channel: str, entry: str, agency: str | None) -> tuple[Conversation, str]:
    key, now = secrets.token_urlsafe(32), backend.now()
    return Conversation(new_id(), token_hash(key), channel, entry, agency, None, None, now, now), key


def begin(work: UnitOfWork, backend: Backend, conversation: Conversation) -> Conversation:
    """The customer wants to (go on to) renew: the form is on, with a renewal that is still open."""
    actor = actor_of(backend, conversation)
    if actor is not None:
        current = work.renewals.get(conversation.renewal_id) if conversation.renewal_id else None
        if current is None or current.state != "open":
            renewal = _renewal(work, backend, actor, conversation.entry)
            conversation = replace(conversation, renewal_id=renewal.id if renewal else None)
    conversation = remember(conversation, active=True, missed=None, notice=None)
    work.conversations.save(conversation)
    return conversation


def _renewal(work: UnitOfWork, backend: Backend, actor: Actor, programme: str) -> Renewal | None:
    if programme not in PROGRAMMES:
        return None
    return work.renewals.newest_open(actor.member_id, programme) or start(work, backend, actor, programme)
