"""One of the customer's contracts, stored by its policy number."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..reading import Denied, Misread, Read, Reading
from ..text.around import frames
from ..text.aside import asks
from ..text.plain import plain
from ..vocabulary import Context, Refusal, Value
from .choice import Choice

_NUMBER = re.compile(r"(?<!\d)\d{3,4}-?\d{3,4}-?\d{2,4}(?!\d)")
_FORM = re.compile(r"[0-9]{10}")


@dataclass(frozen=True, kw_only=True)
class PolicyNumber(Choice):
    """更新するご契約: chosen from the list, or by typing its 証券番号."""

    def read(self, text: str, context: Context) -> Reading:
        """A contract of the list, or a typed number, on the list or not: the rules say why not."""
        said = plain(text)
        run = _NUMBER.search(said)
        if run and not asks(text) and frames("contract", said[: run.start()], said[run.end() :]):
            number = run[0].replace("-", "")
            return Read(number) if _FORM.fullmatch(number) else Misread("contract_not_found")
        reading = super().read(text, context)
        return Misread("which_one") if isinstance(reading, Denied) else reading

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Ten digits; whose it is and whether it can be renewed are rules of the domain."""
        return None if isinstance(value, str) and _FORM.fullmatch(value) else Refusal("contract_not_found")
