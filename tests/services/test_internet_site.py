"""The internet site's renewal (F3): its order, changed coverages, the deadline and the hours, each to the second."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from renewal_backend.catalogue.covers import COVERS
from renewal_backend.catalogue.internet import INTERNET
from renewal_backend.domain.renewal import Renewal
from renewal_backend.errors import NotAllowedNow
from renewal_backend.services.answer import answer
from renewal_backend.services.answer_text import answer_text
from renewal_backend.services.apply import apply
from renewal_backend.services.backend import Actor
from renewal_backend.services.contracts import contracts_of
from renewal_backend.services.open_document import open_document
from renewal_backend.services.renewals import plans_of, policy_of, standing
from renewal_backend.services.reopen import reopen, step_back
from renewal_backend.services.start_renewal import start_renewal
from tests.services.world import World

TOKYO = ZoneInfo("Asia/Tokyo")
YUKO, SAKURA = "J0000506", "J0000708"
"""One car without a dashcam; one with, and another that is not listed yet."""
MOMENT = timedelta(microseconds=1)


def begun(world: World, key: str = YUKO) -> tuple[Actor, Renewal]:
    """A renewal of the member's first contract, which is chosen after the terms."""
    actor = world.actor(key)
    renewal = start_renewal(world.backend, actor, "internet").renewal
    loaded = world.walk(actor, renewal.id, "contract")
    return actor, answer(world.backend, actor, loaded.renewal.id, "contract", world.numbers(key)[0]).renewal


def at(world: World, moment: datetime) -> None:
    """The clock shows that moment."""
    world.clock.at = moment


def in_tokyo(world: World, days: int, hour: time) -> datetime:
    """That hour in Tokyo, so many days after the demonstration's first."""
    return datetime.combine(world.clock.at.astimezone(TOKYO).date() + timedelta(days=days), hour, TOKYO)


def closes(world: World, actor: Actor) -> datetime:
    """The deadline of the member's first contract."""
    return contracts_of(world.backend, actor)[0].period.closes


@pytest.mark.parametrize(("key", "dashcam"), [(YUKO, False), (SAKURA, True)])
def test_it_asks_in_the_flyers_order(world: World, key: str, dashcam: bool) -> None:
    actor = world.actor(key)
    loaded = standing(world.backend, actor, start_renewal(world.backend, actor, "internet").renewal.id).loaded
    asked, titles = [], []
    while (current := loaded.journey.current) is not None and current.id != "apply":
        asked.append(current.id)
        titles += [loaded.journey.step.id] if loaded.journey.step.id not in titles else []
        chosen = {"contract": world.numbers(key)[0]}
        loaded = world.walk(actor, loaded.renewal.id, current.id)
        loaded = world.take(actor, loaded, chosen.get(current.id) or _sensible(current.id))
    assert [f for f in asked if f != "dashcam"] == [
        "site_terms", "contract", "procedure_notes", "vehicle",
        "driver_scope", "age_condition", "licence_colour", "next_licence_renewal", "youngest_driver",
        "people_confirmed", "plan", "quote_confirmed", "payment_method", "maturity_notice", "notices", "document",
    ]  # fmt: skip
    assert ("dashcam" in asked) is dashcam
    policy = apply(world.backend, actor, loaded.renewal.id)
    assert policy.frozen["document"]["words"]
    assert policy.frozen["programme"] == "internet"
    assert policy_of(world.backend, actor, loaded.renewal.id).number == policy.number


def _sensible(field_id: str) -> str | bool:
    from tests.services.world import CHOICES

    return CHOICES.get(field_id, True)


def test_every_step_of_the_programme_has_a_question_or_ends_it() -> None:
    assert [s.id for s in INTERNET.steps if not s.fields] == ["completion"]


