"""Use case: 「契約を申し込む」. One transaction gives out the policy number, exactly once.

Where an underwriter has to look first (F3: 受付完了) it gives out a receipt number in its place; see `release`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TypeAlias

from ..catalogue.journey import Journey
from ..catalogue.vocabulary import Refusal
from ..domain.member import Member
from ..domain.policy import PolicyRecord
from ..domain.policy_number import number_from
from ..domain.receipt import Receipt, receipt_number
from ..domain.renewal import Renewal
from ..errors import NotAllowedNow, NotYours
from .answer import made
from .backend import Actor, Backend
from .frozen import frozen, reasons_of
from .journeys import Loaded, editable, load, must_not_be_closed, owned
from .outcome_mails import accepted, thank_you
from .ports import UnitOfWork
from .repeatable import claim, keep

Outcome: TypeAlias = PolicyRecord | Receipt
"""What an application ends in."""


def apply(
    backend: Backend,
    actor: Actor,
    renewal_id: str,
    key: str | None = None,
    version: int | None = None,
    body: str = "",
) -> Outcome:
    """The new policy, or the receipt of an application that has to wait.

    The same key, another key, a second tab, a retry after a crash: the same number.

    Raises NotYours; NotAllowedNow (incomplete, stale_version, site_closed, contract_…) with nothing changed; KeyReused
    when the key came with another renewal or another `body` before.
    """
    with backend.database.begin() as work:
        if key is not None:
            claim(work, backend, actor, key, "apply", renewal_id, body)
        outcome = issue(work, backend, actor, renewal_id, version)
        if key is not None:
            keep(work, actor, key, {"number": outcome.number})
        work.commit()
    return outcome


def issue(
    work: UnitOfWork, backend: Backend, actor: Actor, renewal_id: str, version: int | None = None
) -> Outcome:
    """`apply` within a unit of work: what the renewal has ended in, or ends in now."""
    renewal = owned(work, actor, renewal_id, lock=True)
    return outcome_of(work, renewal.id) or _issue(
        work, backend, actor, editable(work, actor, renewal_id, version)
    )


def outcome_of(work: UnitOfWork, renewal_id: str) -> Outcome | None:
    """The policy, or the receipt for as long as there is none."""
    return work.policies.of_renewal(renewal_id) or work.receipts.of_renewal(renewal_id)


def _issue(work: UnitOfWork, backend: Backend, actor: Actor, renewal: Renewal) -> Outcome:
    complete = _completed(work, backend, actor, renewal)
    member = work.members.get(actor.member)
    if member is None:
        raise NotYours()
    give_out = _receipt if reasons_of(complete) else _policy
    return give_out(work, backend, actor, complete, member)


def _policy(
    work: UnitOfWork, backend: Backend, actor: Actor, complete: Loaded, member: Member
) -> PolicyRecord:
    now, contract, renewal = backend.now(), complete.facts.contract, complete.renewal
    number = number_from(work.policies.next_number())
    policy = PolicyRecord(renewal.id, number, contract.id, member.id, frozen(complete, now), now)
    work.policies.add(policy)
    work.renewals.save(replace(renewal, state="applied", changed_at=now))
    work.audit.add(now, str(actor), "policy_issued", f"renewal:{renewal.id}", {"contract": contract.id})
    work.mails.add(thank_you(member, policy, complete.facts.situation.rulebook.wording))
    return policy


def _receipt(work: UnitOfWork, backend: Backend, actor: Actor, complete: Loaded, member: Member) -> Receipt:
    now, contract, renewal = backend.now(), complete.facts.contract, complete.renewal
    number = receipt_number(work.receipts.next_number())
    receipt = Receipt(renewal.id, number, contract.id, member.id, frozen(complete, now), now)
    work.receipts.add(receipt)
    work.renewals.save(replace(renewal, state="accepted", changed_at=now))
    details = {"contract": contract.id, "reasons": [rule for rule, _ in receipt.reasons]}
    work.audit.add(now, str(actor), "application_accepted", f"renewal:{renewal.id}", details)
    work.mails.add(accepted(member, receipt, complete.facts.situation.rulebook.wording))
    return receipt


def _completed(work: UnitOfWork, backend: Backend, actor: Actor, renewal: Renewal) -> Loaded:
    """The journey with «申し込む» answered; everything else must hold already, in its version in force."""
    loaded = load(work, backend, renewal)
    must_not_be_closed(loaded.journey)
    field = loaded.journey.current
    if field is None or field.id != "apply":
        raise NotAllowedNow.by(loaded.journey.lost or Refusal("incomplete"))
    answer = made(backend, loaded, field, True)
    answers = {**loaded.journey.answers, field.id: answer}
    journey = Journey(loaded.journey.programme, loaded.facts, answers)
    if not journey.complete:
        raise NotAllowedNow("incomplete")
    work.answers.append(renewal.id, answer, actor.conversation_id)
    return replace(loaded, journey=journey)
