"""What is said to an answer that could not be taken: longer each time, with a person at the third."""

from __future__ import annotations

from collections.abc import Sequence

from ..messages import Choice, Said
from .scene import Scene

_MENDED_BY = {"youngest_too_young": "age_condition"}


def mends_of(scene: Scene, code: str) -> list[Choice]:
    """The other field that would put a refused answer right."""
    field = _MENDED_BY.get(code)
    if field is None or not scene.talk.active:
        return []
    label = scene.words.say("mend_label", {"title": scene.words.title(field)})
    return [Choice(label, {"kind": "correct", "field": field})]


def missed(scene: Scene, why: str, mends: Sequence[Choice] = ()) -> list[Said]:
    """Why, and from the second miss in a row what is asked here, with an example."""
    question = scene.talk.question
    count = int((scene.talk.conversation.memory.get("missed") or {}).get("count", 1))
    parts = [why]
    if question is not None and count >= 2:
        parts += [scene.words.help(question.field), scene.words.example(question.field)]
    choices = list(mends)
    if count >= 3:
        parts.append(scene.words.say("offer_person"))
        choices += [Choice(scene.words.say("person_label"), {"kind": "command", "intent": "person"})]
    return [Said("\n".join(parts), choices=choices, step=scene.step)]
