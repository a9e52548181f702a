"""Renewal of an individual contract (F0): eleven steps."""

from .steps import (
    BASICS,
    COMPLETION,
    COVERAGE,
    CUSTOMER,
    DECIDED_PLAN,
    DETAILS,
    GUIDANCE_WITH_CONTRACT,
    IMPORTANT,
    LOGIN,
    PRE_CHECK,
    application,
)
from .vocabulary import Part, Programme

MYPAGE = Programme(
    "mypage",
    (
        Part(
            "mypage",
            (
                LOGIN,
                GUIDANCE_WITH_CONTRACT,
                PRE_CHECK,
                BASICS,
                COVERAGE,
                DETAILS,
                DECIDED_PLAN,
                CUSTOMER,
                IMPORTANT,
                application(),
                COMPLETION,
            ),
        ),
    ),
)
