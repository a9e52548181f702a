"""Every setting of the product, read from the environment. `koshin settings` prints them all.

`load_settings()` in `renewal_backend.launch.loading` gives them checked and with the demo's secrets in place;
building `Settings(...)` by hand is for tests.
"""

from pathlib import Path

from pydantic import AliasChoices, Field, SecretStr, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

SECRETS = ("secret_key", "encryption_keys", "action_secret", "underwriter_password")


class Settings(BaseSettings):
    """The settings. In the environment their names begin with KOSHIN_, but for HOST, PORT and RASA_PORT."""

    model_config = SettingsConfigDict(
        env_prefix="KOSHIN_", extra="ignore", frozen=True, populate_by_name=True, env_ignore_empty=True
    )

    host: str = Field(
        "127.0.0.1",
        validation_alias=AliasChoices("HOST"),
        description="Address on which the service listens; 0.0.0.0 for every network card.",
    )
    port: int = Field(
        8000, ge=1, le=65535, validation_alias=AliasChoices("PORT"), description="Port of the service."
    )
    rasa_port: int = Field(
        5005,
        ge=1,
        le=65535,
        validation_alias=AliasChoices("RASA_PORT"),
        description="Port of Rasa, on the loopback address only.",
    )
    home: Path = Field(Path("var"), description="Folder of the database, the demo's secrets and the logs.")
    database_url: str = Field(
        "", description="SQLAlchemy URL of the database; empty: SQLite in the home folder."
    )
    demo: bool | None = Field(
        None,
        description="Demo data and the /dev/ pages; unset: on with SQLite as long as no secret is set.",
    )

    secret_key: SecretStr = Field(
        SecretStr(""),
        description="Signs cookies and links and keys the look-up indexes; at least 32 characters.",
    )
    encryption_keys: SecretStr = Field(
        SecretStr(""),
        description="Fernet keys for personal data, comma-separated: the first encrypts, all decrypt.",
    )
    action_secret: SecretStr = Field(
        SecretStr(""), description="What Rasa must show to call the actions; at least 32 characters."
    )
    underwriter_password: SecretStr = Field(
        SecretStr(""), description="Password of the staff's login `underwriter`; at least 12 characters."
    )

    base_url: str = Field(
        "",
        validation_alias=AliasChoices("KOSHIN_PUBLIC_URL"),
        description="Address customers use, in printed 2-D codes too; empty: http://127.0.0.1 (or HOST) with PORT.",
    )
    rasa_url: str = Field("", description="Where the service reaches Rasa; empty: loopback and RASA_PORT.")
    cookie_secure: bool | None = Field(
        None, description="Cookies over HTTPS only; unset: when the base URL begins with https."
    )
    frame_ancestors: str = Field(
        "'self'", description="Who may show the chat in a frame, as Content-Security-Policy writes it."
    )
    smtp_url: SecretStr = Field(
        SecretStr(""),
        description="Mail server: smtp://, smtps:// or smtp+starttls://user:password@host:port; "
        "empty in demo mode: the demo mailbox.",
    )
    mail_from: str = Field("Koshin <koshin@example.jp>", description="Sender of every mail.")

    login_idle_hours: int = Field(24, ge=1, description="Hours without a request after which a login ends.")
    renewal_opens_days: int = Field(65, ge=1, description="Days before maturity on which a renewal opens.")
    otp_minutes: int = Field(5, ge=1, description="Minutes for which a one-time password is good.")
    otp_tries: int = Field(5, ge=1, description="Wrong one-time passwords after which a new one is needed.")
    temporary_password_days: int = Field(
        7, ge=1, description="Days for which a mailed temporary password of the internet site is good."
    )
    site_password_days: int = Field(
        180, ge=1, description="Days after which a password of the internet site has to be renewed."
    )

    rasa_turn_seconds: float = Field(
        10, gt=0, description="Seconds to wait for Rasa's answer to one message."
    )
    action_seconds: float = Field(3, gt=0, description="Seconds an action may take.")
    turns_per_rasa_session: int = Field(
        10, ge=1, description="Turns after which Rasa gets a fresh conversation, so that turns stay fast."
    )
    log_level: str = Field(
        "INFO", pattern="^(DEBUG|INFO|WARNING|ERROR)$", description="DEBUG, INFO, WARNING or ERROR."
    )

    @field_validator("database_url")
    @classmethod
    def _name_the_driver(cls, url: str) -> str:
        for plain in ("postgres://", "postgresql://"):
            if url.startswith(plain):
                return "postgresql+psycopg://" + url.removeprefix(plain)
        return url

    @field_validator("base_url", "rasa_url")
    @classmethod
    def _without_end_slash(cls, url: str) -> str:
        return url.rstrip("/")

    @property
    def database(self) -> str:
        """The database's URL, SQLite's default included."""
        return self.database_url or f"sqlite:///{self.home.absolute() / 'koshin.sqlite3'}"

    @property
    def is_sqlite(self) -> bool:
        """True for the embedded database."""
        return self.database.startswith("sqlite")

    @property
    def demo_mode(self) -> bool:
        """True when demo data and the /dev/ pages are there."""
        if self.demo is not None:
            return self.demo
        return self.is_sqlite and not any(secret_of(self, name) for name in SECRETS)

    @property
    def public_url(self) -> str:
        """The address customers use, without a slash at its end."""
        host = "127.0.0.1" if self.host in {"0.0.0.0", "::"} else self.host  # noqa: S104
        return self.base_url or f"http://{host}:{self.port}"

    @property
    def rasa_address(self) -> str:
        """Where Rasa answers, without a slash at its end."""
        return self.rasa_url or f"http://127.0.0.1:{self.rasa_port}"

    @property
    def secure_cookies(self) -> bool:
        """True when cookies travel over HTTPS only."""
        return self.public_url.startswith("https") if self.cookie_secure is None else self.cookie_secure

    @property
    def fernet_keys(self) -> list[str]:
        """The keys for personal data, the encrypting one first."""
        return [key.strip() for key in self.encryption_keys.get_secret_value().split(",") if key.strip()]


def secret_of(settings: Settings, name: str) -> str:
    """A secret's own text; empty when it is not set."""
    value: SecretStr = getattr(settings, name)
    return value.get_secret_value()
