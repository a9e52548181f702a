"""Fresh secrets, and the demo's own: made once and kept in the home folder, so that a restart can read what was stored."""

import fcntl
import json
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from cryptography.fernet import Fernet

_FILE = "secrets.json"

FRESH: dict[str, Callable[[], str]] = {
    "secret_key": lambda: secrets.token_urlsafe(48),
    "encryption_keys": lambda: Fernet.generate_key().decode("ascii"),
    "action_secret": lambda: secrets.token_urlsafe(48),
    "underwriter_password": lambda: secrets.token_urlsafe(12),
}


def demo_secrets(home: Path) -> dict[str, str]:
    """The demo's secrets of this home folder, made when not there yet; only its owner can read them."""
    home.mkdir(parents=True, exist_ok=True)
    # The lock lets the service and a command started at the same moment agree.
    handle = os.open(home / _FILE, os.O_RDWR | os.O_CREAT, 0o600)
    with os.fdopen(handle, "r+", encoding="utf-8") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        text = file.read()
        kept: dict[str, str] = json.loads(text) if text else {}
        fresh = {name: make() for name, make in FRESH.items() if name not in kept}
        if fresh:
            kept |= fresh
            file.seek(0)
            file.truncate()
            file.write(json.dumps(kept, indent=1) + "\n")
            file.flush()
            os.fsync(file.fileno())
    return kept
