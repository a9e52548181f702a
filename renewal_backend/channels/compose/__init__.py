"""Turns Rasa's directives into messages. Rasa never sees the words, and never the customer's data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...services.dialogue import Directive
from ..messages import Said
from . import alerting, answering, items, renewing
from .scene import Maker, Scene

ASIDES = frozenset({"topics", "what_is_wrong", "which_programme"})
"""These ask something themselves: a yes or no that follows is no answer to the renewal's question."""
_OPEN_ENDED = ASIDES | {"stop"}
"""After these the question is not put again."""
_ASK = frozenset({"question", "notice", "help", "what_is_wrong", "out_of_scope", "gibberish", "small_talk"})
"""These ask something of the renewal, or help to answer it: none of them while an accident lasts."""
MAKERS: Mapping[str, Maker] = {**renewing.MAKERS, **items.MAKERS, **answering.MAKERS, **alerting.MAKERS}
"""Who makes the messages of a directive."""


def compose(scene: Scene, directives: Sequence[Directive]) -> list[Said]:
    """The messages of a turn, in order; never none."""
    shows = {str(d.get("show")) for d in directives}
    waiting = scene.talk.conversation.memory.get("accident")
    skipped = {"question"} if shows & _OPEN_ENDED else set()
    said: list[Said] = []
    directives = [_unsaid(directive, directives) for directive in directives]
    for directive in directives:
        if directive.get("show") in (_ASK if waiting else skipped):
            continue
        said += MAKERS.get(str(directive.get("show")), answering.not_understood)(scene, directive)
    said = alerting.perhaps(scene, directives, _each_once(_with_near(scene, directives, said)))
    if waiting:
        return said or list(alerting.accident_waiting(scene, {}))
    return said or list(answering.not_understood(scene, {}))


def _unsaid(directive: Directive, directives: Sequence[Directive]) -> Directive:
    """A directive that does not offer as meant otherwise what this very turn answers."""
    if "near" not in directive:
        return directive
    answered = {d.get("topic") for d in directives if d.get("show") == "faq"}
    left = [topic for topic in str(directive["near"]).split(",") if topic not in answered]
    return {**directive, "near": ",".join(left)}


def _with_near(scene: Scene, directives: Sequence[Directive], said: list[Said]) -> list[Said]:
    """In the middle of a renewal only the last message's buttons are open: what else was meant stands there too."""
    others = [choice for directive in directives for choice in answering.near(scene, directive)]
    if not (scene.talk.active and said and others):
        return said
    return [*said[:-1], replace(said[-1], choices=[*said[-1].choices, *others])]


def _each_once(said: Sequence[Said]) -> list[Said]:
    """The messages with every choice under the last that offers it: two answers may lead on to the same."""
    offered: set[str] = set()
    found: list[Said] = []
    for message in reversed(said):
        fresh = [
            choice for choice in message.choices if choice.label not in offered or "system" in choice.payload
        ]
        offered |= {choice.label for choice in message.choices}
        found.insert(0, message if len(fresh) == len(message.choices) else replace(message, choices=fresh))
    return found
