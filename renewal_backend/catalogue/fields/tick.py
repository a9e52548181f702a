"""A tick, an OK, a button to press: confirmed or not."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import Denied, Misread, NotAnAnswer, Opened, Read, Reading
from ..text.aside import asks, corrects
from ..text.items import opens_items
from ..text.plain import plain
from ..text.reasons import conclusions
from ..text.yes_no import Stance, declined, stance
from ..vocabulary import Context, Field, Refusal, Value

_PLACES = ("1", "1番", "一番目", "1番目", "1で", "1番で")
"""Where the only button that confirms stands: the first of what is offered."""


@dataclass(frozen=True, kw_only=True)
class Tick(Field):
    """「確認しました」「OK」「上記の内容で間違いありません」: its only value is True."""

    confirms: bool = True

    def read(self, text: str, context: Context) -> Reading:
        """Yes, the button's label or «次へ» confirms, no denies; «結構です» alone can mean both and is asked again."""
        labels = [name for option in context.options for name in (option.label, *option.aliases)]
        if len(context.options) == 1 and plain(text).removesuffix("です") in _PLACES:
            return Read(True)
        match stance(text, labels):
            case Stance.YES | Stance.ADVANCE:
                return Read(True)
            case Stance.NO:
                return Denied()
            case Stance.UNCLEAR:
                return Misread("yes_or_no_unclear")
            case None:
                if _refuses(text):
                    return Denied()
                return Opened() if self.opens and opens_items(text) else NotAnAnswer()

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Only True counts; an unticked box is no answer."""
        return None if value is True else Refusal("tick_required")

    def show(self, value: Value, context: Context) -> str:
        """The label of the box."""
        return context.options[0].label if context.options else "はい"


def _refuses(text: str) -> bool:
    """Whether a text says no in words of its own, or gives a reason and then says no: «渡すのは嫌なので、いいえ».

    A reason that asks, or tells what is wrong and to be changed, is no mere reason. A yes after words that we don't
    know is no yes.
    """
    said = plain(text)
    return declined(text) or any(
        stance(rest) is Stance.NO and not _tells_more(said.removesuffix(rest)) for rest in conclusions(text)
    )


def _tells_more(reason: str) -> bool:
    told = reason.removesuffix("から")
    return asks(told) or corrects(told)
