"""The coverages that a customer may change one by one after choosing a plan (F3: 『変更』)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from .fields import Choice

COVERS: Mapping[str, str] = MappingProxyType(
    {
        f"cover_{coverage}": coverage
        for coverage in ("property", "property_excess", "injury", "vehicle", "lawyer", "roadside")
    }
)
"""The field of each coverage that has more than one level in the rating table, in the policy's order."""

COVER_FIELDS = tuple(
    Choice(id=field_id, prefilled=True, lapses=True, rests_on=("plan",)) for field_id in COVERS
)
"""Each has the level of the chosen plan on file; a level chosen instead holds for that plan only."""
