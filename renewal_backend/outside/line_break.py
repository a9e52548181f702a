"""Breaks Japanese text into lines: anywhere, except before closing and after opening marks (禁則)."""

from __future__ import annotations

from collections.abc import Callable

NOT_FIRST = frozenset("、。，．・：；！？）」』】〉》〕ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ,.:;!?)]}%円")
NOT_LAST = frozenset("（「『【〈《〔([{〒")
_BACK = 10


def broken(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """The lines of `text`, none wider than `width` by `measure`; short numbers and latin words stay whole."""
    lines = []
    rest = text
    while rest:
        fitting = _fitting(rest, width, measure)
        cut = fitting if fitting == len(rest) else _good_break(rest, fitting)
        lines.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return lines or [""]


def _fitting(text: str, width: float, measure: Callable[[str], float]) -> int:
    """How many characters fit on a line; at least one."""
    used = 0.0
    for index, character in enumerate(text):
        used += measure(character)
        if used > width:
            return max(index, 1)
    return len(text)


def _good_break(text: str, fitting: int) -> int:
    """The last allowed break not far before `fitting`; `fitting` itself when there is none."""
    for cut in range(fitting, max(fitting - _BACK, 1) - 1, -1):
        if _allowed(text[cut - 1], text[cut]):
            return cut
    return fitting


def _allowed(before: str, after: str) -> bool:
    if after in NOT_FIRST or before in NOT_LAST:
        return False
    return not (_latin(before) and _latin(after))


def _latin(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in "-,.")
