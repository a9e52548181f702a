"""Every topic can be asked for: lines to learn from, lines held out, none that gives another one away."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from renewal_backend.knowledge import load_library

ROOT = Path(__file__).parents[2]
FAQ = "faq_"
OUT_OF_SCOPE = "out_of_scope"
TOPICS = tuple(load_library().topics)
ENOUGH = {"training": 60, "held out": 12}
ENOUGH_OUT_OF_SCOPE = {"training": 150, "held out": 150}
TOO_NEAR = 0.8


def read(paths: Iterator[Path]) -> dict[str, list[str]]:
    """All lines of NLU files by intent."""
    lines: dict[str, list[str]] = defaultdict(list)
    for path in sorted(paths):
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]:
            examples = block["examples"].splitlines()
            lines[block["intent"]] += [line.removeprefix("- ").strip() for line in examples]
    return lines


TRAINING = read((ROOT / "data" / "nlu").glob("*.yml"))
HELD_OUT = read(ROOT / "tests" / "nlu" / f"heldout_{name}.yml" for name in ("faq", "out_of_scope"))


def shape(text: str) -> frozenset[str]:
    """The character 4-grams of a line, widths and spaces levelled; a shorter line is its own gram."""
    plain = "".join(unicodedata.normalize("NFKC", text).lower().split())
    return frozenset(plain[i : i + 4] for i in range(max(1, len(plain) - 3)))


def near(rows: list[tuple[str, str]], others: list[tuple[str, str]]) -> Iterator[tuple[str, str, str, str]]:
    """Pairs (intent, line, other intent, other line) whose 4-grams overlap by more than TOO_NEAR."""
    shapes = [shape(line) for _, line in others]
    where: dict[str, list[int]] = defaultdict(list)
    for i, grams in enumerate(shapes):
        for gram in grams:
            where[gram].append(i)
    for intent, line in rows:
        grams = shape(line)
        for i in {i for gram in grams for i in where[gram]}:
            if len(grams & shapes[i]) > TOO_NEAR * len(grams | shapes[i]):
                yield intent, line, *others[i]


def flat(lines: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(intent, line) for intent, examples in lines.items() for line in examples]


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_lines_to_learn_from_and_lines_held_out(topic: str) -> None:
    assert len(set(TRAINING[FAQ + topic])) >= ENOUGH["training"]
    assert len(set(HELD_OUT[FAQ + topic])) >= ENOUGH["held out"]


def test_what_is_not_ours_has_lines_too() -> None:
    assert len(set(TRAINING[OUT_OF_SCOPE])) >= ENOUGH_OUT_OF_SCOPE["training"]
    assert len(set(HELD_OUT[OUT_OF_SCOPE])) >= ENOUGH_OUT_OF_SCOPE["held out"]


def test_every_faq_intent_is_a_topic() -> None:
    asked = {intent.removeprefix(FAQ) for intent in {*TRAINING, *HELD_OUT} if intent.startswith(FAQ)}
    assert asked == set(TOPICS)


def test_no_line_is_nearly_a_line_of_another_intent() -> None:
    rows = flat(TRAINING)
    twice = [pair for pair in near(rows, rows) if pair[0] < pair[2]]
    assert not twice, "\n".join(map(str, twice))


def test_no_held_out_line_is_nearly_a_training_line() -> None:
    given_away = list(near(flat(HELD_OUT), flat(TRAINING)))
    assert not given_away, "\n".join(map(str, given_away))
