"""The clock: the machine's, or the machine's moved (demo mode's `/dev/clock`)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta


class SystemClock:
    """The machine's time."""

    def now(self) -> datetime:
        """The present, UTC."""
        return datetime.now(UTC)


class MovableClock:
    """Runs like the machine's, from wherever it was set."""

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        """The present as set, UTC."""
        return datetime.now(UTC) + self._ahead

    def set(self, moment: datetime | None) -> None:
        """Sets it to `moment` (aware); None gives the real time back."""
        self._ahead = moment - datetime.now(UTC) if moment else timedelta(0)
