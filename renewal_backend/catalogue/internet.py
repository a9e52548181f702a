"""Renewal on the internet site (F3): STEP② login, STEP③ the procedure, STEP④ and ⑤ what follows it.

The site is another insurer's and has words of its own: `wording/internet.toml` says them over the shared ones.
It is closed from 4:00 to 6:00; nothing is lost meanwhile, and at 6:00 it goes on where it stood.
"""

from __future__ import annotations

from .covers import COVER_FIELDS
from .fields import Tick
from .shared import (
    ADDRESS,
    AGE_CONDITION,
    APPLY,
    CONTRACT,
    DOCUMENT,
    DRIVER_SCOPE,
    LICENCE_COLOUR,
    LOGIN,
    MATURITY_NOTICE,
    NEXT_LICENCE_RENEWAL,
    NOTICES,
    PAYMENT_METHOD,
    PHONE,
    PLAN,
    POSTAL_CODE,
    SITE_HOURS,
    VEHICLE,
    YOUNGEST_DRIVER,
)
from .vocabulary import EVERYTHING_BEFORE, Part, Programme, Step, When

INTERNET = Programme(
    "internet",
    (
        Part(
            "internet",
            (
                Step("login", (SITE_HOURS, LOGIN)),
                Step("site_terms", (Tick(id="site_terms", rests_on=("login",)),)),
                Step("contract", (CONTRACT,)),
                Step("procedure_notes", (Tick(id="procedure_notes", rests_on=("contract",)),)),
                Step("vehicle", (VEHICLE,)),
                Step(
                    "people",
                    (
                        POSTAL_CODE,
                        ADDRESS,
                        PHONE,
                        DRIVER_SCOPE,
                        AGE_CONDITION,
                        LICENCE_COLOUR,
                        NEXT_LICENCE_RENEWAL,
                        YOUNGEST_DRIVER,
                        Tick(id="people_confirmed", rests_on=EVERYTHING_BEFORE),
                    ),
                ),
                Step(
                    "quote",
                    (
                        PLAN,
                        *COVER_FIELDS,
                        Tick(id="quote_confirmed", rests_on=EVERYTHING_BEFORE, opens=True),
                    ),
                ),
                Step("contract_notes", (PAYMENT_METHOD, MATURITY_NOTICE, NOTICES)),
                Step(
                    "dashcam",
                    (Tick(id="dashcam", when=When(on_file="dashcam"), rests_on=("contract",)),),
                ),
                Step("intention", (DOCUMENT, APPLY)),
                Step("completion"),
            ),
        ),
    ),
    realm="internet",
    afterwards=("thank_you_mail", "mypage_app"),
)
