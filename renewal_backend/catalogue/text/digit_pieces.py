"""Corrected digits put into the number before them: «231-0001», «0002でした» → 2310002."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .digits import Run, runs

_PLACES = (
    (-1, re.compile(r"最後|さいご|末尾|下|終わり|おわり|うしろ|後ろ|お尻|おしり|しっぽ|けつ")),
    (0, re.compile(r"最初|さいしょ|頭|あたま|はじめ|初め|始め|上|市外局番")),
    (1, re.compile(r"真ん中|まん中|まんなか|中ほど|間の")),
)


def mended(before: str, after: str, lengths: Sequence[Sequence[int]]) -> str | None:
    """The digits of `before` with those of `after` in place of one group; None where it is not plain which one.

    `lengths`: how numbers that are written without breaks are divided.
    """
    old, new = runs(before), runs(after)
    if not old or len(new) != 1 or len(new[0].digits) >= len(old[-1].digits):
        return None
    groups = _groups(old[-1], lengths)
    place = _place(groups, new[0].digits, before[-12:] + new[0].before)
    if place is None:
        return None
    groups[place] = new[0].digits
    return "-".join(groups) + new[0].after


def _groups(run: Run, lengths: Sequence[Sequence[int]]) -> list[str]:
    if len(run.groups) > 1:
        return list(run.groups)
    for parts in lengths:
        if sum(parts) == len(run.digits):
            ends = [sum(parts[: i + 1]) for i in range(len(parts))]
            return [run.digits[end - part : end] for end, part in zip(ends, parts, strict=True)]
    return [run.digits]


def _place(groups: Sequence[str], digits: str, said: str) -> int | None:
    """The group that is meant: the one named, else the only one of that length, else the one most alike."""
    named = [place for place, word in _PLACES if word.search(said)]
    if named:
        place = named[0] % len(groups) if len(named) == 1 and named[0] < len(groups) else None
        return place if place is not None and len(groups[place]) == len(digits) else None
    alike = sorted(
        (sum(a != b for a, b in zip(group, digits, strict=True)), place)
        for place, group in enumerate(groups)
        if len(group) == len(digits)
    )
    if not alike or (len(alike) > 1 and alike[0][0] == alike[1][0]):
        return None
    return alike[0][1]
