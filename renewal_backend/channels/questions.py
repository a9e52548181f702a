"""The journey's present question as a message: words, card, buttons, link."""

from __future__ import annotations

from ..catalogue.question import Question, step_label
from ..catalogue.wording import wording
from ..services.mentions import correctable
from ..services.talk import Talk
from .messages import Choice, Link, Said

_CORRECTIONS = 6


def question_said(talk: Talk) -> Said | None:
    """The question to put now; None when nothing is asked."""
    question = talk.question
    if question is None:
        return None
    return Said(
        text=question.text,
        title=question.card_title,
        rows=question.rows,
        choices=[*_answers(talk, question), *_ways_out(talk, question)],
        link=_link(talk, question),
        step=question.step,
        numbered=len(question.options) > 1,
    )


def corrections(talk: Talk) -> Said:
    """«What is wrong?» with the fields that can be corrected, those of the present step first."""
    words = wording()
    if talk.journey is None:
        return Said(words.say("nothing_to_correct"))
    here = {f.id for f in talk.journey.step.fields}
    fields = sorted(correctable(talk.journey), key=lambda f: f.id not in here)[:_CORRECTIONS]
    choices = [Choice(words.title(f.id), {"kind": "correct", "field": f.id}) for f in fields]
    if not choices:
        return Said(words.say("nothing_to_correct"), step=step_label(talk.journey, words))
    keep = Choice(words.say("keep_label"), {"kind": "command", "intent": "repeat"})
    return Said(words.say("what_is_wrong"), choices=[*choices, keep], step=step_label(talk.journey, words))


def _answers(talk: Talk, question: Question) -> list[Choice]:
    assert talk.journey is not None
    assert talk.journey.current is not None
    basis = talk.journey.basis(talk.journey.current)
    return [
        Choice(o.label, {"kind": "answer", "field": question.field, "value": o.value, "basis": basis})
        for o in question.options
    ]


def _ways_out(talk: Talk, question: Question) -> list[Choice]:
    assert talk.journey is not None
    words = wording()
    found = []
    if question.confirms and question.rows and correctable(talk.journey):
        found.append(Choice(words.say("wrong_label"), {"kind": "command", "intent": "correct"}))
    if talk.journey.previous() is not None:
        found.append(Choice(words.say("back_label"), {"kind": "command", "intent": "back"}))
    if question.field == "contract" and not question.options:
        found.append(Choice(words.say("person_label"), {"kind": "command", "intent": "person"}))
    return found


def _link(talk: Talk, question: Question) -> Link | None:
    words = wording()
    if question.link == "login":
        return Link("login", words.say("login_link"), "/login")
    if question.link == "document" and talk.loaded is not None:
        digest = talk.loaded.facts.document(talk.loaded.journey.values).digest
        url = f"/documents/{talk.loaded.renewal.id}?edition={digest[:8]}"
        return Link("document", words.say("document_link"), url)
    return None
