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
from renewal_backend.services.start_renewal import start_renewal
from tests.services.world import CHOICES, World
from tests.storage.databases import opened

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
LEVELS: Mapping[str, tuple[Value, ...]] = {
    "cover_property": ("limited", "unlimited"),
    "cover_vehicle": ("none", "limited", "general"),
    "cover_lawyer": ("none", "car"),
    "payment_method": ("card_yearly", "card_monthly"),
}
SENSIBLE_THERE = {k: v for k, v in {**SENSIBLE, **LEVELS}.items() if k not in ("group_name", "driver_card")}
"""On the internet site."""
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
    order = [f.id for f in loaded.journey.programme.fields]
    before = {k: v for k, v in loaded.journey.values.items() if order.index(k) < order.index(field)}
    quote = loaded.facts.quote(before)
    return Seen(before, quote.yearly if quote else None)


class AnyClient(RuleBasedStateMachine):
    """One customer, any calls. Remembers what was shown at each confirmation and when documents were opened."""

    key, programme, sensible = "kenji", PROGRAMMES["clickar"], SENSIBLE
    some, many = 3, 4
    """How many confirmations make it worth waiting, and finishing."""
    database = opened(f"sqlite:///{Path(tempfile.mkdtemp(prefix='koshin-guard-')) / 'guard.db'}")
    database.migrate()

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.database)
        self.world.seed()
        self.fields = [f.id for f in self.programme.fields]
        self.reviews = [f.id for f in self.programme.fields if f.rests_on == EVERYTHING_BEFORE]
        self.actor = self.world.actor(self.key)
        self.renewal_id = self.begun()
        self.confirmed: dict[str, Seen] = {}
        self.opened: set[str] = set()
        self.number: str | None = None

    def begun(self) -> str:
        """The id of a renewal of the first contract."""
        return self.world.started(self.key, self.programme.id).id

    def any_field(self, data: st.DataObject) -> str:
        """Any question after the contract."""
        return data.draw(st.sampled_from(self.fields[self.fields.index("contract") + 1 :]))

    def at(self) -> Standing:
        return standing(self.world.backend, self.actor, self.renewal_id)

    @rule(data=st.data())
    def changes_their_mind(self, data: st.DataObject) -> None:
        field = data.draw(st.sampled_from(list(self.sensible)))
        self.answers(field, data.draw(st.sampled_from(self.sensible[field])))

    @rule(data=st.data(), value=st.sampled_from(FORGED))
    def forges(self, data: st.DataObject, value: Value) -> None:
        self.answers(self.any_field(data), value)

    def answers(self, field: str, value: Value) -> None:
        self.change(field, lambda: answer(self.world.backend, self.actor, self.renewal_id, field, value))

    @rule(data=st.data(), text=st.sampled_from(TEXTS))
    def types(self, data: st.DataObject, text: str) -> None:
        field = self.any_field(data)
        self.change(field, lambda: answer_text(self.world.backend, self.actor, self.renewal_id, field, text))

    @rule(data=st.data())
    def reopens(self, data: st.DataObject) -> None:
        field = data.draw(st.sampled_from(self.fields[1:]))
        self.change(None, lambda: reopen(self.world.backend, self.actor, self.renewal_id, field))

    @rule()
    def goes_back(self) -> None:
        self.change(None, lambda: step_back(self.world.backend, self.actor, self.renewal_id))

    @precondition(lambda self: len(self.confirmed) > self.some)
    @rule(days=st.sampled_from([1, 1, 1, 5, 40]))
    def waits(self, days: int) -> None:
        self.world.clock.move(days=days)

    @rule()
    def opens_the_document(self) -> None:
        try:
            self.opened.add(open_document(self.world.backend, self.actor, self.renewal_id).digest)
        except KoshinError as error:
            closed = self.at().loaded.journey.closed
            told(error, closed.code if closed else "document_not_yet")

    @initialize(steps=st.integers(0, 30))
    def has_come_so_far(self, steps: int) -> None:
        self.does_as_asked(steps)

    @rule(steps=st.integers(1, 12))
    def does_as_asked(self, steps: int) -> None:
        for _ in range(steps):
            loaded = self.at().loaded
            current = loaded.journey.current
            if current is None or current.id in ("apply", "contract", "site_hours") or self.number:
                return
            if current.id == "document":
                self.opens_the_document()
                continue
            on_file = loaded.facts.on_file(current.id, loaded.journey.values)
            sensible = True if current.confirms else CHOICES.get(current.id, on_file or True)
            self.answers(current.id, sensible)

    @rule()
    def applies(self) -> None:
        asked = self.at().loaded.journey.current
        try:
            number = apply(self.world.backend, self.actor, self.renewal_id).number
        except KoshinError as error:
            journey = self.at().loaded.journey
            why = journey.closed or journey.lost
            told(error, why.code if why else "incomplete")
            assert asked is None or asked.id != "apply"
            return
        event("applied")
        assert self.number in (None, number), "one renewal, one number"
        if self.number is None:
            self.check_what_was_applied_for()
        self.number = number

    @precondition(lambda self: len(self.confirmed) > self.many)
    @rule()
    def finishes(self) -> None:
        self.does_as_asked(40)
        self.applies()

    def check_what_was_applied_for(self) -> None:
        """Everything on the route was answered, and what was confirmed is what was applied for."""
        policy = self.at().policy
        assert policy
        given = {entry["field"]: entry["value"] for entry in policy.frozen["answers"]}
        assert list(given) == self.fields
        for review in self.reviews[:-1]:
            before = {k: v for k, v in given.items() if self.fields.index(k) < self.fields.index(review)}
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
            if field in self.reviews:
                assert shown
                self.confirmed[field] = shown

    @precondition(lambda self: self.number is None)
    @invariant()
    def the_guard_holds(self) -> None:
        """What counts is a beginning of the route, what is confirmed is what was shown, progress never lies."""
        loaded = self.at().loaded
        values, progress = loaded.journey.values, loaded.journey.progress
        assert list(values) == self.fields[: len(values)]
        for review in self.reviews:
            if review in values:
                assert self.confirmed[review] == seen(loaded, review), review
        done = [f.id for step in loaded.journey.route[: progress.number - 1] for f in step.fields]
        assert set(done) <= set(values)
        unknown = sum(s.id == "dashcam" for s in self.programme.steps) * (
            loaded.facts.situation.contract is None
        )
        assert 1 <= progress.number <= progress.total == len(self.programme.steps) - unknown


TestGuard = AnyClient.TestCase
TestGuard.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)


class AnyInternetClient(AnyClient):
    """The same on the internet site, whose coverages change one by one and whose doors close at night."""

    key, programme = "J0000708", PROGRAMMES["internet"]
    sensible = SENSIBLE_THERE
    some, many = 0, 1

    def begun(self) -> str:
        """The contract can be chosen only after the terms."""
        renewal = start_renewal(self.world.backend, self.actor, "internet").renewal
        loaded = self.world.walk(self.actor, renewal.id, "contract")
        number = self.world.numbers(self.key)[0]
        return answer(self.world.backend, self.actor, loaded.renewal.id, "contract", number).renewal.id

    @rule(hours=st.sampled_from([1, 2, 7, 12]))
    def waits_for_hours(self, hours: int) -> None:
        self.world.clock.move(hours=hours)


TestInternetGuard = AnyInternetClient.TestCase
TestInternetGuard.settings = settings(max_examples=15, stateful_step_count=25, deadline=None)
