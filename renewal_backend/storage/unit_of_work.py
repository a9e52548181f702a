"""One transaction with its repositories.

A unit of work holds a connection only between `with` and its end: `commit()` stores, gives connection and
turn back at once, and after it nothing can be read or written any more. Leaving without `commit()` undoes
everything.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, ExitStack, nullcontext
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import TimeoutError as PoolTimeout

from ..services import repositories as ports
from ..services.ports import StorageUnavailable
from . import repositories as sql
from .crypto import BlindIndex


class SqlUnitOfWork:
    """A transaction that writes. Use it in the thread that entered it, once."""

    members: ports.Members
    contracts: ports.Contracts
    sign_ups: ports.SignUps
    mailed_links: ports.MailedLinks
    conversations: ports.Conversations
    renewals: ports.Renewals
    answers: ports.Answers
    documents: ports.Documents
    turns: ports.Turns
    messages: ports.Messages
    offers: ports.Offers
    reviews: ports.Reviews
    logins: ports.Logins
    throttle: ports.Throttle
    sessions: ports.Sessions
    policies: ports.Policies
    receipts: ports.Receipts
    audit: ports.Audit
    mails: ports.Mails
    mailbox: ports.Mailbox
    idempotency: ports.Idempotency
    visits: ports.Visits

    def __init__(
        self, engine: Engine, index: BlindIndex, gate: AbstractContextManager[object] | None = None
    ) -> None:
        self._engine = engine
        self._index = index
        self._gate = gate or nullcontext()
        self._held = ExitStack()

    def __enter__(self) -> Self:
        """Begins. Raises StorageUnavailable when the database is away or there is no getting through."""
        with ExitStack() as stack:
            stack.enter_context(self._gate)
            try:
                connection = stack.enter_context(self._engine.connect())
            except PoolTimeout as error:
                raise StorageUnavailable("all connections are in use") from error
            self._transaction = connection.begin()
            self._furnish(connection)
            self._held = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Rolls back what was not committed."""
        self._held.close()

    def commit(self) -> None:
        """Stores everything, durably, and ends the unit of work."""
        with self._held:
            self._transaction.commit()

    def _furnish(self, connection: Connection) -> None:
        self.members = sql.SqlMembers(connection, self._index)
        self.contracts = sql.SqlContracts(connection, self._index)
        self.sign_ups = sql.SqlSignUps(connection)
        self.mailed_links = sql.SqlMailedLinks(connection)
        self.conversations = sql.SqlConversations(connection)
        self.renewals = sql.SqlRenewals(connection)
        self.answers = sql.SqlAnswers(connection)
        self.documents = sql.SqlDocuments(connection)
        self.turns = sql.SqlTurns(connection)
        self.messages = sql.SqlMessages(connection)
        self.offers = sql.SqlOffers(connection)
        self.reviews = sql.SqlReviews(connection)
        self.logins = sql.SqlLogins(connection)
        self.throttle = sql.SqlThrottle(connection)
        self.sessions = sql.SqlSessions(connection)
        self.policies = sql.SqlPolicies(connection)
        self.receipts = sql.SqlReceipts(connection)
        self.audit = sql.SqlAudit(connection)
        self.mails = sql.SqlMails(connection)
        self.mailbox = sql.SqlMailbox(connection)
        self.idempotency = sql.SqlIdempotency(connection)
        self.visits = sql.SqlVisits(connection)


class ReadOnlyUnitOfWork(SqlUnitOfWork):
    """A transaction that only reads: the connection itself refuses to write."""

    def commit(self) -> None:
        """There is nothing to store; asking for it is a mistake."""
        raise RuntimeError("this unit of work only reads")
