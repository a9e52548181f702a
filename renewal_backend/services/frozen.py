"""The application as it was accepted: every question and answer as shown, versions and hashes, the quote."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ..catalogue.answer import Answer
from ..domain.cards import value_words
from ..domain.contract import to_json
from ..domain.underwriting.review import VERSION, Reason, review
from .journeys import Loaded


def frozen(loaded: Loaded, at: datetime) -> dict[str, Any]:
    """Plain JSON that needs nothing of today's catalogue to be read in ten years. `at`: UTC."""
    journey, facts = loaded.journey, loaded.facts
    quote = facts.quote(journey.values)
    document = facts.document(journey.values)
    said = {
        "applied_at": at.isoformat(),
        "programme": journey.programme.id,
        "wording": facts.situation.rulebook.wording.version,
        "contract": to_json(facts.contract),
        "answers": [_answer(loaded, field_id) for field_id in journey.values],
        "quote": asdict(quote) | {"digest": quote.digest} if quote else None,
        "document": {"version": document.version, "digest": document.digest, "words": document.words},
        "underwriting": {"version": VERSION, "reasons": [asdict(reason) for reason in reasons_of(loaded)]},
    }
    plain: dict[str, Any] = json.loads(json.dumps(said))
    return plain


def reasons_of(loaded: Loaded) -> tuple[Reason, ...]:
    """Why an underwriter has to look at a complete application; see `domain.underwriting`."""
    facts, values = loaded.facts, loaded.journey.values
    quote = facts.quote(values)
    return review(facts.contract, quote, values, facts.situation.rulebook.rating) if quote else ()


def _answer(loaded: Loaded, field_id: str) -> dict[str, Any]:
    journey = loaded.journey
    given: Answer | None = journey.answers.get(field_id)
    entry: dict[str, Any] = {"field": field_id, "value": journey.values[field_id]}
    if field_id in journey.answers or (field := journey.field(field_id)) is None or not field.event:
        entry["as_shown"] = value_words(loaded.facts, field_id, journey.values)
    if given is not None and given.value is not None:
        shown = {"text": given.shown.text, "edition": given.shown.edition, "digest": given.shown.digest}
        entry |= {"question": shown, "at": given.at.isoformat()}
    return entry
