"""An accident or a breakdown that is happening now, told apart from questions and stories about accidents.

An event («ぶつけ», «追突され», «煙が») counts when it is told as having happened («…た», «…てる»), and neither as a case
(«…たら», «…た場合»), nor denied, nor long ago («去年»), nor as the start of a question about claims or premiums.
"""

from __future__ import annotations

import re
from typing import Literal, TypeAlias

from .flat import flat
from .patterns import pattern

Emergency: TypeAlias = Literal["now", "breakdown"]
_EVENTS: tuple[tuple[Emergency, str], ...] = (("now", "happened"), ("breakdown", "stranded"))
_STATES: tuple[tuple[Emergency, str], ...] = (("now", "danger"), ("breakdown", "stuck"))
_SIGNS: tuple[tuple[Emergency, str], ...] = (("now", "sign"), ("breakdown", "stop_sign"))


def emergency(text: str) -> Emergency | None:
    """What has happened now; None when nothing has."""
    said = pattern("accident", "no_event").sub("＊", flat(text))
    if pattern("accident", "fiction").search(said):
        return None
    rest = said
    for kind, key in (*_EVENTS, *_STATES):
        if _any_real(said, key):
            return kind
        rest = pattern("accident", key).sub("＊", rest)
    bare = pattern("accident", "cries").sub("!", rest)
    if pattern("accident", "topic").search(bare) is None:
        for kind, key in _SIGNS:
            if _any_real(bare, key):
                return kind
    return None


def asks_for_the_desk(text: str) -> bool:
    """Whether somebody asks where accidents and breakdowns are reported."""
    said = flat(text)
    return (
        pattern("accident", "desk").search(said) is not None
        and pattern("accident", "not_the_desk").search(said) is None
    )


def _any_real(said: str, key: str) -> bool:
    return any(_is_real(said, found) for found in pattern("accident", key).finditer(said))


def _is_real(said: str, found: re.Match[str]) -> bool:
    """Told as having happened, not long ago, and not only to ask about claims."""
    if pattern("accident", "unreal").match(said, found.end()):
        return False
    if pattern("accident", "supposing").search(said[: found.start()]) or _long_ago(said, found):
        return False
    urgent = pattern("accident", "now").search(said) is not None
    return urgent or not pattern("accident", "aftermath").search(said)


def _long_ago(said: str, found: re.Match[str]) -> bool:
    """Whether the event is dated in the past: «去年…事故», with no other sentence between, or «事故は去年»."""
    dates = [d for d in pattern("accident", "past").finditer(said) if d.start() < found.start()]
    since = said[dates[-1].end() : found.start()] if dates else ""
    if dates and not any(pattern("accident", key).search(since) for key in ("turn", "this_minute")):
        return True
    return pattern("accident", "dated_after").match(said[found.end() :]) is not None
