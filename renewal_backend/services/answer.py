"""Use case: an answer is given, or given anew."""

from __future__ import annotations

from dataclasses import replace

from ..catalogue.answer import Answer
from ..catalogue.journey import Journey
from ..catalogue.question import question_for
from ..catalogue.vocabulary import Field, Value
from ..catalogue.wording import wording
from ..domain.renewal import Renewal
from ..errors import NotAllowedNow
from .backend import Actor, Backend, new_id
from .journeys import Loaded, editable, load, must_be_open, must_not_be_closed
from .ports import UnitOfWork


def answer(
    backend: Backend, actor: Actor, renewal_id: str, field_id: str, value: Value, version: int | None = None
) -> Loaded:
    """Stores an answer with what was shown; returns the journey after it (and the renewal it now belongs to).

    Refuses (NotAllowedNow with the refusal's code) what is ahead, malformed, not offered or against a rule.
    «契約を申し込む» is not an answer: see `apply`. Choosing another contract goes on in that contract's renewal.
    """
    with backend.database.begin() as work:
        loaded = load(work, backend, editable(work, actor, renewal_id, version))
        after = load(work, backend, give(work, backend, actor, loaded, field_id, value))
        work.commit()
    return after


def give(
    work: UnitOfWork, backend: Backend, actor: Actor, loaded: Loaded, field_id: str, value: Value
) -> Renewal:
    """`answer` within a unit of work that has the renewal locked; returns it as saved."""
    must_be_open(loaded.renewal)
    field = answerable(loaded.journey, field_id)
    if field.id == "apply":
        raise NotAllowedNow("use_application")
    refuse(loaded.journey, field, value)
    if field.id == "contract":
        loaded = load(work, backend, _renewal_of(work, backend, actor, loaded, str(value)))
    work.answers.append(loaded.renewal.id, made(backend, loaded, field, value), actor.conversation_id)
    return work.renewals.save(replace(loaded.renewal, changed_at=backend.now()))


def answerable(journey: Journey, field_id: str) -> Field:
    """The field, if it may be answered now. Raises NotAllowedNow."""
    must_not_be_closed(journey)
    field = journey.field(field_id)
    if field is None:
        raise NotAllowedNow("unknown_field")
    if field.event:
        raise NotAllowedNow("use_the_link")
    if not journey.may_answer(field_id):
        step = next(s for s in journey.programme.steps if field in s.fields)
        words = wording(journey.programme.id)
        raise NotAllowedNow("not_yet", {"title": words.title(field_id), "step": words.step(step.id)})
    return field


def refuse(journey: Journey, field: Field, value: Value) -> None:
    """Raises NotAllowedNow when the value can't be taken."""
    if refusal := journey.refusal(field, value):
        raise NotAllowedNow.by(refusal)


def made(backend: Backend, loaded: Loaded, field: Field, value: Value) -> Answer:
    """The answer with its evidence: the question as it is shown at this moment, and what it rests on."""
    question = question_for(field, loaded.journey, loaded.facts.situation.rulebook.wording)
    return Answer(field.id, value, loaded.journey.basis(field), question.shown, backend.now())


def _renewal_of(work: UnitOfWork, backend: Backend, actor: Actor, loaded: Loaded, number: str) -> Renewal:
    """The renewal for the contract of that number: this one if it has none yet, or that contract's own."""
    contract = next(c for c in loaded.facts.situation.listed if c.policy_number == number)
    renewal = loaded.renewal
    if renewal.contract_id == contract.id:
        return renewal
    existing = work.renewals.open_for(actor.member, contract.id)
    if existing is None and renewal.contract_id is None:
        return work.renewals.save(replace(renewal, contract_id=contract.id, changed_at=backend.now()))
    if existing is None:
        existing = start(work, backend, actor, renewal.programme, contract.id)
    move(work, actor, existing.id)
    return existing


def start(
    work: UnitOfWork, backend: Backend, actor: Actor, programme: str, contract_id: str | None = None
) -> Renewal:
    """A new renewal of the actor."""
    now = backend.now()
    renewal = Renewal(new_id(), programme, actor.member_id, contract_id, "open", now, now)
    work.renewals.add(renewal)
    work.audit.add(now, str(actor), "renewal_started", f"renewal:{renewal.id}", {"programme": programme})
    return renewal


def move(work: UnitOfWork, actor: Actor, renewal_id: str) -> None:
    """The actor's conversation goes on in that renewal."""
    if actor.conversation_id and (conversation := work.conversations.get(actor.conversation_id)):
        work.conversations.save(replace(conversation, renewal_id=renewal_id))
