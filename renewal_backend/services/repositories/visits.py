"""Openings of the chat through printed codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from ...domain.visit import Visit


class Visits(Protocol):
    """Every opening, one row each; the same conversation may be opened often."""

    def add(self, visit: Visit) -> None: ...
    def since(self, at: datetime, limit: int = 10_000) -> Sequence[Visit]:
        """Those of this time and later, oldest first."""
