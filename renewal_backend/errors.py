"""Everything that can go wrong for a customer or a client, named after the situation.

KoshinError
├── NotYours            looks exactly like «not there», whoever asks
├── NotAllowedNow       a rule of the journey or the domain; carries the catalogue's refusal
│   └── StaleRenewal    somebody else changed it in between
├── LoginFailed         wrong address or password, never which
├── LoginSlowed         too many failures; says how many seconds to wait
├── OtpFailed           wrong, used up or expired one-time password
├── LinkFailed          a link from a mail: unknown, used up or expired
├── NotLoggedIn         no bearer token, no conversation, or it has ended
├── NotStaff            no login of the staff, or not the role that it takes
├── BadRequest          malformed, too long, unknown choice
├── KeyReused           an Idempotency-Key that came with another body before
└── KeyInProgress       the request with this Idempotency-Key is not done yet

Each has a stable `code`; every edge has one table from code to status or sentence (`web/problems.py`).
"""

from __future__ import annotations

from collections.abc import Mapping

from .catalogue.vocabulary import Refusal


class KoshinError(Exception):
    """A situation with a stable code and the words its sentence needs."""

    code = "internal"

    def __init__(self, code: str | None = None, params: Mapping[str, str] | None = None) -> None:
        self.code = code or type(self).code
        self.params = dict(params or {})
        super().__init__(self.code)


class NotYours(KoshinError):
    """Not there, or somebody else's."""

    code = "not_found"


class NotAllowedNow(KoshinError):
    """Refused by a rule; nothing was changed."""

    code = "not_allowed_now"

    @classmethod
    def by(cls, refusal: Refusal) -> NotAllowedNow:
        """The error of a refusal of the catalogue or the domain."""
        return cls(refusal.code, refusal.params)


class StaleRenewal(NotAllowedNow):
    """The caller's version is not the present one."""

    code = "stale_version"


class LoginFailed(KoshinError):
    """Address or password is wrong."""

    code = "login_failed"


class LoginSlowed(KoshinError):
    """Too many failures lately."""

    code = "login_slowed"


class OtpFailed(KoshinError):
    """otp_wrong, otp_expired or otp_used_up."""

    code = "otp_wrong"


class LinkFailed(KoshinError):
    """link_unknown, link_used or link_expired."""

    code = "link_unknown"


class NotLoggedIn(KoshinError):
    """Nobody, or not any more."""

    code = "not_logged_in"


class NotStaff(KoshinError):
    """Only for staff of that role."""

    code = "staff_only"


class BadRequest(KoshinError):
    """The request itself is wrong."""

    code = "bad_request"


class KeyReused(KoshinError):
    """The same Idempotency-Key with another body."""

    code = "idempotency_key_reused"


class KeyInProgress(KoshinError):
    """The first request with this Idempotency-Key is still at work."""

    code = "idempotency_key_in_progress"
