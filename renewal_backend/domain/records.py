"""What the service keeps besides renewals: mails, logins, sessions, the audit trail, repeated requests."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal


@dataclass(frozen=True)
class Mail:
    """A mail to a customer. `key` names it for good: the same key is never queued twice. `at`: UTC."""

    key: str
    to: str
    subject: str
    text: str
    at: datetime
    html: str = ""


@dataclass(frozen=True)
class QueuedMail:
    """A mail claimed from the outbox; `attempts` counts the claims, this one included."""

    id: int
    mail: Mail
    attempts: int


@dataclass(frozen=True)
class LoginChallenge:
    """A one-time password that was mailed. It is good once, until `expires_at`, for this login only.

    `code_hash` is the password hash of the code, `tries` how often a wrong one was entered.
    """

    id: str
    member_id: str
    conversation_id: str | None
    code_hash: str
    created_at: datetime
    expires_at: datetime
    tries: int = 0
    used_at: datetime | None = None


@dataclass(frozen=True)
class Failures:
    """How often something failed in a row, and when it did last (UTC)."""

    count: int
    last_at: datetime


@dataclass(frozen=True)
class ApiSession:
    """A bearer token of the API. `token_hash` is its SHA-256 (hex); the token itself is not kept."""

    token_hash: str
    member_id: str
    created_at: datetime
    expires_at: datetime


@dataclass(frozen=True)
class AuditEntry:
    """Who did what, about which renewal, member or conversation, and when (UTC)."""

    at: datetime
    actor: str
    action: str
    about: str
    details: Mapping[str, Any]


@dataclass(frozen=True)
class RepeatableRequest:
    """A request under an Idempotency-Key. `scope` is whose key it is, `response` None until it is done."""

    scope: str
    key: str
    body_hash: str
    at: datetime
    status: Literal["in_progress", "done"] = "in_progress"
    response: Mapping[str, Any] | None = None
