"""What goes before the dialogue: danger, attempts, anger and the rest; and while an accident lasts, nothing is asked.

The dialogue is not needed for any of it, so all of it holds while it is away.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..alerts import Alert, aside, before_answers, before_the_model, calm, question_in
from ..catalogue.reading import NotAnAnswer
from ..catalogue.text.yes_no import yes_or_no
from ..catalogue.understood import understood
from ..domain.conversation import Turn
from ..services.dialogue import Directive
from ..services.ports import UnitOfWork
from ..services.talk import Talk

ACCIDENT = "accident"
"""The memory of an accident that nobody has said is over."""
_QUESTION: Directive = {"show": "question"}
_SORRY: Directive = {"show": "anger", "about": "sorry"}
_STAYS = {"topic", "system"}
_KEPT_AFTER_ANGER = {"faq", "question", "notice", "progress", "help", "which_programme"}


@dataclass(frozen=True)
class Heard:
    """`shows`: what is shown without asking the dialogue. `first`: what is shown before its answer."""

    shows: Sequence[Directive] = ()
    first: Sequence[Directive] = ()


def heard(talk: Talk, turn: Turn) -> Heard:
    """What a turn is besides an answer or a question; empty when the dialogue is to be asked and nothing else said."""
    choice = turn.content.get("choice")
    if choice is not None:
        return _pressed(talk, choice)
    text = str(turn.content["text"])
    found = before_answers(text)
    if kinds := turn.content.get("secret"):
        return Heard(_warned(talk, found, kinds))
    if found is None and _accident_lasts(talk):
        if calm(text):
            return Heard(_then_asked(talk, {"show": "accident_over"}))
        if yes_or_no(text) is not None or _answers(talk, text):
            return Heard([{"show": "accident_waiting"}])
    if found is None and not _answers(talk, text):
        found = before_the_model(text)
    if found is None:
        return Heard()
    if found.kind == "anger" and question_in(text):
        return Heard(first=[{"show": "anger"}])
    return Heard(_shows(talk, found))


def refined(directives: Sequence[Directive], turn: Turn) -> Sequence[Directive]:
    """The dialogue's directives, with a kinder answer than «not understood» to what is another matter."""
    text = turn.content.get("text")
    other = aside(str(text)) if text is not None else None
    found: list[Directive] = []
    for directive in _calmed(directives):
        show = directive["show"]
        if other is not None and (show == "out_of_scope" or (show == "topics" and other[0] == "business")):
            found.append({"show": other[0], "about": other[1]})
        else:
            found.append(directive)
    return found


def _calmed(directives: Sequence[Directive]) -> Sequence[Directive]:
    """To a complaint with a question of ours: a short apology, the answer, then whom to call; nothing that asks more."""
    if not any(d["show"] == "anger" for d in directives):
        return directives
    kept = [d for d in directives if d["show"] in _KEPT_AFTER_ANGER | {"anger"}]
    answers = [d for d in kept if d["show"] == "faq"]
    if not answers:
        return kept
    rest = [d for d in kept if d["show"] not in ("anger", "faq")]
    return [_SORRY, *answers, {"show": "anger", "about": "contact"}, *rest]


def note_attempt(work: UnitOfWork, turn: Turn, shows: Sequence[Directive]) -> None:
    """Leaves a note for staff when something was tried, without what was written."""
    about = f"conversation:{turn.conversation_id}"
    for directive in shows:
        if directive["show"] == "attempt":
            details = {"kind": directive["about"]}
            work.audit.add(turn.received_at, about, "attempt_refused", about, details)


def _pressed(talk: Talk, choice: dict[str, Any]) -> Heard:
    """Who presses a button of the renewal goes on with it, accident or not."""
    if choice["kind"] == "calm":
        return Heard(_then_asked(talk, {"show": "accident_over"}))
    stays = choice["kind"] in _STAYS or choice.get("intent") == "person"
    return Heard(first=[{"show": "calm"}]) if _accident_lasts(talk) and not stays else Heard()


def _accident_lasts(talk: Talk) -> bool:
    return bool(talk.conversation.memory.get(ACCIDENT))


def _answers(talk: Talk, text: str) -> bool:
    """Whether the present question's field reads a text as meant for it."""
    if not talk.active or talk.journey is None or talk.journey.current is None:
        return False
    field = talk.journey.current
    return not isinstance(understood(field, text, talk.journey.context(field)), NotAnAnswer)


def _warned(talk: Talk, found: Alert | None, kinds: Sequence[str]) -> Sequence[Directive]:
    """The warning; to somebody in danger, that comes first."""
    warning: Directive = {"show": "secret", "kinds": ",".join(kinds)}
    if found is not None and found.kind == "accident":
        return [*_shows(talk, found), warning]
    return _then_asked(talk, warning)


def _shows(talk: Talk, found: Alert) -> Sequence[Directive]:
    match found.kind:
        case "accident":
            return [{"show": "accident", "about": found.about}]
        case "desk":
            return _then_asked(talk, {"show": "accident_desk"})
        case _:
            return _then_asked(talk, {"show": found.kind, "about": found.about})


def _then_asked(talk: Talk, directive: Directive) -> Sequence[Directive]:
    return [directive, _QUESTION] if talk.active else [directive]
