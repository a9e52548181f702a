"""Use cases: a customer says that an answer is wrong, or goes back by one question."""

from __future__ import annotations

from dataclasses import replace

from ..catalogue.answer import Answer, Shown
from ..domain.renewal import Renewal
from ..errors import NotAllowedNow
from .answer import answerable
from .backend import Actor, Backend
from .journeys import Loaded, editable, load
from .ports import UnitOfWork


def reopen(
    backend: Backend, actor: Actor, renewal_id: str, field_id: str, version: int | None = None
) -> Loaded:
    """Withdraws one answer, so that it is asked again; what rested on it reopens by itself if it changes.

    Raises NotAllowedNow for a field that was not reached yet (not_yet) or that is no answer (use_the_link).
    """
    with backend.database.begin() as work:
        after = withdraw(work, backend, actor, editable(work, actor, renewal_id, version), field_id)
        work.commit()
    return after


def step_back(backend: Backend, actor: Actor, renewal_id: str, version: int | None = None) -> Loaded:
    """Withdraws the last answer before the present question. Raises NotAllowedNow (at_the_start)."""
    with backend.database.begin() as work:
        after = back(work, backend, actor, editable(work, actor, renewal_id, version))
        work.commit()
    return after


def back(work: UnitOfWork, backend: Backend, actor: Actor, renewal: Renewal) -> Loaded:
    """`step_back` within a unit of work; `renewal` is locked."""
    previous = load(work, backend, renewal).journey.previous()
    if previous is None:
        raise NotAllowedNow("at_the_start")
    return withdraw(work, backend, actor, renewal, previous.id)


def withdraw(work: UnitOfWork, backend: Backend, actor: Actor, renewal: Renewal, field_id: str) -> Loaded:
    """`reopen` within a unit of work; `renewal` is locked."""
    answerable(load(work, backend, renewal).journey, field_id)
    now = backend.now()
    work.answers.append(renewal.id, Answer(field_id, None, "", Shown("", ""), now), actor.conversation_id)
    return load(work, backend, work.renewals.save(replace(renewal, changed_at=now)))
