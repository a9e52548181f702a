"""The tables. Whatever could tell about a person is encrypted; ids, digests and times are plain."""

from __future__ import annotations

from .base import metadata
from .people import contracts, logins, mailed_links, members, sessions, sign_ups, throttle
from .renewing import answers, counters, documents, openings, policies, receipts, renewals
from .running import audit, idempotency, mailbox, mails
from .talking import conversations, messages, offers, reviews, turns
from .visits import visits

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
    "mailed_links",
    "mails",
    "members",
    "messages",
    "metadata",
    "offers",
    "openings",
    "policies",
    "receipts",
    "renewals",
    "reviews",
    "sessions",
    "sign_ups",
    "throttle",
    "turns",
    "visits",
]
