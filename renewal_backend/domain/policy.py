"""The new policy: what a renewal ends in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class PolicyRecord:
    """A policy number given out, with the application frozen as it was accepted.

    One renewal has at most one, and so has one contract (a contract is one period of insurance).
    """

    renewal_id: str
    number: str
    contract_id: str
    member_id: str
    frozen: Mapping[str, Any]
    at: datetime
