"""Wires the parts together; the only room that knows all of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta

import httpx

from .catalogue.likeness import learn
from .channels.hub import Hub
from .channels.relay import Relay
from .knowledge import KnowledgeBase, load_contacts, load_library
from .outside.clock import MovableClock, SystemClock
from .outside.demo_mode import DemoMode
from .outside.mail import MailboxSender, SmtpSender
from .outside.passwords import Argon2Hasher
from .outside.pdf import to_pdf
from .outside.rasa import Rasa
from .services.backend import Backend, Policy
from .services.ports import MailSender
from .settings import Settings, secret_of
from .storage import Database
from .web.site import Site
from .web.wired import Wired


@dataclass(frozen=True)
class Parts:
    """Everything that was made, for the application to serve and to end."""

    wired: Wired
    rasa: Rasa
    database: Database
    mail: MailSender
    demo: DemoMode | None


def bootstrap(settings: Settings) -> Parts:
    """All parts for these settings; nothing is connected or running yet."""
    secret = secret_of(settings, "secret_key")
    index_key = hashlib.sha256(f"index/{secret}".encode()).digest()
    database = Database(settings.database, settings.fernet_keys, index_key)
    clock = MovableClock() if settings.demo_mode else SystemClock()
    hasher = Argon2Hasher()
    contacts = load_contacts()
    learn()
    policy, public_url = _policy(settings), settings.public_url
    backend = Backend(database, clock, hasher, to_pdf, index_key, policy, contacts.rows, public_url)
    rasa = Rasa(settings.rasa_address, settings.rasa_turn_seconds)
    knowledge = KnowledgeBase(load_library(), contacts)
    relay = Relay(backend, rasa, knowledge, Hub(), settings.turns_per_rasa_session)
    site = Site(contacts.agencies, settings.secure_cookies)
    secret_of_staff = secret_of(settings, "underwriter_password")
    wired = Wired(backend, relay, site, secret_of(settings, "action_secret"), secret_of_staff)
    demo = DemoMode(database, clock, hasher) if isinstance(clock, MovableClock) else None
    return Parts(wired, rasa, database, _mail(settings, database), demo)


def _policy(settings: Settings) -> Policy:
    return Policy(
        opens_days=settings.renewal_opens_days,
        login_idle=timedelta(hours=settings.login_idle_hours),
        otp_lifetime=timedelta(minutes=settings.otp_minutes),
        otp_tries=settings.otp_tries,
        temporary_days=settings.temporary_password_days,
        password_days=settings.site_password_days,
        action_timeout=settings.action_seconds,
    )


def _mail(settings: Settings, database: Database) -> MailSender:
    url = secret_of(settings, "smtp_url")
    return SmtpSender(url, settings.mail_from) if url else MailboxSender(database)


def own_client(app: object, seconds: float) -> httpx.AsyncClient:
    """A client that reaches the application in the same process, without a socket."""
    transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type]
    return httpx.AsyncClient(transport=transport, base_url="http://service", timeout=seconds)
