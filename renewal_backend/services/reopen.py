"""Use cases: a customer says that an answer is wrong, or goes back by one question."""

from __future__ import annotations

from dataclasses import replace

from ..catalogue.answer import Answer, Shown
from ..domain.renewal import Renewal
from ..errors import NotAllowedNow
from .answer import answerable
from .backend import Actor, Backend
from .journeys import Loaded, editable, load, must_be_open, must_not_be_closed
from .ports import UnitOfWork


def reopen(
    backend: Backend, actor: Actor, renewal_id: str, field_id: str, version: int | None = None
) -> Loaded:
    """Withdraws one answer, so that it is asked again; what rested on it reopens by itself if it changes.

    Raises NotAllowedNow for a field that was not reached yet (not_yet) or that is no answer (use_the_link).
    """
    with backend.database.begin() as work:
        loaded = load(work, backend, editable(work, actor, renewal_id, version))
        after = load(work, backend, withdraw(work, backend, actor, loaded, field_id))
        work.commit()
    return after


def step_back(backend: Backend, actor: Actor, renewal_id: str, version: int | None = None) -> Loaded:
    """Withdraws the last answer before the present question. Raises NotAllowedNow (at_the_start)."""
    with backend.database.begin() as work:
        loaded = load(work, backend, editable(work, actor, renewal_id, version))
        after = load(work, backend, back(work, backend, actor, loaded))
        work.commit()
    return after


def back(work: UnitOfWork, backend: Backend, actor: Actor, loaded: Loaded) -> Renewal:
    """`step_back` within a unit of work that has the renewal locked; returns it as saved."""
    must_not_be_closed(loaded.journey)
    previous = loaded.journey.previous()
    if previous is None:
        raise NotAllowedNow("at_the_start")
    return withdraw(work, backend, actor, loaded, previous.id)


def withdraw(work: UnitOfWork, backend: Backend, actor: Actor, loaded: Loaded, field_id: str) -> Renewal:
    """`reopen` within a unit of work that has the renewal locked; returns it as saved."""
    must_be_open(loaded.renewal)
    answerable(loaded.journey, field_id)
    now = backend.now()
    work.answers.append(
        loaded.renewal.id, Answer(field_id, None, "", Shown("", ""), now), actor.conversation_id
    )
    return work.renewals.save(replace(loaded.renewal, changed_at=now))
