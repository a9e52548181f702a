"""What the use cases ask of the storage, neighbourhood by neighbourhood. All of it happens in one unit of work.

Ids are opaque text; all times are aware and in UTC. `get` and its kin return None for what is not there.
`lock` reads a row and keeps it from every other writer until the unit of work ends.
"""

from __future__ import annotations

from .people import Contracts, Logins, MailedLinks, Members, Sessions, SignUps, Throttle
from .renewing import Answers, Documents, Policies, Receipts, Renewals
from .running import CLAIM_FOR, Audit, Idempotency, Mailbox, Mails
from .talking import Conversations, Messages, Offers, Reviews, Turns
from .visits import Visits

__all__ = [
    "CLAIM_FOR",
    "Answers",
    "Audit",
    "Contracts",
    "Conversations",
    "Documents",
    "Idempotency",
    "Logins",
    "Mailbox",
    "MailedLinks",
    "Mails",
    "Members",
    "Messages",
    "Offers",
    "Policies",
    "Receipts",
    "Renewals",
    "Reviews",
    "Sessions",
    "SignUps",
    "Throttle",
    "Turns",
    "Visits",
]
