"""From the use cases' results to the shapes of the API."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, Literal

from ...catalogue import vocabulary
from ...catalogue.question import Question as Asked
from ...catalogue.question import StepLabel, end_label, step_label
from ...catalogue.wording import wording
from ...domain.cards import value_words
from ...domain.contract import from_json
from ...domain.policy import PolicyRecord
from ...domain.receipt import Receipt
from ...domain.renewal import Renewal
from ...services.journeys import Loaded
from ...services.renewals import Standing
from .shapes import (
    AnswerState,
    Link,
    Option,
    PolicyState,
    Progress,
    Question,
    ReceiptState,
    RenewalState,
    RenewalSummary,
    ReviewReason,
    Row,
)


def summary(renewal: Renewal) -> RenewalSummary:
    """A renewal as in a list."""
    return RenewalSummary(**_head(renewal))


def state(standing: Standing) -> RenewalState:
    """A renewal with all that a client needs to go on."""
    loaded, policy, ended = standing.loaded, standing.policy, standing.ended
    asked, words = None if ended else loaded.question, loaded.facts.situation.rulebook.wording
    chosen = loaded.journey.answers.get("contract")
    return RenewalState(
        **_head(loaded.renewal),
        policy_number=str(chosen.value) if chosen and chosen.value else None,
        progress=_progress((end_label if ended else step_label)(loaded.journey, words)),
        question=_question(asked, loaded.renewal) if asked else None,
        answers=_frozen_answers(ended.frozen) if ended else _answers(loaded),
        complete=ended is not None,
        policy=policy_state(policy) if policy else None,
        receipt=receipt_state(standing.receipt) if standing.receipt else None,
    )


def policy_state(policy: PolicyRecord) -> PolicyState:
    """The policy, from what was frozen when it was accepted."""
    first, last = from_json(policy.frozen["contract"]).new_term
    quote = policy.frozen["quote"]
    return PolicyState(
        number=policy.number,
        applied_at=datetime.fromisoformat(policy.frozen["applied_at"]),
        first_day=first,
        last_day=last,
        plan=quote["name"],
        yearly_yen=quote["yearly"],
        monthly_yen=quote["monthly"],
    )


def receipt_state(receipt: Receipt) -> ReceiptState:
    """The receipt of an application that an underwriter looks at."""
    reasons = [ReviewReason(id=rule, text=text) for rule, text in receipt.reasons]
    return ReceiptState(number=receipt.number, accepted_at=receipt.at, reasons=reasons)


def rows(pairs: Iterable[vocabulary.Row]) -> list[Row]:
    """The lines of a card."""
    return [Row(label=label, value=value) for label, value in pairs]


def _head(renewal: Renewal) -> dict[str, Any]:
    names = ("id", "programme", "state", "version", "started_at", "changed_at")
    return {name: getattr(renewal, name) for name in names}


def _progress(at: StepLabel) -> Progress:
    return Progress(step=at.id, title=at.title, part=at.part, number=at.number, total=at.total)


def _question(asked: Asked, renewal: Renewal) -> Question:
    words = wording(renewal.programme)
    return Question(
        field=asked.field,
        title=asked.card_title,
        text=asked.text,
        rows=rows(asked.rows),
        options=[_option(option, asked.confirms) for option in asked.options],
        link=_link(asked, f"/api/v1/renewals/{renewal.id}"),
        confirms=asked.confirms,
        help=words.help(asked.field),
        example=words.example(asked.field),
        edition=asked.edition,
    )


def _option(option: vocabulary.Option, confirms: bool) -> Option:
    return Option(
        value=confirms or option.value,
        label=option.label,
        detail=option.detail,
        yearly_yen=option.yearly,
        rows=rows(option.rows),
    )


def _link(asked: Asked, here: str) -> Link | None:
    if asked.field == "document":
        return Link(kind="document", method="GET", href=f"{here}/document")
    if asked.field == "apply":
        return Link(kind="application", method="POST", href=f"{here}/application")
    return None


def _answers(loaded: Loaded) -> list[AnswerState]:
    journey = loaded.journey
    found = []
    for field_id, value in journey.values.items():
        field, given = journey.field(field_id), journey.answers.get(field_id)
        if field is not None and not field.event:
            shown = value_words(loaded.facts, field_id, journey.values)
            title = loaded.facts.situation.rulebook.wording.title(field_id)
            found.append(_answer(field_id, title, value, shown, given.at if given else None))
    return found


def _frozen_answers(frozen: Mapping[str, Any]) -> list[AnswerState]:
    """As they were accepted; what happened elsewhere (login, opened document) is no answer."""
    given = [entry for entry in frozen["answers"] if "as_shown" in entry]
    words = wording(frozen["programme"])
    return [
        _answer(
            entry["field"],
            words.title(entry["field"]),
            entry["value"],
            entry["as_shown"],
            datetime.fromisoformat(entry["at"]) if "at" in entry else None,
        )
        for entry in given
    ]


def _answer(field_id: str, title: str, value: str | bool, as_shown: str, at: datetime | None) -> AnswerState:
    source: Literal["answered", "contract"] = "answered" if at else "contract"
    return AnswerState(field=field_id, title=title, value=value, as_shown=as_shown, source=source, at=at)
