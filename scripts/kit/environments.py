"""The two Python environments, from pins with hashes."""

from pathlib import Path

from scripts.kit import places, pythons, tools
from scripts.kit.runner import SetupError, log_path, progress, run
from scripts.kit.stamps import Stamp, digest


def service() -> None:
    """`.venv`: the service, the tests' tools and the project itself."""
    pins = places.REQUIREMENTS / "dev.txt"
    env = places.SERVICE_ENV
    inputs = [pins, places.ROOT / "pyproject.toml"]
    stamp = Stamp(
        env / ".stamp", digest(inputs, str(places.ROOT)), (env / "bin" / "koshin", env / "bin" / "python")
    )
    if stamp.is_current():
        return
    uv = tools.uv()
    python = pythons.find_service()
    if python is None:
        raise SetupError(pythons.NO_SERVICE_PYTHON)
    with progress("the service's environment (.venv)"):
        log = log_path("service")
        _install(uv, python, env, pins, stamp, log)
        project = [uv, "pip", "install", "--quiet", "--offline", "--no-deps", "--no-build-isolation"]
        run([*project, "--python", env / "bin" / "python", "--editable", "."], log)
        stamp.write()


def rasa() -> None:
    """`.venv-rasa`: Rasa and what `bot/` needs inside it."""
    pins = places.REQUIREMENTS / "rasa.txt"
    env = places.RASA_ENV
    stamp = Stamp(env / ".stamp", digest([pins], str(places.ROOT)), (env / "bin" / "python",))
    if stamp.is_current():
        return
    uv = tools.uv()
    python = pythons.find(pythons.RASA_VERSION) or _fetched_python(uv)
    with progress("Rasa's environment (.venv-rasa)"):
        _install(uv, python, env, pins, stamp, log_path("rasa"))
        stamp.write()


def _fetched_python(uv: Path) -> str:
    env = places.environment(UV_PYTHON_INSTALL_DIR=str(places.TOOLS / "python"), UV_PYTHON_INSTALL_BIN="0")
    version = "{}.{}".format(*pythons.RASA_VERSION)
    home = places.TOOLS / "python"
    if not any(home.glob(f"cpython-{version}*")):
        try:
            with progress(f"Python {version}, because this machine has none"):
                run([uv, "python", "install", version], log_path("python"), env)
        except SetupError as error:
            raise SetupError(pythons.NO_RASA_PYTHON) from error
    for command in home.glob(f"cpython-{version}*/bin/python{version}"):
        found = pythons.probe(str(command))
        if found:
            return found[1]
    raise SetupError(pythons.NO_RASA_PYTHON)


def _install(uv: Path, python: str, env: Path, pins: Path, stamp: Stamp, log: Path) -> None:
    """Bring `env` to exactly the pins: in place when they changed, from nothing after an interruption."""
    finished_before = bool(stamp.written()) and pythons.probe(str(env / "bin" / "python")) is not None
    stamp.take_away()
    if not finished_before:
        run([uv, "venv", "--quiet", "--clear", "--no-project", "--python", python, env], log)
    run([uv, "pip", "sync", "--quiet", "--require-hashes", "--python", env / "bin" / "python", pins], log)
