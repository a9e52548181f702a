"""The cards shown with questions: labels and values of what is to be confirmed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from ..catalogue.covers import COVERS
from ..catalogue.vocabulary import Context, Row, Values
from .choices import renewable
from .japanese_dates import day_words, month_words, yen_words
from .labels import label
from .quote import Quote, instalments

if TYPE_CHECKING:
    from .facts import RenewalFacts


def rows(facts: RenewalFacts, field_id: str, values: Values) -> Sequence[Row]:
    """The rows of the field's card; empty where a question needs none."""
    maker = _CARDS.get(field_id)
    return maker(facts, values) if maker else ()


def value_words(facts: RenewalFacts, field_id: str, values: Values) -> str:
    """One answered value as a person reads it."""
    field = next(f for f in facts.situation.programme.fields if f.id == field_id)
    offered = facts.options(field_id, values) or facts.situation.rulebook.wording.options(field_id)
    return field.show(values[field_id], Context(facts.today, offered))


def _answered(*ids: str) -> Callable[[RenewalFacts, Values], Sequence[Row]]:
    def card(facts: RenewalFacts, values: Values) -> Sequence[Row]:
        title = facts.situation.rulebook.wording.title
        return [(title(i), value_words(facts, i, values)) for i in ids if i in values]

    return card


def _contracts(facts: RenewalFacts, _values: Values) -> Sequence[Row]:
    found: list[Row] = []
    for contract in renewable(facts):
        period = f"{day_words(contract.starts)}から{day_words(contract.matures)}まで"
        found += [("お車", contract.vehicle.name), ("証券番号", contract.policy_number), ("保険期間", period)]
    return found


def _insured(facts: RenewalFacts, _values: Values) -> Sequence[Row]:
    return [("記名被保険者", f"{facts.contract.insured.name}さま")]


def _basics(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    drivers = _answered("driver_scope", "age_condition", "licence_colour")(facts, values)
    return [*_insured(facts, values), *drivers]


def _compared(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    """The plans side by side: one row a plan's premium, then one row a coverage."""
    plans = facts.quotes(values)
    prices = [(q.name, f"年{yen_words(q.yearly)}／月{yen_words(q.monthly)}") for q in plans]
    return [*prices, *(_side_by_side(plans, i) for i in range(len(plans[0].coverages)))]


def _side_by_side(plans: Sequence[Quote], index: int) -> Row:
    name = plans[0].coverages[index][0]
    levels = [quote.coverages[index][1] for quote in plans]
    same = len(set(levels)) == 1
    return name, f"{levels[0]}（どのプランも同じ）" if same else "／".join(
        f"{n}. {v}" for n, v in enumerate(levels, 1)
    )


def _plan(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    quote = facts.quote(values)
    if quote is None:
        return ()
    return [
        ("プラン", quote.name),
        *coverage_rows(facts, values),
        ("保険料（年1回払う場合）", yen_words(quote.yearly)),
        ("保険料（毎月払う場合）", yen_words(quote.monthly)),
    ]


def coverage_rows(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    """Every coverage with its level; those that are not as in the chosen plan are marked."""
    quote, plan = facts.quote(values), facts.plan(values)
    if quote is None or plan is None:
        return ()
    say = facts.situation.rulebook.wording.say
    pairs = zip(quote.coverages, plan.coverages, strict=True)
    return [
        (label, level if (label, level) == offered else say("level_changed", {"level": level}))
        for (label, level), offered in pairs
    ]


def _levels(field_id: str) -> Callable[[RenewalFacts, Values], Sequence[Row]]:
    def card(facts: RenewalFacts, values: Values) -> Sequence[Row]:
        return [(option.label, option.detail) for option in facts.options(field_id, values)]

    return card


def _vehicle(facts: RenewalFacts, _values: Values) -> Sequence[Row]:
    car = facts.contract.vehicle
    return [
        ("車名", car.name),
        ("登録番号", car.registration),
        ("型式", car.model),
        ("初度登録年月", month_words(car.first_registered)),
        ("使用目的", label("use", car.use)),
    ]


def _details(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    answered = _answered("next_licence_renewal", "youngest_driver")(facts, values)
    return [*_insured(facts, values), *answered, *_vehicle(facts, values)]


def _term(facts: RenewalFacts, _values: Values) -> Sequence[Row]:
    first, last = facts.contract.new_term
    return [("次の保険期間", f"{day_words(first)}から{day_words(last)}まで")]


def _decided(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    return [*_term(facts, values), *_basics(facts, values), *_plan(facts, values)]


def _customer(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    answered = _answered("postal_code", "address", "phone", "group_name", "payment_method")(facts, values)
    return [("お名前", f"{facts.contract.holder.name}さま"), *answered, *_payment(facts, values)]


def _people(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    at_home = _answered("postal_code", "address", "phone")(facts, values)
    licence = _answered("next_licence_renewal", "youngest_driver")(facts, values)
    return [("ご契約者", f"{facts.contract.holder.name}さま"), *at_home, *_basics(facts, values), *licence]


def _payment(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    quote = facts.quote(values)
    if quote is None or "payment_method" not in values:
        return ()
    yen, times = instalments(quote, str(values["payment_method"]))
    return [("お支払いの額", f"{yen_words(yen)}（年{times}回）")]


def _summary(facts: RenewalFacts, values: Values) -> Sequence[Row]:
    quote = facts.quote(values)
    plan = [("プラン", quote.name)] if quote else []
    if any(field_id in COVERS for field_id in values):
        plan += coverage_rows(facts, values)
    last = _answered("payment_method", "driver_card", "maturity_notice")(facts, values)
    return [*_term(facts, values), *plan, *last, *_payment(facts, values)]


_CARDS: Mapping[str, Callable[[RenewalFacts, Values], Sequence[Row]]] = {
    "contract": _contracts,
    "drivers_confirmed": _answered("driver_scope", "age_condition"),
    "basics_confirmed": _basics,
    "plan": _compared,
    "coverage_confirmed": _plan,
    "vehicle": _vehicle,
    "details_confirmed": _details,
    "plan_confirmed": _decided,
    "people_confirmed": _people,
    "quote_confirmed": _plan,
    **{field_id: _levels(field_id) for field_id in COVERS},
    "customer_confirmed": _customer,
    "apply": _summary,
}
