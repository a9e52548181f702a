"""The repositories of services/repositories.py in SQL, one file per neighbourhood."""

from __future__ import annotations

from .access import SqlLogins, SqlSessions, SqlThrottle
from .people import SqlContracts, SqlMembers
from .policies import SqlAudit, SqlPolicies
from .renewing import SqlAnswers, SqlDocuments, SqlRenewals
from .running import SqlIdempotency, SqlMailbox, SqlMails
from .talking import SqlConversations, SqlMessages, SqlOffers, SqlTurns

__all__ = [
    "SqlAnswers",
    "SqlAudit",
    "SqlContracts",
    "SqlConversations",
    "SqlDocuments",
    "SqlIdempotency",
    "SqlLogins",
    "SqlMailbox",
    "SqlMails",
    "SqlMembers",
    "SqlMessages",
    "SqlOffers",
    "SqlPolicies",
    "SqlRenewals",
    "SqlSessions",
    "SqlThrottle",
    "SqlTurns",
]
