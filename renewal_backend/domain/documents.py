"""The 重要事項等説明書 of one customer: what must have been opened before it can be consented to."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ..catalogue.vocabulary import Row
from .contract import Contract
from .document_values import Details, tables, words
from .quote import Quote

VERSION = "v1"


@dataclass(frozen=True)
class Section:
    """A heading with paragraphs, then a table, then bullets; each of them may be empty."""

    heading: str
    paragraphs: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    bullets: tuple[str, ...] = ()


@dataclass(frozen=True)
class Document:
    """A document made out for one customer. `dated` is the day of its text, not of its making.

    `mark` says on every page that it is a sample; `footer` says so in words.
    """

    version: str
    dated: str
    title: str
    subtitle: str
    mark: str
    footer: str
    sections: tuple[Section, ...]

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) over every word: another plan, premium or answer is another edition."""
        return hashlib.sha256(
            json.dumps(asdict(self), ensure_ascii=False, sort_keys=True).encode()
        ).hexdigest()

    @property
    def words(self) -> str:
        """All of it as plain text, for the frozen application."""
        return "\n".join(line for section in self.sections for line in _lines(section))


def important_document(
    contract: Contract, quote: Quote, details: Details, contacts: Sequence[Row] = ()
) -> Document:
    """The document for the chosen plan and the customer's answers.

    In: the plan's quote, what the customer answered or confirmed, and the contacts that fit the customer
    as rows of label and text (none: that section is left out). Same input, same document, same digest.
    """
    text = _text(VERSION)
    filled = words(contract, quote, details)
    filled["scope_note"] = text["scope_note"][quote.factors.driver_scope]
    filled["age_note"] = text["age_note"][quote.factors.age_condition]
    rows = {**tables(contract, quote, details), "contacts": tuple(contacts)}
    present = {**filled, "contacts": bool(contacts)}
    return Document(
        version=text["version"],
        dated=text["dated"].isoformat(),
        title=text["title_for"].get(contract.programme, text["title"]),
        subtitle=text["subtitle"],
        mark=text["mark"],
        footer=text["footer"],
        sections=tuple(
            _section(entry, filled, rows)
            for entry in text["section"]
            if "only_with" not in entry or present[entry["only_with"]]
        ),
    )


def _section(
    entry: Mapping[str, Any], filled: Mapping[str, str], rows: Mapping[str, tuple[Row, ...]]
) -> Section:
    return Section(
        heading=entry["heading"],
        paragraphs=tuple(paragraph.format_map(filled) for paragraph in entry.get("paragraphs", ())),
        rows=rows[entry["table"]] if "table" in entry else (),
        bullets=tuple(bullet.format_map(filled) for bullet in entry.get("bullets", ())),
    )


def _lines(section: Section) -> Iterator[str]:
    yield f"■ {section.heading}"
    yield from section.paragraphs
    yield from (f"{label}：{value}" for label, value in section.rows)
    yield from (f"・{bullet}" for bullet in section.bullets)


@cache
def _text(version: str) -> Mapping[str, Any]:
    path = Path(__file__).parent / "document_text" / f"{version}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))
