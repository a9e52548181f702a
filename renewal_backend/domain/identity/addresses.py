"""Whether two addresses are one, in whatever notation each is written."""

from __future__ import annotations

from collections.abc import Sequence

from ...catalogue.text.addresses import LONGEST
from .address_parts import Address, Part, parse
from .buildings import ROOM_DIGITS, beyond, ends_a_block, room_only, without_building


def same_address(entered: str, on_file: str) -> bool:
    """Whether `entered` is the address on file.

    Notation does not matter (width, 丁目 or hyphens, 漢数字, 大字, old characters, 都道府県 or 郡 left out where
    no other place has the name). Every number and every word of the place has to be there. A building that the
    file does not have may be entered; one on file may not be left out. A room has to agree when both have one.
    """
    if len(entered) > LONGEST or len(on_file) > LONGEST:
        return False
    a, b = parse(entered), parse(on_file)
    if not a.names_a_place or not b.names_a_place or not _same_region(a, b):
        return False
    return (
        _agree(a.parts, b.parts)
        or _but_for_a_room(a.parts, b.parts)
        or _but_for_a_building(entered=a.parts, on_file=b.parts)
    )


def _same_region(a: Address, b: Address) -> bool:
    """Whether 都道府県 and 郡 agree, or can be left out because the municipality is the only one of its name."""
    prefectures, districts = {a.prefecture, b.prefecture}, {a.district, b.district}
    if len(prefectures - {""}) > 1 or len(districts - {""}) > 1:
        return False
    told_apart = "" not in prefectures or "" not in districts
    alike = len(prefectures) == len(districts) == 1
    return alike or told_apart or not a.name_found_elsewhere


def _agree(a: Sequence[Part], b: Sequence[Part]) -> bool:
    return len(a) == len(b) and all(_same(a, b, at) for at in range(len(a)))


def _same(a: Sequence[Part], b: Sequence[Part], at: int) -> bool:
    """Whether the parts at a place are equal; a number's unit may be unsaid, but not another one."""
    one, other = a[at], b[at]
    if (one.text, one.number) != (other.text, other.number):
        return False
    units = {one.unit, other.unit}
    if len(units) == 1:
        return True
    if "室" in units and units <= {"室", "号", ""}:
        # 1-2 3号室 is not 1-2-3; a number of three digits, or one after a building's name, is a room anyway.
        return len(one.text) >= ROOM_DIGITS or (at > 0 and not a[at - 1].number)
    return "" in units


def _but_for_a_room(a: Sequence[Part], b: Sequence[Part]) -> bool:
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return room_only(longer, len(shorter)) and _agree(longer[: len(shorter)], shorter)


def _but_for_a_building(entered: Sequence[Part], on_file: Sequence[Part]) -> bool:
    if beyond(entered, len(on_file)) and ends_a_block(on_file):
        return _agree(entered[: len(on_file)], on_file)
    bare = without_building(entered)
    return bare is not None and _agree(bare, on_file)
