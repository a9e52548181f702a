"""Running one long command: a progress line with the seconds, its words in a log, shown on failure."""

import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from scripts.kit import places

SHOWN_ON_FAILURE = 30


class SetupError(Exception):
    """The set-up cannot go on; its text says what to do."""


@contextmanager
def progress(title: str) -> Iterator[None]:
    """One line for a long part: counting on a terminal, a start and an end elsewhere."""
    start = time.monotonic()
    done = threading.Event()
    live = sys.stdout.isatty()

    def count() -> None:
        while not done.wait(1):
            print(f"\r  {title} … {time.monotonic() - start:.0f} s", end="", flush=True)

    print(f"  {title} …", end="" if live else "\n", flush=True)
    counter = threading.Thread(target=count, daemon=True)
    if live:
        counter.start()
    word = "failed"
    try:
        yield
        word = "done"
    finally:
        done.set()
        if live:
            counter.join()
        print(
            f"{chr(13) if live else ''}  {title}: {word} after {time.monotonic() - start:.0f} s", flush=True
        )


def log_path(name: str) -> Path:
    """The log of one part."""
    places.LOGS.mkdir(parents=True, exist_ok=True)
    return places.LOGS / f"{name}.log"


def run(command: Sequence[object], log: Path, env: dict[str, str] | None = None) -> None:
    """Run a command in the root, its output appended to `log`; SetupError with the log's end if it fails."""
    with log.open("ab") as out:
        out.write(f"$ {' '.join(map(str, command))}\n".encode())
        out.flush()
        child = subprocess.Popen(
            [str(word) for word in command],
            cwd=places.ROOT,
            env=env or places.environment(),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            close_fds=False,  # the set-up's lock stays held while this runs
        )
        try:
            code = child.wait()
        except BaseException:
            child.terminate()
            child.wait()
            raise
    if code:
        raise SetupError(
            f"`{Path(str(command[0])).name}` ended with code {code}. The end of {log}:\n\n{tail(log)}"
        )


def tail(log: Path, lines: int = SHOWN_ON_FAILURE) -> str:
    """The last lines of a log."""
    return "\n".join(log.read_text("utf-8", "replace").splitlines()[-lines:])
