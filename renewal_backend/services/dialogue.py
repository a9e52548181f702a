"""The port to whoever understands language and leads the dialogue: Rasa."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol, TypeAlias

Directive: TypeAlias = Mapping[str, Any]
"""What is to be shown, by `show`; never the words, never a customer's data."""


class DialogueError(Exception):
    """The dialogue, or an action of it, did not answer."""


class Dialogue(Protocol):
    """Understands one message of one sender at a time."""

    async def say(self, sender: str, message: str, turn_id: str) -> Sequence[Directive]:
        """The directives for one message. Raises DialogueError when there are none to be had."""

    async def ready(self) -> bool:
        """Whether it is there, with its model."""
