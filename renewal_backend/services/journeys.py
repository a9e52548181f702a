"""Loads a renewal and computes its journey: the guard that every use case asks, for reading and writing."""

from __future__ import annotations

from dataclasses import dataclass

from ..catalogue.journey import Journey
from ..catalogue.programmes import PROCEDURES, SIGN_UPS
from ..catalogue.question import Question, ask
from ..domain.facts import RenewalFacts
from ..domain.policy import PolicyRecord
from ..domain.receipt import Receipt
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
    if renewal.member_id is None and not _spoken_of(work, actor, renewal_id):
        raise NotYours()
    return renewal


def _spoken_of(work: UnitOfWork, actor: Actor, renewal_id: str) -> bool:
    """A sign-up belongs to nobody yet: only the conversation that began it may go on with it."""
    conversation = work.conversations.get(actor.conversation_id) if actor.conversation_id else None
    return conversation is not None and conversation.renewal_id == renewal_id


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


def must_not_be_closed(journey: Journey) -> None:
    """Raises NotAllowedNow (site_closed): whatever is to be done has to wait."""
    if refusal := journey.closed:
        raise NotAllowedNow.by(refusal)


def load(work: UnitOfWork, backend: Backend, renewal: Renewal) -> Loaded:
    """The journey of a member's renewal, from everything stored so far."""
    answers = work.answers.current(renewal.id)
    chosen = answers.get("contract")
    contracts = work.contracts.of_member(renewal.member_id) if renewal.member_id else ()
    policies = {c.policy_number: work.policies.of_contract(c.id) for c in contracts}
    given = {number: policy for number, policy in policies.items() if policy is not None}
    waits = [receipt for c in contracts if (receipt := work.receipts.of_contract(c.id))]
    ended: list[PolicyRecord | Receipt] = [*given.values(), *waits]
    situation = Situation(
        programme=PROCEDURES[renewal.programme],
        rulebook=backend.rulebook(renewal.programme),
        now=backend.now(),
        logged_in=renewal.member_id is not None,
        contracts=contracts,
        chosen=str(chosen.value) if chosen and chosen.value else None,
        renewed=frozenset(e.contract_id for e in ended if e.renewal_id != renewal.id),
        numbers_after={policy.number: number for number, policy in given.items()},
        opened=work.documents.opened_digests(renewal.id),
        sign_up=work.sign_ups.get(renewal.id) if renewal.programme in SIGN_UPS else None,
    )
    facts = RenewalFacts(situation)
    return Loaded(renewal, facts, Journey(situation.programme, facts, answers))


def before_login(backend: Backend, programme_id: str) -> Journey:
    """The journey of somebody unknown: it stands at its first step."""
    programme = PROCEDURES[programme_id]
    situation = Situation(programme, backend.rulebook(programme_id), backend.now(), logged_in=False)
    return Journey(programme, RenewalFacts(situation), {})
