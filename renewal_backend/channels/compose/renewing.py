"""Messages about the renewal itself: its question, its number, what could not be taken, how far it is."""

from __future__ import annotations

from collections.abc import Mapping

from ...catalogue.programmes import PROGRAMMES
from ...catalogue.question import end_label
from ...services.dialogue import Directive
from ...services.outcome_mails import reasons_list
from ..messages import Choice, Said
from ..questions import corrections, question_said
from .misses import mends_of, missed
from .scene import Maker, Scene


def question(scene: Scene, directive: Directive) -> list[Said]:
    """The present question, or the policy or receipt number when everything is done."""
    if scene.talk.applied:
        return completion(scene, directive)
    asked = question_said(scene.talk)
    return [asked] if asked else []


def completion(scene: Scene, directive: Directive) -> list[Said]:
    """The new policy number (F0 step 11, F1 step 9), or the receipt of an application that waits (F3)."""
    talk, say = scene.talk, scene.words.say
    ended = talk.policy or talk.receipt
    if ended is None or talk.journey is None:
        return question(scene, directive)
    step = end_label(talk.journey, scene.words)
    start = Choice(say("another_label"), {"kind": "command", "intent": "start"})
    more = [start] if talk.another else []
    more += [scene.topic(topic) for topic in talk.journey.programme.afterwards]
    if talk.policy is None and talk.receipt is not None:
        reasons = {"number": ended.number, "reasons": reasons_list(talk.receipt)}
        rows = [(say("receipt_label"), ended.number)]
        return [Said(say("accepted", reasons), say("accepted_title"), rows, more, step=step)]
    text = say("released" if talk.receipt else "completed", {"number": ended.number})
    return [Said(text, scene.words.step("completion"), [("証券番号", ended.number)], more, step=step)]


def notice(scene: Scene, _directive: Directive) -> list[Said]:
    """Why the last answer could not be taken; longer each time, with a person at the third.

    Nothing where the question that follows says so itself.
    """
    noted = scene.talk.conversation.memory.get("notice")
    if not noted:
        return []
    why = scene.words.refusal(noted["code"], noted.get("params", {}))
    if scene.talk.question is not None and why in scene.talk.question.text:
        return []
    mends = mends_of(scene, str(noted["code"]))
    return missed(scene, why, mends) if noted.get("missed") else [Said(why, choices=mends, step=scene.step)]


def wrong(scene: Scene, _directive: Directive) -> list[Said]:
    """What is wrong?"""
    return [corrections(scene.talk)]


def progress(scene: Scene, _directive: Directive) -> list[Said]:
    """How far the customer is and what remains."""
    journey = scene.talk.journey
    if journey is None or not scene.talk.active:
        return [Said(scene.words.say("not_started"), choices=scene.entrance())]
    at = journey.progress
    rest = [scene.words.step(s.id) for s in journey.route[at.number : -1]]
    words = {
        "number": str(at.number),
        "total": str(at.total),
        "title": scene.words.step(at.step.id),
        "rest": "「" + "」「".join(rest) + "」" if rest else "",
    }
    key = "progress" if rest else "progress_last"
    return [Said(scene.words.say(key, words), step=scene.step)]


def how(scene: Scene, _directive: Directive) -> list[Said]:
    """What to do here, with an example."""
    question = scene.talk.question if scene.talk.active else None
    if question is None:
        return [Said(scene.words.say("help"), choices=scene.entrance())]
    text = f"{scene.words.help(question.field)}\n{scene.words.example(question.field)}"
    return [Said(text, step=scene.step)]


def stop(scene: Scene, _directive: Directive) -> list[Said]:
    """Everything is kept; the customer can go on at any time."""
    resume = Choice(scene.words.say("resume_label"), {"kind": "command", "intent": "resume"})
    return [Said(scene.words.say("stopped"), choices=[resume])]


def which_programme(scene: Scene, _directive: Directive) -> list[Said]:
    """Asks which procedure is meant; the choice is remembered."""
    return [Said(scene.words.say("which_programme"), choices=programme_choices(scene))]


def programme_choices(scene: Scene) -> list[Choice]:
    """Every procedure that can be begun here, by its name on the flyers."""
    ids = [*PROGRAMMES, "registration"]
    return [
        Choice(scene.words.programme(p), {"kind": "command", "intent": "start", "programme": p}) for p in ids
    ]


MAKERS: Mapping[str, Maker] = {
    "question": question,
    "completion": completion,
    "notice": notice,
    "what_is_wrong": wrong,
    "which_programme": which_programme,
    "progress": progress,
    "help": how,
    "stop": stop,
}
