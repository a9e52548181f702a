"""The Japanese words of the catalogue, read from the `*.toml` files of this folder: one book in several volumes.

A programme whose site has words of its own says them over the shared ones: `[internet.fields.login]` over
`[fields.login]` and so on, word by word.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ..vocabulary import Option


class Wording:
    """Titles, questions, help, option labels and refusal sentences by id."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self._data = data
        self.version: str = data["version"]

    def programme(self, programme_id: str) -> str:
        """The programme's name."""
        return str(self._data["programmes"][programme_id])

    def part(self, part_id: str) -> str:
        """The name of a part of a programme."""
        return str(self._data["parts"][part_id])

    def step(self, step_id: str) -> str:
        """The step's title as on the flyer."""
        return str(self._data["steps"][step_id])

    def field(self, field_id: str) -> Mapping[str, Any]:
        """All words of one field."""
        found: Mapping[str, Any] = self._data["fields"][field_id]
        return found

    def title(self, field_id: str) -> str:
        """What the field is called on a card or a button."""
        return str(self.field(field_id)["title"])

    def question(self, field_id: str, words: Mapping[str, str]) -> str:
        """The question with the contract's words filled in."""
        return str(self.field(field_id)["question"]).format_map(words)

    def nothing_to_choose(self, field_id: str, words: Mapping[str, str]) -> str:
        """What to say where a choice has no option."""
        return str(self.field(field_id)["none"]).format_map(words)

    def flow(self, step_ids: Iterable[str]) -> str:
        """The titles of steps in order, as one phrase."""
        return "、".join(f"「{self.step(step_id)}」" for step_id in step_ids)

    def help(self, field_id: str) -> str:
        """What is asked here and why, for a customer who hesitates."""
        return str(self.field(field_id)["help"])

    def example(self, field_id: str) -> str:
        """One line with answers that work."""
        return str(self.field(field_id)["example"])

    def names(self) -> Mapping[str, tuple[str, ...]]:
        """What customers call each field («電話番号が違う»)."""
        return {field_id: tuple(words["names"]) for field_id, words in self._data["fields"].items()}

    def options(self, field_id: str) -> tuple[Option, ...]:
        """All options that the wording knows for a field, in its order."""
        offered = self.field(field_id).get("options", {})
        return tuple(
            Option(value, w["label"], w.get("detail", ""), aliases=tuple(w.get("aliases", ())))
            for value, w in offered.items()
        )

    def aliases(self, field_id: str, value: str) -> tuple[str, ...]:
        """What else customers call an option whose label is not ours: a level of a coverage, a contract («any»).

        Levels of that name share words of their own; «$added» stands for the words of another level.
        """
        levels: Mapping[str, Sequence[str]] = self._data["levels"]
        own = (*self.field(field_id).get("aliases", {}).get(value, ()), *levels.get(value, ()))
        return tuple(w for word in own for w in (levels[word[1:]] if word.startswith("$") else (word,)))

    def option(self, field_id: str, value: str) -> Option:
        """One option by its value."""
        return next(o for o in self.options(field_id) if o.value == value)

    def refusal(self, code: str, params: Mapping[str, str]) -> str:
        """The sentence of a refusal code: what is wrong and what to do."""
        return str(self._data["refusals"][code]).format_map(params)

    def mail(self, mail_id: str, words: Mapping[str, str]) -> tuple[str, str]:
        """Subject and text of a mail."""
        mail = self._data["mails"][mail_id]
        return str(mail["subject"]), str(mail["text"]).format_map(words)

    def say(self, key: str, words: Mapping[str, str] | None = None) -> str:
        """A sentence of the conversation that belongs to no field."""
        return str(self._data["say"][key]).format_map(words or {})

    @property
    def refusal_codes(self) -> frozenset[str]:
        """Every code that has a sentence."""
        return frozenset(self._data["refusals"])

    @property
    def field_ids(self) -> frozenset[str]:
        """Every field that has words."""
        return frozenset(self._data["fields"])

    @property
    def step_ids(self) -> frozenset[str]:
        """Every step that has a title."""
        return frozenset(self._data["steps"])


@cache
def wording(programme: str | None = None) -> Wording:
    """The wording in force, as a programme says it."""
    book = words_data()
    over = book.get(programme) if programme else None
    return Wording(_over(book, over)) if isinstance(over, dict) else Wording(book)


@cache
def words_data() -> dict[str, Any]:
    """All words as data. Raises ValueError when two files give the same words."""
    volumes = sorted(path.name for path in files(__package__).iterdir() if path.name.endswith(".toml"))
    data: dict[str, Any] = {}
    for name in volumes:
        _bind(data, tomllib.loads(files(__package__).joinpath(name).read_text(encoding="utf-8")))
    return data


def _over(book: Mapping[str, Any], words: Mapping[str, Any]) -> dict[str, Any]:
    """The book with these words in the place of its own."""
    said = dict(book)
    for key, value in words.items():
        own = book.get(key)
        said[key] = _over(own, value) if isinstance(own, dict) and isinstance(value, dict) else value
    return said


def _bind(book: dict[str, Any], volume: Mapping[str, Any]) -> None:
    """Adds a volume's words table by table; nothing may be said twice."""
    for key, value in volume.items():
        if key not in book:
            book[key] = value
        elif isinstance(value, dict) and isinstance(book[key], dict):
            _bind(book[key], value)
        else:
            raise ValueError(f"two files of the wording give {key}")
