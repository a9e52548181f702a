"""The shapes of a renewal as JSON."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, Field

from ...domain.renewal import RenewalState as State


class Row(BaseModel):
    """One line of a card."""

    label: str
    value: str


class Option(BaseModel):
    """One choice as offered."""

    value: str | bool = Field(description="What to send; `true` for a tick.")
    label: str = Field(description="The button's words.")
    detail: str
    yearly_yen: int | None = Field(description="The premium a year where options differ by price.")
    rows: list[Row] = Field(description="What the option holds, such as a plan's coverages.")


class Link(BaseModel):
    """Where this question is settled instead of by an answer."""

    kind: Literal["document", "application"]
    method: Literal["GET", "POST"]
    href: str


class Question(BaseModel):
    """What is asked now, with everything that has to be shown with it."""

    field: str = Field(examples=["driver_scope"])
    title: str
    text: str = Field(description="The question in Japanese; a consent's whole text is part of it.")
    rows: list[Row] = Field(description="The card to confirm; empty for most questions.")
    options: list[Option] = Field(description="The choices; empty where anything may be entered.")
    link: Link | None
    confirms: bool = Field(description="Whether it is a tick: its only value is `true`.")
    help: str
    example: str = Field(description="Texts that would be understood.")
    edition: str = Field(description="The version of the words and of what they rest on.")


class AnswerState(BaseModel):
    """One answer that counts at this moment."""

    field: str
    title: str
    value: str | bool
    as_shown: str = Field(description="The value as a person reads it.")
    source: Literal["answered", "contract"] = Field(description="Given, or taken from the contract.")
    at: datetime | None = Field(description="When it was given (UTC).")


class Progress(BaseModel):
    """The current step and its number among all, from 1."""

    step: str = Field(examples=["basics"])
    title: str
    part: str
    number: int
    total: int


class PolicyState(BaseModel):
    """The new policy, as it was accepted."""

    number: str = Field(description="Ten digits, the last one a check digit.", examples=["5000000008"])
    applied_at: datetime = Field(description="UTC")
    first_day: date
    last_day: date
    plan: str
    yearly_yen: int
    monthly_yen: int


class ReviewReason(BaseModel):
    """Why an underwriter has to look at an application."""

    id: str = Field(examples=["vehicle_raised"])
    text: str = Field(description="A Japanese sentence for the customer.")


class ReceiptState(BaseModel):
    """An application that was accepted and waits for an underwriter: its policy number follows by mail."""

    number: str = Field(description="受付番号: a letter and eight digits.", examples=["U00010001"])
    accepted_at: datetime = Field(description="UTC")
    reasons: list[ReviewReason]


class RenewalSummary(BaseModel):
    """A renewal in a list."""

    id: str
    programme: str
    state: State
    version: int = Field(description="Counts the changes; also the ETag.")
    started_at: datetime
    changed_at: datetime


class RenewalState(RenewalSummary):
    """A renewal and where it stands, derived at this moment from the answers stored so far."""

    policy_number: str | None = Field(description="The contract that is being renewed, once chosen.")
    progress: Progress
    question: Question | None = Field(description="Null when nothing is left to ask.")
    answers: list[AnswerState] = Field(description="In the order of the procedure.")
    complete: bool = Field(description="Whether the application was accepted.")
    policy: PolicyState | None
    receipt: ReceiptState | None = Field(description="Where an underwriter had to look first; it stays.")


class RenewalList(BaseModel):
    """All renewals of the member, newest first."""

    renewals: list[RenewalSummary]


class Plan(BaseModel):
    """A priced plan; premiums in yen, rounded as the rating table says."""

    plan: str = Field(examples=["as_is"])
    name: str
    coverages: list[Row]
    yearly_yen: int
    monthly_yen: int
    chosen: bool
    digest: str = Field(
        description="SHA-256 over premium, coverages and factors: another one is another quote."
    )


class PlanList(BaseModel):
    """The plans side by side, the one as it is today first."""

    plans: list[Plan]
