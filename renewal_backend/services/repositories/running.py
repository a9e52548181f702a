"""The audit trail, mails, repeated requests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Protocol

from ...domain.records import AuditEntry, Mail, QueuedMail, RepeatableRequest

CLAIM_FOR = timedelta(minutes=2)
"""How long a claimed mail stays with the worker that claimed it."""


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
