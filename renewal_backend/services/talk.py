"""A conversation and where its renewal stands: what the relay and the actions ask before they do anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..catalogue.journey import Journey
from ..catalogue.programmes import PROCEDURES, SIGN_UPS
from ..catalogue.question import Question, ask
from ..catalogue.wording import Wording, wording
from ..domain.choices import renewable
from ..domain.conversation import Conversation
from ..domain.member import realm_of
from ..domain.policy import PolicyRecord
from ..domain.receipt import Receipt
from ..errors import NotLoggedIn
from .backend import Actor, Backend
from .journeys import Loaded, before_login, load
from .ports import UnitOfWork


@dataclass(frozen=True)
class Talk:
    """One conversation at one moment. `journey` is None while it is not known which procedure is meant.

    `actor` is the member who is logged in, in a sign-up the conversation's guest, else None.
    """

    conversation: Conversation
    actor: Actor | None
    loaded: Loaded | None
    journey: Journey | None
    policy: PolicyRecord | None
    receipt: Receipt | None = None
    """What an application got that an underwriter had to look at; its policy follows."""

    @property
    def applied(self) -> bool:
        """Whether it is done: with its policy number, or waiting for it."""
        return self.policy is not None or self.receipt is not None

    @property
    def active(self) -> bool:
        """Whether the renewal's form is on: started, and neither paused nor finished."""
        return bool(self.conversation.memory.get("active")) and self.question is not None

    @property
    def question(self) -> Question | None:
        """The question that the journey asks now."""
        if self.journey is None or self.applied:
            return None
        return ask(self.journey, self.wording)

    @property
    def wording(self) -> Wording:
        """The words of what is spoken of."""
        return wording(self.journey.programme.id if self.journey else None)

    @property
    def asked(self) -> str | None:
        """The name of the present question with all that it rests on; None when nothing is asked."""
        if self.journey is None or self.journey.current is None or self.applied:
            return None
        return f"{self.journey.current.id}/{self.journey.basis(self.journey.current)}"

    @property
    def another(self) -> bool:
        """Whether the member has another contract to renew, now that this one is applied for."""
        ended = self.policy or self.receipt
        if self.loaded is None or ended is None:
            return False
        return any(c.id != ended.contract_id for c in renewable(self.loaded.facts))


def talk_of(
    work: UnitOfWork, backend: Backend, conversation: Conversation | None, *, lock: bool = False
) -> Talk:
    """The talk of a stored conversation, with its renewal locked for a change or not.

    Raises NotLoggedIn (no_conversation) when there is none.
    """
    if conversation is None:
        raise NotLoggedIn("no_conversation")
    programme = conversation.programme
    actor = renewing(backend, conversation)
    if programme not in PROCEDURES:
        return Talk(conversation, actor, None, None, None)
    if programme in SIGN_UPS:
        actor = Actor(None, conversation.id)
    find = work.renewals.lock if lock else work.renewals.get
    renewal = find(conversation.renewal_id) if actor and conversation.renewal_id else None
    if renewal is None or renewal.programme != programme:
        return Talk(conversation, actor, None, before_login(backend, programme), None)
    loaded = load(work, backend, renewal)
    if renewal.state == "open":
        return Talk(conversation, actor, loaded, loaded.journey, None)
    policy, receipt = work.policies.of_renewal(renewal.id), work.receipts.of_renewal(renewal.id)
    return Talk(conversation, actor, loaded, loaded.journey, policy, receipt)


def actor_of(backend: Backend, conversation: Conversation) -> Actor | None:
    """The member who is logged in here, unless the login has been idle for too long."""
    idle = backend.now() - conversation.seen_at
    if conversation.member_id is None or idle > backend.policy.login_idle:
        return None
    return Actor(conversation.member_id, conversation.id)


def renewing(backend: Backend, conversation: Conversation) -> Actor | None:
    """The same, if it is a login for what is spoken of: the internet site has its own (F3)."""
    realm = conversation.memory.get("realm", "mypage")
    return actor_of(backend, conversation) if realm == realm_of(conversation.programme) else None


def hidden_until(backend: Backend, conversation: Conversation) -> int:
    """The last message that may not be shown: while a member's login has ended, all that was said before it did."""
    if "owner" not in conversation.memory or actor_of(backend, conversation) is not None:
        return 0
    return int(conversation.memory.get("hidden", conversation.last_seq))


def remember(conversation: Conversation, **changes: Any) -> Conversation:
    """The conversation with these things in its memory; None forgets."""
    memory: Mapping[str, Any] = {**conversation.memory, **changes}
    return replace(conversation, memory={k: v for k, v in memory.items() if v is not None})
