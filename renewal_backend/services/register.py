"""Use cases: what is entered for a membership of マイページ is kept, confirmed, and answered by mail only (F2, F4).

Whether the entries match a contract, and who is a member already, is learnt by whoever reads the mailbox: the caller
gets the same answer after the same work.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from ..domain.membership import Details
from ..domain.sign_up import SignUp
from ..errors import NotAllowedNow
from .backend import Backend
from .claims import claimed, claims_renewed
from .mailed_link import make_link
from .member_mails import has_room, queue_mail
from .ports import UnitOfWork
from .talk import Talk, talk_of

_NOTHING: Mapping[str, str] = MappingProxyType({})


def draft(backend: Backend, conversation_id: str) -> SignUp:
    """What was entered in this conversation so far, or an empty sign-up.

    Raises NotAllowedNow (registration_not_begun) unless the terms were agreed to here and nobody is a member yet.
    """
    with backend.database.read() as work:
        return _draft(work, _talk(work, backend, conversation_id))


def enter_details(backend: Backend, conversation_id: str, details: Details, password: str | None) -> bool:
    """Keeps the details, and of the password a hash; None keeps the one from before. A link that was mailed ends.

    Returns whether the chat asks something else now. Raises NotAllowedNow (registration_not_begun, password_missing).
    """
    hashed = backend.hasher.hash(password) if password else None
    with backend.database.begin() as work:
        talk = _talk(work, backend, conversation_id, lock=True)
        before, now = _draft(work, talk, lock=True), backend.now()
        if hashed is None and before.password_hash is None:
            raise NotAllowedNow("password_missing")
        entered = SignUp(before.id, details.to_json(), hashed or before.password_hash, entered_at=now)
        work.sign_ups.put(entered)
        work.mailed_links.expire("activate", before.id, now)
        work.commit()
    return before.entered_at is None or before.checked_at is not None


def confirm(backend: Backend, conversation_id: str) -> bool:
    """「確定」: a mail goes out, and which one it is nobody else learns. Returns whether the chat asks something else now.

    Raises NotAllowedNow: registration_not_begun, registration_not_entered.
    """
    with backend.database.begin() as work:
        talk = _talk(work, backend, conversation_id, lock=True)
        entered = _draft(work, talk, lock=True)
        if entered.entered_at is None:
            raise NotAllowedNow("registration_not_entered")
        details, now = Details.from_json(entered.entries), backend.now()
        work.sign_ups.put(replace(entered, checked_at=now))
        if has_room(work, backend, details.mail, conversation_id):
            kind, words = _answer(work, backend, entered.id, details)
            queue_mail(work, backend, kind, details.mail, **words)
            about = f"sign_up:{entered.id}"
            work.audit.add(
                now, f"conversation:{conversation_id}", "registration_mailed", about, {"mail": kind}
            )
        work.commit()
    return entered.checked_at is None


def _answer(
    work: UnitOfWork, backend: Backend, sign_up_id: str, details: Details
) -> tuple[str, Mapping[str, str]]:
    """Which mail it is, and its words."""
    claim, numbers = details.claim, details.policy_numbers
    if work.members.by_login("mypage", details.mail) is not None:
        return "registered_before", _NOTHING
    if all(claimed(work, claim, number) for number in numbers):
        token = make_link(work, backend, "activate", sign_up_id, backend.policy.activation_lifetime)
        hours = int(backend.policy.activation_lifetime.total_seconds() // 3600)
        return "activate", {
            "link": f"{backend.public_url}/registration/activate/{token}",
            "hours": str(hours),
        }
    if any(claims_renewed(work, claim, number) for number in numbers):
        return "number_after_renewal", _NOTHING
    return "not_confirmed", _NOTHING


def _talk(work: UnitOfWork, backend: Backend, conversation_id: str, *, lock: bool = False) -> Talk:
    find = work.conversations.lock if lock else work.conversations.get
    return talk_of(work, backend, find(conversation_id), lock=lock)


def _draft(work: UnitOfWork, talk: Talk, *, lock: bool = False) -> SignUp:
    loaded = talk.loaded
    if (
        talk.conversation.programme != "registration"
        or loaded is None
        or "terms" not in loaded.journey.values
    ):
        raise NotAllowedNow("registration_not_begun")
    find = work.sign_ups.lock if lock else work.sign_ups.get
    found = find(loaded.renewal.id)
    if found is not None and found.done_at is not None:
        raise NotAllowedNow("registration_not_begun")
    return found or SignUp(loaded.renewal.id, {})
