"""What the use cases need from outside, as Protocols; `storage` and `outside` provide it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from types import TracebackType
from typing import Protocol, Self

from ..domain.contract import Contract
from ..domain.member import Member
from ..domain.records import Mail
from .repositories import (
    Answers,
    Audit,
    Contracts,
    Conversations,
    Documents,
    Idempotency,
    Logins,
    Mailbox,
    MailedLinks,
    Mails,
    Members,
    Messages,
    Offers,
    Policies,
    Receipts,
    Renewals,
    Reviews,
    Sessions,
    SignUps,
    Throttle,
    Turns,
    Visits,
)


class StorageError(Exception):
    """What the storage could not do; its kinds are named after the situation."""


class StaleVersion(StorageError):  # noqa: N818
    """Somebody else saved it in between."""


class AlreadyThere(StorageError):  # noqa: N818
    """A row that must be the only one of its kind exists already. The unit of work can only be left."""


class NotThere(StorageError):  # noqa: N818
    """The row that something was to be added to does not exist."""


class StorageUnavailable(StorageError):  # noqa: N818
    """The database is away or too busy; nothing was changed."""


class Clock(Protocol):
    """Where the time comes from."""

    def now(self) -> datetime:
        """The present, aware, in UTC."""


class UnitOfWork(Protocol):
    """One transaction. All that happened since `with` is stored by `commit()` or else not at all.

    Nothing can be done after `commit()`. Leaving without it, or by an exception, rolls back.
    """

    members: Members
    contracts: Contracts
    sign_ups: SignUps
    mailed_links: MailedLinks
    conversations: Conversations
    renewals: Renewals
    answers: Answers
    documents: Documents
    turns: Turns
    messages: Messages
    offers: Offers
    reviews: Reviews
    logins: Logins
    throttle: Throttle
    sessions: Sessions
    policies: Policies
    receipts: Receipts
    audit: Audit
    mails: Mails
    mailbox: Mailbox
    idempotency: Idempotency
    visits: Visits

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def commit(self) -> None:
        """Stores everything, durably."""


class OwnedContract(Protocol):
    """A contract and the id of the member it belongs to; None: the holder has no login yet."""

    @property
    def contract(self) -> Contract: ...
    @property
    def member_id(self) -> str | None: ...


class StartingData(Protocol):
    """What a demonstration starts with."""

    @property
    def members(self) -> Sequence[Member]: ...
    @property
    def contracts(self) -> Sequence[OwnedContract]: ...


class Database(Protocol):
    """Where units of work come from: `with database.begin() as work: …; work.commit()`."""

    def begin(self) -> UnitOfWork:
        """To read and write. On SQLite there is one at a time; a second one in the same thread raises."""

    def read(self) -> UnitOfWork:
        """To read only, from one consistent state on SQLite; never waits for a writer. `commit` raises."""

    def ping(self) -> bool:
        """Whether the database answers."""

    def is_current(self) -> bool:
        """Whether the tables are those that this version expects."""

    def reset_demo(self, data: StartingData) -> None:
        """Removes everything and writes `data`, in one transaction."""


class DemoDatabase(Database, Protocol):
    """A database that a demonstration may start anew."""

    def reset_demo(self, data: StartingData) -> None:
        """Removes every row and writes `data`, in one transaction."""


class MailSender(Protocol):
    """Hands a mail over to whatever delivers it."""

    def send(self, mail: Mail) -> None:
        """Raises OSError when it could not be handed over and should be tried again."""


class PasswordHasher(Protocol):
    """Passwords and one-time passwords, one way."""

    def __hash__(self) -> int: ...
    def hash(self, password: str) -> str: ...
    def verify(self, password_hash: str, password: str) -> bool:
        """Takes the same time whether it matches or not."""
