"""The product under measurement, as `make up` runs it, and the same database seen from here."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pydantic import SecretStr

from bench.machine import descendants
from renewal_backend.bootstrap import Parts, bootstrap
from renewal_backend.launch.demo_secrets import demo_secrets
from renewal_backend.settings import Settings
from tests.live.koshin import Koshin


@dataclass(frozen=True)
class Product:
    """Both processes, ready. `starts`: seconds of the first start with an empty home, and of the second."""

    koshin: Koshin
    parts: Parts
    settings: Settings
    starts: tuple[float, float]

    @property
    def service(self) -> list[int]:
        """The service's processes."""
        return self._processes("service")

    @property
    def rasa(self) -> list[int]:
        """Rasa's processes."""
        return self._processes("rasa")

    @property
    def rasa_port(self) -> int:
        """Where Rasa itself listens."""
        return self.koshin.line.rasa_port

    def _processes(self, part: str) -> list[int]:
        pid = self.koshin.pid("rasa" if part == "rasa" else "service")
        assert pid is not None, f"{part} does not run"
        return descendants(pid)


@contextmanager
def running(home: Path) -> Iterator[Product]:
    """Starts it twice in an empty folder, on free ports, and ends it afterwards."""
    # Without an address of its own the service reaches Rasa directly, as it does in earnest.
    koshin = Koshin(home, KOSHIN_RASA_URL="")
    try:
        first = _start(koshin)
        koshin.stop()
        second = _start(koshin)
        settings = settings_of(home)
        parts = bootstrap(settings)
        try:
            yield Product(koshin, parts, settings, (first, second))
        finally:
            parts.database.close()
    finally:
        koshin.stop()


def settings_of(home: Path) -> Settings:
    """The settings of a demonstration that keeps its things in `home`."""
    secrets = {name: SecretStr(value) for name, value in demo_secrets(home).items()}
    return Settings(home=home, database_url="", demo=True).model_copy(update=secrets)


def _start(koshin: Koshin) -> float:
    began = time.monotonic()
    koshin.start()
    return time.monotonic() - began
