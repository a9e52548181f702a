"""Something that happens elsewhere: the login page was passed, the document was opened."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import Misread, NotAnAnswer, Reading
from ..text.yes_no import stance
from ..vocabulary import Context, Field, Refusal, Value

_CLAIMS = (
    "開きました", "開いた", "ひらきました", "開けました", "ログインしました",
    "ログインした", "ログイン済み", "ログインできました", "入力しました", "押しました", "押した",
    "終わりました", "済みました", "済んだ",
)  # fmt: skip
"""What a customer says who believes that it is done."""


@dataclass(frozen=True, kw_only=True)
class Event(Field):
    """Can't be answered: saying «はい» does not open a document."""

    event: bool = True

    def read(self, text: str, context: Context) -> Reading:
        """A yes or no is told kindly that the link has to be used; without a page there is nothing to answer."""
        claimed = self.page and stance(text, _CLAIMS) is not None
        return Misread("use_the_link") if claimed else NotAnAnswer()

    def check(self, value: Value, context: Context) -> Refusal | None:
        """No value may be submitted."""
        return Refusal("use_the_link")
