"""What is measured. What is compared is done by turns, so that a noisy machine is noisy to both."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

from bench.machine import cpu_seconds
from bench.product import Product
from bench.talk import BOTTOM, Talk, begin
from tests.journeys.customer import Person

Times = Mapping[str, Sequence[float]]
"""Milliseconds by the kind of turn: question, move; bare question, bare move."""
LATE = 300
_SETTLE = 10


def one_conversation(talk: Talk) -> Times:
    """Questions and moves, with and without the relay, in one conversation until its turn 300."""
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(_SETTLE):
        talk.move()
        talk.question()
    rounds = 0
    while talk.turns < LATE - 5:
        # A first, then B first: neither always gets the same questions of the renewal.
        order = (False, True) if rounds % 2 else (True, False)
        for bare in order:
            times["bare move" if bare else "move"].append(talk.move(bare=bare))
        if rounds % 2:
            for bare in order if rounds % 4 == 1 else order[::-1]:
                times["bare question" if bare else "question"].append(talk.question(bare=bare))
        rounds += 1
    return times


def merged(all_times: Sequence[Times]) -> Times:
    """The times of several conversations as those of one."""
    return {kind: [took for times in all_times for took in times[kind]] for kind in all_times[0]}


def late_and_early(talk: Talk, product: Product, people: Sequence[Person]) -> tuple[list[float], list[float]]:
    """The same moves in a conversation of 300 turns and in one of about ten, one of each by turns."""
    late, early = [], []
    for person in people:
        young = begin(product, person, BOTTOM)
        talk.move_to(BOTTOM)
        while young.turns < 18:
            late.append(talk.move())
            early.append(young.move())
        young.close()
    return late, early


@dataclass
class Load:
    """Several at a time: the times of all turns, turns a second, processor ms a turn by process."""

    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    per_second: float = 0
    service_ms: float = 0
    rasa_ms: float = 0


def several_at_a_time(talks: Sequence[Talk], each: int) -> Load:
    """Every talk in a thread of its own, moves and questions by turns."""
    load, product = Load(), talks[0].product

    def go(talk: Talk) -> list[tuple[str, float]]:
        return [("question", talk.question()) if n % 2 else ("move", talk.move()) for n in range(each)]

    turns = len(talks) * each
    with ThreadPoolExecutor(len(talks)) as pool, _cpu(product, turns, load):
        began = time.perf_counter()
        for done in pool.map(go, talks):
            for kind, took in done:
                load.times[kind].append(took)
        load.per_second = turns / (time.perf_counter() - began)
    return load


@contextmanager
def _cpu(product: Product, turns: int, load: Load) -> Iterator[None]:
    def used() -> tuple[float, float]:
        return sum(map(cpu_seconds, product.service)), sum(map(cpu_seconds, product.rasa))

    before = used()
    yield
    load.service_ms, load.rasa_ms = (
        (after - began) * 1000 / turns for after, began in zip(used(), before, strict=True)
    )
