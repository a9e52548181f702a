"""Renewals with their answers and documents."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from ...catalogue.answer import Answer, Shown
from ...domain.renewal import DocumentEdition, Renewal
from ...services.ports import StaleVersion
from ..tables import answers, documents, openings, renewals
from .base import Repository


class SqlRenewals(Repository):
    """Renewals."""

    def add(self, renewal: Renewal) -> None:
        """Raises AlreadyThere when the member has an open one for the contract."""
        self._insert(renewals, vars(renewal))

    def get(self, renewal_id: str) -> Renewal | None:
        """The renewal with this id."""
        return self._one(Renewal, renewals, id=renewal_id)

    def lock(self, renewal_id: str) -> Renewal | None:
        """As `get`; no one else changes it until the unit of work ends."""
        return self._one(Renewal, renewals, lock=True, id=renewal_id)

    def open_for(self, member_id: str, contract_id: str) -> Renewal | None:
        """The member's open renewal of this contract."""
        return self._one(Renewal, renewals, member_id=member_id, contract_id=contract_id, state="open")

    def newest_open(self, member_id: str, programme: str) -> Renewal | None:
        """The open renewal that the member touched last."""
        open_ones = (
            renewals.c.member_id == member_id,
            renewals.c.programme == programme,
            renewals.c.state == "open",
        )
        newest = self._all(Renewal, renewals, *open_ones, order=[renewals.c.changed_at.desc()], limit=1)
        return newest[0] if newest else None

    def of_member(self, member_id: str) -> Sequence[Renewal]:
        """All of the member's renewals, newest first."""
        newest_first = [renewals.c.started_at.desc()]
        return self._all(Renewal, renewals, renewals.c.member_id == member_id, order=newest_first)

    def save(self, renewal: Renewal) -> Renewal:
        """Stored under the next version. Raises StaleVersion when somebody else saved it in between."""
        saved = replace(renewal, version=renewal.version + 1)
        if self._update(renewals, vars(saved), id=renewal.id, version=renewal.version) != 1:
            raise StaleVersion("the renewal was saved in between")
        return saved


class SqlAnswers(Repository):
    """Every answer ever given."""

    def append(self, renewal_id: str, answer: Answer, conversation_id: str | None) -> None:
        """Adds an answer; the earlier ones stay as evidence."""
        content = {
            "value": answer.value,
            "basis": answer.basis,
            "text": answer.shown.text,
            "edition": answer.shown.edition,
        }
        self._insert(
            answers,
            {
                "renewal_id": renewal_id,
                "field": answer.field,
                "content": content,
                "at": answer.at,
                "conversation_id": conversation_id,
            },
        )

    def current(self, renewal_id: str) -> Mapping[str, Answer]:
        """The newest answer of each field."""
        rows = self._connection.execute(_current_answers, {"renewal": renewal_id})
        return {answer.field: answer for answer in map(_answer, rows)}

    def history(self, renewal_id: str) -> Sequence[Answer]:
        """All answers, oldest first."""
        rows = self._connection.execute(_answers.where(answers.c.renewal_id == renewal_id))
        return [_answer(row) for row in rows]


_answers = select(answers.c.field, answers.c.content, answers.c.at).order_by(answers.c.id)
_current_answers = _answers.where(
    answers.c.id.in_(
        select(func.max(answers.c.id))
        .where(answers.c.renewal_id == bindparam("renewal"))
        .group_by(answers.c.field)
    )
)


def _answer(row: Row[str, Any, datetime]) -> Answer:
    field, content, at = row
    shown = Shown(text=content["text"], edition=content["edition"])
    return Answer(field=field, value=content["value"], basis=content["basis"], shown=shown, at=at)


class SqlDocuments(Repository):
    """Documents as offered, and when they were opened."""

    def add_edition(self, edition: DocumentEdition) -> None:
        """Keeps an edition; the same one again changes nothing."""
        self._insert_new(documents, vars(edition), "renewal_id", "digest")

    def get(self, renewal_id: str, digest: str) -> DocumentEdition | None:
        """The edition with this digest."""
        return self._one(DocumentEdition, documents, renewal_id=renewal_id, digest=digest)

    def opened(self, renewal_id: str, digest: str, at: datetime, conversation_id: str | None) -> None:
        """Records an opening. Raises NotThere when there is no such edition."""
        self._insert(
            openings,
            {
                "renewal_id": renewal_id,
                "digest": digest,
                "at": at,
                "conversation_id": conversation_id,
            },
        )

    def opened_digests(self, renewal_id: str) -> frozenset[str]:
        """The digests of all editions that were opened."""
        return frozenset(self._connection.scalars(_opened_digests, {"renewal": renewal_id}))


_opened_digests = select(openings.c.digest).where(openings.c.renewal_id == bindparam("renewal")).distinct()
