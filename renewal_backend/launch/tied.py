"""Processes that do not outlive the one that started them, as the Linux kernel sees to it."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def tied_to_parent(death_signal: signal.Signals) -> Callable[[], None] | None:
    """What a new process does first: ask the kernel for a signal when its parent is gone. None off Linux."""
    if sys.platform != "linux":
        return None
    libc = ctypes.CDLL(None, use_errno=True)
    parent = os.getpid()

    def tie() -> None:
        libc.prctl(_PR_SET_PDEATHSIG, death_signal)
        if os.getppid() != parent:
            os._exit(1)

    return tie


def die_with_parent() -> None:
    """Tie this very process to the one that started it: it gets SIGTERM when that one is gone."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
