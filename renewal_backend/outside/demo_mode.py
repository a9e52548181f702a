"""Demo mode: the data that it starts with, its clock, its reset."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from ..domain.renewal_period import today_in_tokyo
from ..services.ports import DemoDatabase, PasswordHasher
from .clock import MovableClock
from .demo import DemoData, demo_people


class DemoMode:
    """Invented customers whose contracts mature soon after today."""

    def __init__(self, database: DemoDatabase, clock: MovableClock, hasher: PasswordHasher) -> None:
        self._clock = clock
        self._database = database
        self._hash = cache(hasher.hash)

    def seed(self) -> None:
        """Fills an empty database; renews data that has grown too old to be renewed."""
        data = self._data()
        first = data.contracts[0].contract
        with self._database.read() as work:
            known = work.contracts.by_policy_number(first.policy_number)
        if known is None or known.matures < today_in_tokyo(self._clock.now()):
            self._database.reset_demo(data)

    def reset(self) -> None:
        """Puts fresh demo data in place; nothing else stays."""
        self._database.reset_demo(self._data())

    def customers(self) -> Sequence[Mapping[str, Any]]:
        """Who can be tried."""
        return self._data().customers_json

    def set_clock(self, moment: datetime | None) -> datetime:
        """Sets the clock to `moment` (aware), or gives the real time back; returns the present."""
        self._clock.set(moment)
        return self._clock.now()

    def _data(self) -> DemoData:
        return demo_people(today_in_tokyo(self._clock.now()), self._hash)
