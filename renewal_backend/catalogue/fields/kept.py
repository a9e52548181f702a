"""Keeping what is on file: «はい», «今と同じ», «そのままで» said to a field that has a value already."""

from __future__ import annotations

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.options import pick
from ..text.yes_no import Stance, stance
from ..vocabulary import Context, Option

_ON_FILE = Option("on_file", "今の登録")


def agreed(text: str) -> bool:
    """Whether a text says nothing but yes."""
    return stance(text) is Stance.YES


def kept(text: str, context: Context, otherwise: str) -> Reading:
    """The value on file if the text asks for it; `otherwise` is the code of a yes that has nothing to say yes to."""
    same = agreed(text) or pick(text, (_ON_FILE,), _ON_FILE.value) is not None
    if same and context.on_file is not None:
        return Read(context.on_file)
    return NotAnAnswer() if stance(text) is None else Misread(otherwise)
