"""Use case: an answer in words, as a customer would type it; the field itself reads it."""

from __future__ import annotations

from ..catalogue.reading import Misread, NotAnAnswer, Read
from ..catalogue.understood import answered
from ..catalogue.vocabulary import Field, Value
from ..errors import NotAllowedNow
from .answer import answerable, give
from .backend import Actor, Backend
from .journeys import Loaded, editable, load


def answer_text(
    backend: Backend, actor: Actor, renewal_id: str, field_id: str, text: str, version: int | None = None
) -> Loaded:
    """Stores what the text means as an answer to that field.

    Raises as `answer` does, and NotAllowedNow with the field's own code for a text that can't be used.
    """
    with backend.database.begin() as work:
        loaded = load(work, backend, editable(work, actor, renewal_id, version))
        field = answerable(loaded.journey, field_id)
        value = _meant(loaded, field, text)
        after = load(work, backend, give(work, backend, actor, loaded, field_id, value))
        work.commit()
    return after


def _meant(loaded: Loaded, field: Field, text: str) -> Value:
    reading = answered(field, text, loaded.journey.context(field))
    if isinstance(reading, Read):
        return reading.value
    if isinstance(reading, Misread):
        raise NotAllowedNow(reading.code)
    if isinstance(reading, NotAnAnswer):
        raise NotAllowedNow("not_an_answer")
    raise NotAllowedNow("tick_required" if field.confirms else "which_one")
