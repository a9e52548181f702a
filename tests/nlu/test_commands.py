"""Commands have lines to learn from and lines held out. That none gives another one away: tests/bot."""

from pathlib import Path

import pytest
import yaml

from bench.nlu.lines import held_out, training
from tests.knowledge.test_training_lines import by_intent

ROOT = Path(__file__).parents[2]
TRAINING = by_intent(training())
HELD_OUT = by_intent(held_out()["commands"])
NOT_SPOKEN = {"give_answer", "breakdown", "ask_topic", "faq", "two_questions", "unsure"}
"""Intents that payloads or triage make: nobody says them in words."""
NO_COMMANDS = {"accident", "attempt", "out_of_scope"}
"""What is said, but to no end of ours."""


def commands() -> list[str]:
    """The domain's intents that a customer says in words."""
    intents = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    names = [name if isinstance(name, str) else next(iter(name)) for name in intents]
    return [name for name in names if name not in NOT_SPOKEN | NO_COMMANDS]


def test_the_lines_are_those_of_the_domains_commands() -> None:
    learnt = {intent for intent in TRAINING if not intent.startswith("faq_")}
    assert learnt - NO_COMMANDS == set(HELD_OUT) == set(commands())


@pytest.mark.parametrize("command", commands())
def test_a_command_has_lines_enough(command: str) -> None:
    assert len(TRAINING[command]) >= 40
    assert len(HELD_OUT[command]) >= 12
