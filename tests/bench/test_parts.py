"""The bench's parts work. How long anything takes is no test: see `make bench`."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator

import httpx
import pytest

from bench import machine
from bench.figures import Figure, percentile, percentiles, ratio
from bench.measures import several_at_a_time
from bench.people import add_people
from bench.product import Product, settings_of
from bench.table import table
from bench.talk import BOTTOM, TOP, Talk, begin
from renewal_backend.bootstrap import bootstrap
from tests.live.koshin import Koshin


@pytest.fixture
def talks(koshin: Koshin) -> Iterator[list[Talk]]:
    """Two customers at the last question."""
    httpx.post(f"{koshin.url}/dev/reset", json={}, trust_env=False).raise_for_status()
    settings = settings_of(koshin.home)
    product = Product(koshin, bootstrap(settings), settings, (1.0, 1.0))
    begun = [begin(product, person, TOP) for person in add_people(product.parts, 2)]
    yield begun
    for talk in begun:
        talk.close()
    product.parts.database.close()


def test_percentiles_are_values_that_were_measured() -> None:
    assert [percentile([4, 1, 3, 2], percent) for percent in (0, 25, 50, 95, 100)] == [1, 1, 2, 4, 4]


def test_a_target_is_met_or_not_or_not_set() -> None:
    assert [figure.met for figure in percentiles("turn", [1.0, 2.0, 9.0], 2, 8)] == [True, False, None]
    assert Figure("turns", 24.9, "turns/s", 25, "high").met is False
    assert ratio("long to short", [2.0, 4.0, 90.0], [2.0]).value == 2


def test_the_table_says_what_is_met() -> None:
    said = table({"Turns": [Figure("fast", 10, "ms", 25), Figure("slow", 30, "ms", 25), Figure("n", 1, "×")]})
    fast, slow, free = (line for line in said.splitlines() if line.startswith("  "))
    assert fast.split() == ["fast", "10.0", "ms", "≤", "25", "met"]
    assert slow.endswith("NOT MET")
    assert free.split() == ["n", "1.00", "×"]
    assert said.endswith("1 of 2 targets met.")


def test_the_machine_is_read() -> None:
    before, busy = machine.cpu_seconds(os.getpid()), machine.busy_seconds()
    until = time.process_time() + 0.1
    while time.process_time() < until:
        pass
    assert machine.cpu_seconds(os.getpid()) > before
    assert machine.busy_seconds() > busy
    assert 0 < machine.gigabytes([os.getpid()], "Pss") <= machine.gigabytes([os.getpid()], "Rss")


def test_a_talk_goes_down_and_up_again(talks: list[Talk]) -> None:
    talk = talks[0]
    assert talk.move() > 0
    assert talk.at == "maturity_notice"
    talk.move_to(BOTTOM)
    talk.move()
    assert talk.at == "age_condition"
    with pytest.raises(LookupError):
        talk.move_to("no such question")


def test_past_the_relay_the_talk_goes_on_as_through_it(talks: list[Talk]) -> None:
    talk = talks[0]
    assert talk.move(bare=True) > 0
    assert talk.at == "maturity_notice"
    talk.move()
    assert talk.at == "notices"
    assert talk.question(bare=True) > 0
    assert talk.question() > 0
    assert talk.at == "notices"


def test_several_talk_at_a_time(talks: list[Talk]) -> None:
    load = several_at_a_time(talks, 4)
    assert {kind: len(times) for kind, times in load.times.items()} == {"move": 4, "question": 4}
    assert load.per_second > 0
    assert load.service_ms > 0
    assert load.rasa_ms > 0
