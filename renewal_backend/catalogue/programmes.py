"""Every programme by its id; adding one means adding it here."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .clickar import CLICKAR
from .mypage import MYPAGE
from .vocabulary import Programme

PROGRAMMES: Mapping[str, Programme] = MappingProxyType({p.id: p for p in (MYPAGE, CLICKAR)})
