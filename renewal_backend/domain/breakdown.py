"""What opens behind a quote (F3: 『＋』): every coverage with its level and its part in the premium."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ..catalogue.vocabulary import Row, Values
from .cards import coverage_rows
from .japanese_dates import yen_words
from .quote import changed

if TYPE_CHECKING:
    from .facts import RenewalFacts


def breakdown(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    """One row a coverage; empty before a plan is chosen.

    A coverage's part is what the year's premium would be less with it at its least level, all else unchanged. The
    factors multiply, so the parts do not add up to the premium.
    """
    quote = facts.quote(values)
    if quote is None:
        return ()
    rulebook = facts.situation.rulebook
    found = []
    for coverage, (label, level) in zip(rulebook.rating.coverages, coverage_rows(facts, values), strict=True):
        least = changed(quote, {coverage.id: coverage.levels[0].id}, facts.contract, rulebook.rating)
        part = quote.yearly - least.yearly
        words = {"level": level, "part": yen_words(part)}
        found.append((label, rulebook.wording.say("level_part", words) if part else level))
    return found
