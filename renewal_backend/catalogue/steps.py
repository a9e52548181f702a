"""The steps that programmes share, in the flyers' order of ticks (F0 1–11, F1 1–9)."""

from __future__ import annotations

from .fields import Address, BirthDate, Choice, Event, Name, Phone, PolicyNumber, PostalCode, Tick, YearMonth
from .vocabulary import EVERYTHING_BEFORE, Field, Step, When

LOGIN = Step("login", (Event(id="login"),))

_CONTRACT = PolicyNumber(id="contract", rests_on=("login",))
_FLOW = Tick(id="flow", rests_on=("contract",))

CONTRACT = Step("contract", (_CONTRACT,))
GUIDANCE = Step("guidance", (_FLOW,))
GUIDANCE_WITH_CONTRACT = Step("guidance", (_CONTRACT, _FLOW))

PRE_CHECK = Step("pre_check", (Tick(id="privacy", rests_on=("contract",)),))

BASICS = Step(
    "basics",
    (
        Choice(id="driver_scope", rests_on=("contract",)),
        Choice(id="age_condition", rests_on=("contract",)),
        Tick(id="drivers_confirmed", rests_on=("driver_scope", "age_condition")),
        Tick(id="drivers_popup", rests_on=("driver_scope", "age_condition")),
        Choice(id="licence_colour", rests_on=("contract",)),
        Tick(id="basics_confirmed", rests_on=EVERYTHING_BEFORE),
    ),
)

COVERAGE = Step(
    "coverage",
    (
        Choice(id="plan", rests_on=("contract", "driver_scope", "age_condition", "licence_colour")),
        Tick(id="coverage_confirmed", rests_on=EVERYTHING_BEFORE),
    ),
)

DETAILS = Step(
    "details",
    (
        YearMonth(id="next_licence_renewal", rests_on=("contract",)),
        Tick(id="vehicle", rests_on=("contract",)),
        BirthDate(id="youngest_driver", rests_on=("contract", "driver_scope", "age_condition")),
        Tick(id="details_confirmed", rests_on=EVERYTHING_BEFORE),
    ),
)

DECIDED_PLAN = Step("decided_plan", (Tick(id="plan_confirmed", rests_on=EVERYTHING_BEFORE),))

CUSTOMER = Step(
    "customer",
    (
        PostalCode(id="postal_code", prefilled=True, rests_on=("contract",)),
        Address(id="address", prefilled=True, rests_on=("contract",)),
        Phone(id="phone", prefilled=True, rests_on=("contract",)),
        Name(id="group_name", prefilled=True, when=When(on_file="group_name"), rests_on=("contract",)),
        Choice(id="payment_method", rests_on=("contract",)),
        Tick(id="customer_confirmed", rests_on=EVERYTHING_BEFORE),
    ),
)

IMPORTANT = Step(
    "important",
    (
        Event(id="document"),
        Tick(id="e_delivery", rests_on=EVERYTHING_BEFORE),
        Tick(id="notices", rests_on=EVERYTHING_BEFORE),
    ),
)

_MATURITY_NOTICE = Choice(id="maturity_notice", rests_on=("contract",))
_APPLY = Tick(id="apply", rests_on=EVERYTHING_BEFORE)


def application(*also: Field) -> Step:
    """お申し込み手続き: what the programme asks besides the notice method, then 「契約を申し込む」."""
    return Step("application", (*also, _MATURITY_NOTICE, _APPLY))


DRIVER_CARD = Choice(id="driver_card", rests_on=("contract",))

COMPLETION = Step("completion")
