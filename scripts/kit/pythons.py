"""Finding Python interpreters by running them: a name on the PATH proves nothing (pyenv's shims, broken links).

Kept in the notation of Python 3.7, because an old `python3` reads this module to find a newer one.
"""

import glob
import os
import shutil
import subprocess
import sys
from typing import List, Optional, Sequence, Tuple

SERVICE_MINIMUM = (3, 11)
SERVICE_MINORS = (11, 12, 13, 14)
RASA_VERSION = (3, 10)

NO_SERVICE_PYTHON = (
    "Koshin needs Python 3.11 or newer, and none was found on the PATH or among pyenv's versions.\n"
    "Install one (Debian, Ubuntu: `apt install python3 python3-venv`; pyenv: `pyenv install 3.11`) and start again."
)
NO_RASA_PYTHON = (
    "Rasa needs Python 3.10; it is neither on the PATH nor among pyenv's versions, and uv could not fetch it.\n"
    "Install it (pyenv: `pyenv install 3.10`; Ubuntu 22.04: `apt install python3.10 python3.10-venv`) or connect "
    "this machine to the internet, and start again."
)

_PROBE = "import sys, ssl, sqlite3; print('%d.%d' % sys.version_info[:2]); print(sys.executable)"


def probe(command: str, needs: str = "") -> Optional[Tuple[Tuple[int, int], str]]:
    """The version and real path of an interpreter, or None when it does not run or cannot import `needs`."""
    code = ("import " + needs + "; " if needs else "") + _PROBE
    try:
        run = subprocess.run(
            [command, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    lines = run.stdout.decode("utf-8", "replace").split("\n")
    if run.returncode or len(lines) < 2:
        return None
    major, minor = lines[0].split(".")
    return (int(major), int(minor)), lines[1]


def pyenv_roots() -> List[str]:
    """Folders in which pyenv may keep its versions."""
    roots = [os.environ.get("PYENV_ROOT", ""), os.path.join(os.path.expanduser("~"), ".pyenv")]
    return [root for root in dict.fromkeys(roots) if root]


def candidates(version: Tuple[int, int]) -> List[str]:
    """Commands that may be this version: the PATH first, then pyenv's versions, newest first."""
    name = "python%d.%d" % version
    found = [path for path in (shutil.which(name), shutil.which("python3"), shutil.which("python")) if path]
    for root in pyenv_roots():
        versions = glob.glob(os.path.join(root, "versions", "%d.%d.*" % version, "bin", name))
        found += sorted(versions, key=_patch_level, reverse=True)
    return found


def _patch_level(path: str) -> int:
    patch = path.split(os.sep)[-3].split(".")[2]
    return int("".join(filter(str.isdigit, patch)) or 0)


def find(version: Tuple[int, int], needs: str = "") -> Optional[str]:
    """The path of a working interpreter of exactly this version, or None."""
    for command in candidates(version):
        found = probe(command, needs)
        if found and found[0] == version:
            return found[1]
    return None


def find_service(needs: str = "", minors: Sequence[int] = SERVICE_MINORS) -> Optional[str]:
    """A Python for the service: the oldest supported one first, because that is the one developed on."""
    for minor in minors:
        found = find((3, minor), needs)
        if found:
            return found
    return None


def current() -> str:
    """The interpreter that runs this, outside any environment."""
    return os.path.realpath(getattr(sys, "_base_executable", sys.executable))
