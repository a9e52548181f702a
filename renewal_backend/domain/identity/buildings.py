"""The building and the room at the end of an address."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .address_parts import Part

ROOM_DIGITS = 3
"""A number without a unit is taken for a room from three digits on."""
_BUILDING = re.compile(r"[ぁ-ゖ]{2,}|[a-z]{2,}|荘|館|寮|団地|住宅|社宅|宿舎|会館|(?<=.)方$")
_BLOCK_UNITS = {"丁目", "番", "条", "地割"}


def room_only(parts: Sequence[Part], start: int) -> bool:
    """Whether nothing but a room, in a building or right after the block, comes from `start` on."""
    if start != len(parts) - 1 or start < 2 or not parts[start].number:
        return False
    room, before = parts[start], parts[:start]
    if before[-1].number:
        return room.unit == "室" and ends_a_block(before)
    looks_like_one = room.unit == "室" or (room.unit in ("", "号") and len(room.text) >= ROOM_DIGITS)
    return looks_like_one and _is_building(before[-1].text) and ends_a_block(before[:-1])


def beyond(parts: Sequence[Part], start: int) -> bool:
    """Whether a building, with whatever is in it, comes from `start` on."""
    rest = parts[start:]
    return (
        start > 0
        and len(rest) > 0
        and not rest[0].number
        and _is_building(rest[2].text if _numbered(rest) else rest[0].text)
        and not any(part.unit in _BLOCK_UNITS for part in rest)
    )


def ends_a_block(parts: Sequence[Part]) -> bool:
    """Whether an address without a building can end here: 北1条 and 第10地割 still need a number."""
    return parts[-1].number and parts[-1].unit not in ("条", "地割")


def _is_building(word: str) -> bool:
    """Whether a word after the block is a building's name, and not a town as in 二丁目さくら町430 (Kyoto)."""
    return _BUILDING.search(word) is not None and not word.endswith("町")


def _numbered(rest: Sequence[Part]) -> bool:
    """Whether a building's name begins with its number: 第2見本ビル."""
    return len(rest) > 2 and rest[0].text == "第"


def without_building(parts: Sequence[Part]) -> list[Part] | None:
    """The parts without the name of the building before a room; None when they do not end so."""
    name, room = len(parts) - 2, len(parts) - 1
    if name < 2 or parts[room].unit in _BLOCK_UNITS or not ends_a_block(parts[:name]):
        return None
    a_room = parts[room].number and (parts[room].unit == "室" or len(parts[room].text) >= ROOM_DIGITS)
    return [*parts[:name], parts[room]] if a_room and beyond(parts, name) else None
