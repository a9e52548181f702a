"""Emergencies in words that neither rules nor model had seen: heard in a whole chat, and hardly ever for nothing."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.journeys.conftest import World

pytestmark = pytest.mark.rasa

LINES = tomllib.loads((Path(__file__).parents[1] / "alerts" / "unseen.toml").read_text("utf-8"))


def alarmed(world: World, line: str) -> bool:
    """Whether somebody who writes this first is told the two numbers."""
    customer = world.customer()
    customer.open()
    text = customer.say(line).text
    customer.close()
    return "119" in text and "110" in text


def test_an_emergency_is_heard(world: World) -> None:
    lines = LINES["accidents"].split("\n")[:-1]
    missed = [line for line in lines if not alarmed(world, line)]
    assert len(lines) >= 200
    assert len(missed) <= 0.03 * len(lines), missed


def test_what_only_sounds_like_one_is_hardly_ever_taken_for_one(world: World) -> None:
    lines = LINES["near_misses"].split("\n")[:-1]
    taken = [line for line in lines if alarmed(world, line)]
    assert len(lines) >= 150
    assert len(taken) <= 0.2 * len(lines), taken
