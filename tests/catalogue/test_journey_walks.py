"""Random walks through every programme, held against a second, naive way of saying what counts.

The model keeps with every answer a plain copy of all that it was given on. An answer counts while every field
before it on the route counts, it is offered and allowed, and what it rests on is still what that copy says.
"""

from __future__ import annotations

from typing import TypeAlias

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from renewal_backend.catalogue.answer import Answer
from renewal_backend.catalogue.journey import Journey
from renewal_backend.catalogue.programmes import PROCEDURES
from renewal_backend.catalogue.vocabulary import EVERYTHING_BEFORE, Field, Value
from tests.catalogue.plain_facts import FREE_VALUES, LEVELS, ON_FILE, PlainFacts, given, values_of

Copy: TypeAlias = tuple[str, tuple[tuple[str, Value], ...]]


class Walk(RuleBasedStateMachine):
    """Answers, corrections, withdrawals, and a world that changes meanwhile."""

    @initialize(programme=st.sampled_from(sorted(PROCEDURES)))
    def start(self, programme: str) -> None:
        self.programme = PROCEDURES[programme]
        self.facts = PlainFacts()
        self.answers: dict[str, Answer] = {}
        self.copies: dict[str, Copy] = {}

    @property
    def journey(self) -> Journey:
        return Journey(self.programme, self.facts, self.answers)

    def route(self) -> list[Field]:
        return [
            f for f in self.programme.fields if not f.when.on_file or f.when.on_file in self.facts.on_files
        ]

    def copy_for(self, field: Field, counting: dict[str, Value]) -> Copy:
        """What the field rests on now, named and valued."""
        ids = [f.id for f in self.programme.fields]
        before = {k: v for k, v in counting.items() if ids.index(k) < ids.index(field.id)}
        names = before if field.rests_on == EVERYTHING_BEFORE else [n for n in field.rests_on if n in before]
        return self.facts.edition(field.id, {}), tuple(sorted((name, before[name]) for name in names))

    def counting(self) -> dict[str, Value]:
        """The model: which values count, walked naively."""
        found: dict[str, Value] = {}
        for field in self.route():
            value = self.counts(field, found)
            if value is None:
                break
            found[field.id] = value
        return found

    def counts(self, field: Field, found: dict[str, Value]) -> Value | None:
        if field.event:
            return self.facts.event(field.id, {})
        if field.id not in self.answers:
            return self.facts.on_files.get(field.id) if field.prefilled else None
        value = self.answers[field.id].value
        barred = {(field.id, value)} & (self.facts.refused | self.facts.withdrawn_offers)
        same = self.copies.get(field.id) == self.copy_for(field, found)
        if field.lapses and value is not None and not same:
            return self.facts.on_files.get(field.id)
        return value if value is not None and not barred and same else None

    @rule(data=st.data(), steps=st.integers(1, 12))
    def answer_on(self, data: st.DataObject, steps: int) -> None:
        for _ in range(steps):
            journey = self.journey
            if journey.current is None or journey.current.event:
                return
            self.store(journey, journey.current, data)

    @precondition(lambda self: any(self.journey.may_answer(f.id) for f in self.programme.fields))
    @rule(data=st.data())
    def correct(self, data: st.DataObject) -> None:
        journey = self.journey
        open_ones = [f for f in self.programme.fields if journey.may_answer(f.id)]
        self.store(journey, data.draw(st.sampled_from(open_ones)), data)

    def store(self, journey: Journey, field: Field, data: st.DataObject) -> None:
        allowed = [v for v in values_of(field, self.facts) if journey.refusal(field, v) is None]
        if allowed:
            value = data.draw(st.sampled_from(allowed))
            self.answers[field.id] = given(journey, field, value)
            self.copies[field.id] = self.copy_for(field, self.counting_before(journey))

    def counting_before(self, journey: Journey) -> dict[str, Value]:
        return dict(journey.values)

    @rule(data=st.data())
    def withdraw(self, data: st.DataObject) -> None:
        if self.answers:
            field_id = data.draw(st.sampled_from(sorted(self.answers)))
            field = next(f for f in self.programme.fields if f.id == field_id)
            self.answers[field_id] = given(self.journey, field, None)

    @rule(data=st.data(), edition=st.sampled_from(["1", "2"]))
    def publish(self, data: st.DataObject, edition: str) -> None:
        field = data.draw(st.sampled_from(self.programme.fields))
        self.facts.editions[field.id] = edition

    @rule(edition=st.sampled_from(["", "1", "2"]))
    def open_document(self, edition: str) -> None:
        self.facts.opened = edition

    @rule(logged_in=st.booleans())
    def log_in_or_out(self, logged_in: bool) -> None:
        self.facts.logged_in = logged_in

    @rule(field_id=st.sampled_from(ON_FILE), value=st.sampled_from([None, 0, 1]))
    def change_contract(self, field_id: str, value: int | None) -> None:
        self.facts.on_files.pop(field_id, None)
        if value is not None:
            self.facts.on_files[field_id] = FREE_VALUES.get(field_id, LEVELS)[value]

    @rule(has_one=st.booleans())
    def change_device(self, has_one: bool) -> None:
        self.facts.on_files.pop("dashcam", None)
        if has_one:
            self.facts.on_files["dashcam"] = "yes"

    @rule(is_open=st.booleans())
    def open_or_close_the_site(self, is_open: bool) -> None:
        self.facts.open = is_open

    @precondition(lambda self: any(not f.event and not f.confirms for f in self.programme.fields))
    @rule(data=st.data(), barred=st.booleans())
    def change_offer(self, data: st.DataObject, barred: bool) -> None:
        field = data.draw(
            st.sampled_from([f for f in self.programme.fields if not f.event and not f.confirms])
        )
        values = FREE_VALUES.get(field.id) or [o.value for o in PlainFacts().options(field.id, {})]
        change = (field.id, data.draw(st.sampled_from(values)))
        (self.facts.refused.add if barred else self.facts.refused.discard)(change)

    @invariant()
    def what_counts_is_what_the_model_says(self) -> None:
        assert self.journey.values == self.counting()

    @invariant()
    def position_and_guard_follow_from_it(self) -> None:
        journey, route = self.journey, self.route()
        held = len(journey.values)
        assert list(journey.values) == [f.id for f in route[:held]]
        assert journey.current == (route[held] if held < len(route) else None)
        assert journey.complete is (held == len(route))
        open_ones = {f.id for f in self.programme.fields if journey.may_answer(f.id)}
        assert open_ones == {f.id for f in route[: held + 1] if not f.event}

    @invariant()
    def progress_does_not_lie(self) -> None:
        journey = self.journey
        progress = journey.progress
        asked = [s for s in self.programme.steps if not s.fields or set(s.fields) & set(self.route())]
        assert progress.total == len(asked)
        assert asked[progress.number - 1] == progress.step
        assert (progress.number == progress.total) is journey.complete
        done = asked[: progress.number - 1]
        assert {f.id for step in done for f in step.fields if f in self.route()} <= set(journey.values)


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
