"""Keeping what is on file: «はい», «今と同じ», «そのままで» said to a field that has a value already."""

from __future__ import annotations

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.same import keeps
from ..text.yes_no import Stance, stance
from ..vocabulary import Context


def agreed(text: str) -> bool:
    """Whether a text says nothing but yes."""
    return stance(text) is Stance.YES


def kept(text: str, context: Context, otherwise: str) -> Reading:
    """The value on file if the text asks for it; `otherwise` is the code of a yes that has nothing to say yes to."""
    if (agreed(text) or keeps(text)) and context.on_file is not None:
        return Read(context.on_file)
    return NotAnAnswer() if stance(text) is None else Misread(otherwise)
