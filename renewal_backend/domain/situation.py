"""What a journey's facts are made from: the member's contracts, the day, the tables and texts in force."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from ..catalogue.programmes import SYSTEMS
from ..catalogue.vocabulary import Programme, Refusal, Row
from ..catalogue.wording import Wording
from .contract import Contract
from .rating_table import RatingTable
from .renewal_period import today_in_tokyo
from .rules import contract_refusal, site_refusal
from .sign_up import SignUp


@dataclass(frozen=True)
class Rulebook:
    """The versions in force of everything that is not the customer's own."""

    wording: Wording
    rating: RatingTable
    opens_days: int
    contacts: Callable[[str], tuple[Row, ...]]
    """Whom a customer of a programme can call, as rows for the document."""


@dataclass(frozen=True)
class Situation:
    """One customer at one moment (`now` aware). `contracts` are the member's, of any programme."""

    programme: Programme
    rulebook: Rulebook
    now: datetime
    logged_in: bool
    contracts: Sequence[Contract] = ()
    chosen: str | None = None
    """The policy number answered so far."""
    renewed: frozenset[str] = frozenset()
    """Ids of contracts that have their new policy already."""
    numbers_after: Mapping[str, str] = field(default_factory=dict)
    """The member's policy numbers after renewal, each with the number before it: the one that this service asks for."""
    opened: frozenset[str] = frozenset()
    """Digests of the documents that were opened."""
    sign_up: SignUp | None = None
    """What was entered on the pages of a sign-up."""

    @property
    def today(self) -> date:
        """Today in Asia/Tokyo."""
        return today_in_tokyo(self.now)

    @property
    def closed(self) -> Refusal | None:
        """Whether the programme's site is closed now, and until when."""
        return site_refusal(SYSTEMS.get(self.programme.id, self.programme.id), self.now)

    @property
    def listed(self) -> Sequence[Contract]:
        """The contracts of this programme, renewable or not."""
        return [c for c in self.contracts if c.programme == self.programme.id]

    @property
    def contract(self) -> Contract | None:
        """The contract being renewed, once chosen."""
        return next((c for c in self.listed if c.policy_number == self.chosen), None)

    def contract_refusal(self, contract: Contract) -> Refusal | None:
        """Why one of the member's contracts can't be renewed now: renewed already, or see `rules`."""
        if contract.id in self.renewed:
            return Refusal("contract_renewed", {"policy_number": contract.policy_number})
        return contract_refusal(contract, self.now, self.rulebook.opens_days)
