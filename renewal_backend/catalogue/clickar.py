"""Renewal of a group contract (F1): three steps of マイページ, nine of Clickar, with the driver card."""

from .steps import (
    BASICS,
    COMPLETION,
    CONTRACT,
    COVERAGE,
    CUSTOMER,
    DECIDED_PLAN,
    DETAILS,
    DRIVER_CARD,
    GUIDANCE,
    IMPORTANT,
    LOGIN,
    PRE_CHECK,
    application,
)
from .vocabulary import Part, Programme

CLICKAR = Programme(
    "clickar",
    (
        Part("mypage", (LOGIN, CONTRACT, GUIDANCE)),
        Part(
            "clickar",
            (
                PRE_CHECK,
                BASICS,
                COVERAGE,
                DETAILS,
                DECIDED_PLAN,
                CUSTOMER,
                IMPORTANT,
                application(DRIVER_CARD),
                COMPLETION,
            ),
        ),
    ),
)
