"""A whole renewal through the use cases, as a customer lives it."""

from __future__ import annotations

import pytest

from renewal_backend.catalogue.programmes import PROGRAMMES
from renewal_backend.domain.policy_number import is_valid
from renewal_backend.errors import NotYours
from renewal_backend.services.answer import answer
from renewal_backend.services.answer_text import answer_text
from renewal_backend.services.apply import apply
from renewal_backend.services.backend import Actor
from renewal_backend.services.open_document import open_document
from renewal_backend.services.renewals import plans_of, standing
from renewal_backend.services.reopen import reopen, step_back
from renewal_backend.services.start_renewal import start_renewal
from tests.services.world import World


@pytest.mark.parametrize(("key", "programme"), [("aoi", "mypage"), ("kenji", "clickar")])
def test_a_whole_renewal(world: World, key: str, programme: str) -> None:
    actor = world.actor(key)
    renewal = start_renewal(world.backend, actor, programme).renewal
    asked = []
    loaded = standing(world.backend, actor, renewal.id).loaded
    while loaded.journey.current and loaded.journey.current.id != "apply":
        asked.append(loaded.journey.current.id)
        if asked[-1] == "contract":
            loaded = answer(world.backend, actor, renewal.id, "contract", world.numbers(key)[0])
        else:
            loaded = world.walk(actor, renewal.id, until=_after(loaded.journey.current.id, programme, asked))
    policy = apply(world.backend, actor, renewal.id)
    assert is_valid(policy.number)
    assert policy.frozen["quote"]["name"] == "現在と同じプラン"
    assert [entry["field"] for entry in policy.frozen["answers"]] == _route(programme)
    after = standing(world.backend, actor, renewal.id)
    assert after.policy == policy
    assert after.loaded.renewal.state == "applied"
    assert after.loaded.journey.complete


def _route(programme: str) -> list[str]:
    """All fields: a group contract has a group name, an individual one has none."""
    fields = [f.id for f in PROGRAMMES[programme].fields]
    return [f for f in fields if f != "group_name" or programme == "clickar"]


def _after(field: str, programme: str, asked: list[str]) -> str:
    """The next field that has to be asked."""
    fields = [f for f in PROGRAMMES[programme].fields if not f.prefilled]
    ids = [f.id for f in fields]
    return ids[ids.index(field) + 1]


def test_what_was_shown_is_frozen_with_every_answer(world: World) -> None:
    actor, renewal = world.ready()
    policy = apply(world.backend, actor, renewal.id)
    by_field = {entry["field"]: entry for entry in policy.frozen["answers"]}
    assert by_field["plan"]["as_shown"] == "現在と同じプラン"
    assert by_field["driver_scope"]["as_shown"] == "家族限定"
    assert by_field["phone"]["as_shown"] == "090-0000-1001"
    assert "question" not in by_field["phone"], "taken from the contract, never asked"
    assert "個人情報" in by_field["privacy"]["question"]["text"]
    assert "契約を申し込む" in by_field["apply"]["question"]["text"]
    assert all(len(e["question"]["digest"]) == 64 for e in by_field.values() if "question" in e)
    assert policy.frozen["document"]["digest"] == by_field["document"]["value"]


def test_a_plan_is_asked_again_when_what_it_is_priced_by_changes(world: World) -> None:
    actor, renewal = world.ready()
    before, chosen = plans_of(world.backend, actor, renewal.id)
    assert chosen == "as_is"
    for field, value in (
        ("driver_scope", "anyone"),
        ("age_condition", "over_35"),
        ("licence_colour", "blue"),
    ):
        world.walk(actor, renewal.id)
        answer(world.backend, actor, renewal.id, field, value)
        values = standing(world.backend, actor, renewal.id).loaded.journey.values
        assert "plan" not in values, field
        assert world.walk(actor, renewal.id, until="plan").journey.current
    now, chosen = plans_of(world.backend, actor, renewal.id)
    assert chosen is None
    assert [q.digest for q in now] != [q.digest for q in before]
    assert [q.yearly for q in now] != [q.yearly for q in before]


def test_the_same_answer_again_reopens_nothing(world: World) -> None:
    actor, renewal = world.ready()
    assert answer(world.backend, actor, renewal.id, "driver_scope", "family").journey.current
    assert world.now_at(actor, renewal.id) == "apply"


