"""Use cases: bearer tokens of the API. A token is 256 random bits; only its SHA-256 is kept."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from ..domain.member import Member
from ..domain.records import ApiSession
from ..errors import NotLoggedIn
from .backend import Actor, Backend, token_hash

_BYTES = 32


@dataclass(frozen=True)
class Token:
    """A bearer token, told once; `expires_at` in UTC."""

    secret: str
    expires_at: datetime


def open_session(backend: Backend, member: Member) -> Token:
    """A token for a member who has just logged in. Sessions that have ended are swept away by the way."""
    secret, now = secrets.token_urlsafe(_BYTES), backend.now()
    expires = now + backend.policy.api_session
    with backend.database.begin() as work:
        work.sessions.purge(now)
        work.sessions.add(ApiSession(token_hash(secret), member.id, now, expires))
        work.audit.add(now, f"member:{member.id}", "logged_in", f"member:{member.id}", {"by": "api"})
        work.commit()
    return Token(secret, expires)


def actor_of_token(backend: Backend, secret: str) -> Actor:
    """Who shows this token. Raises NotLoggedIn for an unknown one and one that has ended, alike."""
    with backend.database.read() as work:
        session = work.sessions.by_token(token_hash(secret))
    if session is None or backend.now() >= session.expires_at:
        raise NotLoggedIn()
    return Actor(session.member_id)


def close_session(backend: Backend, secret: str) -> None:
    """Ends it at once; a token that is not there any more is no mistake."""
    with backend.database.begin() as work:
        work.sessions.remove(token_hash(secret))
        work.commit()
