"""Whether somebody is the holder of a contract, as far as the membership of マイページ asks (F2, F4)."""

from __future__ import annotations

from ..catalogue.programmes import PROGRAMMES, sign_up_for
from ..domain.contract import Contract
from ..domain.identity.match import Claim, matches
from .ports import UnitOfWork


def claimed(work: UnitOfWork, claim: Claim, number: str, member_id: str | None = None) -> Contract | None:
    """The contract with that policy number if all four items agree with it as it was made, and it is free.

    Free: nobody's, or this member's own. An unknown one, another system's, somebody else's: all look alike.
    """
    contract = work.contracts.by_policy_number(number)
    if contract is None or not _membership(contract) or not matches(claim, contract):
        return None
    return contract if work.contracts.owner(contract.id) in (None, member_id) else None


def claims_renewed(work: UnitOfWork, claim: Claim, number: str) -> Contract | None:
    """The contract that got this number at its renewal, if the four items agree with it: the number is the new one."""
    policy = work.policies.by_number(number)
    contract = work.contracts.get(policy.contract_id) if policy else None
    return contract if contract and _membership(contract) and matches(claim, contract) else None


def _membership(contract: Contract) -> bool:
    return contract.programme in PROGRAMMES and sign_up_for(contract.programme) == "registration"
