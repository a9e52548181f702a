"""The items of a quote, opened (F3: 『＋』): an aside, after which the question is put again."""

from __future__ import annotations

from collections.abc import Mapping

from ...domain.breakdown import breakdown
from ...services.dialogue import Directive
from ..messages import Said
from .answering import not_understood
from .scene import Maker, Scene


def items(scene: Scene, directive: Directive) -> list[Said]:
    """Every coverage with its level and its part in the premium, once a plan is chosen."""
    talk = scene.talk
    rows = breakdown(talk.loaded.facts, talk.loaded.journey.values) if talk.loaded else ()
    if not rows or not talk.active:
        return not_understood(scene, directive)
    return [Said(scene.words.say("breakdown"), scene.words.say("breakdown_title"), rows, step=scene.step)]


MAKERS: Mapping[str, Maker] = {"breakdown": items}
