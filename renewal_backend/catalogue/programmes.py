"""Every programme by its id; adding one means adding it here. Renewals need a login; sign-ups lead to one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .clickar import CLICKAR
from .credentials import CREDENTIALS
from .internet import INTERNET
from .mypage import MYPAGE
from .registration import REGISTRATION
from .vocabulary import Programme

PROGRAMMES: Mapping[str, Programme] = MappingProxyType({p.id: p for p in (MYPAGE, CLICKAR, INTERNET)})

SIGN_UPS: Mapping[str, Programme] = MappingProxyType({p.id: p for p in (REGISTRATION, CREDENTIALS)})
PROCEDURES: Mapping[str, Programme] = MappingProxyType({**PROGRAMMES, **SIGN_UPS})
SIGN_UP_FOR: Mapping[str, str] = MappingProxyType({"internet": "credentials"})
"""How a customer of a renewal gets a login, where it is not membership of マイページ."""
SYSTEMS: Mapping[str, str] = MappingProxyType({"credentials": "internet"})
"""Whose words a programme's customers hear, where it is not the programme of the same name."""
RENEWAL_AFTER: Mapping[str, str] = MappingProxyType({"registration": "mypage", "credentials": "internet"})
"""Which renewal a sign-up leads to, where neither the entry nor a contract says so."""


def sign_up_for(programme: str) -> str:
    """The sign-up that leads to a login for that renewal."""
    return SIGN_UP_FOR.get(programme, "registration")
