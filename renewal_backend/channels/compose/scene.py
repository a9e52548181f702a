"""What a maker of messages looks at: one talk at one moment, and the words that return everywhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

from ...catalogue.programmes import SIGN_UPS
from ...catalogue.question import StepLabel, step_label
from ...catalogue.wording import Wording
from ...knowledge import KnowledgeBase
from ...services.dialogue import Directive
from ...services.talk import Talk
from ..messages import Choice, Said


@dataclass(frozen=True)
class Scene:
    """A talk at `now` (UTC)."""

    talk: Talk
    knowledge: KnowledgeBase
    now: datetime

    @property
    def words(self) -> Wording:
        """The words of what is spoken of."""
        return self.talk.wording

    @property
    def step(self) -> StepLabel | None:
        """Where the customer is, while the renewal's form is on."""
        return step_label(self.talk.journey, self.words) if self.talk.active and self.talk.journey else None

    @property
    def kind(self) -> str:
        """Whether this talk leads to a membership, through a renewal, or only answers questions."""
        if self.talk.conversation.programme == "registration":
            return "registration"
        return "renewal" if self.talk.journey is not None else "questions"

    def topic(self, topic: str) -> Choice:
        """A button that asks for a topic."""
        return Choice(self.knowledge.title(topic), {"kind": "topic", "topic": topic})

    def entrance(self) -> list[Choice]:
        """«Start» or «go on», where a renewal could be on and is not."""
        if self.talk.active or self.talk.applied:
            return []
        begun = self.talk.loaded is not None
        programme = self.talk.conversation.programme
        start = f"register_{programme}" if programme in SIGN_UPS else "start_label"
        intent, key = ("resume", "resume_label") if begun else ("start", start)
        return [Choice(self.words.say(key), {"kind": "command", "intent": intent})]


Maker: TypeAlias = Callable[[Scene, Directive], Sequence[Said]]
"""Makes the messages of one directive."""
