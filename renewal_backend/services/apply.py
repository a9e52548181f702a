"""Use case: 「契約を申し込む」. One transaction gives out the policy number, exactly once."""

from __future__ import annotations

from dataclasses import replace

from ..catalogue.journey import Journey
from ..domain.policy import PolicyRecord
from ..domain.policy_number import number_from
from ..domain.renewal import Renewal
from ..errors import NotAllowedNow, NotYours
from .answer import made
from .backend import Actor, Backend
from .frozen import frozen
from .journeys import Loaded, editable, load, owned
from .ports import UnitOfWork
from .repeatable import claim, keep
from .thank_you import thank_you


def apply(
    backend: Backend,
    actor: Actor,
    renewal_id: str,
    key: str | None = None,
    version: int | None = None,
    body: str = "",
) -> PolicyRecord:
    """The new policy. The same key, another key, a second tab, a retry after a crash: the same number.

    Raises NotYours; NotAllowedNow (incomplete, stale_version, contract_…) with nothing changed; KeyReused
    when the key came with another renewal or another `body` before.
    """
    with backend.database.begin() as work:
        if key is not None:
            claim(work, backend, actor, key, "apply", renewal_id, body)
        policy = issue(work, backend, actor, renewal_id, version)
        if key is not None:
            keep(work, actor, key, {"number": policy.number})
        work.commit()
    return policy


def issue(
    work: UnitOfWork, backend: Backend, actor: Actor, renewal_id: str, version: int | None = None
) -> PolicyRecord:
    """`apply` within a unit of work: the policy there is, or a new one."""
    renewal = owned(work, actor, renewal_id, lock=True)
    policy = work.policies.of_renewal(renewal.id)
    return policy or _issue(work, backend, actor, editable(work, actor, renewal_id, version))


def _issue(work: UnitOfWork, backend: Backend, actor: Actor, renewal: Renewal) -> PolicyRecord:
    complete = _completed(work, backend, actor, renewal)
    now = backend.now()
    contract = complete.facts.contract
    policy = PolicyRecord(
        renewal_id=renewal.id,
        number=number_from(work.policies.next_number()),
        contract_id=contract.id,
        member_id=actor.member_id,
        frozen=frozen(complete, now),
        at=now,
    )
    work.policies.add(policy)
    work.renewals.save(replace(renewal, state="applied", changed_at=now))
    work.audit.add(now, str(actor), "policy_issued", f"renewal:{renewal.id}", {"contract": contract.id})
    member = work.members.get(actor.member_id)
    if member is None:
        raise NotYours()
    work.mails.add(thank_you(complete, member, policy, backend.rulebook().wording))
    return policy


def _completed(work: UnitOfWork, backend: Backend, actor: Actor, renewal: Renewal) -> Loaded:
    """The journey with «申し込む» answered; everything else must hold already, in its version in force."""
    loaded = load(work, backend, renewal)
    field = loaded.journey.current
    if field is None or field.id != "apply":
        raise NotAllowedNow("incomplete")
    answer = made(backend, loaded, field, True)
    answers = {**loaded.journey.answers, field.id: answer}
    journey = Journey(loaded.journey.programme, loaded.facts, answers)
    if not journey.complete:
        raise NotAllowedNow("incomplete")
    work.answers.append(renewal.id, answer, actor.conversation_id)
    return replace(loaded, journey=journey)
