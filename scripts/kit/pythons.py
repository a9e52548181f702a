"""Finding Python interpreters by running them: a name on the PATH proves nothing (pyenv's shims).

Must be readable by Python 3.7, because an old `python3` uses this module to find a newer one.
"""

from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys

SERVICE_MINIMUM = (3, 11)
SERVICE_MINORS = (11, 12, 13, 14)
RASA_VERSION = (3, 10)

NO_SERVICE_PYTHON = (
    "Koshin needs Python 3.11 or newer; none was found on the PATH or among pyenv's versions.\n"
    "Install one (Debian, Ubuntu: `apt install python3 python3-venv`; pyenv: `pyenv install 3.11`) "
    "and start again."
)
NO_RASA_PYTHON = (
    "Rasa needs Python 3.10; it is neither on the PATH nor among pyenv's versions, and uv could not "
    "fetch it.\nInstall it (pyenv: `pyenv install 3.10`; Ubuntu 22.04: `apt install python3.10`) or "
    "connect this machine to the internet, and start again."
)

_PROBE = "import sys, ssl, sqlite3; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"


def probe(command: str, needs: str = "") -> tuple[tuple[int, int], str] | None:
    """The version and path of an interpreter, or None when it does not run or cannot import `needs`."""
    code = ("import " + needs + "; " if needs else "") + _PROBE
    try:
        run = subprocess.run([command, "-c", code], capture_output=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = run.stdout.decode("utf-8", "replace").splitlines()
    if run.returncode or len(lines) != 2:
        return None
    major, minor = lines[0].split(".")
    return (int(major), int(minor)), lines[1]


def pyenv_roots() -> list[str]:
    """Folders in which pyenv may keep its versions."""
    roots = [os.environ.get("PYENV_ROOT", ""), os.path.join(os.path.expanduser("~"), ".pyenv")]
    return [root for root in dict.fromkeys(roots) if root]


def candidates(version: tuple[int, int]) -> list[str]:
    """Commands that may be this version: the PATH first, then pyenv's versions, newest first."""
    dotted = f"{version[0]}.{version[1]}"
    name = f"python{dotted}"
    found = [path for path in (shutil.which(name), shutil.which("python3"), shutil.which("python")) if path]
    for root in pyenv_roots():
        versions = glob.glob(os.path.join(root, "versions", f"{dotted}.*", "bin", name))
        found += sorted(versions, key=_patch_level, reverse=True)
    return found


def _patch_level(path: str) -> int:
    patch = path.split(os.sep)[-3].split(".")[2]
    return int("".join(filter(str.isdigit, patch)) or 0)


def find(version: tuple[int, int], needs: str = "") -> str | None:
    """The path of a working interpreter of exactly this version, or None."""
    for command in candidates(version):
        found = probe(command, needs)
        if found and found[0] == version:
            return found[1]
    return None


def find_service(needs: str = "") -> str | None:
    """A Python for the service: the oldest supported one first, because that is the one developed on."""
    for minor in SERVICE_MINORS:
        found = find((3, minor), needs)
        if found:
            return found
    return None


def current() -> str:
    """The interpreter that runs this, outside any environment."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))
