"""Use cases of the dialogue: what a turn of a conversation does to its renewal.

A turn acts once: what came of it is kept with it, in the same transaction, so a turn that is repeated after a failure
does nothing twice. And it acts on what was asked when it came: a late «はい» confirms no other question.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import cast

from ..catalogue.programmes import PROCEDURES, SIGN_UPS, sign_up_for
from ..catalogue.reading import Denied, Misread, NotAnAnswer, Read, Reading
from ..catalogue.understood import answered
from ..catalogue.vocabulary import Field, Refusal
from ..domain.conversation import Conversation, Turn
from ..errors import KoshinError, NotAllowedNow, NotYours
from .answer import give
from .apply import issue
from .backend import Backend
from .correcting import correct
from .enter import begin
from .journeys import must_not_be_closed
from .outcomes import OVER, Outcome
from .ports import UnitOfWork
from .reopen import back
from .talk import Talk, remember, renewing, talk_of

_NOT_MISREAD = ("answered_elsewhere", "stale_version", "site_closed", "contract_deadline_passed")
"""Refused because of another tab, a late retry or the hour: nobody misunderstood anything."""


def answer_turn(backend: Backend, conversation_id: str, turn_id: str, word: str | None = None) -> Outcome:
    """Takes the turn as an answer to the present question; `word` is «yes» or «no» when that is what was understood."""
    return _once(
        backend,
        conversation_id,
        turn_id,
        lambda work, talk, turn: _answer(work, backend, talk, turn, word),
        answer=True,
    )


def back_turn(backend: Backend, conversation_id: str, turn_id: str) -> Outcome:
    """Goes back by one question."""

    def step(work: UnitOfWork, talk: Talk, turn: Turn) -> Outcome:
        if talk.loaded is None or talk.actor is None:
            raise NotAllowedNow("at_the_start")
        if not talk.applied:
            must_not_be_closed(talk.loaded.journey)
        _in_time(talk, turn)
        back(work, backend, talk.actor, talk.loaded)
        return "accepted"

    return _once(backend, conversation_id, turn_id, step)


def correct_turn(backend: Backend, conversation_id: str, turn_id: str) -> Outcome:
    """Reopens the field that the turn says is wrong; with a new value in the same sentence, answers it."""
    return _once(
        backend, conversation_id, turn_id, lambda work, talk, turn: correct(work, backend, talk, turn)
    )


def begin_turn(backend: Backend, conversation_id: str, turn_id: str) -> Outcome:
    """Starts or goes on with what this conversation is about; after an application, with another renewal.

    A choice may name the programme that is meant from now on.
    """

    def step(work: UnitOfWork, talk: Talk, turn: Turn) -> Outcome:
        chosen = turn.content.get("choice") or {}
        return _begin(work, backend, talk, chosen.get("programme"))

    return _once(backend, conversation_id, turn_id, step)


def register_turn(backend: Backend, conversation_id: str, turn_id: str) -> Outcome:
    """Begins the sign-up that leads to a login for this conversation's renewal. Refuses (already_member) who has one."""

    def step(work: UnitOfWork, talk: Talk, _turn: Turn) -> Outcome:
        if renewing(backend, talk.conversation) is not None:
            raise NotAllowedNow("already_member")
        programme = talk.conversation.programme
        return _begin(work, backend, talk, programme if programme in SIGN_UPS else sign_up_for(programme))

    return _once(backend, conversation_id, turn_id, step)


def resume_turn(backend: Backend, conversation_id: str, turn_id: str) -> Outcome:
    """Goes on with the renewal; after its application nothing is left but to show the number."""

    def step(work: UnitOfWork, talk: Talk, _turn: Turn) -> Outcome:
        return "done" if talk.applied else _begin(work, backend, talk)

    return _once(backend, conversation_id, turn_id, step)


def _begin(work: UnitOfWork, backend: Backend, talk: Talk, programme: str | None = None) -> Outcome:
    conversation = remember(talk.conversation, programme=programme) if programme else talk.conversation
    if conversation.programme not in PROCEDURES:
        return "which_programme"
    begin(work, backend, conversation)
    return "accepted"


