"""Messages that answer: a fact, likely topics, whom to call, a sentence, the first and the sorry words."""

from __future__ import annotations

from collections.abc import Mapping

from ...catalogue.programmes import SIGN_UPS, sign_up_for
from ...domain.conversation import UNKNOWN_ENTRY
from ...services.dialogue import Directive
from ..messages import Choice, Link, Said
from .misses import missed
from .renewing import programme_choices
from .scene import Maker, Scene


def faq(scene: Scene, directive: Directive) -> list[Said]:
    """The fact asked for, with what is often asked next when no question of the renewal follows."""
    topic = str(directive.get("topic", ""))
    if not scene.knowledge.knows(topic):
        return not_understood(scene, directive)
    step = scene.talk.journey.step.id if scene.talk.journey else None
    conversation = scene.talk.conversation
    answer = scene.knowledge.answer(
        topic, conversation.system, step=step, now=scene.now, agency=conversation.agency
    )
    if answer.ask_systems:
        return [
            Said(answer.text, choices=[_of_system(scene, topic, system) for system in answer.ask_systems])
        ]
    meant = near(scene, directive)
    text = f"{answer.text}\n{_meant_otherwise(scene, meant)}" if meant else answer.text
    more = [*meant, *(scene.topic(t) for t in answer.follow_ups if scene.knowledge.knows(t))]
    link = _page(scene, topic, answer.entry_page)
    choices = [] if scene.talk.active else [*_sign_up(scene, topic), *more, *scene.entrance()]
    return [Said(text, choices=choices, link=link, step=scene.step)]


def near(scene: Scene, directive: Directive) -> list[Choice]:
    """What else may have been meant by a message that was not quite clear, most likely first."""
    ids = str(directive.get("near", "")).split(",")
    return [scene.topic(topic) for topic in ids if scene.knowledge.knows(topic)]


def others(scene: Scene, directive: Directive) -> list[Said]:
    """After a command that may have been a question: the way to its answer; nothing after a clear one."""
    topics = near(scene, directive)
    if not topics:
        return []
    choices = [] if scene.talk.active else [*topics, *scene.entrance()]
    return [Said(_meant_otherwise(scene, topics), choices=choices, step=scene.step)]


def _meant_otherwise(scene: Scene, topics: list[Choice]) -> str:
    names = "".join(f"「{choice.label}」" for choice in topics)
    return scene.words.say("meant_otherwise", {"topics": names})


def _page(scene: Scene, topic: str, entry_page: str | None) -> Link | None:
    """The page of ours that the answer speaks of."""
    if entry_page:
        return Link("page", scene.words.say("to_the_agency"), entry_page)
    if topic != "forgotten_password" or scene.talk.conversation.system is None:
        return None
    if scene.talk.conversation.system == "internet":
        return Link("page", scene.words.say("reissue_link"), "/credentials/reissue")
    return None if _logged_in(scene) else Link("page", scene.words.say("reset_link"), "/password")


def _logged_in(scene: Scene) -> bool:
    return scene.talk.actor is not None and scene.talk.actor.member_id is not None


def _sign_up(scene: Scene, topic: str) -> list[Choice]:
    """Who asks about registering and has no login here can begin at once."""
    programme = scene.talk.conversation.programme
    ours = programme not in SIGN_UPS and sign_up_for(programme) == "registration"
    if _logged_in(scene) or not ours or not topic.startswith("registration_"):
        return []
    return [Choice(scene.words.say("register_registration"), {"kind": "command", "intent": "register"})]


def _of_system(scene: Scene, topic: str, system: str) -> Choice:
    """The same topic for one system; which one was meant is remembered."""
    return Choice(scene.words.programme(system), {"kind": "topic", "topic": topic, "system": system})


def topics(scene: Scene, directive: Directive) -> list[Said]:
    """Up to three likely topics and «none of these»."""
    ids = [t for t in str(directive.get("topics", "")).split(",") if scene.knowledge.knows(t)]
    if not ids:
        return not_understood(scene, directive)
    person = Choice(scene.words.say("none_of_these"), {"kind": "command", "intent": "person"})
    back = [Choice(scene.words.say("onward_label"), {"kind": "command", "intent": "repeat"})]
    onward = back if scene.talk.active else scene.entrance()
    choices = [*(scene.topic(t) for t in ids), person, *onward]
    return [Said(scene.words.say("which_topic"), choices=choices, step=scene.step)]


def repeat(scene: Scene, _directive: Directive) -> list[Said]:
    """Nothing new: the question comes again by itself; without one, the ways in."""
    return [] if scene.talk.active else greeting(scene, {})


def person(scene: Scene, _directive: Directive) -> list[Said]:
    """Whom to call, and whether the line is open now."""
    conversation = scene.talk.conversation
    contact = scene.knowledge.contact_for(
        conversation.system or UNKNOWN_ENTRY, conversation.agency, scene.now
    )
    return [Said(contact, step=scene.step)]


def say(scene: Scene, directive: Directive) -> list[Said]:
    """A sentence of its own."""
    return [
        Said(
            scene.words.say(str(directive["key"]), directive.get("words")),
            choices=scene.entrance(),
            step=scene.step,
        )
    ]


def greeting(scene: Scene, _directive: Directive) -> list[Said]:
    """The first words of a talk."""
    choices = scene.entrance() if scene.talk.journey is not None else programme_choices(scene)
    return [Said(scene.words.say(f"welcome_{scene.kind}"), choices=choices)]


def not_understood(scene: Scene, _directive: Directive) -> list[Said]:
    """Nothing that we answer; counts as a miss of the present question."""
    if scene.talk.active:
        return missed(scene, scene.words.say("not_understood"))
    return [Said(scene.words.say("not_understood_outside"), choices=scene.entrance())]


def sorry(scene: Scene, _directive: Directive) -> list[Said]:
    """Something of ours failed; the message is kept and answered later."""
    return [Said(scene.words.say("sorry"), step=scene.step)]


MAKERS: Mapping[str, Maker] = {
    "faq": faq,
    "topics": topics,
    "near": others,
    "repeat": repeat,
    "person": person,
    "say": say,
    "greeting": greeting,
    "out_of_scope": not_understood,
    "sorry": sorry,
}
