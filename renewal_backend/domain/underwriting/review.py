"""Compares an application with the contract by the underwriting rules."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from ...catalogue.vocabulary import Values
from ..contract import Contract
from ..labels import label
from ..quote import Quote
from ..rating_table import RatingTable
from ..rules import age_on

VERSION = "v1"


@dataclass(frozen=True)
class Reason:
    """Why an underwriter has to look: the rule's id and its sentence."""

    id: str
    text: str


def review(contract: Contract, quote: Quote, values: Values, rating: RatingTable) -> tuple[Reason, ...]:
    """The reasons for which the application has to wait; none: the policy number is given out at once.

    `quote` is what is applied for, `values` the answers behind it.
    """
    rules = _rules()
    if contract.programme not in rules["programmes"]:
        return ()
    return (*_rises(rules["rise"], contract, quote, rating), *_young(rules["young"], contract, values))


def _rises(
    rules: list[Mapping[str, Any]], contract: Contract, quote: Quote, rating: RatingTable
) -> Iterator[Reason]:
    today, wanted = dict(contract.offer.coverages), dict(quote.levels)
    for rule in rules:
        coverage = rating.coverage(rule["coverage"])
        before, after = coverage.rank(today[coverage.id]), coverage.rank(wanted[coverage.id])
        if after - before >= rule["levels"]:
            levels = coverage.levels
            words = {"before": levels[before].label, "after": levels[after].label}
            yield Reason(rule["id"], rule["text"].format_map(words))


def _young(rules: list[Mapping[str, Any]], contract: Contract, values: Values) -> Iterator[Reason]:
    youngest = date.fromisoformat(str(values["youngest_driver"]))
    age, wanted = age_on(youngest, contract.new_term[0]), str(values["age_condition"])
    for rule in rules:
        widened = wanted == rule["age_condition"] != contract.age_condition
        if widened and age < rule["below"]:
            before, after = (label("age_condition", c) for c in (contract.age_condition, wanted))
            words = {"before": before, "after": after, "below": str(rule["below"])}
            yield Reason(rule["id"], rule["text"].format_map(words))


@cache
def _rules() -> Mapping[str, Any]:
    return tomllib.loads((Path(__file__).parent / f"{VERSION}.toml").read_text(encoding="utf-8"))
