"""What the use cases ask of the storage, collection by collection. All of it happens in one unit of work.

Ids are opaque text; all times are aware and in UTC. `get` and its kin return None for what is not there.
`lock` reads a row and keeps it from every other writer until the unit of work ends.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from ..catalogue.answer import Answer
from ..domain.contract import Contract
from ..domain.conversation import Conversation, IssuedChoice, Message, Sender, Turn
from ..domain.member import Member, Realm
from ..domain.policy import PolicyRecord
from ..domain.records import (
    ApiSession,
    AuditEntry,
    Failures,
    LoginChallenge,
    Mail,
    QueuedMail,
    RepeatableRequest,
)
from ..domain.renewal import DocumentEdition, Renewal

CLAIM_FOR = timedelta(minutes=2)
"""How long a claimed mail stays with the worker that claimed it."""


class Members(Protocol):
    """Logins."""

    def get(self, member_id: str) -> Member | None: ...
    def by_login(self, realm: Realm, login: str) -> Member | None:
        """The member with this login; width, case and surrounding space don't matter."""

    def add(self, member: Member) -> None:
        """Raises AlreadyThere when the realm has this login."""


class Contracts(Protocol):
    """Contracts that can be renewed. Only `owned` and `of_member` say whose they are."""

    def get(self, contract_id: str) -> Contract | None: ...
    def owned(self, contract_id: str, member_id: str) -> Contract | None:
        """The contract if it is this member's, else None: somebody else's looks like none."""

    def of_member(self, member_id: str) -> Sequence[Contract]:
        """In the order in which they were added."""

    def by_policy_number(self, number: str) -> Contract | None: ...
    def add(self, contract: Contract, member_id: str | None) -> None:
        """`member_id` None: the holder has no login yet. Raises AlreadyThere for a known policy number."""


class Conversations(Protocol):
    """Talks, one row each."""

    def add(self, conversation: Conversation) -> None: ...
    def get(self, conversation_id: str) -> Conversation | None: ...
    def lock(self, conversation_id: str) -> Conversation | None: ...
    def by_key(self, key_hash: str, *, lock: bool = False) -> Conversation | None: ...
    def of_renewal(self, renewal_id: str) -> Sequence[Conversation]: ...
    def save(self, conversation: Conversation) -> None:
        """Agency, member, renewal, seen_at and memory as given; the rest never changes."""


class Renewals(Protocol):
    """Renewals. One contract has at most one open renewal of a member."""

    def add(self, renewal: Renewal) -> None:
        """Raises AlreadyThere when the member has an open one for the contract."""

    def get(self, renewal_id: str) -> Renewal | None: ...
    def lock(self, renewal_id: str) -> Renewal | None: ...
    def open_for(self, member_id: str, contract_id: str) -> Renewal | None: ...
    def newest_open(self, member_id: str, programme: str) -> Renewal | None: ...
    def of_member(self, member_id: str) -> Sequence[Renewal]:
        """Newest first, whatever their state."""

    def save(self, renewal: Renewal) -> Renewal:
        """Stored under the next version, which is returned.

        Raises StaleVersion when `renewal.version` is not the stored one, AlreadyThere as `add` does.
        """


class Answers(Protocol):
    """Every answer ever given; the newest of a field counts."""

    def append(self, renewal_id: str, answer: Answer, conversation_id: str | None) -> None:
        """Call it with the renewal locked. `conversation_id` None: given through the API."""

    def current(self, renewal_id: str) -> Mapping[str, Answer]:
        """The newest answer of each field; a withdrawn one has the value None."""

    def history(self, renewal_id: str) -> Sequence[Answer]:
        """All of them, oldest first."""


class Documents(Protocol):
    """Documents as offered, and when they were opened."""

    def add_edition(self, edition: DocumentEdition) -> None:
        """The same digest again changes nothing."""

    def get(self, renewal_id: str, digest: str) -> DocumentEdition | None: ...
    def opened(self, renewal_id: str, digest: str, at: datetime, conversation_id: str | None) -> None:
        """Raises NotThere when there is no such edition."""

    def opened_digests(self, renewal_id: str) -> frozenset[str]: ...


