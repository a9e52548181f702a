"""Commands have lines to learn from and lines held out, and none of them gives another one away."""

from pathlib import Path

import pytest
import yaml

from tests.knowledge.test_training_lines import flat, near, read

ROOT = Path(__file__).parents[2]
TRAINING = read(iter([ROOT / "data" / "nlu" / "commands.yml"]))
HELD_OUT = read(iter([ROOT / "tests" / "nlu" / "heldout_commands.yml"]))
NOT_SPOKEN = {"give_answer", "ask_topic", "faq", "unsure", "out_of_scope"}
"""Intents that payloads or triage make: nobody says them in words."""


def commands() -> list[str]:
    """The domain's intents that a customer says in words."""
    intents = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["intents"]
    return [name for name in intents if isinstance(name, str) and name not in NOT_SPOKEN]


def test_the_lines_are_those_of_the_domains_commands() -> None:
    assert set(TRAINING) == set(HELD_OUT) == set(commands())


@pytest.mark.parametrize("command", commands())
def test_a_command_has_lines_enough(command: str) -> None:
    assert len(set(TRAINING[command])) == len(TRAINING[command]) >= 40
    assert len(set(HELD_OUT[command])) == len(HELD_OUT[command]) >= 12


def test_no_held_out_command_is_nearly_a_training_line() -> None:
    given_away = list(near(flat(HELD_OUT), flat(TRAINING)))
    assert not given_away, "\n".join(map(str, given_away))
