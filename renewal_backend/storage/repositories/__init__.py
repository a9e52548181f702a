"""The repositories of services/repositories.py in SQL, one file per neighbourhood."""

from __future__ import annotations

from .access import SqlLogins, SqlSessions, SqlThrottle
from .people import SqlContracts, SqlMailedLinks, SqlMembers, SqlSignUps
from .policies import SqlAudit, SqlPolicies, SqlReceipts
from .renewing import SqlAnswers, SqlDocuments, SqlRenewals
from .running import SqlIdempotency, SqlMailbox, SqlMails
from .talking import SqlConversations, SqlMessages, SqlOffers, SqlReviews, SqlTurns
from .visits import SqlVisits

__all__ = [
    "SqlAnswers",
    "SqlAudit",
    "SqlContracts",
    "SqlConversations",
    "SqlDocuments",
    "SqlIdempotency",
    "SqlLogins",
    "SqlMailbox",
    "SqlMailedLinks",
    "SqlMails",
    "SqlMembers",
    "SqlMessages",
    "SqlOffers",
    "SqlPolicies",
    "SqlReceipts",
    "SqlRenewals",
    "SqlReviews",
    "SqlSessions",
    "SqlSignUps",
    "SqlThrottle",
    "SqlTurns",
    "SqlVisits",
]
