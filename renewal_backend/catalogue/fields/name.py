"""The name of an organisation (団体名), stored as typed after NFKC."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reading import Read, Reading
from ..text.organisations import is_name, stripped
from ..vocabulary import Context, Field, Refusal, Value
from .kept import kept

_SHAPE = re.compile(r"[\w ・ー\-()&.,'’/]{2,60}")


@dataclass(frozen=True, kw_only=True)
class Name(Field):
    """団体名."""

    def read(self, text: str, context: Context) -> Reading:
        """A short text that names an organisation, or «はい» for the one on file."""
        said, announced = stripped(text)
        if self.check(said, context) is None and is_name(said, announced=announced):
            return Read(said)
        return kept(text, context, "group_name_form")

    def check(self, value: Value, context: Context) -> Refusal | None:
        """2 to 60 letters, no control characters."""
        return None if isinstance(value, str) and _SHAPE.fullmatch(value) else Refusal("group_name_form")
