"""Use case: a temporary password, or one that has ended, is changed before the login goes on (F3 STEP②).

The ticket that lets it go on is kept nowhere: it is a keyed hash over member, login, end and the password that it was
made for, so that a new password makes it worthless.
"""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from ..domain.member import Member
from ..domain.passwords import refusal
from ..errors import LoginFailed, NotAllowedNow
from .backend import Backend, is_id

_GOOD_FOR = timedelta(minutes=30)
"""Long enough to think of a password and to write it down."""
_DIGITS = 12


def ticket_for(backend: Backend, member: Member, conversation_id: str | None) -> str:
    """Says that this member's password was right; good in the same conversation only (None: the API).

    Raises LoginFailed (temporary_ended): an old temporary password can't even be changed, only reissued.
    """
    now = backend.now()
    if member.temporary and member.password_ends is not None and now >= member.password_ends:
        raise LoginFailed("temporary_ended")
    ends = int((now + _GOOD_FOR).timestamp())
    return f"{member.id}.{ends}.{_seal(backend, member, conversation_id, ends)}"


def ticket_ends(ticket: str) -> datetime:
    """Until when a ticket of ours is good (UTC)."""
    return datetime.fromtimestamp(int(ticket.split(".")[1]), UTC)


def choose_password(
    backend: Backend, ticket: str, password: str, again: str, conversation_id: str | None
) -> Member:
    """The member, whose password it is from now on.

    Raises LoginFailed (ticket_ended) for a ticket that is not good any more, NotAllowedNow (password_…) for a password
    that can't be chosen.
    """
    member = _ticketed(backend, ticket, conversation_id)
    if refused := refusal(password, (member.login, member.mailed_to), again):
        raise NotAllowedNow.by(refused)
    if backend.hasher.verify(member.password_hash, password):
        raise NotAllowedNow("password_same")
    changed = renewed(backend, member, backend.hasher.hash(password))
    with backend.database.begin() as work:
        work.members.save(changed)
        about = f"member:{member.id}"
        work.audit.add(backend.now(), about, "password_changed", about, {})
        work.commit()
    return changed


def renewed(backend: Backend, member: Member, password_hash: str) -> Member:
    """The member with a password of their own choice; on the internet site it ends one day."""
    ends = backend.now() + timedelta(days=backend.policy.password_days)
    return replace(
        member,
        password_hash=password_hash,
        temporary=False,
        password_ends=ends if member.realm == "internet" else None,
    )


def _ticketed(backend: Backend, ticket: str, conversation_id: str | None) -> Member:
    member_id, _, rest = ticket.partition(".")
    ends, _, seal = rest.partition(".")
    if not is_id(member_id) or not (ends.isascii() and ends.isdigit() and len(ends) <= _DIGITS):
        raise LoginFailed("ticket_ended")
    with backend.database.read() as work:
        member = work.members.get(member_id)
    if member is None or backend.now().timestamp() >= int(ends):
        raise LoginFailed("ticket_ended")
    right = _seal(backend, member, conversation_id, int(ends))
    if not secrets.compare_digest(seal.encode(), right.encode()):
        raise LoginFailed("ticket_ended")
    return member


def _seal(backend: Backend, member: Member, conversation_id: str | None, ends: int) -> str:
    return backend.keyed(f"new password/{member.id}/{conversation_id}/{ends}/{member.password_hash}")
