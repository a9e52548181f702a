"""What the bot says: composed for the talk as it stands, its choices issued, appended to the transcript."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ..domain.conversation import Conversation, IssuedChoice, Message
from ..knowledge import KnowledgeBase
from ..services.answer_turn import missed
from ..services.backend import Backend, new_id
from ..services.dialogue import Directive
from ..services.ports import UnitOfWork
from ..services.talk import Talk, remember, talk_of
from .alerting import ACCIDENT
from .compose import ASIDES, compose
from .compose.scene import Scene
from .messages import Said

_MISSES = {"out_of_scope", "topics", "gibberish", "small_talk"}


def speak(
    work: UnitOfWork,
    backend: Backend,
    knowledge: KnowledgeBase,
    conversation: Conversation,
    directives: Sequence[Directive],
    turn_id: str | None = None,
) -> Sequence[Message]:
    """Composes, issues the choices and appends to the transcript; notes what the directives leave behind."""
    talk = noted(work, talk_of(work, backend, conversation), directives)
    said = compose(Scene(talk, knowledge, backend.now()), directives)
    return [_append(work, backend, conversation.id, message, turn_id) for message in said]


def _append(
    work: UnitOfWork, backend: Backend, conversation_id: str, said: Said, turn_id: str | None
) -> Message:
    now, issued = backend.now(), dict[str, str]()
    for choice in said.choices:
        issued[choice.label] = new_id()
        payload = {**choice.payload, "label": choice.label}
        work.offers.add(IssuedChoice(issued[choice.label], conversation_id, payload, now))
    body = said.body(issued)
    seq = work.messages.append(conversation_id, "bot", body, now, turn_id)
    return Message(conversation_id, seq, "bot", body, now, turn_id)


def noted(work: UnitOfWork, talk: Talk, directives: Sequence[Directive]) -> Talk:
    """What the directives leave in the talk's memory: a pause, the end, one more miss, a question of the bot's own."""
    shows = {str(d.get("show")) for d in directives}
    changes: dict[str, object] = {}
    if shows & {"accident", "calm", "accident_over"}:
        changes[ACCIDENT] = "accident" in shows or None
    waits = not talk.applied and talk.journey is not None and talk.journey.closed is not None
    if shows & ASIDES or ("question" in shows and waits):
        changes["aside"] = True
    elif "question" in shows:
        changes["aside"] = None
    if "stop" in shows or talk.applied:
        changes["active"] = None
    elif shows & _MISSES and talk.active and talk.question is not None:
        changes["missed"] = missed(talk.conversation, talk.question.field)
    conversation = remember(talk.conversation, **changes)
    if conversation.memory != talk.conversation.memory:
        work.conversations.save(conversation)
    return replace(talk, conversation=conversation)
