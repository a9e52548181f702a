"""Membership of マイページ (F2, F4), before a renewal. Sensitive items are entered on a page, not in the chat."""

from .fields import Event, Tick
from .vocabulary import Part, Programme, Step

TERMS = Step("terms", (Tick(id="terms"),))
ENTRY = Step("entry", (Event(id="entered", rests_on=("terms",)),))
CHECK = Step("check", (Event(id="checked", rests_on=("entered",)),))
PROVISIONAL = Step("provisional", (Event(id="activated", rests_on=("checked",)),))
REGISTERED = Step("registered")

REGISTRATION = Programme(
    "registration", (Part("registration", (TERMS, ENTRY, CHECK, PROVISIONAL, REGISTERED)),)
)
