"""The tables. Whatever could tell about a person is encrypted; ids, digests and times are plain."""

from __future__ import annotations

from .base import metadata
from .people import contracts, logins, members, sessions, throttle
from .renewing import answers, counters, documents, openings, policies, renewals
from .running import audit, idempotency, mailbox, mails
from .talking import conversations, messages, offers, turns

__all__ = [
    "answers",
    "audit",
    "contracts",
    "conversations",
    "counters",
    "documents",
    "idempotency",
    "logins",
    "mailbox",
    "mails",
    "members",
    "messages",
    "metadata",
    "offers",
    "openings",
    "policies",
    "renewals",
    "sessions",
    "throttle",
    "turns",
]