def test_a_changed_coverage_is_priced_shown_in_the_document_and_frozen(world: World) -> None:
    actor, renewal = begun(world)
    before = world.walk(actor, renewal.id, "quote_confirmed")
    as_offered = before.facts.quote(before.journey.values)
    assert as_offered is not None
    assert dict(as_offered.levels)["lawyer"] == "car"
    after = answer_text(world.backend, actor, renewal.id, "cover_lawyer", "なし")
    changed = after.facts.quote(after.journey.values)
    assert changed is not None
    assert dict(changed.levels) == {**dict(as_offered.levels), "lawyer": "none"}
    assert changed.yearly < as_offered.yearly
    assert changed.digest != as_offered.digest
    assert ("弁護士費用", "なし（変更しました）") in after.facts.rows("quote_confirmed", after.journey.values)
    ready = world.walk(actor, renewal.id)
    words = open_document(world.backend, actor, renewal.id).words
    assert "弁護士費用：なし" in words
    assert f"{changed.yearly:,}円" in words
    policy = apply(world.backend, actor, renewal.id)
    assert policy.frozen["quote"]["digest"] == changed.digest
    assert policy.frozen["document"]["digest"] in ready.facts.situation.opened


def test_a_coverage_changed_after_the_document_asks_for_everything_that_showed_it(world: World) -> None:
    actor, renewal = begun(world)
    world.walk(actor, renewal.id)
    first = open_document(world.backend, actor, renewal.id)
    answer(world.backend, actor, renewal.id, "cover_vehicle", "none")
    assert world.now_at(actor, renewal.id) == "quote_confirmed"
    world.walk(actor, renewal.id, "document")
    assert open_document(world.backend, actor, renewal.id).digest != first.digest
    assert world.now_at(actor, renewal.id) == "apply"


def test_the_plans_own_level_is_no_change(world: World) -> None:
    actor, renewal = begun(world)
    before = world.walk(actor, renewal.id, "quote_confirmed")
    own = {f: before.journey.values[f] for f in COVERS}
    for field_id, level in own.items():
        after = answer(world.backend, actor, renewal.id, field_id, level)
        assert after.facts.quote(after.journey.values) == before.facts.quote(before.journey.values)


def test_another_plan_takes_the_changes_back(world: World) -> None:
    actor, renewal = begun(world)
    world.walk(actor, renewal.id, "quote_confirmed")
    answer(world.backend, actor, renewal.id, "cover_lawyer", "none")
    after = answer(world.backend, actor, renewal.id, "plan", "leaner")
    assert after.journey.current is not None
    assert after.journey.current.id == "quote_confirmed"
    assert after.facts.quote(after.journey.values) == after.facts.plan(after.journey.values)


def test_a_level_that_the_table_does_not_have_is_refused(world: World) -> None:
    actor, renewal = begun(world)
    world.walk(actor, renewal.id, "quote_confirmed")
    for field_id, value in (("cover_lawyer", "general"), ("cover_vehicle", ""), ("cover_injury", True)):
        with pytest.raises(NotAllowedNow) as refused:
            answer(world.backend, actor, renewal.id, field_id, value)
        assert refused.value.code == "not_offered"


def test_coverages_are_no_question_of_the_other_programmes(world: World) -> None:
    actor, renewal = world.ready("aoi")
    with pytest.raises(NotAllowedNow) as refused:
        answer(world.backend, actor, renewal.id, "cover_lawyer", "none")
    assert refused.value.code == "unknown_field"


def test_the_deadline_is_five_to_midnight_two_days_before_maturity(world: World) -> None:
    actor = world.actor(YUKO)
    listed = contracts_of(world.backend, actor)[0]
    assert listed.period.closes == datetime.combine(
        listed.contract.matures - timedelta(days=2), time(23, 55), TOKYO
    )
    assert listed.refusal is None


def test_the_last_moment_before_the_deadline_is_in_time(world: World) -> None:
    actor, renewal = begun(world)
    at(world, closes(world, actor) - MOMENT)
    world.walk(actor, renewal.id)
    assert apply(world.backend, actor, renewal.id).number


def test_at_the_deadline_nothing_can_be_applied_for_and_the_contract_is_asked_with_the_reason(
    world: World,
) -> None:
    actor, renewal = begun(world)
    world.walk(actor, renewal.id)
    at(world, closes(world, actor))
    with pytest.raises(NotAllowedNow) as refused:
        apply(world.backend, actor, renewal.id)
    assert refused.value.code == "contract_deadline_passed"
    assert refused.value.params["closes"] == "2026年12月23日の23時55分"
    question = standing(world.backend, actor, renewal.id).loaded.question
    assert question is not None
    assert (question.field, question.options) == ("contract", ())
    assert "2026年12月23日の23時55分に締め切りました" in question.text
    assert "ご連絡ください" in question.text


