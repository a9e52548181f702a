"""Settings: described, checked, and with secrets of their own outside the demo."""

import json
import re
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from renewal_backend import cli
from renewal_backend.launch.demo_secrets import FRESH
from renewal_backend.launch.describe import environment_name, table
from renewal_backend.launch.loading import SettingsError, load_settings
from renewal_backend.settings import SECRETS, Settings, secret_of


@pytest.fixture(autouse=True)
def only_a_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No setting of the machine that runs the tests, and a home of its own."""
    for name in Settings.model_fields:
        monkeypatch.delenv(environment_name(name), raising=False)
    monkeypatch.setenv("KOSHIN_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def own_secrets(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    made = {name: make() for name, make in FRESH.items()}
    for name, value in made.items():
        monkeypatch.setenv(environment_name(name), value)
    return made


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_says_what_it_means(name: str) -> None:
    described = Settings.model_fields[name].description or ""
    assert described.endswith(".") or ":" in described
    assert environment_name(name) in table()
    assert described in table()


def test_the_interfaces_names_and_defaults() -> None:
    settings = Settings()
    names = {environment_name(name) for name in Settings.model_fields}
    assert {"PORT", "RASA_PORT", "KOSHIN_HOME", "KOSHIN_DATABASE_URL"} <= names
    assert (settings.port, settings.rasa_port, Settings.model_fields["home"].default) == (
        8000,
        5005,
        Path("var"),
    )


def test_every_variable_sets_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable, value in {
        "PORT": "8123",
        "RASA_PORT": "5123",
        "HOST": "0.0.0.0",
        "KOSHIN_OTP_TRIES": "3",
    }.items():
        monkeypatch.setenv(variable, value)
    settings = Settings()
    assert (settings.port, settings.rasa_port, settings.host, settings.otp_tries) == (
        8123,
        5123,
        "0.0.0.0",
        3,
    )
    assert settings.public_url == "http://127.0.0.1:8123"
    assert settings.rasa_address == "http://127.0.0.1:5123"


def test_the_demo_keeps_its_secrets(only_a_home: Path) -> None:
    first, second = load_settings(), load_settings()
    assert first.demo_mode
    assert all(secret_of(first, name) for name in SECRETS)
    assert {name: secret_of(first, name) for name in SECRETS} == {
        name: secret_of(second, name) for name in SECRETS
    }
    kept = only_a_home / "secrets.json"
    assert kept.stat().st_mode & 0o777 == 0o600
    assert set(json.loads(kept.read_text("utf-8"))) == set(SECRETS)


def test_every_home_has_secrets_of_its_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    first = load_settings()
    monkeypatch.setenv("KOSHIN_HOME", str(tmp_path / "other"))
    assert load_settings().secret_key != first.secret_key


def test_own_secrets_end_the_demo(monkeypatch: pytest.MonkeyPatch, only_a_home: Path) -> None:
    made = own_secrets(monkeypatch)
    settings = load_settings()
    assert not settings.demo_mode
    assert {name: secret_of(settings, name) for name in SECRETS} == made
    assert not (only_a_home / "secrets.json").exists()


@pytest.mark.parametrize("name", SECRETS)
def test_one_missing_secret_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    own_secrets(monkeypatch)
    monkeypatch.delenv(environment_name(name))
    with pytest.raises(SettingsError, match=environment_name(name)):
        load_settings()


def test_another_database_needs_secrets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOSHIN_DATABASE_URL", "postgresql://koshin:hidden@db/koshin")
    with pytest.raises(SettingsError, match="KOSHIN_SECRET_KEY"):
        load_settings()
    monkeypatch.setenv("KOSHIN_DEMO", "1")
    assert load_settings().database == "postgresql+psycopg://koshin:hidden@db/koshin"


def test_the_demo_can_be_off_on_sqlite(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KOSHIN_DEMO", "0")
    with pytest.raises(SettingsError, match="Outside demo mode"):
        load_settings()


def test_short_secrets_and_wrong_keys_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    own_secrets(monkeypatch)
    monkeypatch.setenv("KOSHIN_SECRET_KEY", "short")
    with pytest.raises(SettingsError, match="KOSHIN_SECRET_KEY is too short"):
        load_settings()
    own_secrets(monkeypatch)
    monkeypatch.setenv("KOSHIN_ENCRYPTION_KEYS", f"{Fernet.generate_key().decode()},nonsense")
    with pytest.raises(SettingsError, match="Fernet"):
        load_settings()


def test_wrong_values_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "none")
    monkeypatch.setenv("KOSHIN_OTP_TRIES", "0")
    with pytest.raises(SettingsError, match=r"(?s)PORT: .*KOSHIN_OTP_TRIES: "):
        load_settings()


def test_keys_rotate_in_order() -> None:
    assert Settings(encryption_keys=" new, old ,").fernet_keys == ["new", "old"]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "explicit", "secure"),
    [
        ("http://a", None, False),
        ("https://a/", None, True),
        ("http://a", True, True),
        ("https://a", False, False),
    ],
)
def test_cookies_are_secure_behind_https(url: str, explicit: bool | None, secure: bool) -> None:
    assert Settings(base_url=url, cookie_secure=explicit).secure_cookies is secure


def test_the_list_shows_no_secret(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made = own_secrets(monkeypatch)
    monkeypatch.setenv("KOSHIN_DATABASE_URL", "postgresql://koshin:hidden@db/koshin")
    monkeypatch.setenv("KOSHIN_SMTP_URL", "smtp://me:hidden@mail:25")
    assert cli.main(["settings"]) == 0
    printed = capsys.readouterr().out
    assert not any(value in printed for value in [*made.values(), "hidden"])
    assert "postgresql+psycopg://koshin:***@db/koshin" in printed


def test_printed_secrets_are_good_enough_to_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["secrets"]) == 0
    for line in capsys.readouterr().out.splitlines():
        found = re.fullmatch(r"(KOSHIN_\w+)=(\S+)", line)
        assert found
        monkeypatch.setenv(*found.groups())
    assert not load_settings().demo_mode


def test_a_start_that_cannot_be_is_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("KOSHIN_DEMO", "0")
    assert cli.main(["up"]) == 78
    assert "Outside demo mode" in capsys.readouterr().err
