"""`make bench`: starts the product, measures, prints one table, ends the product."""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from bench import machine
from bench.figures import Figure, percentiles, ratio
from bench.measures import Load, Times, late_and_early, merged, one_conversation, several_at_a_time
from bench.people import add_people
from bench.product import Product, running
from bench.table import table
from bench.talk import TOP, begin

_AT_A_TIME = 8
_TURNS_EACH = 40
_ONE_AFTER_THE_OTHER = 3
"""Conversations that are alone with the product, each until its turn 300."""
_YOUNG = 3
"""Conversations that a long one is compared with."""


def main() -> None:
    """Everything, in one run."""
    print("Starting the product twice, then talking to it: one to three minutes.", flush=True)
    began, busy = time.monotonic(), machine.busy_seconds()
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as product:
        groups = _measured(product)
        ours = machine.cpu_seconds(os.getpid()) + sum(
            map(machine.cpu_seconds, product.service + product.rasa)
        )
    seconds = time.monotonic() - began
    others = (machine.busy_seconds() - busy - ours) / (seconds * machine.cores()) * 100
    print(table(groups))
    print(
        f"\n{machine.cores()} cores, {others:.0f} % of their time taken by other programs; {seconds:.0f} s.\n"
        "Form turn: an answer in the renewal's form, or a step back. FAQ turn: a question in the middle of the form.\n"
        "Bare: what Rasa takes for the same message, sent to it directly, its actions included."
    )


def _measured(product: Product) -> dict[str, list[Figure]]:
    people = add_people(product.parts, _AT_A_TIME + _YOUNG)
    talks = [begin(product, person, TOP) for person in people[:_AT_A_TIME]]
    alone = merged([one_conversation(talk) for talk in talks[:_ONE_AFTER_THE_OTHER]])
    late, early = late_and_early(talks[0], product, people[_AT_A_TIME:])
    together = several_at_a_time(talks, _TURNS_EACH)
    for talk in talks:
        talk.close()
    return {
        "One conversation": [*_alone(alone), ratio("form turn 300 to form turn 10", late, early, 1.2)],
        f"{_AT_A_TIME} conversations at a time": _together(together),
        "Start and memory": _start_and_memory(product),
    }


def _alone(times: Times) -> list[Figure]:
    return [
        *percentiles("FAQ turn", times["question"], 25),
        *percentiles("form turn", times["move"], 50, 100),
        *percentiles("bare FAQ turn", times["bare question"]),
        *percentiles("bare form turn", times["bare move"]),
        ratio("FAQ turn to bare FAQ turn", times["question"], times["bare question"]),
        ratio("form turn to bare form turn", times["move"], times["bare move"], 2.0),
    ]


def _together(load: Load) -> list[Figure]:
    return [
        Figure("turns a second", load.per_second, "turns/s", 25, "high"),
        *percentiles("FAQ turn", load.times["question"]),
        *percentiles("form turn", load.times["move"]),
        Figure("processor time of the service a turn", load.service_ms, "ms"),
        Figure("processor time of Rasa a turn", load.rasa_ms, "ms"),
    ]


def _start_and_memory(product: Product) -> list[Figure]:
    first, second = product.starts
    both = [*product.service, *product.rasa]
    return [
        Figure("first start until ready", first, "s"),
        Figure("second start until ready", second, "s", 20),
        Figure("resident memory of both (RSS)", machine.gigabytes(both, "Rss"), "GB", 1.3),
        Figure("its service", machine.gigabytes(product.service, "Rss"), "GB"),
        Figure("its Rasa", machine.gigabytes(product.rasa, "Rss"), "GB"),
        Figure("memory of both, shared pages once (PSS)", machine.gigabytes(both, "Pss"), "GB"),
    ]


main()
