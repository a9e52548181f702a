"""Use case: the mail address is given, and what the identity check found is told by mail (F3 STEP①).

The page, the chat, the work and nearly the time are the same whoever asks: nobody learns on the screen who is known.
A known customer's mail goes to the registered address only; another address hears that nothing could be confirmed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from ..catalogue.programmes import RENEWAL_AFTER
from ..domain.contract import Contract
from ..domain.identity.match import same_person_by_two
from ..domain.identity.typed import TypedIdentity
from ..domain.member import Member
from ..domain.sign_up import SignUp
from ..domain.site_login import login_id, temporary_password
from .backend import Backend, new_id
from .identify import PROGRAMME, standing_at
from .limits import within_the_hour
from .ports import StaleVersion, UnitOfWork
from .site_mails import SiteMails
from .talk import remember

SITE = RENEWAL_AFTER[PROGRAMME]


@dataclass(frozen=True)
class _Entered:
    """Who asks, where to, and the temporary password that a new member would get."""

    sign_up_id: str
    identity: TypedIdentity
    mail: str
    password: str
    hashed: str


def issue_login(backend: Backend, conversation_id: str, mail: str) -> None:
    """Ends the sign-up; the talk goes on with the renewal, at its login. `mail`: a checked address.

    Raises NotLoggedIn, NotAllowedNow (page_not_now).
    """
    password = temporary_password()
    hashed = backend.hasher.hash(password)
    try:
        _issue(backend, conversation_id, mail, password, hashed)
    except StaleVersion:  # somebody else has just got the contract: now the answer is another one
        _issue(backend, conversation_id, mail, password, hashed)


def _issue(backend: Backend, conversation_id: str, mail: str, password: str, hashed: str) -> None:
    with backend.database.begin() as work:
        conversation = work.conversations.lock(conversation_id)
        talk = standing_at(work, backend, conversation, "mail_checked")
        assert talk.loaded is not None
        renewal, now = talk.loaded.renewal, backend.now()
        sign_up = work.sign_ups.lock(renewal.id)
        assert sign_up is not None
        identity = TypedIdentity.of(sign_up.entries)
        _tell(work, backend, _Entered(renewal.id, identity, mail, password, hashed))
        work.sign_ups.put(SignUp(renewal.id, {}, None, sign_up.entered_at, now, now))
        work.renewals.save(replace(renewal, state="closed", changed_at=now))
        onward = remember(talk.conversation, programme=SITE, active=True, missed=None, notice=None)
        work.conversations.save(replace(onward, renewal_id=None))
        work.audit.add(now, f"conversation:{conversation_id}", "login_asked", f"sign_up:{renewal.id}", {})
        work.commit()


def _tell(work: UnitOfWork, backend: Backend, entered: _Entered) -> None:
    if not _room(work, backend, entered):
        return
    mails = SiteMails(work, backend)
    found = _contracts(work, entered.identity)
    owner = _owner(work, found)
    if owner is not None:
        _bind(work, found, owner.id)
        mails.known(entered.sign_up_id, owner)
        if owner.mailed_to.casefold() == entered.mail.casefold():
            return
    elif found:
        mails.issued(entered.sign_up_id, _member(work, backend, entered, found), entered.password)
        return
    mails.not_confirmed(entered.sign_up_id, entered.mail)


def _room(work: UnitOfWork, backend: Backend, entered: _Entered) -> bool:
    """Whether this hour has room for one more mail there, and for one more try at this person."""
    items = {**entered.identity.entries(), "mail": entered.mail.casefold()}
    items.pop("birth_date", None)
    most = backend.policy.mails_an_hour
    room = [within_the_hour(work, backend, f"site_login/{k}/{v}", most) for k, v in items.items()]
    return all(room)


def _contracts(work: UnitOfWork, identity: TypedIdentity) -> Sequence[Contract]:
    """The site's contracts of the person whose contract agrees with what was entered; several cars, several contracts."""
    number, born, phone = identity.policy_number, identity.birth_date, identity.phone
    by_number = work.contracts.by_policy_number(number) if number else None
    likely = (
        [by_number] if by_number else list(work.contracts.by_person(born, phone)) if born and phone else []
    )
    sure = [c for c in likely if c.programme == SITE and same_person_by_two(number, born, phone, c)]
    if not sure:
        return ()
    own = work.contracts.by_person(sure[0].holder.birth_date, sure[0].phone)
    return [c for c in own if c.programme == SITE and c.holder == sure[0].holder]


def _owner(work: UnitOfWork, contracts: Sequence[Contract]) -> Member | None:
    owners = (work.contracts.owner(contract.id) for contract in contracts)
    known = next((owner for owner in owners if owner), None)
    return work.members.get(known) if known else None


def _member(work: UnitOfWork, backend: Backend, entered: _Entered, contracts: Sequence[Contract]) -> Member:
    """A new login for the holder of these contracts."""
    member = Member(
        id=new_id(),
        realm="internet",
        login=login_id(work.members.next_login_number()),
        password_hash=entered.hashed,
        name=contracts[0].holder.name,
        otp=False,
        mail=entered.mail,
        temporary=True,
        password_ends=backend.now() + timedelta(days=backend.policy.temporary_days),
    )
    work.members.add(member)
    if not _bind(work, contracts, member.id):
        raise StaleVersion("the contract has got an owner in between")
    about = f"member:{member.id}"
    work.audit.add(backend.now(), about, "login_issued", about, {"sign_up": entered.sign_up_id})
    return member


def _bind(work: UnitOfWork, contracts: Sequence[Contract], member_id: str) -> bool:
    """Whether all of them are the member's now; one that is somebody else's stays so."""
    bound = [work.contracts.bind(contract, member_id) for contract in contracts]
    return all(bound)
