"""What Rasa remembers, and that it is bounded."""

import asyncio
from typing import Any

from rasa.shared.core.events import SlotSet, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker

from bot.tracker_store import BoundedTrackerStore


def tracker_of(sender: str, domain: Any) -> DialogueStateTracker:
    tracker = DialogueStateTracker.from_events(sender, [], domain.slots)
    tracker.update(UserUttered("はい"), domain)
    return tracker


def test_the_talk_that_rested_longest_is_forgotten(domain: Any) -> None:
    store = BoundedTrackerStore(domain, senders=2)

    async def life() -> None:
        for sender in ("a", "b", "a", "c"):
            await store.save(tracker_of(sender, domain))
        assert list(await store.keys()) == ["a", "c"]
        assert await store.retrieve("b") is None

    asyncio.run(life())


def test_a_turn_that_failed_leaves_no_trace(domain: Any) -> None:
    store = BoundedTrackerStore(domain)

    async def life() -> None:
        await store.save(tracker_of("a", domain))
        lost = await store.retrieve("a")
        assert lost is not None
        lost.update(SlotSet("topic", "otp"), domain)
        kept = await store.retrieve("a")
        assert kept is not None
        assert kept.get_slot("topic") is None
        assert len(kept.events) == 1

    asyncio.run(life())


def test_a_talk_in_which_nothing_happened_is_not_kept(domain: Any) -> None:
    store = BoundedTrackerStore(domain)

    async def life() -> None:
        await store.get_or_create_tracker("a", append_action_listen=False)
        assert list(await store.keys()) == []

    asyncio.run(life())
