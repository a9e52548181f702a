"""Messages to somebody in danger, in anger, in another language, with other business or with none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ...domain.conversation import UNKNOWN_ENTRY
from ...services.dialogue import Directive
from ..messages import Choice, Said
from .abroad import whom_to_call
from .misses import missed
from .scene import Maker, Scene

_DESKS = {"now": "accident_desk_unknown", "breakdown": "accident_roadside_unknown"}


_FAINT = 0.05
"""The model's share from which an accident is possible; from 0.15 it is taken for one."""


def accident(scene: Scene, directive: Directive) -> list[Said]:
    """Safety, police and ambulance, then the accident desk; the renewal waits until its customer is calm."""
    about = str(directive.get("about", "now"))
    words = scene.words
    parts = [words.say(f"accident_{about}")]
    if about in _DESKS:
        parts.append(_desk(scene, "accident_desk_known", _DESKS[about]))
    if about in _DESKS and scene.talk.active:
        parts.append(words.say("accident_paused"))
    return [Said("\n".join(parts), choices=_calm(scene))]


def accident_over(scene: Scene, _directive: Directive) -> list[Said]:
    """Back to the matter."""
    key = "accident_over" if scene.talk.active else "accident_over_outside"
    return [Said(scene.words.say(key), choices=scene.entrance(), step=scene.step)]


def accident_waiting(scene: Scene, _directive: Directive) -> list[Said]:
    """Nothing is asked; how to go on."""
    return [Said(scene.words.say("accident_waiting"), choices=_calm(scene))]


def perhaps(scene: Scene, directives: Sequence[Directive], said: list[Said]) -> list[Said]:
    """What was not understood but may be an emergency gets the two numbers before anything else, and a way to say so."""
    if not said or not any(_faintly(str(directive.get("ranking", ""))) for directive in directives):
        return said
    button = Choice(scene.words.say("perhaps_accident_label"), {"kind": "command", "intent": "accident"})
    first = replace(said[0], text="\n".join((scene.words.say("perhaps_accident"), said[0].text)))
    found = [first, *said[1:]]
    return [*found[:-1], replace(found[-1], choices=[*found[-1].choices, button])]


def _faintly(ranking: str) -> bool:
    """Whether the model's ranking («faq_otp:0.2,accident:0.1») holds an accident for possible at all."""
    shares = dict(one.split(":") for one in ranking.split(",") if ":" in one)
    return float(shares.get("accident", 0)) >= _FAINT


def accident_desk(scene: Scene, _directive: Directive) -> list[Said]:
    """Where accidents are reported, to somebody who asks for it."""
    parts = [scene.words.say("accident_desk"), _desk(scene, "desk_known", "desk_unknown")]
    return [Said("\n".join(parts), choices=scene.entrance(), step=scene.step)]


def attempt(scene: Scene, directive: Directive) -> list[Said]:
    """A plain refusal, and what may be asked instead."""
    return [
        Said(
            scene.words.say(f"attempt_{directive.get('about', 'orders')}"),
            choices=scene.entrance(),
            step=scene.step,
        )
    ]


def anger(scene: Scene, directive: Directive) -> list[Said]:
    """One sentence that hears the anger, and a person at once; the two apart where an answer stands between."""
    about = directive.get("about")
    key = f"anger_{about}" if about else "anger"
    return [Said(scene.words.say(key, {"contact": _contact(scene)}), step=scene.step)]


def language(scene: Scene, directive: Directive) -> list[Said]:
    """In that language: what this is and whom to call."""
    tongue = str(directive.get("about", "romaji"))
    lines = "" if tongue == "romaji" else whom_to_call(scene, tongue)
    text = scene.words.say(f"language_{tongue}", {"lines": lines})
    return [Said(text, choices=scene.entrance(), step=scene.step)]


def gibberish(scene: Scene, _directive: Directive) -> list[Said]:
    """What can be done here."""
    words = scene.words
    if not scene.talk.active:
        return [Said(words.say("gibberish_outside"), choices=scene.entrance())]
    return missed(scene, words.say("gibberish") + words.say("gibberish_more"))


def small_talk(scene: Scene, directive: Directive) -> list[Said]:
    """A friendly sentence, and back to the matter."""
    friendly = scene.words.say(f"small_talk_{directive.get('about', 'favour')}")
    if scene.talk.active:
        return missed(scene, friendly)
    return [Said(friendly + scene.words.say("back_to_the_matter"), choices=scene.entrance())]


def business(scene: Scene, directive: Directive) -> list[Said]:
    """That this is not the place, and which is."""
    about = str(directive.get("about", "claims"))
    if about == "elsewhere":
        return [Said(scene.words.say("business_elsewhere"), choices=scene.entrance(), step=scene.step)]
    where = _desk(scene, "desk_known", "desk_unknown") if about == "claims" else _contact(scene)
    text = f"{scene.words.say(f'business_{about}')}\n{where}"
    return [Said(text, choices=scene.entrance(), step=scene.step)]


def secret(scene: Scene, directive: Directive) -> list[Said]:
    """What must not be written here, a sentence for each kind that was."""
    kinds = str(directive.get("kinds", "password")).split(",")
    return [Said("\n".join(scene.words.say(f"secret_{kind}") for kind in kinds), step=scene.step)]


def _calm(scene: Scene) -> list[Choice]:
    return [Choice(scene.words.say("calm_label"), {"kind": "calm"})] if scene.talk.journey else []


def _system(scene: Scene) -> str:
    return scene.talk.conversation.system or UNKNOWN_ENTRY


def _contact(scene: Scene) -> str:
    return scene.knowledge.contact_for(_system(scene), scene.talk.conversation.agency, scene.now)


def _desk(scene: Scene, known: str, unknown: str) -> str:
    contacts, code = scene.knowledge.contacts, scene.talk.conversation.agency
    desk = contacts.accident_desk(_system(scene), code)
    if desk is not None:
        return scene.words.say(known, {"name": desk.name, "phone": desk.phone})
    agency = contacts.agency(code)
    return "\n".join([scene.words.say(unknown), *([agency.text(scene.now)] if agency else [])])


MAKERS: Mapping[str, Maker] = {
    "accident": accident,
    "accident_over": accident_over,
    "accident_waiting": accident_waiting,
    "accident_desk": accident_desk,
    "calm": lambda _scene, _directive: [],
    "attempt": attempt,
    "anger": anger,
    "language": language,
    "gibberish": gibberish,
    "small_talk": small_talk,
    "business": business,
    "secret": secret,
}
