"""A dialogue that does what Rasa's rules do, without Rasa: it acts through the use cases and answers with directives."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from anyio import to_thread

from renewal_backend.services.answer_turn import (
    answer_turn,
    back_turn,
    begin_turn,
    correct_turn,
    register_turn,
    resume_turn,
)
from renewal_backend.services.backend import Backend
from renewal_backend.services.dialogue import DialogueError, Directive
from renewal_backend.services.talk import talk_of

QUESTION: Directive = {"show": "question"}
_SHOWN: dict[str, Sequence[Directive]] = {
    "accepted": [QUESTION],
    "refused": [{"show": "notice"}, QUESTION],
    "denied": [{"show": "what_is_wrong"}, QUESTION],
    "which_field": [{"show": "what_is_wrong"}, QUESTION],
    "done": [{"show": "completion"}],
    "nothing_open": [{"show": "say", "key": "nothing_open"}],
    "nothing_to_correct": [{"show": "faq", "topic": "go_back_and_change"}],
}
_ACTS: dict[str, Callable[[Backend, str, str], str]] = {
    "back": back_turn,
    "correct": correct_turn,
    "start": begin_turn,
    "register": register_turn,
    "resume": resume_turn,
    "give_answer": answer_turn,
}


@dataclass
class PlainRasa:
    """`understood` says what words mean that are no command of the relay's; anything else is not understood."""

    backend: Backend
    understood: dict[str, Sequence[Directive]] = field(default_factory=dict)
    said: list[tuple[str, str]] = field(default_factory=list)
    """What it was told: sender and message."""
    away: bool = False
    deaf: bool = False
    """It acts, and its answer is lost."""
    is_ready: bool = True

    async def say(self, sender: str, message: str, turn_id: str) -> Sequence[Directive]:
        """As Rasa's REST channel."""
        self.said.append((sender, message))
        if self.away:
            raise DialogueError("away")
        directives = await to_thread.run_sync(self._answer, sender.split("~")[0], message, turn_id)
        if self.deaf:
            raise DialogueError("lost")
        return directives

    async def ready(self) -> bool:
        """As it is set."""
        return self.is_ready

    def _answer(self, conversation_id: str, message: str, turn_id: str) -> Sequence[Directive]:
        if not message.startswith("/"):
            shown = self.understood.get(message, [{"show": "out_of_scope"}])
            return [*shown, *self._again(conversation_id)]
        intent, _, rest = message[1:].partition("{")
        entities: dict[str, Any] = json.loads("{" + rest) if rest else {}
        if intent in _ACTS:
            return _SHOWN[_ACTS[intent](self.backend, conversation_id, turn_id)]
        if intent == "stop":
            return [{"show": "stop"}]
        if intent == "ask_topic":
            return [{"show": "faq", **entities}, *self._again(conversation_id)]
        return [{"show": intent}, *self._again(conversation_id)]

    def _again(self, conversation_id: str) -> Sequence[Directive]:
        """The form asks its question again after everything else."""
        with self.backend.database.read() as work:
            conversation = work.conversations.get(conversation_id)
            active = conversation is not None and talk_of(work, self.backend, conversation).active
        return [QUESTION] if active else []
