"""The parts of the set-up and their order."""

import signal
from collections.abc import Callable, Sequence

from scripts.kit import environments, front, lock, model, pins, places
from scripts.kit.runner import SetupError

PARTS: dict[str, tuple[Callable[[], None], ...]] = {
    "service": (environments.service,),
    "rasa": (environments.rasa,),
    "front": (environments.service, front.front),
    "model": (environments.rasa, model.train),
    "typescript": (front.types,),
    "pins": (pins.pins,),
    "all": (environments.service, front.front, environments.rasa, model.train),
}


def main(names: Sequence[str]) -> int:
    """Make the named parts (all when none is named) and return the exit code."""
    unknown = [name for name in names if name not in PARTS]
    if unknown:
        print(f"There is no part called {', '.join(unknown)}; there are {', '.join(PARTS)}.")
        return 2
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with lock.exclusive(places.TOOLS / "setup.lock"):
            for step in dict.fromkeys(step for name in names or ["all"] for step in PARTS[name]):
                step()
    except SetupError as error:
        print(f"\n{error}\n\nNothing is lost: start again when this is mended.", flush=True)
        return 1
    except KeyboardInterrupt:
        print("\nInterrupted; the next start goes on from here.", flush=True)
        return 130
    return 0
