"""A tick, an OK, a button to press: confirmed or not."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import Denied, Misread, NotAnAnswer, Read, Reading
from ..text.options import pick
from ..text.plain import plain
from ..text.yes_no import yes_or_no
from ..vocabulary import Context, Field, Refusal, Value

_TWO_WAYS = {"結構です", "けっこうです", "いいですよね", "どうも", "どちらでも", "どっちでも", "どちらでもいいです"}


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """「確認しました」「OK」「上記の内容で間違いありません」: its only value is True."""

    def read(self, text: str, context: Context) -> Reading:
        """Yes confirms, no denies; «結構です» alone can mean both and is asked again."""
        if plain(text) in _TWO_WAYS:
            return Misread("yes_or_no_unclear")
        said = yes_or_no(text)
        if said is None:
            return Read(True) if pick(text, [o for o in context.options if plain(text) == plain(o.label)]) else NotAnAnswer()
        return Read(True) if said else Denied()

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Only True counts; an unticked box is no answer."""
        return None if value is True else Refusal("tick_required")

    def show(self, value: Value, context: Context) -> str:
        """The label of the box."""
        return context.options[0].label if context.options else "はい"
