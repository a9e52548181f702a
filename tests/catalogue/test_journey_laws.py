"""Laws of every programme: nothing is skipped, nothing stays confirmed that should not, progress never lies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given as forall
from hypothesis import strategies as st

from renewal_backend.catalogue.answer import Answer
from renewal_backend.catalogue.clickar import CLICKAR
from renewal_backend.catalogue.covers import COVERS
from renewal_backend.catalogue.fields import Tick
from renewal_backend.catalogue.internet import INTERNET
from renewal_backend.catalogue.journey import Journey
from renewal_backend.catalogue.mypage import MYPAGE
from renewal_backend.catalogue.programmes import PROCEDURES, PROGRAMMES
from renewal_backend.catalogue.vocabulary import EVERYTHING_BEFORE, Field, Programme
from tests.catalogue.plain_facts import (
    FREE_VALUES,
    LEVELS,
    ON_FILE,
    WAITED_FOR,
    PlainFacts,
    answered,
    first,
    given,
    values_of,
)

programmes = st.sampled_from(sorted(PROGRAMMES)).map(PROGRAMMES.__getitem__)
_STEP_BY_STEP = {"basics_confirmed", "coverage_confirmed", "plan_confirmed", "e_delivery", "apply"}
REVIEWS = {
    "mypage": _STEP_BY_STEP,
    "clickar": _STEP_BY_STEP,
    "internet": {"people_confirmed", "quote_confirmed", "notices", "apply"},
}
every_procedure = pytest.mark.parametrize("programme", PROCEDURES.values(), ids=PROCEDURES)
every_programme = pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=PROGRAMMES)


def askable(programme: Programme) -> list[Field]:
    return [f for f in programme.fields if not f.event]


def changeable(programme: Programme) -> list[Field]:
    return [f for f in askable(programme) if len(values_of(f, PlainFacts())) > 1]


def after_the_document(programme: Programme) -> str:
    """The field that consents to what was opened."""
    ids = [f.id for f in programme.fields]
    return ids[ids.index("document") + 1]


@st.composite
def programme_and_field(
    draw: st.DrawFn, kind: Callable[[Programme], list[Field]] = askable
) -> tuple[Programme, Field]:
    programme = draw(programmes)
    return programme, draw(st.sampled_from(kind(programme)))


@every_procedure
def test_every_question_answered_in_turn_leads_to_the_end(programme: Programme) -> None:
    facts = PlainFacts()
    journey = Journey(programme, facts, answered(programme, facts))
    assert journey.complete
    assert journey.step is programme.steps[-1]
    assert list(journey.values) == [f.id for f in programme.fields]


@every_programme
def test_progress_never_goes_back_while_answers_are_added(programme: Programme) -> None:
    facts, answers, numbers = PlainFacts(), {}, []
    while (asked := (journey := Journey(programme, facts, answers)).current) is not None:
        numbers.append(journey.progress.number)
        assert not journey.complete
        assert asked in journey.step.fields
        answers[asked.id] = given(journey, asked, values_of(asked, facts)[0])
    assert numbers == sorted(numbers)
    assert sorted(set(numbers)) == list(range(2, len(programme.steps)))
    assert Journey(programme, facts, answers).progress.number == len(programme.steps)


@every_programme
def test_nobody_gets_past_the_login(programme: Programme) -> None:
    facts = PlainFacts()
    answers = answered(programme, facts)
    facts.logged_in = False
    journey = Journey(programme, facts, answers)
    passed = {f.id: True for f in programme.fields if f.id in WAITED_FOR}
    assert (journey.step.id, journey.progress.number, journey.values) == ("login", 1, passed)
    assert not any(journey.may_answer(f.id) for f in programme.fields)


@every_programme
def test_consent_is_asked_only_once_the_document_in_force_was_opened(programme: Programme) -> None:
    facts = PlainFacts(opened="")
    answers = answered(programme, facts)
    journey = Journey(programme, facts, answers)
    assert journey.current is not None
    assert journey.current.id == "document"
    consent = after_the_document(programme)
    assert not journey.may_answer("document")
    assert not journey.may_answer(consent)
    facts.opened = "1"
    assert Journey(programme, facts, answers).may_answer(consent)


@forall(programme_and_field())
def test_nothing_ahead_can_be_answered(where: tuple[Programme, Field]) -> None:
    programme, at = where
    facts = PlainFacts()
    journey = Journey(programme, facts, answered(programme, facts, until=at.id))
    ids = [f.id for f in programme.fields]
    asked = ids.index(journey.current.id) if journey.current else len(ids)
    may = [f.id for f in programme.fields if journey.may_answer(f.id)]
    assert may == [f.id for f in programme.fields[: asked + 1] if not f.event]


@forall(programme_and_field(), st.data())
def test_an_answer_stored_ahead_moves_nothing(where: tuple[Programme, Field], data: st.DataObject) -> None:
    programme, at = where
    facts = PlainFacts()
    answers = answered(programme, facts, until=at.id)
    before = Journey(programme, facts, answers)
    ids = [f.id for f in programme.fields]
    ahead = [
        f for f in askable(programme) if before.current and ids.index(f.id) > ids.index(before.current.id)
    ]
    for field in ahead:
        value = data.draw(st.sampled_from(values_of(field, facts)))
        basis = data.draw(st.sampled_from(["", before.basis(field)]))
        answers[field.id] = replace(given(before, field, value), basis=basis)
    after = Journey(programme, facts, answers)
    assert (after.current, after.values, after.progress) == (before.current, before.values, before.progress)


@forall(programme_and_field())
def test_a_missing_answer_ends_what_counts(where: tuple[Programme, Field]) -> None:
    programme, field = where
    facts = PlainFacts()
    answers = answered(programme, facts)
    answers[field.id] = given(Journey(programme, facts, answers), field, None)
    journey = Journey(programme, facts, answers)
    assert journey.current == field
    assert list(journey.values) == [f.id for f in programme.fields][: len(journey.values)]
    assert field.id not in journey.values


@forall(programme_and_field(changeable))
def test_a_change_reopens_exactly_what_rests_on_it(where: tuple[Programme, Field]) -> None:
    programme, changed = where
    facts = PlainFacts()
    answers = answered(programme, facts)
    journey = Journey(programme, facts, answers)
    answers[changed.id] = given(journey, changed, values_of(changed, facts)[1])
    asked_again = []
    while (asked := (journey := Journey(programme, facts, answers)).current) is not None:
        asked_again.append(asked.id)
        answers[asked.id] = given(journey, asked, values_of(asked, facts)[0])
    behind = programme.fields[[f.id for f in programme.fields].index(changed.id) + 1 :]
    resting = [f.id for f in behind if changed.id in f.rests_on or f.rests_on == EVERYTHING_BEFORE]
    assert asked_again == [f for f in resting if f not in ON_FILE]


@every_programme
def test_every_review_reopens_on_any_earlier_change(programme: Programme) -> None:
    ids = [f.id for f in programme.fields]
    reviews = [f for f in programme.fields if f.rests_on == EVERYTHING_BEFORE]
    assert REVIEWS[programme.id] <= {f.id for f in reviews}
    for review in reviews:
        for earlier in changeable(programme):
            if ids.index(earlier.id) < ids.index(review.id):
                facts = PlainFacts()
                answers = answered(programme, facts)
                journey = Journey(programme, facts, answers)
                answers[earlier.id] = given(journey, earlier, values_of(earlier, facts)[1])
                held = Journey(programme, facts, answers)
                assert review.id not in held.values, (review.id, earlier.id)


@forall(programme_and_field(changeable))
def test_the_former_value_brings_back_what_was_confirmed(where: tuple[Programme, Field]) -> None:
    programme, changed = where
    facts = PlainFacts()
    answers = answered(programme, facts)
    for place in (1, 0):
        journey = Journey(programme, facts, answers)
        assert journey.may_answer(changed.id)
        answers[changed.id] = given(journey, changed, values_of(changed, facts)[place])
        assert Journey(programme, facts, answers).complete is (place == 0)


@forall(programme_and_field())
def test_the_same_answer_again_changes_nothing(where: tuple[Programme, Field]) -> None:
    programme, field = where
    facts = PlainFacts()
    answers = answered(programme, facts)
    answers[field.id] = given(Journey(programme, facts, answers), field, values_of(field, facts)[0])
    assert Journey(programme, facts, answers).complete


@forall(programme_and_field())
def test_a_new_edition_of_what_was_shown_asks_again(where: tuple[Programme, Field]) -> None:
    programme, field = where
    facts = PlainFacts()
    answers = answered(programme, facts)
    for asked in ON_FILE:
        journey = Journey(programme, facts, answers)
        found = journey.field(asked)
        answers |= {asked: given(journey, found, first(asked))} if found else {}
    assert Journey(programme, facts, answers).complete
    facts.editions[field.id] = "2"
    journey = Journey(programme, facts, answers)
    assert journey.current == (None if field.lapses else field)
    facts.editions[field.id] = "1"
    assert Journey(programme, facts, answers).complete


@every_programme
def test_a_new_document_must_be_opened_and_consented_to_again(programme: Programme) -> None:
    facts = PlainFacts()
    answers = answered(programme, facts)
    facts.editions["document"] = "2"
    assert (reopened := Journey(programme, facts, answers).current) is not None
    assert reopened.id == "document"
    facts.opened = "2"
    journey = Journey(programme, facts, answers)
    assert journey.current is not None
    assert journey.current.id == after_the_document(programme)


@forall(programme_and_field(changeable), st.booleans())
def test_what_is_no_longer_allowed_ends_the_completed_part(
    where: tuple[Programme, Field], refused: bool
) -> None:
    programme, field = where
    facts = PlainFacts()
    answers = answered(programme, facts)
    if field.prefilled:
        answers[field.id] = given(Journey(programme, facts, answers), field, first(field.id))
    offered = field.id not in FREE_VALUES and field.id != "contract" and not refused
    barred = facts.withdrawn_offers if offered else facts.refused
    barred.add((field.id, answers[field.id].value or ""))
    journey = Journey(programme, facts, answers)
    assert journey.current == field
    barred.clear()
    assert Journey(programme, facts, answers).complete


@every_programme
@pytest.mark.parametrize("value", [False, "", "はい", "true"])
def test_a_tick_counts_only_when_it_is_true(programme: Programme, value: str | bool) -> None:
    facts = PlainFacts()
    for tick in (f for f in programme.fields if isinstance(f, Tick)):
        answers = answered(programme, facts)
        answers[tick.id] = replace(answers[tick.id], value=value)
        assert Journey(programme, facts, answers).current == tick


@pytest.mark.parametrize("programme", [MYPAGE, CLICKAR], ids=lambda programme: programme.id)
def test_an_answer_off_the_route_is_ignored_and_not_lost(programme: Programme) -> None:
    facts = PlainFacts()
    answers = answered(programme, facts, until="customer_confirmed")
    journey = Journey(programme, facts, answers)
    group = journey.field("group_name")
    assert group is not None
    answers["group_name"] = given(journey, group, FREE_VALUES["group_name"][1])
    del facts.on_files["group_name"]
    without = Journey(programme, facts, answers)
    assert "group_name" not in without.values
    assert without.field("group_name") is None
    assert not without.may_answer("group_name")
    assert without.current is not None
    assert without.current.id == "customer_confirmed"
    facts.on_files["group_name"] = FREE_VALUES["group_name"][0]
    assert Journey(programme, facts, answers).values["group_name"] == FREE_VALUES["group_name"][1]


@every_programme
def test_an_answer_to_a_question_of_another_procedure_is_ignored(programme: Programme) -> None:
    facts = PlainFacts()
    answers = answered(programme, facts)
    stranger: Answer = replace(answers["contract"], field="stranger")
    journey = Journey(programme, facts, answers | {"stranger": stranger})
    assert journey.complete
    assert not journey.may_answer("stranger")


@pytest.mark.parametrize(
    ("programme", "field_id"),
    [(p, f) for p in PROGRAMMES.values() for f in ON_FILE if f in {field.id for field in p.fields}],
    ids=lambda either: getattr(either, "id", either),
)
def test_what_is_on_file_is_asked_only_when_the_customer_withdraws_it(
    programme: Programme, field_id: str
) -> None:
    facts = PlainFacts()
    answers = answered(programme, facts)
    assert field_id not in answers
    journey = Journey(programme, facts, answers)
    field = journey.field(field_id)
    assert field is not None
    answers[field_id] = given(journey, field, None)
    asking = Journey(programme, facts, answers)
    assert asking.current == field
    answers[field_id] = given(asking, field, facts.on_files[field_id])
    assert Journey(programme, facts, answers).complete


@every_programme
def test_back_leads_through_every_question_to_the_first(programme: Programme) -> None:
    facts = PlainFacts()
    answers, visited = answered(programme, facts), []
    while (back := (journey := Journey(programme, facts, answers)).previous()) is not None:
        assert back.id not in visited, "going back went nowhere"
        visited.append(back.id)
        answers[back.id] = given(journey, back, None)
    assert visited == [f.id for f in reversed(programme.fields) if not f.event and not f.prefilled]


def test_an_event_is_never_an_answer() -> None:
    for programme in PROGRAMMES.values():
        facts = PlainFacts()
        journey = Journey(programme, facts, answered(programme, facts))
        events = [f for f in programme.fields if f.event]
        assert [f.id for f in events if f.page] == ["login", "document"]
        assert tuple(f.id for f in events if not f.page) == WAITED_FOR * (programme is INTERNET)
        assert not any(journey.may_answer(f.id) for f in events)
        assert all(journey.refusal(f, True) is not None for f in events)


def test_while_the_site_is_closed_nothing_is_asked_and_nothing_is_lost() -> None:
    facts = PlainFacts()
    for until in (f.id for f in askable(INTERNET)):
        answers = answered(INTERNET, facts, until=until)
        before = Journey(INTERNET, facts, answers)
        facts.open = False
        closed = Journey(INTERNET, facts, answers)
        assert (closed.current, closed.values, closed.progress.number) == (INTERNET.fields[0], {}, 1)
        assert closed.closed is not None
        assert not any(closed.may_answer(f.id) for f in INTERNET.fields)
        facts.open = True
        after = Journey(INTERNET, facts, answers)
        assert (after.current, after.values, after.closed) == (before.current, before.values, None)


def test_another_plan_resets_the_coverages_that_were_changed() -> None:
    facts = PlainFacts()
    answers = answered(INTERNET, facts)
    for field_id in COVERS:
        journey = Journey(INTERNET, facts, answers)
        field = next(f for f in INTERNET.fields if f.id == field_id)
        answers[field_id] = given(journey, field, LEVELS[2])
    plan = next(f for f in INTERNET.fields if f.id == "plan")
    there, back = (given(Journey(INTERNET, facts, answers), plan, v) for v in ("leaner", "as_is"))
    elsewhere = Journey(INTERNET, facts, answers | {"plan": there})
    assert {elsewhere.values[field_id] for field_id in COVERS} == {LEVELS[0]}
    assert elsewhere.current is not None
    assert elsewhere.current.id == "quote_confirmed", "and the quote has to be confirmed again"
    assert Journey(INTERNET, facts, answers | {"plan": back}).values["cover_property"] == LEVELS[2]


def test_a_coverage_asked_again_is_shown_with_those_behind_it() -> None:
    """The premium of each level counts in what was chosen for the coverages that come later."""
    facts = PlainFacts()
    answers = answered(INTERNET, facts, until="quote_confirmed")
    journey = Journey(INTERNET, facts, answers)
    first_one, last_one = (f for f in INTERNET.fields if f.id in ("cover_property", "cover_roadside"))
    answers[last_one.id] = given(journey, last_one, LEVELS[1])
    answers[first_one.id] = given(journey, first_one, None)
    journey = Journey(INTERNET, facts, answers)
    assert journey.current == first_one
    assert last_one.id not in journey.values
    assert journey.shown_with(first_one)[last_one.id] == LEVELS[1]
    assert last_one.id not in journey.before(first_one)


def test_steps_that_this_contract_has_no_question_in_are_not_counted() -> None:
    facts = PlainFacts()
    with_one = Journey(INTERNET, facts, answered(INTERNET, facts, until="apply")).progress
    del facts.on_files["dashcam"]
    without = Journey(INTERNET, facts, answered(INTERNET, facts, until="apply")).progress
    assert (with_one.total, without.total) == (len(INTERNET.steps), len(INTERNET.steps) - 1)
    assert (with_one.number, without.number) == (with_one.total - 1, without.total - 1)
