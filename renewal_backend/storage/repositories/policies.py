"""Policy numbers given out, and the audit trail."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from ...domain.policy import PolicyRecord
from ...domain.policy_number import FIRST_SEQUENCE
from ...domain.records import AuditEntry
from ..tables import audit, counters, policies
from .base import Repository

POLICY_NUMBERS = "policy_numbers"


class SqlPolicies(Repository):
    """Policy numbers given out."""

    def next_number(self) -> int:
        """Counts on. The counter's row stays locked until the unit of work ends; a rollback gives it back."""
        insert = self._upsert(counters).values(name=POLICY_NUMBERS, value=FIRST_SEQUENCE)
        counted = insert.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + 1})
        return int(self._connection.execute(counted.returning(counters.c.value)).scalar_one())

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


class SqlAudit(Repository):
    """The audit trail."""

    def add(self, at: datetime, actor: str, action: str, about: str, details: Mapping[str, Any]) -> None:
        """One more entry."""
        self._insert(audit, vars(AuditEntry(at, actor, action, about, details)))

    def about(self, about: str) -> Sequence[AuditEntry]:
        """All entries about it, oldest first."""
        return self._all(AuditEntry, audit, audit.c.about == about, order=[audit.c.id])
