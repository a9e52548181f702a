"""Rating tables are checked as they are loaded; a bad one names all its faults."""

import copy
import tomllib
from datetime import date
from decimal import Decimal

import pytest

from renewal_backend.domain import rating_table
from renewal_backend.domain.rating_laws import CHEAPEST_FIRST
from renewal_backend.domain.rating_table import TABLES, RatingTableError, in_force, load, parse


@pytest.fixture
def data():
    return tomllib.loads((TABLES / "v1.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def test_every_packaged_table_is_good():
    tables = [load(path.stem) for path in TABLES.glob("*.toml")]
    assert tables
    assert all(table.version == path.stem for table, path in zip(tables, TABLES.glob("*.toml"), strict=True))


@pytest.mark.parametrize("kind", sorted(CHEAPEST_FIRST))
def test_no_value_of_a_factor_may_be_missing(data, kind):
    for value in CHEAPEST_FIRST[kind]:
        broken = copy.deepcopy(data)
        del broken[kind][value]
        with pytest.raises(RatingTableError, match=f"{kind} lacks {value}"):
            parse(broken)


@pytest.mark.parametrize(
    "key", ["version", "in_force_from", "base", "rounding", "instalment", "coverage", "fuller", "leaner"]
)
def test_no_part_of_a_table_may_be_missing(data, key):
    del data[key]
    with pytest.raises(RatingTableError, match=f"lacks {key}"):
        parse(data)


@pytest.mark.parametrize("factor", [Decimal(0), Decimal(-1), Decimal("NaN"), True, "1.0"])
def test_every_factor_is_a_positive_number(data, factor):
    data["licence_colour"]["gold"] = factor
    with pytest.raises(RatingTableError, match=r"licence_colour\.gold is not a positive number"):
        parse(data)


@pytest.mark.parametrize(
    ("kind", "value"), [("licence_colour", "gold"), ("grade", "20"), ("driver_scope", "couple")]
)
def test_the_order_of_prices_holds(data, kind, value):
    data[kind][value] = Decimal(9)
    with pytest.raises(RatingTableError, match=f"is cheaper than {kind}.{value}"):
        parse(data)


def test_a_fuller_level_is_never_cheaper(data):
    data["coverage"][1]["levels"].reverse()
    with pytest.raises(RatingTableError, match=r"property\.limited is cheaper than property\.unlimited"):
        parse(data)


@pytest.mark.parametrize(
    ("part", "key", "value", "fault"),
    [
        ("instalment", "mypage", Decimal("0.9"), "instalment.mypage is below 1"),
        ("rounding", "yearly", 0, "rounding.yearly is not a whole number"),
        ("use", "racing", Decimal(3), "use has racing"),
        ("fuller", "vehicle", "gold_plated", "fuller names vehicle gold_plated"),
        ("leaner", "sunroof", "none", "leaner names sunroof none"),
    ],
)
def test_a_slip_is_named(data, part, key, value, fault):
    data[part][key] = value
    with pytest.raises(RatingTableError, match=fault):
        parse(data)


def test_all_faults_are_named_at_once(data):
    data["base"] = Decimal("1.5")
    data["coverage"][0]["levels"] = []
    with pytest.raises(RatingTableError, match=r"base is not a whole number.*bodily has no level"):
        parse(data)


def test_an_unknown_version_is_not_there():
    for version in ("v999", "../labels"):
        with pytest.raises(LookupError):
            load(version)


def test_the_newest_table_in_force_counts(tmp_path, monkeypatch):
    text = (TABLES / "v1.toml").read_text(encoding="utf-8")
    for version, day in (("old", "2026-01-01"), ("new", "2027-01-01")):
        made = text.replace('"v1"', f'"{version}"').replace("2020-01-01", day)
        (tmp_path / f"{version}.toml").write_text(made, encoding="utf-8")
    monkeypatch.setattr(rating_table, "TABLES", tmp_path)
    assert in_force(date(2026, 12, 31)).version == "old"
    assert in_force(date(2027, 1, 1)).version == "new"
    with pytest.raises(LookupError):
        in_force(date(2025, 12, 31))
