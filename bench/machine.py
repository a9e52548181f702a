"""What processes use of the machine, read from /proc: time, memory; and how busy it is with other things."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

_TICKS = os.sysconf("SC_CLK_TCK")
_GIB = 1 << 20
"""KiB in a GiB; the kernel counts in KiB."""


def cpu_seconds(pid: int) -> float:
    """The processor time that a process and its ended children have used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return sum(map(int, fields[11:15])) / _TICKS


def busy_seconds() -> float:
    """The processor time that everything on this machine has used so far, all cores together."""
    fields = Path("/proc/stat").read_text("utf-8").splitlines()[0].split()
    user, nice, system, _idle, _wait, *other = map(int, fields[1:9])
    return (user + nice + system + sum(other)) / _TICKS


def cores() -> int:
    """How many processors there are for us."""
    return len(os.sched_getaffinity(0))


def descendants(pid: int) -> list[int]:
    """A process and everything it started, directly or not."""
    found = [pid]
    for parent in found:
        for children in Path(f"/proc/{parent}/task").glob("*/children"):
            found += map(int, children.read_text("utf-8").split())
    return found


def gigabytes(pids: Iterable[int], kind: str) -> float:
    """Their memory in GiB: `Rss` counts shared pages for each of them, `Pss` shares them out."""
    return sum(_kilobytes(pid, kind) for pid in pids) / _GIB


def _kilobytes(pid: int, kind: str) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{kind}:"))
