"""Stamps: a part is up to date while the hash of its inputs is the one written when it ended.

The stamp goes first and comes back last, so an interrupted part is seen as unfinished and made again.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scripts.kit import places

_SKIPPED = {"__pycache__", "node_modules"}


def files(inputs: Iterable[Path]) -> Iterator[Path]:
    """Every file below the given files and folders, in a fixed order."""
    for path in inputs:
        if path.is_dir():
            yield from (p for p in sorted(path.rglob("*")) if p.is_file() and not _SKIPPED & set(p.parts))
        elif path.exists():
            yield path


def digest(inputs: Iterable[Path], *words: str) -> str:
    """A hash over the names and contents of files, and over further words."""
    whole = hashlib.sha256("\0".join(words).encode())
    for path in files(inputs):
        name = path.relative_to(places.ROOT) if path.is_relative_to(places.ROOT) else path
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"\0{name.as_posix()}\0{content}".encode())
    return whole.hexdigest()


@dataclass(frozen=True)
class Stamp:
    """One part's stamp; `proofs` are results that must exist as well."""

    path: Path
    hash: str
    proofs: tuple[Path, ...] = ()

    def is_current(self) -> bool:
        """True when the part was finished from the same inputs and its results are still there."""
        return self.written() == self.hash and all(proof.exists() for proof in self.proofs)

    def written(self) -> str:
        """The hash of the last finished run; empty when there was none."""
        try:
            return self.path.read_text("ascii").strip()
        except (OSError, UnicodeDecodeError):
            return ""

    def take_away(self) -> None:
        """Call before work begins."""
        self.path.unlink(missing_ok=True)

    def write(self) -> None:
        """Call when everything is done."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self.path.with_name(self.path.name + ".new")
        fresh.write_text(self.hash + "\n", "ascii")
        fresh.replace(self.path)
