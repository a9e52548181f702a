"""What was not understood goes on the list of those who improve the bot, and so does what was meant, once it is known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..domain.conversation import Conversation, Turn
from ..domain.review import Review, ReviewKind
from ..services.backend import Backend, new_id
from ..services.dialogue import Directive
from ..services.ports import UnitOfWork

_KINDS: Mapping[str, ReviewKind] = {"topics": "unsure", "out_of_scope": "out_of_scope", "notice": "missed"}


def note(
    work: UnitOfWork, backend: Backend, conversation: Conversation, turn: Turn, shown: Sequence[Directive]
) -> None:
    """Keeps a review if the turn was not understood; a topic taken from the choices completes the review before."""
    choice: Mapping[str, Any] = turn.content.get("choice") or {}
    if choice.get("kind") == "topic":
        work.reviews.choose(conversation.id, str(choice["topic"]))
    elif "text" in turn.content and (miss := _miss(conversation, shown)):
        kind, ranking = miss
        asked = str(turn.content.get("asked") or "").partition("/")[0] or None
        work.reviews.add(Review(new_id(), backend.now(), conversation.id, turn.id, kind, ranking, asked))


def _miss(conversation: Conversation, shown: Sequence[Directive]) -> tuple[ReviewKind, str] | None:
    """The kind and the ranking. A notice is a miss only if it says that an answer could not be read."""
    noticed = conversation.memory.get("notice") or {}
    for directive in shown:
        kind = _KINDS.get(str(directive.get("show")))
        if kind is not None and (kind != "missed" or noticed.get("missed")):
            return kind, str(directive.get("ranking", ""))
    return None
