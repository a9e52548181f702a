"""What Rasa remembers: the last few talks, in memory, and no more."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.trackers import DialogueStateTracker

from bot import rasa_settings

rasa_settings.apply()


class BoundedTrackerStore(TrackerStore):
    """Keeps the `senders` talks that were used last.

    A talk that fell out is no loss: `action_session_start` puts the form back from the backend.
    Trackers are kept as they are, not as text; a turn works on a copy, so a failed turn leaves no trace.
    """

    def __init__(
        self,
        domain: Domain,
        event_broker: EventBroker | None = None,
        senders: int = 500,
        **kwargs: Any,
    ) -> None:
        """Make an empty store for so many senders."""
        super().__init__(domain, event_broker, **kwargs)
        self._senders = max(1, int(senders))
        self._talks: OrderedDict[str, DialogueStateTracker] = OrderedDict()

    async def save(self, tracker: DialogueStateTracker) -> None:
        """Keep a talk, and forget the one that has rested longest when there are too many.

        A talk in which nothing happened yet is not kept: its session would seem to have begun.
        """
        await self.stream_events(tracker)
        if not tracker.events:
            return
        self._talks[tracker.sender_id] = tracker
        self._talks.move_to_end(tracker.sender_id)
        while len(self._talks) > self._senders:
            self._talks.popitem(last=False)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        """Return a copy of a talk, or nothing when it is not known (any more)."""
        tracker = self._talks.get(sender_id)
        return tracker.copy() if tracker else None

    async def keys(self) -> Iterable[str]:
        """Return the senders that are remembered."""
        return list(self._talks)
