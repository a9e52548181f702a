"""Who listens is woken; who does not is not, and leaves nothing behind."""

from __future__ import annotations

import asyncio

from renewal_backend.channels.hub import Hub


def test_everybody_who_listens_to_a_conversation_is_woken_and_nobody_else() -> None:
    async def run() -> tuple[bool, bool, bool]:
        hub = Hub()
        async with hub.listening("a") as first, hub.listening("a") as second, hub.listening("b") as other:
            hub.changed("a")
            return first.is_set(), second.is_set(), other.is_set()

    assert asyncio.run(run()) == (True, True, False)


def test_a_change_while_nobody_waits_is_not_lost() -> None:
    async def run() -> None:
        hub = Hub()
        async with hub.listening("a") as changed:
            hub.changed("a")
            hub.changed("a")
            await asyncio.wait_for(changed.wait(), 1)
            changed.clear()
            hub.changed("a")
            await asyncio.wait_for(changed.wait(), 1)

    asyncio.run(run())


def test_nothing_is_kept_of_those_who_left() -> None:
    async def run() -> Hub:
        hub = Hub()
        hub.changed("nobody")
        async with hub.listening("a"):
            async with hub.listening("a"):
                pass
            assert set(hub._listeners) == {"a"}
        return hub

    assert asyncio.run(run())._listeners == {}
