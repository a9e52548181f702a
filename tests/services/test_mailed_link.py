"""Links in mails: used once, in time, for what they were made; and how many mails an hour has room for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from renewal_backend.errors import KoshinError, LinkFailed
from renewal_backend.services.limits import within_the_hour
from renewal_backend.services.mailed_link import good_link, make_link, use_link
from tests.services.world import World

DAY = timedelta(hours=24)


def made(world: World, about: str = "somebody") -> str:
    with world.database.begin() as work:
        token = make_link(work, world.backend, "activate", about, DAY)
        work.commit()
    return token


def used(world: World, token: str, purpose: str = "activate") -> str:
    """What it is about, or why it can't be used."""
    try:
        with world.database.begin() as work:
            link = good_link(work, world.backend, purpose, token)
            use_link(work, world.backend, link)
            work.commit()
    except KoshinError as error:
        return error.code
    return link.about


def test_a_link_is_good_once(world: World) -> None:
    token = made(world)
    assert [used(world, token), used(world, token)] == ["somebody", "link_used"]


def test_two_at_once_use_it_once(world: World) -> None:
    token = made(world)
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda _: used(world, token), range(4)))
    assert sorted(outcomes) == [*["link_used"] * 3, "somebody"]


def test_a_link_ends_to_the_second(world: World) -> None:
    token = made(world)
    world.clock.move(hours=24, seconds=-1)
    with world.database.read() as work:
        assert good_link(work, world.backend, "activate", token, lock=False).about == "somebody"
    world.clock.move(seconds=1)
    assert used(world, token) == "link_expired"


def test_a_newer_link_ends_the_older_one_of_the_same_thing(world: World) -> None:
    first, other, second = made(world), made(world, "somebody else"), made(world)
    assert [used(world, t) for t in (first, other, second)] == ["link_expired", "somebody else", "somebody"]


@pytest.mark.parametrize("token", ["", "x" * 43, "../etc", "あ" * 43, "x" * 10_000])
def test_an_unknown_link_is_unknown(world: World, token: str) -> None:
    with pytest.raises(LinkFailed, match="link_unknown"), world.database.begin() as work:
        good_link(work, world.backend, "activate", token)


def test_a_link_serves_its_own_purpose_only(world: World) -> None:
    token = made(world)
    assert used(world, token, "reset") == "link_unknown"
    assert used(world, token) == "somebody"


def test_the_token_is_stored_nowhere(world: World) -> None:
    token = made(world)
    assert len(token) >= 43
    with world.database._engines.reader.connect() as connection:
        rows = connection.exec_driver_sql("SELECT * FROM mailed_links").fetchall()
    assert rows
    assert token not in str(rows)


def test_an_hour_has_room_for_so_many(world: World) -> None:
    def once(whom: str) -> bool:
        with world.database.begin() as work:
            fits = within_the_hour(work, world.backend, f"mail/{whom}", 2)
            work.commit()
        return fits

    assert [once("a"), once("a"), once("a"), once("b")] == [True, True, False, True]
    world.clock.move(hours=1)
    assert once("a") is True
