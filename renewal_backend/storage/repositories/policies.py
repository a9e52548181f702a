"""Policy numbers and receipts given out, and the audit trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select

from ...domain.policy import PolicyRecord
from ...domain.policy_number import FIRST_SEQUENCE
from ...domain.receipt import FIRST_RECEIPT, Receipt
from ...domain.records import AuditEntry
from ..tables import audit, policies, receipts
from .base import Repository

POLICY_NUMBERS, RECEIPTS = "policy_numbers", "receipts"


class SqlPolicies(Repository):
    """Policy numbers given out."""

    def next_number(self) -> int:
        """Counts on; see `_next`."""
        return self._next(POLICY_NUMBERS, FIRST_SEQUENCE)

    def add(self, policy: PolicyRecord) -> None:
        """Raises AlreadyThere when the renewal, the contract or the number has a policy."""
        self._insert(policies, vars(policy))

    def of_renewal(self, renewal_id: str) -> PolicyRecord | None:
        """The policy that the renewal ended in."""
        return self._one(PolicyRecord, policies, renewal_id=renewal_id)

    def of_contract(self, contract_id: str) -> PolicyRecord | None:
        """The policy that follows the contract."""
        return self._one(PolicyRecord, policies, contract_id=contract_id)

    def by_number(self, number: str) -> PolicyRecord | None:
        """The policy with this number."""
        return self._one(PolicyRecord, policies, number=number)


class SqlReceipts(Repository):
    """Applications that wait for the underwriter, or did."""

    def next_number(self) -> int:
        """Counts on; see `_next`."""
        return self._next(RECEIPTS, FIRST_RECEIPT)

    def add(self, receipt: Receipt) -> None:
        """Raises AlreadyThere when the renewal, the contract or the number has a receipt."""
        self._insert(receipts, vars(receipt))

    def of_renewal(self, renewal_id: str) -> Receipt | None:
        """The receipt of the renewal."""
        return self._one(Receipt, receipts, renewal_id=renewal_id)

    def of_contract(self, contract_id: str) -> Receipt | None:
        """The receipt of the contract's renewal."""
        return self._one(Receipt, receipts, contract_id=contract_id)

    def by_number(self, number: str) -> Receipt | None:
        """The receipt with this number."""
        return self._one(Receipt, receipts, number=number)

    def waiting(self) -> Sequence[Receipt]:
        """Those that have no policy yet, oldest first."""
        released = select(policies.c.renewal_id)
        oldest_first = [receipts.c.at, receipts.c.number]
        return self._all(Receipt, receipts, receipts.c.renewal_id.not_in(released), order=oldest_first)


class SqlAudit(Repository):
    """The audit trail."""

    def add(self, at: datetime, actor: str, action: str, about: str, details: Mapping[str, Any]) -> None:
        """One more entry."""
        self._insert(audit, vars(AuditEntry(at, actor, action, about, details)))

    def about(self, about: str) -> Sequence[AuditEntry]:
        """All entries about it, oldest first."""
        return self._all(AuditEntry, audit, audit.c.about == about, order=[audit.c.id])
