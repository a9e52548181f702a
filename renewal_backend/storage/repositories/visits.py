"""Openings of the chat through printed codes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ...domain.visit import Visit
from ..tables import visits
from .base import Repository


class SqlVisits(Repository):
    """Every opening."""

    def add(self, visit: Visit) -> None:
        """Keeps it."""
        self._insert(visits, vars(visit))

    def since(self, at: datetime, limit: int = 10_000) -> Sequence[Visit]:
        """Those of this time and later, oldest first."""
        return self._all(Visit, visits, visits.c.at >= at, order=[visits.c.at, visits.c.id], limit=limit)
