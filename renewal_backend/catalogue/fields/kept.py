"""Keeping what is on file: «はい», «今と同じ», «そのままで» said to a field that has a value already."""

from __future__ import annotations

import re
from typing import Final

from ..reading import Misread, NotAnAnswer, Read, Reading
from ..text.same import keeps
from ..text.yes_no import Stance, stance
from ..vocabulary import Context

ON_FILE: Final = re.compile(
    r"登録|とうろく|同じ|おなじ|おんなじ|まま|まんま|本人|自分|私|わたし|わたくし|俺|おれ"
)
"""Said of an option. A part of a date («5月», «2029年») that some option happens to share names none."""


def agreed(text: str) -> bool:
    """Whether a text says nothing but yes."""
    return stance(text) is Stance.YES


def kept(text: str, context: Context, otherwise: str) -> Reading:
    """The value on file if the text asks for it; `otherwise` is the code of a yes that has nothing to say yes to."""
    if (agreed(text) or keeps(text)) and context.on_file is not None:
        return Read(context.on_file)
    return NotAnAnswer() if stance(text) is None else Misread(otherwise)
