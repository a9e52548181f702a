"""The outbox, the demo mailbox, and requests that may be repeated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, select, update

from ...domain.records import Mail, QueuedMail, RepeatableRequest
from ...services.repositories import CLAIM_FOR
from ..tables import idempotency, mailbox, mails
from .base import Repository


def _to_row(mail: Mail) -> dict[str, Any]:
    content = {"to": mail.to, "subject": mail.subject, "text": mail.text, "html": mail.html}
    return {"key": mail.key, "content": content, "at": mail.at}


class SqlMails(Repository):
    """The outbox."""

    def add(self, mail: Mail) -> bool:
        """Due at once. False when the key was queued before."""
        return self._insert_new(mails, {**_to_row(mail), "attempts": 0, "next_at": mail.at}, "key")

    def due(self, now: datetime, limit: int, claim_for: timedelta = CLAIM_FOR) -> Sequence[QueuedMail]:
        """Claims due mails by moving their time; a worker that dies gives them back by itself."""
        ready = (
            select(mails.c.id)
            .where(mails.c.sent_at.is_(None), mails.c.next_at <= now)
            .order_by(mails.c.next_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        claimed = (
            update(mails)
            .where(mails.c.id.in_(ready.scalar_subquery()))
            .values(next_at=now + claim_for, attempts=mails.c.attempts + 1)
            .returning(mails.c.id, mails.c.key, mails.c.content, mails.c.at, mails.c.attempts)
        )
        rows = sorted(self._connection.execute(claimed), key=lambda row: int(row.id))
        return [QueuedMail(r.id, Mail(key=r.key, at=r.at, **r.content), r.attempts) for r in rows]

    def mark_sent(self, mail_id: int, at: datetime) -> None:
        """Done for good."""
        self._update(mails, {"sent_at": at, "next_at": None}, id=mail_id)

    def mark_failed(self, mail_id: int, next_at: datetime) -> None:
        """Due again at `next_at`."""
        self._update_where(mails, {"next_at": next_at}, mails.c.id == mail_id, mails.c.sent_at.is_(None))

    def waiting(self) -> int:
        """How many are not sent."""
        statement = select(func.count()).select_from(mails).where(mails.c.sent_at.is_(None))
        return int(self._connection.execute(statement).scalar_one())


class SqlMailbox(Repository):
    """The demo mailbox."""

    def add(self, mail: Mail) -> None:
        """The same key again changes nothing."""
        self._insert_new(mailbox, _to_row(mail), "key")

    def list(self, limit: int = 100) -> Sequence[Mail]:
        """Newest first."""
        statement = select(mailbox).order_by(mailbox.c.id.desc()).limit(limit)
        return [Mail(key=row.key, at=row.at, **row.content) for row in self._connection.execute(statement)]


class SqlIdempotency(Repository):
    """Requests under an Idempotency-Key."""

    def get(self, scope: str, key: str) -> RepeatableRequest | None:
        """The request with this key."""
        return self._one(RepeatableRequest, idempotency, scope=scope, key=key)

    def add(self, request: RepeatableRequest) -> bool:
        """False when the key is taken."""
        return self._insert_new(idempotency, vars(request), "scope", "key")

    def finish(self, scope: str, key: str, response: Mapping[str, Any]) -> None:
        """Done, with this answer for every repetition."""
        self._update(idempotency, {"status": "done", "response": response}, scope=scope, key=key)

    def remove(self, scope: str, key: str) -> None:
        """The key is free again."""
        self._delete(idempotency, idempotency.c.scope == scope, idempotency.c.key == key)

    def purge(self, before: datetime) -> int:
        """Removes the requests that were added before."""
        return self._delete(idempotency, idempotency.c.at < before)
