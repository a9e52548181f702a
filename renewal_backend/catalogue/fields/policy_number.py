"""One of the customer's contracts, stored by its policy number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ..reading import Denied, Misread, Read, Reading
from ..text.around import frames
from ..text.aside import aside, asks
from ..text.numerals import arabic
from ..text.plain import plain
from ..vocabulary import Context, Option, Refusal, Value
from .choice import Choice

_NUMBER = re.compile(r"(?<!\d)\d{3,4}-?\d{3,4}-?\d{2,4}(?!\d)")
_FORM = re.compile(r"[0-9]{10}")

_GIVEN_UP = re.compile(r"手放|売[っりる却]|廃車|譲|あげた|解約|やめ|以外|ではな|ません|ない|のう")
_LATER_ON = re.compile(r"[^、。]{0,6}(?:また今度|後回し|次回|来年|まだ先)")
_SOONER = re.compile(
    r"(?:先|早|はや|近|すぐ|もうすぐ|間近)[^、]{0,6}(?:満期|切れ|終わ|来る|くる|期限)|(?:満期|切れる|期限)[^、]{0,6}(?:先|早|近)"
)
_LATER = re.compile(
    r"(?:後|あと|遅)[^、]{0,6}(?:満期|切れ|終わ|来る|くる|期限)|(?:満期|切れる|期限)[^、]{0,6}(?:後の|あとの|遅)"
)
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
_UNTIL = re.compile(r"(\d{4})年(\d{1,2})月\d{1,2}日まで")


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
        if isinstance(reading, Denied):
            return Misread("which_one")
        if isinstance(reading, Read) or aside(text):
            return reading
        found = _spoken_of(said, context.options) or _by_maturity(said, context.options)
        return Read(found.value) if found else reading

    def check(self, value: Value, context: Context) -> Refusal | None:
        """Ten digits; whose it is and whether it can be renewed are rules of the domain."""
        return None if isinstance(value, str) and _FORM.fullmatch(value) else Refusal("contract_not_found")


def _spoken_of(said: str, options: Sequence[Option]) -> Option | None:
    """The only contract that a text speaks of, not to give it up: «2台あるけど、まずはプリウスからで»."""
    named = [o for o in options if any(_now(said, plain(name)) for name in o.aliases)]
    return named[0] if len(named) == 1 and not _GIVEN_UP.search(said) else None


def _now(said: str, name: str) -> bool:
    at = said.find(name)
    return at >= 0 and not _LATER_ON.match(said, at + len(name))


def _by_maturity(said: str, options: Sequence[Option]) -> Option | None:
    """The contract told by when it ends: «先に満期がくる方», «1月に切れるほう», «お正月に切れる契約»."""
    ends = {o.value: (int(found[1]), int(found[2])) for o in options if (found := _UNTIL.search(o.detail))}
    if len(ends) != len(options) or len(set(ends.values())) != len(options):
        return None
    in_order = sorted(options, key=lambda o: ends[o.value])
    if _SOONER.search(said):
        return in_order[0]
    if _LATER.search(said):
        return in_order[-1]
    month = _MONTH.search(arabic(said.replace("お正月", "1月").replace("年明け", "1月")))
    fits = [o for o in options if month and ends[o.value][1] == int(month[1])]
    return fits[0] if len(fits) == 1 else None