def test_the_deadline_passes_in_the_middle_of_a_step(world: World) -> None:
    actor, renewal = begun(world)
    for field_id in ("licence_colour", "quote_confirmed", "notices"):
        at(world, closes(world, actor) - timedelta(seconds=1))
        world.walk(actor, renewal.id, field_id)
        at(world, closes(world, actor))
        with pytest.raises(NotAllowedNow) as refused:
            answer(world.backend, actor, renewal.id, field_id, _sensible(field_id))
        assert refused.value.code in ("not_yet", "contract_deadline_passed")
        assert world.now_at(actor, renewal.id) == "contract"


Attempt = Callable[[World, Actor, str], object]
ATTEMPTS: dict[str, Attempt] = {
    "answers": lambda w, a, r: answer(w.backend, a, r, "notices", True),
    "types": lambda w, a, r: answer_text(w.backend, a, r, "notices", "はい"),
    "changes": lambda w, a, r: answer(w.backend, a, r, "plan", "leaner"),
    "changes a coverage": lambda w, a, r: answer(w.backend, a, r, "cover_lawyer", "none"),
    "reopens": lambda w, a, r: reopen(w.backend, a, r, "plan"),
    "goes back": lambda w, a, r: step_back(w.backend, a, r),
    "opens the document": lambda w, a, r: open_document(w.backend, a, r),
    "applies": lambda w, a, r: apply(w.backend, a, r),
    "compares plans": lambda w, a, r: plans_of(w.backend, a, r),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
@pytest.mark.parametrize("until", ["notices", "document", "apply"])
def test_from_four_to_six_everything_is_refused_with_the_hour_of_opening(
    world: World, attempt: str, until: str
) -> None:
    actor, renewal = begun(world)
    world.walk(actor, renewal.id, until)
    for moment in (time(4), time(5, 59, 59, 999_999)):
        at(world, in_tokyo(world, 0, moment))
        before = standing(world.backend, actor, renewal.id).loaded
        with pytest.raises(NotAllowedNow) as refused:
            ATTEMPTS[attempt](world, actor, renewal.id)
        assert refused.value.code == "site_closed"
        assert refused.value.params == {"opens": "2026年11月20日の6時"}
        after = standing(world.backend, actor, renewal.id).loaded
        assert after.journey.answers == before.journey.answers
        assert after.renewal == before.renewal


@pytest.mark.parametrize("until", ["site_terms", "contract", "age_condition", "quote_confirmed", "apply"])
def test_at_six_it_goes_on_where_it_stood(world: World, until: str) -> None:
    actor = world.actor(YUKO)
    renewal = start_renewal(world.backend, actor, "internet").renewal
    chosen = {"contract": world.numbers(YUKO)[0]}
    world.walk(actor, renewal.id, until, **chosen)
    stood = standing(world.backend, actor, renewal.id).loaded.journey
    for days, hour, asked in (
        (1, time(3, 59, 59, 999_999), until),
        (0, time(4), "site_hours"),
        (0, time(5, 59, 59, 999_999), "site_hours"),
        (0, time(6), until),
    ):
        at(world, in_tokyo(world, days, hour))
        assert world.now_at(actor, renewal.id) == asked
    now = standing(world.backend, actor, renewal.id).loaded.journey
    assert (now.values, now.progress) == (stood.values, stood.progress)


def test_while_it_is_closed_the_question_says_when_it_opens_and_has_no_link(world: World) -> None:
    actor, renewal = begun(world)
    at(world, in_tokyo(world, 1, time(4, 30)))
    question = standing(world.backend, actor, renewal.id).loaded.question
    assert question is not None
    assert (question.field, question.link, question.options) == ("site_hours", None, ())
    assert "2026年11月21日の6時" in question.text


def test_the_others_never_close(world: World) -> None:
    actor, renewal = world.ready("aoi")
    at(world, in_tokyo(world, 1, time(4, 30)))
    assert apply(world.backend, actor, renewal.id).number


def test_a_contract_that_is_not_listed_yet_is_spoken_of(world: World) -> None:
    said = "満期日によっては、まだ一覧に出ないことがあります。"
    for key, spoken_of in ((SAKURA, True), (YUKO, False)):
        actor = world.actor(key)
        renewal = start_renewal(world.backend, actor, "internet").renewal
        question = world.walk(actor, renewal.id, "contract").question
        assert question is not None
        assert (said in question.text) is spoken_of
        assert len(question.options) == 1
