"""Something shown or answered is wrong: which field is meant, and what it is to be."""

from __future__ import annotations

from ..domain.conversation import Turn
from ..errors import NotAllowedNow
from .answer import answerable, give
from .backend import Backend
from .journeys import load, must_not_be_closed
from .mentions import mentioned, restated
from .outcomes import Outcome
from .ports import UnitOfWork
from .reopen import withdraw
from .talk import Talk


def correct(work: UnitOfWork, backend: Backend, talk: Talk, turn: Turn) -> Outcome:
    """Reopens the field that the turn names, or answers it anew where the turn says what it is to be.

    Raises NotAllowedNow: already_applied, not_yet, use_the_link, cannot_correct_here, the site's closing.
    """
    if talk.journey is None:
        return "nothing_open"
    if talk.applied:
        raise NotAllowedNow("already_applied")
    must_not_be_closed(talk.journey)
    journey = talk.journey
    chosen = turn.content.get("choice") or {}
    text = str(turn.content.get("text", ""))
    field = journey.field(chosen["field"]) if "field" in chosen else mentioned(text, journey)
    if talk.loaded is None or talk.actor is None:
        if field is None:
            return "nothing_to_correct"
        answerable(journey, field.id)
        raise NotAllowedNow("use_the_link")
    if field is None or (field is journey.current and field.confirms):
        return "which_field"
    if field.confirms or field.event:
        raise NotAllowedNow("cannot_correct_here")
    value = restated(text, field, journey) if text else None
    renewal = withdraw(work, backend, talk.actor, talk.loaded, field.id)
    if value is not None:
        give(work, backend, talk.actor, load(work, backend, renewal), field.id, value)
    return "accepted"
