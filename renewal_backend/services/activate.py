"""Use case: 本登録. Whoever opens the mailed link and knows the password becomes a member (F2 5-7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..catalogue.programmes import PROGRAMMES
from ..domain.contract import Contract
from ..domain.conversation import Conversation
from ..domain.member import Member
from ..domain.membership import Details
from ..domain.sign_up import SignUp
from ..errors import LinkFailed, LoginFailed, NotAllowedNow
from .backend import Backend, new_id, token_hash
from .claims import claimed
from .limits import count_try
from .mailed_link import good_link, use_link
from .member_mails import queue_mail
from .ports import AlreadyThere, UnitOfWork
from .talk import remember

_FREE_TRIES = 5


@dataclass(frozen=True)
class Activated:
    """The new member, the renewal to go on with, and the conversations that began the registration."""

    member: Member
    programme: str
    begun_in: Sequence[Conversation]


def begun_by(backend: Backend, token: str) -> str:
    """The id of the sign-up that the link would activate. Raises LinkFailed."""
    with backend.database.read() as work:
        return good_link(work, backend, "activate", token, lock=False).about


def activate(backend: Backend, token: str, password: str) -> Activated:
    """Makes the member, binds the contracts and uses up the link, all in one.

    Raises LinkFailed; LoginFailed (activation_password), LoginSlowed; NotAllowedNow: registration_mail_taken or
    registration_contract_changed when somebody was quicker, or the contract is no longer what it was.
    """
    key = backend.keyed(f"activate/{token_hash(token)}")
    with backend.database.begin() as work:
        about = good_link(work, backend, "activate", token, lock=False).about
        count_try(work, backend, key, _FREE_TRIES)
        hashed = _sign_up(work, about).password_hash
        work.commit()
    if hashed is None or not backend.hasher.verify(hashed, password):
        raise LoginFailed("activation_password")
    try:
        with backend.database.begin() as work:
            _lock_talks(work, about)
            link = good_link(work, backend, "activate", token)
            activated = _activated(work, backend, _sign_up(work, about, lock=True))
            use_link(work, backend, link)
            work.throttle.clear(key)
            work.commit()
    except AlreadyThere as raced:
        raise NotAllowedNow("registration_mail_taken") from raced
    return activated


def _lock_talks(work: UnitOfWork, sign_up_id: str) -> None:
    """First, as everybody does: whoever confirms the same entries at this moment waits instead of standing in the way."""
    for conversation in work.conversations.of_renewal(sign_up_id):
        work.conversations.lock(conversation.id)


def _sign_up(work: UnitOfWork, sign_up_id: str, *, lock: bool = False) -> SignUp:
    found = work.sign_ups.lock(sign_up_id) if lock else work.sign_ups.get(sign_up_id)
    if found is None or found.password_hash is None or found.checked_at is None:
        raise LinkFailed("link_expired")
    return found


def _activated(work: UnitOfWork, backend: Backend, sign_up: SignUp) -> Activated:
    details, now = Details.from_json(sign_up.entries), backend.now()
    if work.members.by_login("mypage", details.mail) is not None:
        raise NotAllowedNow("registration_mail_taken")
    found = [claimed(work, details.claim, number) for number in details.policy_numbers]
    contracts = [contract for contract in found if contract is not None]
    if len(contracts) < len(found):
        raise NotAllowedNow("registration_contract_changed")
    name, hashed = contracts[0].holder.name, sign_up.password_hash or ""
    member = Member(new_id(), "mypage", details.mail, hashed, name, otp=False)
    work.members.add(member)
    if not all(work.contracts.bind(contract, member.id) for contract in contracts):
        raise NotAllowedNow("registration_contract_changed")
    # What was entered has done its work; a sign-up that is over keeps none of it.
    work.sign_ups.put(replace(sign_up, entries={}, password_hash=None, done_at=now))
    if renewal := work.renewals.lock(sign_up.id):
        work.renewals.save(replace(renewal, state="closed", changed_at=now))
    about, ids = f"member:{member.id}", [contract.id for contract in contracts]
    work.audit.add(now, f"sign_up:{sign_up.id}", "member_registered", about, {"contracts": ids})
    queue_mail(work, backend, "registered", member.mailed_to, name=member.name)
    begun_in = work.conversations.of_renewal(sign_up.id)
    programme = _programme(begun_in, contracts)
    return Activated(member, programme, [_led_on(work, one, programme) for one in begun_in])


def _programme(begun_in: Sequence[Conversation], contracts: Sequence[Contract]) -> str:
    """The entry's renewal if a registered contract has it, else that of the first contract."""
    of_contracts = [contract.programme for contract in contracts]
    entries = [one.entry for one in begun_in if one.entry in PROGRAMMES]
    return next((entry for entry in entries if entry in of_contracts), of_contracts[0])


def _led_on(work: UnitOfWork, conversation: Conversation, programme: str) -> Conversation:
    """The talk asks for the login of the renewal now; whoever registered in this browser is logged in at once."""
    led = remember(replace(conversation, renewal_id=None), programme=programme, active=True)
    work.conversations.save(led)
    return led
