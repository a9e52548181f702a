"""uv, the set-up's own tool that installs everything else, in `.tools/uv`."""

import shutil
from pathlib import Path

from scripts.kit import places, pythons
from scripts.kit.runner import SetupError, log_path, progress, run
from scripts.kit.stamps import Stamp, digest

NO_PIP = (
    "A Python that can make environments with pip is needed once, to fetch uv, and none was found.\n"
    "Install it (Debian, Ubuntu: `apt install python3-venv`) and start again."
)


def uv() -> Path:
    """The pinned uv, installed by pip with its hash when it is not there yet."""
    home = places.TOOLS / "uv"
    pins = places.REQUIREMENTS / "tools.txt"
    command = home / "bin" / "uv"
    stamp = Stamp(home / ".stamp", digest([pins], str(home)), (command,))
    if stamp.is_current():
        return command
    python = pythons.find_service(needs="ensurepip, venv")
    if python is None:
        raise SetupError(NO_PIP)
    with progress("uv, which installs everything else"):
        shutil.rmtree(home, ignore_errors=True)
        log = log_path("uv")
        run([python, "-m", "venv", home], log)
        run([home / "bin" / "python", "-m", "pip", "install", "--quiet", "--require-hashes", "-r", pins], log)
        stamp.write()
    return command