def test_every_review_after_a_change_is_asked_again(world: World) -> None:
    actor, renewal = world.ready()
    answer(world.backend, actor, renewal.id, "phone", "0312345678")
    assert world.now_at(actor, renewal.id) == "customer_confirmed"
    confirmed = standing(world.backend, actor, renewal.id).loaded.journey.values
    assert "plan_confirmed" in confirmed, "what comes before does not rest on it"
    world.walk(actor, renewal.id)
    policy = apply(world.backend, actor, renewal.id)
    assert "03-1234-5678" in policy.frozen["document"]["words"]


def test_correcting_what_the_contract_says(world: World) -> None:
    actor, renewal = world.ready()
    loaded = reopen(world.backend, actor, renewal.id, "postal_code")
    assert loaded.journey.current
    assert loaded.journey.current.id == "postal_code"
    answer_text(world.backend, actor, renewal.id, "postal_code", "〒１０１－０００１")
    policy = apply(world.backend, actor, world.walk(actor, renewal.id).renewal.id)
    assert {"field": "postal_code", "value": "1010001"}.items() <= _entry(
        policy.frozen, "postal_code"
    ).items()


def _entry(frozen: object, field: str) -> dict[str, object]:
    return next(e for e in frozen["answers"] if e["field"] == field)  # type: ignore[index]


def test_going_back_all_the_way(world: World) -> None:
    actor, renewal = world.ready()
    seen = []
    while (now := world.now_at(actor, renewal.id)) != "contract":
        seen.append(now)
        step_back(world.backend, actor, renewal.id)
    asked = [f.id for f in PROGRAMMES["mypage"].fields if not f.prefilled and not f.event]
    assert seen == list(reversed(asked))[: len(seen)]
    assert len(seen) == len(asked) - 1


def test_nothing_has_to_be_answered_again_after_going_back(world: World) -> None:
    actor, renewal = world.ready()
    step_back(world.backend, actor, renewal.id)
    step_back(world.backend, actor, renewal.id)
    assert world.now_at(actor, renewal.id) == "notices"
    answer(world.backend, actor, renewal.id, "notices", True)
    assert world.now_at(actor, renewal.id) == "maturity_notice"


def test_choosing_the_other_car_goes_on_in_that_cars_renewal(world: World) -> None:
    actor, renewal = world.actor("kenji"), world.started("kenji", "clickar")
    world.walk(actor, renewal.id, until="plan")
    one, other = world.numbers("kenji")
    moved = answer(world.backend, actor, renewal.id, "contract", other).renewal
    assert moved.id != renewal.id
    world.walk(actor, moved.id, until="privacy")
    back = answer(world.backend, actor, moved.id, "contract", one).renewal
    assert back.id == renewal.id
    assert world.now_at(actor, renewal.id) == "plan", "nothing that was answered is lost"


def test_two_cars_two_policies(world: World) -> None:
    actor = world.actor("kenji")
    numbers = []
    for index in range(2):
        _, renewal = world.ready("kenji", "clickar", index)
        numbers.append(apply(world.backend, actor, renewal.id).number)
    assert len(set(numbers)) == 2
    again = start_renewal(world.backend, actor, "clickar").renewal
    loaded = standing(world.backend, actor, again.id).loaded
    assert loaded.question
    assert loaded.question.options == ()
    assert "もう更新のお申し込みが済んでいます" in loaded.question.text


def test_the_document_stays_open_to_read_after_the_application(world: World) -> None:
    actor, renewal = world.ready()
    before = open_document(world.backend, actor, renewal.id)
    apply(world.backend, actor, renewal.id)
    world.clock.move(days=400)
    assert open_document(world.backend, actor, renewal.id) == before


def test_somebody_else_sees_nothing(world: World) -> None:
    actor, renewal = world.ready()
    assert actor == Actor(world.member("aoi").id)
    with pytest.raises(NotYours) as other:
        standing(world.backend, world.actor("kenji"), renewal.id)
    with pytest.raises(NotYours) as unknown:
        standing(world.backend, world.actor("kenji"), "no-such-renewal")
    assert (other.value.code, other.value.params) == (unknown.value.code, unknown.value.params)
