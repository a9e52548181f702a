"""What is offered for each field, and what the contract has on file for it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..catalogue.covers import COVERS
from ..catalogue.vocabulary import Option, Value, Values
from .contract import Contract
from .japanese_dates import day_words, month_words, yen_words
from .quote import Quote
from .rules import licence_renewal_refusal

if TYPE_CHECKING:
    from .facts import RenewalFacts

_OFFERED: Mapping[str, Callable[[Contract], Sequence[str]]] = {
    "driver_scope": lambda contract: contract.offer.driver_scopes,
    "age_condition": lambda contract: contract.offer.age_conditions,
    "payment_method": lambda contract: contract.offer.payment_methods,
}
_ON_FILE: Mapping[str, Callable[[Contract], str | None]] = {
    "driver_scope": lambda contract: contract.driver_scope,
    "age_condition": lambda contract: contract.age_condition,
    "licence_colour": lambda contract: contract.licence_colour,
    "next_licence_renewal": lambda contract: contract.next_licence_renewal,
    "youngest_driver": lambda contract: (
        contract.youngest_driver.isoformat() if contract.youngest_driver else None
    ),
    "postal_code": lambda contract: contract.postal_code,
    "address": lambda contract: contract.address,
    "phone": lambda contract: contract.phone,
    "group_name": lambda contract: contract.group_name,
    "payment_method": lambda contract: contract.payment_method,
    "plan": lambda _contract: "as_is",
    "dashcam": lambda contract: "yes" if contract.dashcam else None,
}


def on_file(contract: Contract, field_id: str) -> Value | None:
    """The contract's own value of a field, if it has one."""
    return _ON_FILE[field_id](contract) if field_id in _ON_FILE else None


def options(facts: RenewalFacts, field_id: str, values: Values) -> Sequence[Option]:
    """The options of a field for this customer, in the order shown."""
    wording = facts.situation.rulebook.wording
    if field_id == "contract":
        return _contracts(facts)
    if field_id == "plan":
        return _plans(facts, values)
    if field_id in COVERS:
        return _levels(facts, field_id, values)
    if field_id == "next_licence_renewal":
        return _licence_renewal(facts)
    if field_id == "youngest_driver":
        return _youngest(facts)
    known = wording.options(field_id)
    if field_id in _OFFERED:
        offered = _OFFERED[field_id](facts.contract)
        return [option for option in known if option.value in offered]
    return known


def renewable(facts: RenewalFacts) -> Sequence[Contract]:
    """The member's contracts of this programme that can be renewed today."""
    situation = facts.situation
    return [c for c in situation.listed if situation.contract_refusal(c) is None]


def _contracts(facts: RenewalFacts) -> Sequence[Option]:
    return [
        Option(
            value=contract.policy_number,
            label=f"{contract.vehicle.name} {contract.policy_number}",
            detail=f"{day_words(contract.starts)}から{day_words(contract.matures)}まで",
            aliases=(
                contract.policy_number,
                contract.vehicle.name,
                contract.vehicle.registration,
                *facts.situation.rulebook.wording.aliases("contract", "any"),
            ),
        )
        for contract in renewable(facts)
    ]


def _plans(facts: RenewalFacts, values: Values) -> Sequence[Option]:
    wording = facts.situation.rulebook.wording
    return [
        Option(
            value=quote.plan,
            label=quote.name,
            detail=_prices(quote),
            yearly=quote.yearly,
            rows=quote.coverages,
            aliases=wording.option("plan", quote.plan).aliases,
        )
        for quote in facts.quotes(values)
    ]


def _levels(facts: RenewalFacts, field_id: str, values: Values) -> Sequence[Option]:
    """The levels of a coverage, from the least to the most, each with the premium that it leads to."""
    coverage = facts.situation.rulebook.rating.coverage(COVERS[field_id])
    found = []
    for level in coverage.levels:
        quote = facts.quote({**values, field_id: level.id})
        if quote is not None:
            aliases = facts.situation.rulebook.wording.aliases(field_id, level.id)
            found.append(Option(level.id, level.label, _prices(quote), yearly=quote.yearly, aliases=aliases))
    return found


def _prices(quote: Quote) -> str:
    return f"年{yen_words(quote.yearly)}／月{yen_words(quote.monthly)}"


def _licence_renewal(facts: RenewalFacts) -> Sequence[Option]:
    month = facts.contract.next_licence_renewal
    if month is None or licence_renewal_refusal(month, facts.today) is not None:
        return ()
    return (Option(month, f"{month_words(month)}（今の登録）", aliases=("今の登録", "登録のまま")),)


def _youngest(facts: RenewalFacts) -> Sequence[Option]:
    contract = facts.contract
    insured = contract.insured.birth_date
    own = (
        "本人",
        "ご本人",
        "自分",
        "私",
        "わたし",
        "わたくし",
        "わし",
        "僕",
        "俺",
        "記名被保険者",
        "自分だけ",
        "本人だけ",
    )
    found = [Option(insured.isoformat(), f"ご本人（{day_words(insured)}生まれ）", aliases=own)]
    if contract.youngest_driver not in (None, insured):
        born = contract.youngest_driver
        found.append(
            Option(
                born.isoformat(), f"今の登録（{day_words(born)}生まれ）", aliases=("今の登録", "登録のまま")
            )
        )
    return found
