"""One of the options that the contract offers."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import Denied, Misread, NotAnAnswer, Read, Reading
from ..text.options import named
from ..text.plain import fold
from ..text.yes_no import Stance, stance
from ..vocabulary import Context, Field, Refusal, Value


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """A closed question: by button, or named by label, position, price, likeness."""

    def read(self, text: str, context: Context) -> Reading:
        """The option named; a lone «はい» takes the only option, or what is on file."""
        found = named(text, context.options, context.on_file)
        if found:
            return Read(found[0].value) if len(found) == 1 else Misread("which_one")
        said = stance(text)
        if said is not None:
            return self._plainly(said, context)
        if found is not None:
            return Misread("not_offered")
        return Misread("not_offered") if fold(text).isdecimal() else NotAnAnswer()

    def _plainly(self, said: Stance, context: Context) -> Reading:
        if said is Stance.NO:
            return Denied()
        if said is not Stance.YES:
            return Misread("which_one")
        if len(context.options) == 1:
            return Read(context.options[0].value)
        offered = {o.value for o in context.options}
        return (
            Read(context.on_file) if context.on_file in offered and context.on_file else Misread("which_one")
        )

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Refuses what is not offered now."""
        return None if value in {o.value for o in context.options} else Refusal("not_offered")
