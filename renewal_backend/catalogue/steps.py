"""The steps that `mypage` and `clickar` share, in the flyers' order of ticks (F0 1–11, F1 1–9)."""

from __future__ import annotations

from .fields import Choice, Name, Tick
from .shared import (
    ADDRESS,
    AGE_CONDITION,
    APPLY,
    DOCUMENT,
    DRIVER_SCOPE,
    LICENCE_COLOUR,
    MATURITY_NOTICE,
    NEXT_LICENCE_RENEWAL,
    NOTICES,
    PAYMENT_METHOD,
    PHONE,
    PLAN,
    POSTAL_CODE,
    VEHICLE,
    YOUNGEST_DRIVER,
)
from .shared import CONTRACT as _CONTRACT
from .shared import LOGIN as _LOGIN
from .vocabulary import EVERYTHING_BEFORE, Field, Step, When

LOGIN = Step("login", (_LOGIN,))

_FLOW = Tick(id="flow", rests_on=("contract",))

CONTRACT = Step("contract", (_CONTRACT,))
GUIDANCE = Step("guidance", (_FLOW,))
GUIDANCE_WITH_CONTRACT = Step("guidance", (_CONTRACT, _FLOW))

PRE_CHECK = Step("pre_check", (Tick(id="privacy", rests_on=("contract",)),))

BASICS = Step(
    "basics",
    (
        DRIVER_SCOPE,
        AGE_CONDITION,
        Tick(id="drivers_confirmed", rests_on=("driver_scope", "age_condition")),
        Tick(id="drivers_popup", rests_on=("driver_scope", "age_condition")),
        LICENCE_COLOUR,
        Tick(id="basics_confirmed", rests_on=EVERYTHING_BEFORE),
    ),
)

COVERAGE = Step("coverage", (PLAN, Tick(id="coverage_confirmed", rests_on=EVERYTHING_BEFORE)))

DETAILS = Step(
    "details",
    (
        NEXT_LICENCE_RENEWAL,
        VEHICLE,
        YOUNGEST_DRIVER,
        Tick(id="details_confirmed", rests_on=EVERYTHING_BEFORE),
    ),
)

DECIDED_PLAN = Step("decided_plan", (Tick(id="plan_confirmed", rests_on=EVERYTHING_BEFORE),))

CUSTOMER = Step(
    "customer",
    (
        POSTAL_CODE,
        ADDRESS,
        PHONE,
        Name(id="group_name", prefilled=True, when=When(on_file="group_name"), rests_on=("contract",)),
        PAYMENT_METHOD,
        Tick(id="customer_confirmed", rests_on=EVERYTHING_BEFORE),
    ),
)

IMPORTANT = Step("important", (DOCUMENT, Tick(id="e_delivery", rests_on=EVERYTHING_BEFORE), NOTICES))


def application(*also: Field) -> Step:
    """お申し込み手続き: what the programme asks besides the notice method, then 「契約を申し込む」."""
    return Step("application", (*also, MATURITY_NOTICE, APPLY))


DRIVER_CARD = Choice(id="driver_card", rests_on=("contract",))

COMPLETION = Step("completion")
