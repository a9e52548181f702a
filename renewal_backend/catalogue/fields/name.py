"""The name of an organisation (団体名), stored as typed after NFKC."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from ..reading import NotAnAnswer, Read, Reading
from ..text.plain import asks
from ..text.yes_no import yes_or_no
from ..vocabulary import Context, Field, Refusal, Value

_SHAPE = re.compile(r"[\w\s・ー\-()&.,'株式会社]{2,60}")
_MARK = re.compile(r"会社|組合|法人|協会|連合|役所|庁|局|病院|学校|大学|銀行|グループ|団体|会$|部$|社$|(?:株)|㈱")


@dataclass(frozen=True, kw_only=True)
class Name(Field):
    """団体名."""

    def read(self, text: str, context: Context) -> Reading:
        """A short text that names an organisation, or «はい» for the one on file."""
        if yes_or_no(text) and context.on_file:
            return Read(context.on_file)
        said = re.sub(r"(?:です|になりました|に変わりました|でお願いします)[。!！]*$", "", unicodedata.normalize("NFKC", text).strip())
        said = re.sub(r"^団体名は?[、:]?", "", said)
        if asks(text) or self.check(said, context) or not _MARK.search(said):
            return NotAnAnswer()
        return Read(said)

    def check(self, value: Value, context: Context) -> Refusal | None:
        """2 to 60 letters, no control characters."""
        return None if isinstance(value, str) and _SHAPE.fullmatch(value) else Refusal("group_name_form")
