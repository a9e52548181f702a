"""Whatever a client calls, in whatever order: the guard holds. Checked against a memory of our own, not the journey."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from renewal_backend.catalogue.programmes import PROGRAMMES
from renewal_backend.catalogue.vocabulary import EVERYTHING_BEFORE, Value
from renewal_backend.errors import KoshinError
from renewal_backend.services.answer import answer
from renewal_backend.services.answer_text import answer_text
from renewal_backend.services.apply import apply
from renewal_backend.services.journeys import Loaded
from renewal_backend.services.open_document import open_document
from renewal_backend.services.renewals import Standing, standing
from renewal_backend.services.reopen import reopen, step_back
from tests.services.world import CHOICES, World
from tests.storage.databases import opened

PROGRAMME = PROGRAMMES["clickar"]
FIELDS = [f.id for f in PROGRAMME.fields]
REVIEWS = [f.id for f in PROGRAMME.fields if f.rests_on == EVERYTHING_BEFORE]
SENSIBLE: Mapping[str, tuple[Value, ...]] = {
    "driver_scope": ("insured_only", "couple", "family", "anyone"),
    "age_condition": ("over_21", "over_26", "over_35"),
    "licence_colour": ("gold", "blue"),
    "plan": ("as_is", "fuller", "leaner"),
    "next_licence_renewal": ("2027-01", "2028-08"),
    "youngest_driver": ("1985-05-05", "2003-03-03"),
    "postal_code": ("1500001",),
    "address": ("東京都渋谷区神南1-1-1",),
    "phone": ("0312345678", "09012345678"),
    "group_name": ("ゆめみ団体",),
    "payment_method": ("bank_yearly", "salary_monthly"),
    "driver_card": ("wanted", "not_wanted"),
    "maturity_notice": ("mail", "post"),
}
FORGED: tuple[Value, ...] = (True, False, "", "anyone", "2027-01", "9999999999", "\x00", "card_yearly")
TEXTS = ("はい", "いいえ", "今と同じ", "2番目", "平成2年4月2日", "来年の8月", "09012345678", "こんにちは", "")


@dataclass(frozen=True)
class Seen:
    """What a customer had before them when confirming: every earlier answer, and the price."""

    before: Mapping[str, Value]
    yearly: int | None


def told(error: KoshinError, code: str) -> None:
    """A refusal says the one thing that can be wrong here."""
    assert error.code == code


def seen(loaded: Loaded, field: str) -> Seen:
    """The values in front of a field, as shown at that moment."""
    before = {k: v for k, v in loaded.journey.values.items() if FIELDS.index(k) < FIELDS.index(field)}
    quote = loaded.facts.quote(before)
    return Seen(before, quote.yearly if quote else None)


class AnyClient(RuleBasedStateMachine):
    """One customer, any calls. Remembers what was shown at each confirmation and when documents were opened."""

    database = opened(f"sqlite:///{Path(tempfile.mkdtemp(prefix='koshin-guard-')) / 'guard.db'}")
    database.migrate()

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.database)
        self.world.seed()
        self.actor = self.world.actor("kenji")
        self.renewal_id = self.world.started("kenji", "clickar").id
        self.confirmed: dict[str, Seen] = {}
        self.opened: set[str] = set()
        self.number: str | None = None

    def at(self) -> Standing:
        return standing(self.world.backend, self.actor, self.renewal_id)

    @rule(data=st.data(), field=st.sampled_from(list(SENSIBLE)))
    def changes_their_mind(self, data: st.DataObject, field: str) -> None:
        self.answers(field, data.draw(st.sampled_from(SENSIBLE[field])))

    @rule(field=st.sampled_from(FIELDS[3:]), value=st.sampled_from(FORGED))
    def forges(self, field: str, value: Value) -> None:
        self.answers(field, value)

    def answers(self, field: str, value: Value) -> None:
        self.change(field, lambda: answer(self.world.backend, self.actor, self.renewal_id, field, value))

    @rule(field=st.sampled_from(FIELDS[3:]), text=st.sampled_from(TEXTS))
    def types(self, field: str, text: str) -> None:
        self.change(field, lambda: answer_text(self.world.backend, self.actor, self.renewal_id, field, text))

    @rule(field=st.sampled_from(FIELDS[1:]))
    def reopens(self, field: str) -> None:
        self.change(None, lambda: reopen(self.world.backend, self.actor, self.renewal_id, field))

    @rule()
    def goes_back(self) -> None:
        self.change(None, lambda: step_back(self.world.backend, self.actor, self.renewal_id))

    @precondition(lambda self: len(self.confirmed) > 3)
    @rule(days=st.sampled_from([1, 1, 1, 5, 40]))
    def waits(self, days: int) -> None:
        self.world.clock.move(days=days)

    @rule()
    def opens_the_document(self) -> None:
        try:
            self.opened.add(open_document(self.world.backend, self.actor, self.renewal_id).digest)
        except KoshinError as error:
            told(error, "document_not_yet")

    @initialize(steps=st.integers(0, 30))
    def has_come_so_far(self, steps: int) -> None:
        self.does_as_asked(steps)

    @rule(steps=st.integers(1, 12))
    def does_as_asked(self, steps: int) -> None:
        for _ in range(steps):
            loaded = self.at().loaded
            current = loaded.journey.current
            if current is None or current.id in ("apply", "contract") or self.number:
                return
            if current.id == "document":
                self.opens_the_document()
                continue
            on_file = loaded.facts.on_file(current.id)
            self.answers(current.id, CHOICES.get(current.id, on_file or True))

    @rule()
    def applies(self) -> None:
        asked = self.at().loaded.journey.current
        try:
            number = apply(self.world.backend, self.actor, self.renewal_id).number
        except KoshinError as error:
            told(error, "incomplete")
            assert asked is None or asked.id != "apply"
            return
        event("applied")
        assert self.number in (None, number), "one renewal, one number"
        if self.number is None:
            self.check_what_was_applied_for()
        self.number = number

    @precondition(lambda self: len(self.confirmed) > 4)
    @rule()
    def finishes(self) -> None:
        self.does_as_asked(40)
        self.applies()

    def check_what_was_applied_for(self) -> None:
        """Everything on the route was answered, and what was confirmed is what was applied for."""
        policy = self.at().policy
        assert policy
        given = {entry["field"]: entry["value"] for entry in policy.frozen["answers"]}
        assert list(given) == FIELDS
        for review in REVIEWS[:-1]:
            before = {k: v for k, v in given.items() if FIELDS.index(k) < FIELDS.index(review)}
            assert self.confirmed[review].before == before, review
        assert self.confirmed["notices"].yearly == policy.frozen["quote"]["yearly"]
        assert given["document"] in self.opened

    def change(self, field: str | None, act: object) -> None:
        """Tries a change: what is accepted was reachable, what is refused changes nothing."""
        before = self.at()
        journey = before.loaded.journey
        asked = journey.current.id if journey.current else None
        shown = seen(before.loaded, field) if field else None
        try:
            act()  # type: ignore[operator]
        except KoshinError:
            after = self.at()
            assert after.loaded.renewal == before.loaded.renewal
            assert after.loaded.journey.answers == journey.answers
            return
        assert self.number is None, "what has been applied for cannot be changed"
        if field is not None:
            assert field == asked or field in journey.values, "nothing ahead is accepted"
            assert field not in ("login", "document", "apply"), "these are no answers"
            if field in REVIEWS:
                assert shown
                self.confirmed[field] = shown

    @precondition(lambda self: self.number is None)
    @invariant()
    def the_guard_holds(self) -> None:
        """What counts is a beginning of the route, what is confirmed is what was shown, progress never lies."""
        loaded = self.at().loaded
        values, progress = loaded.journey.values, loaded.journey.progress
        assert list(values) == FIELDS[: len(values)]
        for review in REVIEWS:
            if review in values:
                assert self.confirmed[review] == seen(loaded, review), review
        done = [f.id for step in PROGRAMME.steps[: progress.number - 1] for f in step.fields]
        assert set(done) <= set(values)
        assert 1 <= progress.number <= progress.total == 12


TestGuard = AnyClient.TestCase
TestGuard.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
