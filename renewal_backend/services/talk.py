"""A conversation and where its renewal stands: what the relay and the actions ask before they do anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..catalogue.journey import Journey
from ..catalogue.programmes import PROGRAMMES
from ..catalogue.question import Question, ask
from ..catalogue.wording import wording
from ..domain.choices import renewable
from ..domain.conversation import Conversation
from ..domain.policy import PolicyRecord
from ..errors import NotLoggedIn
from .backend import Actor, Backend
from .journeys import Loaded, before_login, load
from .ports import UnitOfWork


@dataclass(frozen=True)
class Talk:
    """One conversation at one moment. `journey` is None on an entry without a renewal of its own."""

    conversation: Conversation
    actor: Actor | None
    loaded: Loaded | None
    journey: Journey | None
    policy: PolicyRecord | None

    @property
    def active(self) -> bool:
        """Whether the renewal's form is on: started, and neither paused nor finished."""
        return bool(self.conversation.memory.get("active")) and self.question is not None

    @property
    def question(self) -> Question | None:
        """The question that the journey asks now."""
        if self.journey is None or self.policy is not None:
            return None
        return ask(self.journey, wording())

    @property
    def asked(self) -> str | None:
        """The name of the present question with all that it rests on; None when nothing is asked."""
        if self.journey is None or self.journey.current is None or self.policy is not None:
            return None
        return f"{self.journey.current.id}/{self.journey.basis(self.journey.current)}"

    @property
    def another(self) -> bool:
        """Whether the member has another contract to renew, now that this one has its number."""
        if self.loaded is None or self.policy is None:
            return False
        return any(c.id != self.policy.contract_id for c in renewable(self.loaded.facts))


def talk_of(
    work: UnitOfWork, backend: Backend, conversation: Conversation | None, *, lock: bool = False
) -> Talk:
    """The talk of a stored conversation, with its renewal locked for a change or not.

    Raises NotLoggedIn (no_conversation) when there is none.
    """
    if conversation is None:
        raise NotLoggedIn("no_conversation")
    actor = actor_of(backend, conversation)
    if conversation.entry not in PROGRAMMES:
        return Talk(conversation, actor, None, None, None)
    find = work.renewals.lock if lock else work.renewals.get
    renewal = find(conversation.renewal_id) if actor and conversation.renewal_id else None
    if renewal is None:
        return Talk(conversation, actor, None, before_login(backend, conversation.entry), None)
    loaded = load(work, backend, renewal)
    policy = None if renewal.state == "open" else work.policies.of_renewal(renewal.id)
    return Talk(conversation, actor, loaded, loaded.journey, policy)


def actor_of(backend: Backend, conversation: Conversation) -> Actor | None:
    """The member who is logged in here, unless the login has been idle for too long."""
    idle = backend.now() - conversation.seen_at
    if conversation.member_id is None or idle > backend.policy.login_idle:
        return None
    return Actor(conversation.member_id, conversation.id)


def hidden_until(backend: Backend, conversation: Conversation) -> int:
    """The last message that may not be shown: while a member's login has ended, all that was said before it did."""
    if "owner" not in conversation.memory or actor_of(backend, conversation) is not None:
        return 0
    return int(conversation.memory.get("hidden", conversation.last_seq))


def remember(conversation: Conversation, **changes: Any) -> Conversation:
    """The conversation with these things in its memory; None forgets."""
    memory: Mapping[str, Any] = {**conversation.memory, **changes}
    return replace(conversation, memory={k: v for k, v in memory.items() if v is not None})
