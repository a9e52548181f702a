"""The settings as a process uses them: checked, and in demo mode with secrets of their own."""

from cryptography.fernet import Fernet
from pydantic import SecretStr, ValidationError

from renewal_backend.launch.demo_secrets import demo_secrets
from renewal_backend.launch.describe import environment_name
from renewal_backend.settings import SECRETS, Settings, secret_of

SHORTEST = {"secret_key": 32, "action_secret": 32, "underwriter_password": 12}
"""Characters."""


class SettingsError(Exception):
    """The settings cannot be used as they are; the text says which one and what to do."""


def load_settings() -> Settings:
    """The settings of the environment; raises SettingsError with a sentence for the person who starts it."""
    try:
        settings = Settings()
    except ValidationError as error:
        raise SettingsError("\n".join(map(_sentence, error.errors()))) from error
    demo = settings.demo_mode
    missing = [name for name in SECRETS if not secret_of(settings, name)]
    if missing and not demo:
        names = ", ".join(environment_name(name) for name in missing)
        raise SettingsError(
            f"Outside demo mode Koshin needs secrets of its own: set {names} "
            "(`koshin secrets` prints fresh ones), or KOSHIN_DEMO=1 to try the demo."
        )
    if missing:
        kept = demo_secrets(settings.home)
        fresh = {name: SecretStr(kept[name]) for name in missing}
        settings = settings.model_copy(update=fresh)
    _check_secrets(settings)
    # What was decided before the demo's secrets came in stays decided.
    return settings.model_copy(update={"demo": demo, "home": settings.home.absolute()})


def _sentence(error: object) -> str:
    where, message = error["loc"], error["msg"]  # type: ignore[index]
    name = str(where[0])
    return f"{name if name.isupper() else environment_name(name)}: {message}."


def _check_secrets(settings: Settings) -> None:
    for name, shortest in SHORTEST.items():
        if len(secret_of(settings, name)) < shortest:
            raise SettingsError(
                f"{environment_name(name)} is too short: it needs {shortest} random characters "
                "(`koshin secrets` prints fresh ones)."
            )
    for key in settings.fernet_keys:
        try:
            Fernet(key)
        except ValueError as error:
            raise SettingsError(
                "KOSHIN_ENCRYPTION_KEYS holds something that is not a Fernet key "
                "(`koshin secrets` prints a fresh one)."
            ) from error
