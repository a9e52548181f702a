"""A Japanese address, stored as typed after NFKC."""

from __future__ import annotations

from dataclasses import dataclass

from ..reading import Misread, Read, Reading
from ..text.addresses import LONGEST, complete, looks_like, stripped
from ..vocabulary import Context, Field, Refusal, Value
from .kept import kept


@dataclass(frozen=True, kw_only=True)
class Address(Field):
    """住所, from the prefecture or city down to the number."""

    def read(self, text: str, context: Context) -> Reading:
        """A text that has the shape of an address; without a house number or a city it is asked again."""
        said = stripped(text)
        if complete(said):
            return Read(said)
        return (
            Misread("address_incomplete") if looks_like(said) else kept(text, context, "address_incomplete")
        )

    def check(self, value: Value, context: Context) -> Refusal | None:
        """A city and a number, at most 120 characters, no control characters."""
        good = isinstance(value, str) and len(value) <= LONGEST and complete(value)
        return None if good else Refusal("address_incomplete")
