"""Which field of the renewal a customer means: «電話番号が違う» names `phone`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from ..catalogue.fields import Choice
from ..catalogue.journey import Journey
from ..catalogue.reading import Misread, Read, Reading
from ..catalogue.text.aside import asks, corrects
from ..catalogue.text.plain import plain
from ..catalogue.understood import understood
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
_DROPPED = re.compile(r"^(?:やめ|止め|取りやめ)(?:る|ます|たい|たいです|て|ておきます|とく|ておく)?$")
"""Of a coverage: it is to go. Alone it would end the talk."""


def wants_correction(text: str, journey: Journey) -> bool:
    """Whether a text plainly says that a field of the renewal is wrong or what it is to be, and is no question."""
    if asks(text) or _NOTHING_WRONG.search(plain(text)):
        return False
    field = mentioned(text, journey)
    if field is None:
        return False
    return corrects(text) or restated(text, field, journey) is not None or _half_said(text, field, journey)


def mentioned(text: str, journey: Journey) -> Field | None:
    """The field on this route with the longest name found in `text`; None when none is named."""
    said = plain(text)
    on_route = [
        (len(name), field)
        for field in journey.programme.fields
        for name in _names(field.id, journey.programme.id)
        if name in said and journey.field(field.id) is not None
    ]
    return max(on_route, key=lambda pair: pair[0])[1] if on_route else None


def restated(text: str, field: Field, journey: Journey) -> Value | None:
    """The new value that a text gives for a field it names: «免許の色はゴールドです», «弁護士特約を外して»."""
    readings = _readings(text, field, journey)
    return next((reading.value for reading in readings if isinstance(reading, Read)), None)


def _half_said(text: str, field: Field, journey: Journey) -> bool:
    """Whether a prefilled choice is named with something that leaves open which: «車両保険を付けて»."""
    first = _readings(text, field, journey)[:1] if isinstance(field, Choice) and field.prefilled else []
    return any(isinstance(reading, Misread) for reading in first)


def _readings(text: str, field: Field, journey: Journey) -> list[Reading]:
    """What the field makes of a text without its own name, and of the whole of it; nothing where it is not named."""
    said = plain(text)
    names = _names(field.id, journey.programme.id)
    name = max((n for n in names if n in said), key=len, default="")
    if not name or field.confirms or field.event:
        return []
    rest = _CHANGE.sub("", _PARTICLES.sub("", said.replace(name, "", 1)))
    context = journey.context(field)
    if field.prefilled:  # «住所はそのまま»: as it was corrected, not as the contract has it
        context = replace(context, on_file=journey.values.get(field.id, context.on_file))
        rest = _DROPPED.sub("なし", rest)
    return [understood(field, words, context) for words in (rest, text) if words]


@cache
def _names(field_id: str, programme: str) -> tuple[str, ...]:
    return tuple(plain(name) for name in wording(programme).names()[field_id])


def correctable(journey: Journey) -> list[Field]:
    """What can be corrected now: everything answered or taken from the contract, ticks left out, newest first."""
    ids = reversed(list(journey.values))
    fields = (journey.field(field_id) for field_id in ids)
    return [f for f in fields if f and not f.event and not f.confirms]
