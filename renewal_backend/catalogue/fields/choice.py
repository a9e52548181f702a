"""One of the options that the contract offers."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import Denied, Misread, NotAnAnswer, Read, Reading
from ..text.options import pick
from ..text.plain import asks, core
from ..text.yes_no import yes_or_no
from ..vocabulary import Context, Field, Refusal, Value


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """A closed question: by button, or named by label, position, price, likeness."""

    def read(self, text: str, context: Context) -> Reading:
        """The option named; a lone «はい» takes the only option, or what is on file if that is what was shown."""
        if option := pick(text, context.options, context.on_file):
            return Read(option.value)
        said = yes_or_no(text)
        if said is not None:
            return self._plain_yes(said, context)
        return Misread("not_offered") if core(text).isdigit() and not asks(text) else NotAnAnswer()

    def _plain_yes(self, said: bool, context: Context) -> Reading:
        if not said:
            return Denied()
        if len(context.options) == 1:
            return Read(context.options[0].value)
        offered = {o.value for o in context.options}
        return Read(context.on_file) if context.on_file in offered and context.on_file else Misread("which_one")

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Refuses what is not offered now."""
        return None if value in {o.value for o in context.options} else Refusal("not_offered")
