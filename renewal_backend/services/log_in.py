"""Use cases: login by mail address or ID and password, and the one-time password by mail (F0 step 1, F3 STEP②).

Unknown addresses and wrong passwords answer exactly alike and take as long: the same hash is computed either
way. Tries are counted under a keyed hash of what was typed, known or not, and slow the next one; they are
counted before the password is looked at, so that many at once are no way around it.
"""

from __future__ import annotations

import secrets
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from ..domain.member import Member, Realm
from ..domain.records import LoginChallenge, Mail
from ..errors import LoginFailed, OtpFailed
from .backend import Backend, new_id
from .limits import count_try
from .new_password import choose_password, ticket_for
from .ports import PasswordHasher, UnitOfWork

_LONGEST = 254
_FAILED: Mapping[Realm, str] = {"mypage": "login_failed", "internet": "login_failed_internet"}


@dataclass(frozen=True)
class LoggedIn:
    """Who it is."""

    member: Member


@dataclass(frozen=True)
class OtpAsked:
    """A one-time password is on its way; `challenge_id` binds it to this login."""

    challenge_id: str
    mailed_to: str


@dataclass(frozen=True)
class PasswordAsked:
    """The password was right but is temporary or has ended (F3 STEP②); see `new_password`.

    `ticket` is the secret that lets this login go on.
    """

    ticket: str
    temporary: bool


def log_in(
    backend: Backend, login: str, password: str, conversation_id: str | None, realm: Realm = "mypage"
) -> LoggedIn | OtpAsked | PasswordAsked:
    """Who logs in, or the challenge when the member has one-time passwords switched on or needs a new password.

    Raises LoginFailed (login_failed_internet in that realm; temporary_ended for a temporary password out of time),
    or LoginSlowed (params: seconds) while too many failures are recent.
    """
    login, password = unicodedata.normalize("NFKC", login).strip()[:_LONGEST], password[:_LONGEST]
    key = backend.keyed(f"login/{realm}/{login.casefold()}")
    with backend.database.begin() as work:
        count_try(work, backend, key)
        member = work.members.by_login(realm, login)
        work.commit()
    hashed = member.password_hash if member else _nobody(backend.hasher)
    good = backend.hasher.verify(hashed, password) and member is not None
    if not good or member is None:
        raise LoginFailed(_FAILED[realm])
    renew = member.must_renew_password(backend.now())
    with backend.database.begin() as work:
        work.throttle.clear(key)
        asked = _challenge(work, backend, member, conversation_id) if member.otp and not renew else None
        work.audit.add(backend.now(), f"member:{member.id}", "password_accepted", f"member:{member.id}", {})
        work.commit()
    if renew:
        return PasswordAsked(ticket_for(backend, member, conversation_id), member.temporary)
    return asked or LoggedIn(member)


def log_in_with_new_password(
    backend: Backend, ticket: str, password: str, again: str, conversation_id: str | None
) -> LoggedIn | OtpAsked:
    """The login goes on once its new password is chosen. Raises as `choose_password` does."""
    member = choose_password(backend, ticket, password, again, conversation_id)
    if not member.otp:
        return LoggedIn(member)
    with backend.database.begin() as work:
        asked = _challenge(work, backend, member, conversation_id)
        work.commit()
    return asked


def send_again(backend: Backend, challenge_id: str, conversation_id: str | None) -> OtpAsked:
    """A new one-time password for the same login; the old one is void. Raises OtpFailed (otp_expired)."""
    with backend.database.begin() as work:
        before = work.logins.lock(challenge_id)
        member = work.members.get(before.member_id) if before else None
        if before is None or member is None or before.conversation_id != conversation_id or before.used_at:
            raise OtpFailed("otp_expired")
        asked = _challenge(work, backend, member, conversation_id)
        work.commit()
    return asked


def verify_otp(backend: Backend, challenge_id: str, code: str, conversation_id: str | None) -> LoggedIn:
    """Eight digits, single use, in time, at most five tries, only for the login that asked for it.

    Raises OtpFailed: otp_wrong (params: left), otp_expired, otp_used_up.
    """
    with backend.database.begin() as work:
        challenge = work.logins.lock(challenge_id)
        now = backend.now()
        if challenge is None or challenge.conversation_id != conversation_id or challenge.used_at:
            raise OtpFailed("otp_expired")
        if now >= challenge.expires_at:
            raise OtpFailed("otp_expired")
        if challenge.tries >= backend.policy.otp_tries:
            raise OtpFailed("otp_used_up")
        code = unicodedata.normalize("NFKC", code).strip()
        if not secrets.compare_digest(challenge.code_hash, backend.keyed(f"{challenge.id}/{code}")):
            work.logins.save(replace(challenge, tries=challenge.tries + 1))
            work.commit()
            left = backend.policy.otp_tries - challenge.tries - 1
            raise OtpFailed("otp_wrong" if left else "otp_used_up", {"left": str(left)})
        work.logins.save(replace(challenge, used_at=now))
        work.throttle.clear(backend.keyed(f"otp/{challenge.member_id}"))
        member = work.members.get(challenge.member_id)
        work.commit()
    assert member is not None
    return LoggedIn(member)


def _challenge(work: UnitOfWork, backend: Backend, member: Member, conversation_id: str | None) -> OtpAsked:
    count_try(work, backend, backend.keyed(f"otp/{member.id}"))
    code, now, challenge_id = f"{secrets.randbelow(10**8):08d}", backend.now(), new_id()
    work.logins.expire(member.id, now)
    hashed = backend.keyed(f"{challenge_id}/{code}")
    expires = now + backend.policy.otp_lifetime
    work.logins.add(LoginChallenge(challenge_id, member.id, conversation_id, hashed, now, expires))
    minutes = str(int(backend.policy.otp_lifetime.total_seconds() // 60))
    subject, text = backend.rulebook().wording.mail(
        "otp", {"name": member.name, "code": code, "minutes": minutes}
    )
    work.mails.add(Mail(key=f"otp/{challenge_id}", to=member.mailed_to, subject=subject, text=text, at=now))
    return OtpAsked(challenge_id, member.mailed_to)


@cache
def _nobody(hasher: PasswordHasher) -> str:
    """A hash to verify against where there is no member, so that the time tells nothing."""
    return hasher.hash(secrets.token_urlsafe())
