"""Turns Rasa's directives into messages. Rasa never sees the words, and never the customer's data."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ..catalogue.question import step_label
from ..catalogue.wording import wording
from ..knowledge import KnowledgeBase
from ..services.dialogue import Directive
from ..services.talk import Talk
from .messages import Choice, Said
from .questions import corrections, question_said

ASIDES = frozenset({"topics", "what_is_wrong"})
"""These ask something themselves: a yes or no that follows is no answer to the renewal's question."""
_MENDED_BY = {"youngest_too_young": "age_condition"}
_OPEN_ENDED = ASIDES | {"stop"}
"""After these the question is not put again."""


@dataclass(frozen=True)
class Composer:
    """Words for one talk at one moment (`now`: UTC)."""

    talk: Talk
    knowledge: KnowledgeBase
    now: datetime

    def all(self, directives: Sequence[Directive]) -> list[Said]:
        """The messages of a turn, in order; never none."""
        shows = {str(d.get("show")) for d in directives}
        said: list[Said] = []
        for directive in directives:
            if directive.get("show") == "question" and shows & _OPEN_ENDED:
                continue
            said += _MAKERS.get(str(directive.get("show")), Composer.not_understood)(self, directive)
        return said or self.not_understood({})

    def question(self, directive: Directive) -> list[Said]:
        """The present question, or the policy number when everything is done."""
        if self.talk.policy is not None:
            return self.completion(directive)
        asked = question_said(self.talk)
        return [asked] if asked else []

    def completion(self, directive: Directive) -> list[Said]:
        """The new policy number (F0 step 11, F1 step 9)."""
        if self.talk.policy is None or self.talk.journey is None:
            return self.question(directive)
        words = {"number": self.talk.policy.number}
        step = step_label(self.talk.journey, wording())
        rows = [("証券番号", self.talk.policy.number)]
        start = Choice(wording().say("another_label"), {"kind": "command", "intent": "start"})
        more = [start] if self.talk.another else []
        return [Said(wording().say("completed", words), wording().step("completion"), rows, more, step=step)]

    def notice(self, _directive: Directive) -> list[Said]:
        """Why the last answer could not be taken; longer each time, with a person at the third."""
        notice = self.talk.conversation.memory.get("notice")
        if not notice:
            return []
        why = wording().refusal(notice["code"], notice.get("params", {}))
        mends = self._mends(str(notice["code"]))
        return (
            self._missed(why, mends)
            if notice.get("missed")
            else [Said(why, choices=mends, step=self._step())]
        )

    def faq(self, directive: Directive) -> list[Said]:
        """The fact asked for, with what is often asked next when no question of the renewal follows."""
        topic = str(directive.get("topic", ""))
        if not self.knowledge.knows(topic):
            return self.not_understood(directive)
        step = self.talk.journey.step.id if self.talk.journey else None
        conversation = self.talk.conversation
        answer = self.knowledge.answer(
            topic, conversation.entry, step=step, now=self.now, agency=conversation.agency
        )
        more = (
            [] if self.talk.active else [self._topic(t) for t in answer.follow_ups if self.knowledge.knows(t)]
        )
        return [Said(answer.text, choices=[*more, *self._entrance()], step=self._step())]

    def topics(self, directive: Directive) -> list[Said]:
        """Up to three likely topics and «none of these»."""
        ids = [t for t in str(directive.get("topics", "")).split(",") if self.knowledge.knows(t)]
        if not ids:
            return self.not_understood(directive)
        person = Choice(wording().say("none_of_these"), {"kind": "command", "intent": "person"})
        back = [Choice(wording().say("onward_label"), {"kind": "command", "intent": "repeat"})]
        onward = back if self.talk.active else self._entrance()
        choices = [*(self._topic(t) for t in ids), person, *onward]
        return [Said(wording().say("which_topic"), choices=choices, step=self._step())]

    def wrong(self, _directive: Directive) -> list[Said]:
        """What is wrong?"""
        return [corrections(self.talk)]

    def progress(self, _directive: Directive) -> list[Said]:
        """How far the customer is and what remains."""
        journey = self.talk.journey
        if journey is None or not self.talk.active:
            return [Said(wording().say("not_started"), choices=self._entrance())]
        at = journey.progress
        rest = [wording().step(s.id) for s in journey.programme.steps[at.number : -1]]
        words = {
            "number": str(at.number),
            "total": str(at.total),
            "title": wording().step(at.step.id),
            "rest": "「" + "」「".join(rest) + "」" if rest else "",
        }
        key = "progress" if rest else "progress_last"
        return [Said(wording().say(key, words), step=self._step())]

    def help(self, _directive: Directive) -> list[Said]:
        """What to do here, with an example."""
        question = self.talk.question if self.talk.active else None
        if question is None:
            return [Said(wording().say("help"), choices=self._entrance())]
        text = f"{wording().help(question.field)}\n{wording().example(question.field)}"
        return [Said(text, step=self._step())]

    def repeat(self, _directive: Directive) -> list[Said]:
        """Nothing new: the question comes again by itself; without one, the ways in."""
        return [] if self.talk.active else self.greeting({})

    def person(self, _directive: Directive) -> list[Said]:
        """Whom to call, and whether the line is open now."""
        conversation = self.talk.conversation
        contact = self.knowledge.contact_for(conversation.entry, conversation.agency, self.now)
        return [Said(contact, step=self._step())]

    def stop(self, _directive: Directive) -> list[Said]:
        """Everything is kept; the customer can go on at any time."""
        resume = Choice(wording().say("resume_label"), {"kind": "command", "intent": "resume"})
        return [Said(wording().say("stopped"), choices=[resume])]

    def say(self, directive: Directive) -> list[Said]:
        """A sentence of its own."""
        return [
            Said(
                wording().say(str(directive["key"]), directive.get("words")),
                choices=self._entrance(),
                step=self._step(),
            )
        ]

    def greeting(self, _directive: Directive) -> list[Said]:
        """The first words of a talk."""
        return [Said(wording().say(f"welcome_{self._kind()}"), choices=self._entrance())]

    def not_understood(self, _directive: Directive) -> list[Said]:
        """Nothing that we answer; counts as a miss of the present question."""
        if self.talk.active:
            return self._missed(wording().say("not_understood"))
        return [Said(wording().say("not_understood_outside"), choices=self._entrance())]

    def sorry(self, _directive: Directive) -> list[Said]:
        """Something of ours failed; the message is kept and answered later."""
        return [Said(wording().say("sorry"), step=self._step())]

    def secret(self, _directive: Directive) -> list[Said]:
        """A password or one-time password was typed here."""
        return [Said(wording().say("secret"), step=self._step())]

    def _mends(self, code: str) -> list[Choice]:
        """The other field that would put a refused answer right."""
        field = _MENDED_BY.get(code)
        if field is None or not self.talk.active:
            return []
        label = wording().say("mend_label", {"title": wording().title(field)})
        return [Choice(label, {"kind": "correct", "field": field})]

    def _missed(self, why: str, mends: Sequence[Choice] = ()) -> list[Said]:
        question = self.talk.question
        missed = self.talk.conversation.memory.get("missed") or {}
        count = int(missed.get("count", 1))
        parts = [why]
        if question is not None and count >= 2:
            parts += [wording().help(question.field), wording().example(question.field)]
        choices = list(mends)
        if count >= 3:
            parts.append(wording().say("offer_person"))
            choices += [Choice(wording().say("person_label"), {"kind": "command", "intent": "person"})]
        return [Said("\n".join(parts), choices=choices, step=self._step())]

    def _topic(self, topic: str) -> Choice:
        return Choice(self.knowledge.title(topic), {"kind": "topic", "topic": topic})

    def _entrance(self) -> list[Choice]:
        """«Start» or «go on», where a renewal could be on and is not."""
        if self.talk.active or self.talk.journey is None or self.talk.policy is not None:
            return []
        begun = self.talk.loaded is not None
        intent, key = ("resume", "resume_label") if begun else ("start", "start_label")
        return [Choice(wording().say(key), {"kind": "command", "intent": intent})]

    def _kind(self) -> str:
        return "renewal" if self.talk.journey is not None else "questions"

    def _step(self) -> Any:
        return step_label(self.talk.journey, wording()) if self.talk.active and self.talk.journey else None


_MAKERS: Mapping[str, Callable[[Composer, Directive], list[Said]]] = {
    "question": Composer.question,
    "completion": Composer.completion,
    "notice": Composer.notice,
    "faq": Composer.faq,
    "topics": Composer.topics,
    "what_is_wrong": Composer.wrong,
    "progress": Composer.progress,
    "help": Composer.help,
    "repeat": Composer.repeat,
    "person": Composer.person,
    "stop": Composer.stop,
    "say": Composer.say,
    "greeting": Composer.greeting,
    "out_of_scope": Composer.not_understood,
    "sorry": Composer.sorry,
    "secret": Composer.secret,
}
