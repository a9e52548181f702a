"""The journey's present question as a message: words, card, buttons, link."""

from __future__ import annotations

from ..catalogue.programmes import PROGRAMMES, RENEWAL_AFTER, SIGN_UPS, sign_up_for
from ..catalogue.question import Question, step_label
from ..services.mentions import correctable
from ..services.talk import Talk
from .messages import Choice, Link, Said

_CORRECTIONS = 8
_PAGES = {
    "login": ("login", "login_link", "/login"),
    "entered": ("registration", "registration_link", "/registration"),
    "checked": ("registration", "check_link", "/registration/check"),
    "activated": ("page", "again_link", "/registration/check"),
    "identified": ("registration", "identity_link", "/credentials"),
    "mail_checked": ("registration", "mail_link", "/credentials/mail"),
}
"""Where an event is settled: kind of link, its label, address."""


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
    words = talk.wording
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
    words = talk.wording
    found = []
    if question.opens:
        found.append(Choice(words.say("breakdown_label"), {"kind": "command", "intent": "breakdown"}))
    if question.confirms and question.rows and correctable(talk.journey):
        found.append(Choice(words.say("wrong_label"), {"kind": "command", "intent": "correct"}))
    if talk.journey.previous() is not None:
        found.append(Choice(words.say("back_label"), {"kind": "command", "intent": "back"}))
    found += _other_way(talk, question)
    if question.field == "contract" and not question.options:
        found.append(Choice(words.say("person_label"), {"kind": "command", "intent": "person"}))
    return found


def _other_way(talk: Talk, question: Question) -> list[Choice]:
    """Who has no login yet can get one; who has one already need not sign up."""
    words, programme = talk.wording, talk.conversation.programme
    if question.field == "login":
        sign_up = sign_up_for(programme)
        return [Choice(words.say(f"register_{sign_up}"), {"kind": "command", "intent": "register"})]
    if programme in SIGN_UPS and talk.journey is not None and talk.journey.previous() is None:
        entry = talk.conversation.entry
        back = entry if entry in PROGRAMMES and sign_up_for(entry) == programme else RENEWAL_AFTER[programme]
        return [
            Choice(words.say("log_in_instead"), {"kind": "command", "intent": "start", "programme": back})
        ]
    return []


def _may_add(talk: Talk) -> bool:
    """Whether contracts of this programme belong to a membership that can be given more of them."""
    return sign_up_for(talk.conversation.programme) == "registration"


def _link(talk: Talk, question: Question) -> Link | None:
    words = talk.wording
    if question.field == "contract" and _may_add(talk):
        key = "add_other_contract_link" if question.options else "add_contract_link"
        return Link("page", words.say(key), "/contracts/add")
    if question.link in _PAGES:
        kind, label, url = _PAGES[question.link]
        return Link(kind, words.say(label), url)
    if question.link == "document" and talk.loaded is not None:
        digest = talk.loaded.facts.document(talk.loaded.journey.values).digest
        url = f"/documents/{talk.loaded.renewal.id}?edition={digest[:8]}"
        return Link("document", words.say("document_link"), url)
    return None
