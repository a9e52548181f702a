"""Every topic can be asked for: lines to learn from and lines held out. That none gives another one away: tests/bot."""

from collections import defaultdict
from collections.abc import Iterable

import pytest

from bench.nlu.lines import Line, held_out, training
from renewal_backend.knowledge import load_library
from tests.knowledge.facts import SIGNS, facts_of

FAQ = "faq_"
OUT_OF_SCOPE = "out_of_scope"
LIBRARY = load_library()
TOPICS = tuple(LIBRARY.topics)
ENOUGH = {"training": 60, "held out": 12, "of a fact": 12}
ENOUGH_OUT_OF_SCOPE = {"training": 150, "held out": 150}


def by_intent(lines: Iterable[Line]) -> dict[str, set[str]]:
    """The texts of lines by intent."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        found[line.intent].add(line.text)
    return found


TRAINING = by_intent(training())
HELD_OUT = by_intent(line for name in ("faq", "out_of_scope") for line in held_out()[name])


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_has_lines_to_learn_from_and_lines_held_out(topic: str) -> None:
    assert len(TRAINING[FAQ + topic]) >= ENOUGH["training"]
    assert len(HELD_OUT[FAQ + topic]) >= ENOUGH["held out"]


@pytest.mark.parametrize(
    ("topic", "fact"), [(t.id, fact) for t in LIBRARY.topics.values() for fact in t.facts]
)
def test_every_fact_of_a_topic_is_asked_for(topic: str, fact: str) -> None:
    assert sum(fact in facts_of(text) for text in TRAINING[FAQ + topic]) >= ENOUGH["of a fact"]


def test_what_is_not_ours_has_lines_too() -> None:
    assert len(TRAINING[OUT_OF_SCOPE]) >= ENOUGH_OUT_OF_SCOPE["training"]
    assert len(HELD_OUT[OUT_OF_SCOPE]) >= ENOUGH_OUT_OF_SCOPE["held out"]


def test_every_faq_intent_is_a_topic() -> None:
    asked = {intent.removeprefix(FAQ) for intent in {*TRAINING, *HELD_OUT} if intent.startswith(FAQ)}
    assert asked == set(TOPICS)


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("どこに書いてありますか", {"where", "whether"}),
        ("いつまで？", {"when", "what"}),
        ("なぜ届かないのでしょう", {"why", "what_if_not"}),
        ("やり方", {"how", "what"}),
    ],
)
def test_facts_show_in_words(text: str, facts: set[str]) -> None:
    assert facts <= facts_of(text) <= set(SIGNS)
