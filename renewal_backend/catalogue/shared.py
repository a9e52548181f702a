"""The fields that several programmes ask, each once."""

from __future__ import annotations

from .fields import Address, BirthDate, Choice, Event, Phone, PolicyNumber, PostalCode, Tick, YearMonth
from .vocabulary import EVERYTHING_BEFORE

LOGIN = Event(id="login")
SITE_HOURS = Event(id="site_hours", page=False)
CONTRACT = PolicyNumber(id="contract", rests_on=("login",))

DRIVER_SCOPE = Choice(id="driver_scope", rests_on=("contract",))
AGE_CONDITION = Choice(id="age_condition", rests_on=("contract",))
LICENCE_COLOUR = Choice(id="licence_colour", rests_on=("contract",))
NEXT_LICENCE_RENEWAL = YearMonth(id="next_licence_renewal", rests_on=("contract",))
YOUNGEST_DRIVER = BirthDate(id="youngest_driver", rests_on=("contract", "driver_scope", "age_condition"))
VEHICLE = Tick(id="vehicle", rests_on=("contract",))

PLAN = Choice(id="plan", rests_on=("contract", "driver_scope", "age_condition", "licence_colour"))

POSTAL_CODE = PostalCode(id="postal_code", prefilled=True, rests_on=("contract",))
ADDRESS = Address(id="address", prefilled=True, rests_on=("contract",))
PHONE = Phone(id="phone", prefilled=True, rests_on=("contract",))

PAYMENT_METHOD = Choice(id="payment_method", rests_on=("contract",))
MATURITY_NOTICE = Choice(id="maturity_notice", rests_on=("contract",))

DOCUMENT = Event(id="document")
NOTICES = Tick(id="notices", rests_on=EVERYTHING_BEFORE)
APPLY = Tick(id="apply", rests_on=EVERYTHING_BEFORE)
