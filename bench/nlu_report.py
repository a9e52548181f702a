"""How well and how fast the trained model understands lines that it was not trained on.

Runs in Rasa's environment: `.venv-rasa/bin/python -m bench.nlu_report [model]`.
"""

from __future__ import annotations

import asyncio
import logging
import sys
import time
import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[1]
SETS = ("commands", "faq", "out_of_scope")


@dataclass(frozen=True)
class Line:
    """A held-out line, the intent it belongs to, and what the model made of it."""

    text: str
    intent: str
    ranking: tuple[str, ...]
    decided: str
    """The intent after triage; a sure topic by its training name (`faq_<topic>`)."""
    choices: tuple[str, ...]
    milliseconds: float


def held_out(name: str) -> list[tuple[str, str]]:
    """Return the lines of a held-out set as (text, intent)."""
    content = yaml.safe_load((ROOT / "tests" / "nlu" / f"heldout_{name}.yml").read_text("utf-8"))
    return [
        (line.removeprefix("- "), block["intent"])
        for block in content["nlu"]
        for line in block["examples"].splitlines()
        if line.strip()
    ]


def current_model() -> Path:
    """Return the model that `make train` named last."""
    return ROOT / ".models" / (ROOT / ".models" / "current").read_text("ascii").strip()


async def _understand(agent: Any, lines: Iterable[tuple[str, str]]) -> list[Line]:
    return [_line(text, intent, *await _timed(agent, text)) for text, intent in lines]


async def _timed(agent: Any, text: str) -> tuple[dict[str, Any], float]:
    start = time.perf_counter()
    parsed = await agent.parse_message(text)
    return parsed, (time.perf_counter() - start) * 1000


def _line(text: str, intent: str, parsed: dict[str, Any], milliseconds: float) -> Line:
    entities = {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    decided = parsed["intent"]["name"]
    if decided == "faq":
        decided = f"faq_{entities['topic']}"
    choices = tuple(f"faq_{topic}" for topic in entities.get("topics", "").split(",") if topic)
    ranking = tuple(guess["name"] for guess in parsed["intent_ranking"])
    return Line(text, intent, ranking, decided, choices, milliseconds)


def understand(model: Path) -> dict[str, list[Line]]:
    """Return every held-out set as the model understands it."""
    from bot import without_tensorflow

    without_tensorflow.install()
    from rasa.core.agent import Agent
    from rasa.utils.log_utils import configure_structlog

    configure_structlog(logging.ERROR)
    agent = Agent.load(str(model))

    async def run() -> dict[str, list[Line]]:
        await _understand(agent, held_out("commands")[:20])
        return {name: await _understand(agent, held_out(name)) for name in SETS}

    return asyncio.run(run())


def share(lines: Iterable[Line], holds: Any) -> float:
    """Return in how many percent of the lines something holds."""
    return 100 * mean(bool(holds(line)) for line in lines)


def macro_f1(lines: Iterable[Line]) -> float:
    """Return the mean F1 of the intents, in percent, of the model's first guesses."""
    hits: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for line in lines:
        wanted[line.intent] += 1
        guessed[line.ranking[0]] += 1
        hits[line.intent] += line.ranking[0] == line.intent
    return 100 * mean(2 * hits[name] / (guessed[name] + wanted[name]) for name in wanted)


def right(line: Line) -> bool:
    """Say whether the first answer is the right one."""
    return line.decided == line.intent


def offered(line: Line) -> bool:
    """Say whether the right answer is given or among the choices."""
    return right(line) or line.intent in line.choices


def answered_as_faq(line: Line) -> bool:
    """Say whether a line gets a topic's answer."""
    return line.decided.startswith("faq_")


def figures(sets: dict[str, list[Line]]) -> list[tuple[str, str]]:
    """Return the report's rows: what, and the figure."""
    rows = []
    for name in ("commands", "faq"):
        lines = sets[name]
        rows += [
            (f"{name}: lines", f"{len(lines)}"),
            (
                f"{name}: first guess right",
                f"{share(lines, lambda line: line.ranking[0] == line.intent):.1f} %",
            ),
            (
                f"{name}: among first three",
                f"{share(lines, lambda line: line.intent in line.ranking[:3]):.1f} %",
            ),
            (f"{name}: macro F1", f"{macro_f1(lines):.1f} %"),
            (f"{name}: first answer right", f"{share(lines, right):.1f} %"),
            (f"{name}: right or offered", f"{share(lines, offered):.1f} %"),
        ]
    strange = sets["out_of_scope"]
    times = [line.milliseconds for lines in sets.values() for line in lines]
    cuts = quantiles(times, n=100)
    return [
        *rows,
        ("out of scope: lines", f"{len(strange)}"),
        ("out of scope: rejected", f"{share(strange, right):.1f} %"),
        ("out of scope: answered as FAQ", f"{share(strange, answered_as_faq):.1f} %"),
        ("out of scope: choices offered", f"{share(strange, lambda line: line.choices):.1f} %"),
        ("parse p50 / p95", f"{cuts[49]:.1f} / {cuts[94]:.1f} ms"),
    ]


def confusions(sets: dict[str, list[Line]]) -> list[tuple[int, str, str, str]]:
    """Return what is taken for what, most frequent first: how often, wanted, decided, an example."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for lines in sets.values():
        for line in lines:
            if not offered(line):
                found[line.intent, line.decided].append(line.text)
    rows = [(len(texts), *pair, texts[0]) for pair, texts in found.items()]
    return sorted(rows, key=lambda row: (-row[0], row[1:]))


def main() -> None:
    """Print the report."""
    with warnings.catch_warnings(record=True):  # those of Rasa's old dependencies
        sets = understand(Path(sys.argv[1]) if len(sys.argv) > 1 else current_model())
    for what, figure in figures(sets):
        print(f"{what:<34}{figure:>16}")
    print("\nNeither answered nor offered (times, wanted, decided, for example):")
    for times, wanted, decided, text in confusions(sets):
        print(f"{times:>3}  {wanted:<32} {decided:<32} {text}")


if __name__ == "__main__":
    main()
