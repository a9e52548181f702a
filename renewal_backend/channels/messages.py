"""The one message language of web, LINE and Slack: text that suffices alone, plus card, choices, link and step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from ..catalogue.question import StepLabel
from ..catalogue.vocabulary import Row


@dataclass(frozen=True)
class Choice:
    """A button: its label and what it does, kept on our side; the channel only sees an opaque value."""

    label: str
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class Link:
    """A page to open: login, document, registration or page."""

    kind: str
    label: str
    url: str


@dataclass(frozen=True)
class Said:
    """One message of the bot, before it is stored and its choices are issued."""

    text: str
    title: str = ""
    rows: Sequence[Row] = ()
    choices: Sequence[Choice] = ()
    link: Link | None = None
    step: StepLabel | None = None
    numbered: bool = False
    """Whether the choices are listed in the text as well, for «2番目»."""

    def body(self, issue: Mapping[str, str]) -> dict[str, Any]:
        """As stored and sent; `issue` maps each label to its opaque value."""
        card = (
            {"title": self.title, "rows": [{"label": k, "value": v} for k, v in self.rows]}
            if self.rows
            else None
        )
        return {
            "text": self.whole_text,
            "card": card,
            "choices": [{"label": c.label, "value": issue[c.label]} for c in self.choices],
            "link": asdict(self.link) if self.link else None,
            "step": _step(self.step) if self.step else None,
        }

    @property
    def whole_text(self) -> str:
        """The text with the card's rows and numbered choices as lines, so that it suffices alone."""
        blocks = [self.text]
        if self.rows:
            blocks.append("\n".join(f"{label}：{value}" for label, value in self.rows))
        if self.numbered:
            blocks.append(
                "\n".join(f"{n}. {c.label}" for n, c in enumerate(self.choices, 1) if self._listed(c))
            )
        return "\n\n".join(blocks)

    def _listed(self, choice: Choice) -> bool:
        return choice.payload.get("kind") == "answer"


def _step(step: StepLabel) -> dict[str, Any]:
    return {
        "programme": step.programme,
        "id": step.id,
        "title": step.title,
        "part": step.part,
        "number": step.number,
        "total": step.total,
    }
