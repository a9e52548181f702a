"""What every use case is handed: the ports, the policy of the operator, and who is acting."""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from ..catalogue.vocabulary import Row
from ..catalogue.wording import wording
from ..domain.documents import Document
from ..domain.rating_table import in_force
from ..domain.renewal_period import today_in_tokyo
from ..domain.situation import Rulebook
from ..errors import NotLoggedIn
from .ports import Clock, Database, PasswordHasher

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True)
class Policy:
    """What the operator may set: periods in days, lifetimes, and how failures are slowed."""

    opens_days: int = 65
    login_idle: timedelta = timedelta(hours=24)
    otp_lifetime: timedelta = timedelta(minutes=5)
    otp_tries: int = 5
    api_session: timedelta = timedelta(hours=8)
    free_failures: int = 3
    longest_wait: timedelta = timedelta(minutes=5)
    activation_lifetime: timedelta = timedelta(hours=24)
    """Of the link that ends a registration (F2)."""
    reset_lifetime: timedelta = timedelta(hours=1)
    temporary_days: int = 7
    """For which a mailed temporary password of the internet site is good."""
    password_days: int = 180
    """After which a password of the internet site has to be renewed (F3: it can expire)."""
    mails_an_hour: int = 5
    """To one address, and for one conversation, of the kinds that anybody may ask for."""
    action_timeout: float = 3.0
    """Seconds an action may take before Rasa gives up."""


@dataclass(frozen=True)
class Backend:
    """The ports together.

    `pdf` renders a document; `index_key` keys hashes of what must not be stored; `contacts` are a programme's
    telephone lines as rows of a document. `public_url` (no slash at its end) begins the links in mails; never what a
    request says of its host: a mailed link must lead to nobody else.
    """

    database: Database
    clock: Clock
    hasher: PasswordHasher
    pdf: Callable[[Document], bytes]
    index_key: bytes
    policy: Policy = Policy()
    contacts: Callable[[str], tuple[Row, ...]] = lambda _programme: ()
    public_url: str = "http://127.0.0.1:8000"

    def now(self) -> datetime:
        """The present, UTC."""
        return self.clock.now()

    def rulebook(self, programme: str | None = None) -> Rulebook:
        """The wording, as a programme says it, and the tables in force today."""
        return Rulebook(
            wording(programme), in_force(today_in_tokyo(self.now())), self.policy.opens_days, self.contacts
        )

    def keyed(self, text: str) -> str:
        """A hash (hex) that can't be turned back or guessed without the key."""
        return hmac.new(self.index_key, text.encode(), hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Actor:
    """Who acts: a member, in a conversation or (None) through the API; without a member the guest of a conversation."""

    member_id: str | None
    conversation_id: str | None = None

    @property
    def member(self) -> str:
        """The member's id. Raises NotLoggedIn for a guest."""
        if self.member_id is None:
            raise NotLoggedIn()
        return self.member_id

    def __str__(self) -> str:
        return f"member:{self.member_id}" if self.member_id else f"conversation:{self.conversation_id}"


def new_id() -> str:
    """An opaque id nobody can guess (192 bit)."""
    return secrets.token_urlsafe(24)


def is_id(text: str) -> bool:
    """Whether a text from outside can be one of ours at all; what can't need not reach the database."""
    return _ID.fullmatch(text) is not None


def token_hash(token: str) -> str:
    """What is stored of a secret that its owner shows."""
    return hashlib.sha256(token.encode()).hexdigest()
