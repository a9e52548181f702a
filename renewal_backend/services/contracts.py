"""Use case: a member's contracts, and whether each can be renewed today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..catalogue.programmes import PROGRAMMES
from ..catalogue.vocabulary import Refusal
from ..domain.contract import Contract
from ..domain.renewal_period import Period, renewal_period
from ..domain.situation import Situation
from .backend import Actor, Backend


@dataclass(frozen=True)
class ListedContract:
    """A contract, when it can be renewed (Asia/Tokyo), and why it can't be now, if so."""

    contract: Contract
    period: Period
    refusal: Refusal | None


def contracts_of(backend: Backend, actor: Actor) -> Sequence[ListedContract]:
    """The member's contracts that one of our programmes renews, in the order in which they were added."""
    with backend.database.read() as work:
        contracts = [c for c in work.contracts.of_member(actor.member) if c.programme in PROGRAMMES]
        renewed = frozenset(
            c.id for c in contracts if work.policies.of_contract(c.id) or work.receipts.of_contract(c.id)
        )
    rulebook, now = backend.rulebook(), backend.now()
    found = []
    for contract in contracts:
        programme = PROGRAMMES[contract.programme]
        situation = Situation(programme, rulebook, now, logged_in=True, contracts=contracts, renewed=renewed)
        period = renewal_period(contract.matures, rulebook.opens_days, contract.programme)
        found.append(ListedContract(contract, period, situation.contract_refusal(contract)))
    return found
