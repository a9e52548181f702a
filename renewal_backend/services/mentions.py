"""Which field of the renewal a customer means: «電話番号が違う» names `phone`."""

from __future__ import annotations

import re

from ..catalogue.journey import Journey
from ..catalogue.text.aside import corrects
from ..catalogue.text.plain import plain
from ..catalogue.vocabulary import Field
from ..catalogue.wording import wording

_NOTHING_WRONG = re.compile(
    r"(?:間違|まちが|違|ちが|変わり|かわり|変更)(?:い|え)?(?:は|も)?(?:な[いくし]|ありません|ござい)"
)


def wants_correction(text: str, journey: Journey) -> bool:
    """Whether a text plainly says that a field of the renewal is wrong or is to be changed, and is no question."""
    right = _NOTHING_WRONG.search(plain(text)) is not None
    return corrects(text) and not right and mentioned(text, journey) is not None


def mentioned(text: str, journey: Journey) -> Field | None:
    """The field on this route with the longest name found in `text`; None when none is named."""
    said = plain(text)
    found = [
        (len(plain(name)), field_id)
        for field_id, names in wording().names().items()
        for name in names
        if plain(name) in said and journey.field(field_id) is not None
    ]
    return journey.field(max(found)[1]) if found else None


def correctable(journey: Journey) -> list[Field]:
    """What can be corrected now: everything answered or taken from the contract, ticks left out, newest first."""
    ids = reversed(list(journey.values))
    fields = (journey.field(field_id) for field_id in ids)
    return [f for f in fields if f and not f.event and not f.confirms]