class Turns(Protocol):
    """The inbox."""

    def add(self, turn: Turn) -> Turn:
        """The stored turn: this one, or the earlier one with the same event id (then its `id` differs)."""

    def get(self, turn_id: str) -> Turn | None: ...
    def save(self, turn: Turn) -> None:
        """Status, attempts, the bounds of the reply and the outcome as given."""

    def pending(self, older_than: datetime, limit: int = 100) -> Sequence[Turn]:
        """Neither answered nor given up, and received before `older_than`; oldest first."""


class Messages(Protocol):
    """The transcript."""

    def append(
        self,
        conversation_id: str,
        sender: Sender,
        body: Mapping[str, Any],
        at: datetime,
        turn_id: str | None = None,
    ) -> int:
        """The message's seq, one after the last. Locks the conversation. Raises NotThere without one."""

    def after(self, conversation_id: str, seq: int, limit: int = 1000) -> Sequence[Message]: ...
    def of_turn(self, turn_id: str) -> Sequence[Message]: ...


class Offers(Protocol):
    """Choices that were issued."""

    def add(self, choice: IssuedChoice) -> None: ...
    def get(self, conversation_id: str, choice_id: str) -> IssuedChoice | None: ...


class Logins(Protocol):
    """One-time passwords."""

    def add(self, challenge: LoginChallenge) -> None: ...
    def get(self, challenge_id: str) -> LoginChallenge | None: ...
    def lock(self, challenge_id: str) -> LoginChallenge | None: ...
    def save(self, challenge: LoginChallenge) -> None:
        """`tries` and `used_at` as given."""

    def expire(self, member_id: str, now: datetime) -> None:
        """No unused challenge of this member is good any longer."""

    def purge(self, before: datetime) -> int:
        """Removes those that ended before; how many."""


class Throttle(Protocol):
    """Failures in a row, under the hash of whatever failed."""

    def failures(self, key_hash: str) -> Failures | None: ...
    def fail(self, key_hash: str, now: datetime) -> Failures: ...
    def clear(self, key_hash: str) -> None: ...


class Sessions(Protocol):
    """Bearer tokens of the API. Whether one has ended is the caller's to say."""

    def add(self, session: ApiSession) -> None: ...
    def by_token(self, token_hash: str) -> ApiSession | None: ...
    def remove(self, token_hash: str) -> None: ...
    def purge(self, before: datetime) -> int:
        """Removes those that ended before; how many."""


class Policies(Protocol):
    """Policy numbers given out."""

    def next_number(self) -> int:
        """The next sequence number. Held by this unit of work until it ends; no other one gets it."""

    def add(self, policy: PolicyRecord) -> None:
        """Raises AlreadyThere when the renewal, the contract or the number has a policy."""

    def of_renewal(self, renewal_id: str) -> PolicyRecord | None: ...
    def of_contract(self, contract_id: str) -> PolicyRecord | None: ...
    def by_number(self, number: str) -> PolicyRecord | None: ...


class Audit(Protocol):
    """The audit trail: only ever added to."""

    def add(self, at: datetime, actor: str, action: str, about: str, details: Mapping[str, Any]) -> None: ...
    def about(self, about: str) -> Sequence[AuditEntry]: ...


class Mails(Protocol):
    """The outbox."""

    def add(self, mail: Mail) -> bool:
        """Due at once. False when the key was queued before: then nothing changes."""

    def due(self, now: datetime, limit: int, claim_for: timedelta = CLAIM_FOR) -> Sequence[QueuedMail]:
        """Claims due mails: until `now + claim_for` no other worker gets them. Commit before sending."""

    def mark_sent(self, mail_id: int, at: datetime) -> None: ...
    def mark_failed(self, mail_id: int, next_at: datetime) -> None:
        """Given back, due again at `next_at`."""

    def waiting(self) -> int:
        """How many are not sent."""


class Mailbox(Protocol):
    """The demo mailbox."""

    def add(self, mail: Mail) -> None:
        """The same key again changes nothing."""

    def list(self, limit: int = 100) -> Sequence[Mail]:
        """Newest first."""


class Idempotency(Protocol):
    """Requests under an Idempotency-Key."""

    def get(self, scope: str, key: str) -> RepeatableRequest | None: ...
    def add(self, request: RepeatableRequest) -> bool:
        """False when the key is taken (on PostgreSQL after waiting for the one that takes it)."""

    def finish(self, scope: str, key: str, response: Mapping[str, Any]) -> None: ...
    def remove(self, scope: str, key: str) -> None: ...
    def purge(self, before: datetime) -> int:
        """Removes those added before; how many."""
