"""Where the set-up puts things, and the environment its commands run in."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
TOOLS = ROOT / ".tools"
LOGS = TOOLS / "logs"
SERVICE_ENV = ROOT / ".venv"
RASA_ENV = ROOT / ".venv-rasa"
MODELS = ROOT / ".models"
REQUIREMENTS = ROOT / "requirements"
STATIC_BUILD = ROOT / "renewal_backend" / "web" / "static" / "build"

# The first three mislead; without the last, Rasa compiles its thousand modules anew at every start (+5 s).
_LEFT_OUT = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"}


def _writable_home() -> bool:
    home = os.environ.get("HOME", "")
    return bool(home) and os.path.isdir(home) and os.access(home, os.W_OK)


def environment(**more: str) -> dict[str, str]:
    """The caller's variables without what would mislead pip, uv and npm, plus `more`.

    A package mirror that the user set for pip is handed to uv, which does not read pip's variables.
    """
    env = {key: value for key, value in os.environ.items() if key not in _LEFT_OUT}
    env["PIP_DISABLE_PIP_VERSION_CHECK"] = "1"
    for ours, theirs in (("PIP_INDEX_URL", "UV_DEFAULT_INDEX"), ("PIP_CERT", "SSL_CERT_FILE")):
        if env.get(ours) and not env.get(theirs):
            env[theirs] = env[ours]
    env.setdefault("UV_HTTP_TIMEOUT", "120")
    env["UV_NO_PROGRESS"] = "1"
    if not _writable_home():
        cache = TOOLS / "cache"
        env |= {"HOME": str(TOOLS), "UV_CACHE_DIR": str(cache / "uv"), "npm_config_cache": str(cache / "npm")}
    return env | more
