"""Use cases of the underwriter: applications that wait, and one that is let go on to its policy number (F3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..domain.policy import PolicyRecord
from ..domain.policy_number import number_from
from ..domain.receipt import Receipt
from ..errors import NotYours
from .backend import Backend
from .outcome_mails import released
from .ports import UnitOfWork
from .talk import renewing


@dataclass(frozen=True)
class Released:
    """The policy that follows a receipt. `conversations`: who is to be told of it in the chat, the first time only."""

    receipt: Receipt
    policy: PolicyRecord
    conversations: Sequence[str] = ()


def waiting(backend: Backend) -> Sequence[Receipt]:
    """The applications that an underwriter has to look at, oldest first."""
    with backend.database.read() as work:
        return work.receipts.waiting()


def release(backend: Backend, number: str, staff: str) -> Released:
    """Gives the policy number out, exactly once: whoever asks again gets the same. Raises NotYours (no_receipt)."""
    with backend.database.begin() as work:
        receipt = work.receipts.by_number(number)
        renewal = work.renewals.lock(receipt.renewal_id) if receipt else None
        if receipt is None or renewal is None:
            raise NotYours("no_receipt")
        if policy := work.policies.of_renewal(renewal.id):
            return Released(receipt, policy)
        policy = _policy(work, backend, receipt)
        work.renewals.save(replace(renewal, state="applied", changed_at=policy.at))
        details = {"receipt": receipt.number, "contract": receipt.contract_id}
        work.audit.add(policy.at, f"staff:{staff}", "policy_issued", f"renewal:{renewal.id}", details)
        told = [c.id for c in work.conversations.of_renewal(renewal.id) if renewing(backend, c)]
        work.commit()
    return Released(receipt, policy, told)


def _policy(work: UnitOfWork, backend: Backend, receipt: Receipt) -> PolicyRecord:
    policy = PolicyRecord(
        renewal_id=receipt.renewal_id,
        number=number_from(work.policies.next_number()),
        contract_id=receipt.contract_id,
        member_id=receipt.member_id,
        frozen=receipt.frozen,
        at=backend.now(),
    )
    work.policies.add(policy)
    member = work.members.get(receipt.member_id)
    if member is None:
        raise NotYours("no_receipt")
    wording = backend.rulebook(receipt.frozen["programme"]).wording
    work.mails.add(released(member, receipt, policy, wording))
    return policy
