"""Use case: a member adds a contract to the membership and goes on with its renewal (F2, F4)."""

from __future__ import annotations

from ..domain.contract import Contract
from ..domain.identity.match import Claim
from ..errors import NotAllowedNow, NotLoggedIn
from .backend import Backend
from .claims import claimed
from .enter import begin
from .limits import count_try
from .ports import UnitOfWork
from .talk import actor_of, remember

_FREE_TRIES = 5


def adding_member(backend: Backend, conversation_id: str) -> str:
    """The id of the member who may add a contract in this conversation. Raises NotLoggedIn."""
    with backend.database.read() as work:
        return _member(work, backend, conversation_id)


def add_contract(backend: Backend, conversation_id: str, claim: Claim, number: str) -> Contract:
    """The contract is registered from now on; the talk goes on where it is asked which contract to renew.

    Raises NotLoggedIn; LoginSlowed after too many tries; NotAllowedNow: contract_not_matched, contract_number_after
    (the member's own number after renewal; params: policy_number), contract_added_before.
    """
    with backend.database.begin() as work:
        member_id = _member(work, backend, conversation_id)
        key = backend.keyed(f"add/{member_id}")
        count_try(work, backend, key, _FREE_TRIES)
        work.commit()
    with backend.database.begin() as work:
        contract = _found(work, claim, number, member_id)
        if not work.contracts.bind(contract, member_id):
            raise NotAllowedNow("contract_not_matched")
        work.throttle.clear(key)
        about = f"contract:{contract.id}"
        work.audit.add(backend.now(), f"member:{member_id}", "contract_added", about, {})
        _lead_on(work, backend, conversation_id, contract)
        work.commit()
    return contract


def _member(work: UnitOfWork, backend: Backend, conversation_id: str) -> str:
    conversation = work.conversations.get(conversation_id)
    actor = actor_of(backend, conversation) if conversation else None
    member = work.members.get(actor.member) if actor else None
    if member is None or member.realm != "mypage":
        raise NotLoggedIn()
    return member.id


def _found(work: UnitOfWork, claim: Claim, number: str, member_id: str) -> Contract:
    policy = work.policies.by_number(number)
    if policy is not None and policy.member_id == member_id:
        before = work.contracts.get(policy.contract_id)
        raise NotAllowedNow(
            "contract_number_after", {"policy_number": before.policy_number if before else ""}
        )
    own = next((c for c in work.contracts.of_member(member_id) if c.policy_number == number), None)
    if own is not None and own.registered:
        raise NotAllowedNow("contract_added_before")
    contract = claimed(work, claim, number, member_id)
    if contract is None:
        raise NotAllowedNow("contract_not_matched")
    return contract


def _lead_on(work: UnitOfWork, backend: Backend, conversation_id: str, contract: Contract) -> None:
    """Where no contract is chosen yet, the talk turns to the system whose contract was added."""
    conversation = work.conversations.lock(conversation_id)
    assert conversation is not None
    renewal = work.renewals.get(conversation.renewal_id) if conversation.renewal_id else None
    if renewal is None or renewal.contract_id is None:
        begin(work, backend, remember(conversation, programme=contract.programme))
