"""The kinds of field: each an expert for one sort of answer."""

from .address import Address
from .birth_date import BirthDate
from .choice import Choice
from .event import Event
from .name import Name
from .phone import Phone
from .policy_number import PolicyNumber
from .postal_code import PostalCode
from .tick import Tick
from .year_month import YearMonth

__all__ = [
    "Address",
    "BirthDate",
    "Choice",
    "Event",
    "Name",
    "Phone",
    "PolicyNumber",
    "PostalCode",
    "Tick",
    "YearMonth",
]
