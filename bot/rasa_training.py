"""What Rasa's training does in vain: sums of every component's output for a cache that is never read, and checks.

A model is trained from scratch whenever its data have changed (`--force`), and kept under their digest. Summing up
tens of thousands of messages after every component takes 33 of 180 s, checking every file of lines against a schema,
each time it is read, 15 more. `tests/bot/test_data_validation.py` lets Rasa check the same files, once.
"""

from __future__ import annotations

from typing import Any

from rasa.engine.training.hooks import TrainingHook
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader


def _nothing(*_context: Any, **_named: Any) -> dict[str, Any]:
    return {}


def apply() -> None:
    """Make the training leave its cache alone and trust its files."""
    setattr(TrainingHook, "on_before_node", _nothing)  # noqa: B010
    setattr(TrainingHook, "on_after_node", _nothing)  # noqa: B010
    setattr(RasaYAMLReader, "validate", _nothing)  # noqa: B010
