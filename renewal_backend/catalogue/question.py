"""The question a journey asks now, ready to be shown: words, card, options, link, progress."""

from __future__ import annotations

from dataclasses import dataclass

from .answer import Shown
from .fields import Choice
from .journey import Journey, Progress
from .vocabulary import Field, Option, Row
from .wording import Wording


@dataclass(frozen=True)
class StepLabel:
    """Where a question stands: for the progress line of every channel."""

    programme: str
    id: str
    title: str
    part: str
    number: int
    total: int


@dataclass(frozen=True)
class Question:
    """One question as shown; `link` names the kind of page to open, if one has to be."""

    field: str
    text: str
    card_title: str
    rows: tuple[Row, ...]
    options: tuple[Option, ...]
    link: str | None
    step: StepLabel
    edition: str
    confirms: bool
    """Whether it is a tick: then «something is wrong» is offered beside it."""
    opens: bool = False
    """Whether the items of its card open one by one."""

    @property
    def shown(self) -> Shown:
        """The evidence: every word of it, card and options included."""
        rows = [f"{label}：{value}" for label, value in self.rows]
        offered = [f"［{o.label}］{o.detail}" for o in self.options]
        return Shown("\n".join([self.text, *rows, *offered]), self.edition)


def step_label(journey: Journey, wording: Wording) -> StepLabel:
    """The journey's position as words."""
    return _label(journey, journey.progress, wording)


def end_label(journey: Journey, wording: Wording) -> StepLabel:
    """The last step as words: once applied, nothing that happens later can lead away from it."""
    total = len(journey.route)
    return _label(journey, Progress(journey.programme.steps[-1], total, total), wording)


def _label(journey: Journey, at: Progress, wording: Wording) -> StepLabel:
    part = next(p for p in journey.programme.parts if at.step in p.steps)
    title = wording.step(at.step.id)
    return StepLabel(journey.programme.id, at.step.id, title, wording.part(part.id), at.number, at.total)


def ask(journey: Journey, wording: Wording) -> Question | None:
    """The question for the journey's current field; None when everything is answered."""
    field = journey.current
    return None if field is None else question_for(field, journey, wording)


def question_for(field: Field, journey: Journey, wording: Wording) -> Question:
    """The question for `field` as it would be put now."""
    facts, values = journey.facts, journey.shown_with(field)
    words = dict(facts.words(field.id, values))
    options = tuple(facts.options(field.id, values))
    stuck = isinstance(field, Choice) and not options
    return Question(
        field=field.id,
        text=wording.nothing_to_choose(field.id, words) if stuck else wording.question(field.id, words),
        card_title=wording.title(field.id),
        rows=tuple(facts.rows(field.id, values)),
        options=options,
        link=field.id if field.event and field.page else None,
        step=step_label(journey, wording),
        edition=f"{wording.version}/{facts.edition(field.id, journey.before(field))}",
        confirms=field.confirms,
        opens=field.opens,
    )
