"""Loads a renewal and computes its journey: the guard that every use case asks, for reading and writing."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue.journey import Journey
from ..catalogue.programmes import PROGRAMMES
from ..catalogue.question import Question, ask
from ..domain.facts import RenewalFacts
from ..domain.renewal import Renewal
from ..domain.situation import Situation
from ..errors import NotAllowedNow, NotYours, StaleRenewal
from .backend import Actor, Backend
from .ports import UnitOfWork


@dataclass(frozen=True)
class Loaded:
    """A renewal, its facts and its journey at this moment."""

    renewal: Renewal
    facts: RenewalFacts
    journey: Journey

    @property
    def question(self) -> Question | None:
        """The question to put now."""
        return ask(self.journey, self.facts.situation.rulebook.wording)


def owned(work: UnitOfWork, actor: Actor, renewal_id: str, *, lock: bool = False) -> Renewal:
    """The actor's renewal. Raises NotYours when there is none or it is somebody else's."""
    renewal = work.renewals.lock(renewal_id) if lock else work.renewals.get(renewal_id)
    if renewal is None or renewal.member_id != actor.member_id:
        raise NotYours()
    return renewal


def editable(work: UnitOfWork, actor: Actor, renewal_id: str, version: int | None) -> Renewal:
    """The actor's open renewal, locked for a change. Raises NotYours, NotAllowedNow, StaleRenewal."""
    renewal = owned(work, actor, renewal_id, lock=True)
    must_be_open(renewal)
    if version is not None and version != renewal.version:
        raise StaleRenewal()
    return renewal


def must_be_open(renewal: Renewal) -> None:
    """Raises NotAllowedNow (already_applied): what was applied for stays as it was."""
    if renewal.state != "open":
        raise NotAllowedNow("already_applied")


def load(work: UnitOfWork, backend: Backend, renewal: Renewal) -> Loaded:
    """The journey of a member's renewal, from everything stored so far."""
    answers = work.answers.current(renewal.id)
    chosen = answers.get("contract")
    contracts = work.contracts.of_member(renewal.member_id) if renewal.member_id else ()
    situation = Situation(
        programme=PROGRAMMES[renewal.programme],
        rulebook=backend.rulebook(),
        now=backend.now(),
        logged_in=True,
        contracts=contracts,
        chosen=str(chosen.value) if chosen and chosen.value else None,
        renewed=frozenset(c.id for c in contracts if _by_another(work, renewal, c.id)),
        opened=work.documents.opened_digests(renewal.id),
    )
    facts = RenewalFacts(situation)
    return Loaded(renewal, facts, Journey(situation.programme, facts, answers))


def _by_another(work: UnitOfWork, renewal: Renewal, contract_id: str) -> bool:
    """Whether another renewal than this one has given the contract its new policy."""
    policy = work.policies.of_contract(contract_id)
    return policy is not None and policy.renewal_id != renewal.id


def before_login(backend: Backend, programme_id: str) -> Journey:
    """The journey of somebody unknown: it stands at its first step."""
    programme = PROGRAMMES[programme_id]
    situation = Situation(programme, backend.rulebook(), backend.now(), logged_in=False)
    return Journey(programme, RenewalFacts(situation), {})