def _once(
    backend: Backend,
    conversation_id: str,
    turn_id: str,
    act: Callable[[UnitOfWork, Talk, Turn], Outcome],
    *,
    answer: bool = False,
) -> Outcome:
    with backend.database.begin() as work:
        conversation, turn = work.conversations.lock(conversation_id), work.turns.get(turn_id)
        if conversation is None or turn is None or turn.conversation_id != conversation_id:
            raise NotYours()
        if turn.status == "answered":
            raise NotYours()  # whoever still acts for it is late
        if turn.outcome is not None:
            return cast("Outcome", turn.outcome)
        talk = talk_of(work, backend, conversation, lock=True)
        try:
            outcome = act(work, talk, turn)
            done = outcome in ("accepted", "done")
            changes: dict[str, object] = {"notice": None, "missed": None} if done else {}
        except NotAllowedNow as refused:
            missed_it = answer and refused.code not in _NOT_MISREAD
            outcome, changes = "refused", _refused(talk, refused, missed_it=missed_it)
        on = {} if outcome in OVER else {"active": True}
        _save(work, conversation_id, **on, **changes)
        work.turns.save(replace(turn, outcome=outcome))
        work.commit()
    return outcome


def _save(work: UnitOfWork, conversation_id: str, **changes: object) -> None:
    """On the stored conversation: the act may have moved it to another renewal."""
    conversation = work.conversations.get(conversation_id)
    assert conversation is not None
    changed = remember(conversation, **changes)
    if changed.memory != conversation.memory:
        work.conversations.save(changed)


def _refused(talk: Talk, refused: KoshinError, *, missed_it: bool) -> dict[str, object]:
    """Why it was refused; an answer that was refused is a miss of its question as well."""
    notice = {"notice": {"code": refused.code, "params": refused.params, "missed": missed_it}}
    field = talk.question.field if talk.question else ""
    return {**notice, "missed": missed(talk.conversation, field)} if missed_it else {**notice}


def missed(conversation: Conversation, field: str) -> dict[str, object]:
    """The count of misses in a row at this field, one more."""
    before = conversation.memory.get("missed") or {}
    count = int(before.get("count", 0)) if before.get("field") == field else 0
    return {"field": field, "count": count + 1}


def _answer(work: UnitOfWork, backend: Backend, talk: Talk, turn: Turn, word: str | None) -> Outcome:
    if talk.applied:
        return "done"
    if talk.journey is None or talk.journey.current is None:
        return "nothing_open"
    must_not_be_closed(talk.journey)
    field = talk.journey.current
    if word is not None and talk.conversation.memory.get("aside"):
        raise NotAllowedNow("yes_or_no_unclear")
    _in_time(talk, turn)
    reading = _read(talk, field, turn, word)
    if isinstance(reading, Denied) and (field.confirms or field.event):
        return "denied"
    if not isinstance(reading, Read):
        raise NotAllowedNow(reading.code if isinstance(reading, Misread) else "which_one")
    if talk.loaded is None or talk.actor is None:
        raise NotAllowedNow("use_the_link")
    if field.id == "apply":
        issue(work, backend, talk.actor, talk.loaded.renewal.id)
        return "done"
    give(work, backend, talk.actor, talk.loaded, field.id, reading.value)
    return "accepted"


def _in_time(talk: Talk, turn: Turn) -> None:
    """Raises NotAllowedNow when something else is asked by now than when the turn came, or was when it was shown.

    Codes: answered_elsewhere, or why the answer that it went on from does not hold any more (contract_…).
    """
    if turn.content.get("asked", talk.asked) != talk.asked:
        lost = talk.journey.lost if talk.journey else None
        raise NotAllowedNow.by(lost or Refusal("answered_elsewhere"))


def _read(talk: Talk, field: Field, turn: Turn, word: str | None) -> Reading:
    assert talk.journey is not None
    chosen = turn.content.get("choice")
    if chosen is not None and chosen.get("kind") == "answer":
        if chosen["field"] != field.id:
            raise NotAllowedNow.by(talk.journey.lost or Refusal("answered_elsewhere"))
        if chosen["basis"] != talk.journey.basis(field):
            raise NotAllowedNow("stale_version")
        return Read(True if field.confirms else chosen["value"])
    context = talk.journey.context(field)
    reading = answered(field, str(turn.content.get("answer") or turn.content.get("text", "")), context)
    if isinstance(reading, NotAnAnswer) and word is not None:
        return _guessed(field, field.read("はい" if word == "yes" else "いいえ", context))
    return reading


def _guessed(field: Field, reading: Reading) -> Reading:
    """What a yes or no counts for that only the language model heard: it neither consents nor chooses."""
    if isinstance(reading, Read):
        return Misread("yes_or_no_unclear" if field.confirms else "which_one")
    return reading
