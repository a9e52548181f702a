"""The facts of a renewal: what the catalogue asks of the contract, the offer, the rules and the day."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import lru_cache

from ..catalogue.covers import COVERS
from ..catalogue.vocabulary import EVERYTHING_BEFORE, Option, Refusal, Row, Value, Values
from . import cards, choices
from .consents import consents_of
from .contract import Contract, to_json
from .document_values import Details
from .documents import Document, important_document
from .phrases import phrases
from .quote import Factors, Quote, changed, quotes
from .rating_table import RatingTable
from .rules import licence_renewal_refusal, youngest_driver_refusal
from .situation import Situation

_KEPT = 256
_PASSED: Mapping[str, Callable[[Situation], object]] = {
    "site_hours": lambda situation: situation.closed is None,
    "login": lambda situation: situation.logged_in,
    "entered": lambda situation: situation.sign_up and situation.sign_up.entered_at,
    "checked": lambda situation: situation.sign_up and situation.sign_up.checked_at,
    "activated": lambda situation: situation.sign_up and situation.sign_up.done_at,
    "identified": lambda situation: situation.sign_up and situation.sign_up.entered_at,
    "mail_checked": lambda situation: situation.sign_up and situation.sign_up.checked_at,
}
"""Events that are simply passed, each once and for all; an opened document counts in its edition."""
_RATED = ("driver_scope", "age_condition", "licence_colour")


class RenewalFacts:
    """Implements the catalogue's `Facts` for one member, programme and moment."""

    def __init__(self, situation: Situation) -> None:
        self.situation = situation

    @property
    def today(self) -> date:
        """Today in Asia/Tokyo."""
        return self.situation.today

    @property
    def contract(self) -> Contract:
        """The chosen contract. Raises LookupError before one is chosen: a journey never asks then."""
        if self.situation.contract is None:
            raise LookupError("no contract is chosen")
        return self.situation.contract

    def quotes(self, values: Values) -> Sequence[Quote]:
        """The plans with their premiums for the factors answered; empty before all are."""
        if any(name not in values for name in _RATED):
            return ()
        factors = Factors(*(str(values[name]) for name in _RATED))
        return _priced(self.contract, factors, self.situation.rulebook.rating)

    def plan(self, values: Values) -> Quote | None:
        """The chosen plan as it is offered, once there is one."""
        return next((q for q in self.quotes(values) if q.plan == values.get("plan")), None)

    def quote(self, values: Values) -> Quote | None:
        """The quote of the chosen plan with every coverage that was changed in it, once there is one."""
        plan = self.plan(values)
        if plan is None or not (levels := {COVERS[f]: str(v) for f, v in values.items() if f in COVERS}):
            return plan
        return _changed(plan, frozenset(levels.items()), self.contract, self.situation.rulebook.rating)

    def document(self, values: Values) -> Document:
        """The 重要事項等説明書 for the chosen plan."""
        quote = self.quote(values)
        if quote is None:
            raise LookupError("no plan is chosen")
        details = Details(
            next_licence_renewal=str(values["next_licence_renewal"]),
            youngest_driver=date.fromisoformat(str(values["youngest_driver"])),
            postal_code=str(values["postal_code"]),
            address=str(values["address"]),
            phone=str(values["phone"]),
            group_name=str(values["group_name"]) if "group_name" in values else None,
            payment_method=str(values["payment_method"]),
        )
        contacts = self.situation.rulebook.contacts(self.situation.programme.id)
        return important_document(self.contract, quote, details, contacts)

    def options(self, field_id: str, values: Values) -> Sequence[Option]:
        """What is offered; see `choices`."""
        return choices.options(self, field_id, values)

    def on_file(self, field_id: str, values: Values) -> Value | None:
        """What the contract says today of a field; of a coverage, what the chosen plan says."""
        if self.situation.contract is None:
            return None
        if field_id in COVERS:
            plan = self.plan(values)
            return dict(plan.levels)[COVERS[field_id]] if plan else None
        return choices.on_file(self.contract, field_id)

    def event(self, field_id: str, values: Values) -> Value | None:
        """The site is open; logged in; the document in its version in force was opened."""
        if field_id in _PASSED:
            return True if _PASSED[field_id](self.situation) else None
        digest = self.document(values).digest
        return digest if digest in self.situation.opened else None

    def refusal(self, field_id: str, value: Value, values: Values) -> Refusal | None:
        """The domain's rules on site hours, contract, next licence renewal and youngest driver."""
        if field_id == "site_hours":
            return self.situation.closed
        if field_id == "contract":
            return self._contract_refusal(str(value))
        if field_id == "next_licence_renewal":
            return licence_renewal_refusal(str(value), self.today)
        if field_id == "youngest_driver" and "age_condition" in values:
            first_day = self.contract.new_term[0]
            return youngest_driver_refusal(
                date.fromisoformat(str(value)), str(values["age_condition"]), first_day
            )
        return None

    def edition(self, field_id: str, values: Values) -> str:
        """What is shown at a field rests on these versions: consent text, contract data, quotes.

        The chosen plan's quote is shown by reviews only: another plan leaves answers of other kinds as they are.
        """
        if field_id in ("login", "contract"):
            return ""
        parts = [_digest(self.contract)] if "contract" in values else []
        parts += [text.digest for text in consents_of(field_id)]
        if field_id == "plan":
            parts += [q.digest for q in self.quotes(values)]
        elif self._reviews(field_id) and (quote := self.quote(values)):
            parts.append(quote.digest)
        return hashlib.sha256("/".join(parts).encode()).hexdigest()[:16]

    def words(self, field_id: str, values: Values) -> Mapping[str, str]:
        """What the question's sentence needs; see `phrases`."""
        return phrases(self, field_id, values)

    def rows(self, field_id: str, values: Values) -> Sequence[Row]:
        """The card of a question; see `cards`."""
        return cards.rows(self, field_id, values)

    def _reviews(self, field_id: str) -> bool:
        fields = self.situation.programme.fields
        return any(field.id == field_id and field.rests_on == EVERYTHING_BEFORE for field in fields)

    def _contract_refusal(self, number: str) -> Refusal | None:
        """An unknown contract and somebody else's look exactly alike."""
        own = next((c for c in self.situation.listed if c.policy_number == number), None)
        if own is None and number in self.situation.numbers_after:
            before = self.situation.numbers_after[number]
            return Refusal("contract_number_after", {"policy_number": before})
        if own is None:
            return Refusal("contract_not_found")
        return self.situation.contract_refusal(own)


@lru_cache(maxsize=_KEPT)
def _priced(contract: Contract, factors: Factors, rating: RatingTable) -> tuple[Quote, ...]:
    """A journey is computed several times a turn; its premiums need not be."""
    return quotes(contract, factors, rating)


@lru_cache(maxsize=_KEPT)
def _changed(
    plan: Quote, levels: frozenset[tuple[str, str]], contract: Contract, rating: RatingTable
) -> Quote:
    return changed(plan, dict(levels), contract, rating)


@lru_cache(maxsize=_KEPT)
def _digest(contract: Contract) -> str:
    said = json.dumps(to_json(contract), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()
