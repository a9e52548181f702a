"""Which field of the renewal a customer means: «電話番号が違う» names `phone`."""

from __future__ import annotations

import re
from functools import cache

from ..catalogue.journey import Journey
from ..catalogue.reading import NotAnAnswer, Read
from ..catalogue.text.aside import asks, corrects
from ..catalogue.text.plain import plain
from ..catalogue.vocabulary import Field, Value
from ..catalogue.wording import wording

_NOTHING_WRONG = re.compile(
    r"(?:間違|まちが|違|ちが|変わり|かわり|変更)(?:い|え)?(?:は|も)?(?:な[いくし]|ありません|ござい)"
)
_PARTICLES = re.compile(r"^[はをがもの、,:]+")
_CHANGE = re.compile(
    r"(?:に|へ)?(?:変え(?:たい|て|ます|る)|変更(?:したい|して|します|を|で)?|直し(?:たい|て|ます)|直す|訂正(?:して|します)?|"
    r"修正(?:して|します)?|選び直し(?:たい|ます)?|お願いします|ください|下さい|です|ほしい)+$"
)


def wants_correction(text: str, journey: Journey) -> bool:
    """Whether a text plainly says that a field of the renewal is wrong or what it is to be, and is no question."""
    if asks(text) or _NOTHING_WRONG.search(plain(text)):
        return False
    field = mentioned(text, journey)
    return field is not None and (corrects(text) or restated(text, field, journey) is not None)


def mentioned(text: str, journey: Journey) -> Field | None:
    """The field on this route with the longest name found in `text`; None when none is named."""
    said = plain(text)
    found = [
        (len(name), field_id) for field_id in wording().field_ids for name in _names(field_id) if name in said
    ]
    on_route = [(length, field) for length, field_id in found if (field := journey.field(field_id))]
    return max(on_route, key=lambda pair: pair[0])[1] if on_route else None


def restated(text: str, field: Field, journey: Journey) -> Value | None:
    """The new value that a text gives for a field it names: «免許の色はゴールドです», «プランを安いほうに変えたい»."""
    said = plain(text)
    name = max((n for n in _names(field.id) if n in said), key=len, default="")
    if not name or field.confirms or field.event:
        return None
    rest = _CHANGE.sub("", _PARTICLES.sub("", said.replace(name, "", 1)))
    for words in (rest, text):
        reading = field.read(words, journey.context(field)) if words else NotAnAnswer()
        if isinstance(reading, Read):
            return reading.value
    return None


@cache
def _names(field_id: str) -> tuple[str, ...]:
    return tuple(plain(name) for name in wording().names()[field_id])


def correctable(journey: Journey) -> list[Field]:
    """What can be corrected now: everything answered or taken from the contract, ticks left out, newest first."""
    ids = reversed(list(journey.values))
    fields = (journey.field(field_id) for field_id in ids)
    return [f for f in fields if f and not f.event and not f.confirms]
