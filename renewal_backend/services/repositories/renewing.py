"""Renewals, their answers and documents, and the policies or receipts they end in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from ...catalogue.answer import Answer
from ...domain.policy import PolicyRecord
from ...domain.receipt import Receipt
from ...domain.renewal import DocumentEdition, Renewal


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


class Policies(Protocol):
    """Policy numbers given out."""

    def next_number(self) -> int:
        """The next sequence number. Held by this unit of work until it ends; no other one gets it."""

    def add(self, policy: PolicyRecord) -> None:
        """Raises AlreadyThere when the renewal, the contract or the number has a policy."""

    def of_renewal(self, renewal_id: str) -> PolicyRecord | None: ...
    def of_contract(self, contract_id: str) -> PolicyRecord | None: ...
    def by_number(self, number: str) -> PolicyRecord | None: ...


class Receipts(Protocol):
    """Applications that wait for the underwriter, or did."""

    def next_number(self) -> int:
        """As for policies."""

    def add(self, receipt: Receipt) -> None:
        """Raises AlreadyThere when the renewal, the contract or the number has a receipt."""

    def of_renewal(self, renewal_id: str) -> Receipt | None: ...
    def of_contract(self, contract_id: str) -> Receipt | None: ...
    def by_number(self, number: str) -> Receipt | None: ...
    def waiting(self) -> Sequence[Receipt]:
        """Those that have no policy yet, oldest first."""
