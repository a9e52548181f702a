"""What can come of a turn's act."""

from __future__ import annotations

from typing import Literal

Outcome = Literal[
    "accepted",
    "refused",
    "denied",
    "which_field",
    "which_programme",
    "done",
    "nothing_open",
    "nothing_to_correct",
]
OVER: tuple[Outcome, ...] = ("done", "nothing_open", "which_programme")
"""After these the form is off; after any other act it is on, even if the customer had paused."""
