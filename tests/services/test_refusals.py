"""Every rule refuses with a code of its own, and nothing is changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest

from renewal_backend.catalogue.vocabulary import Value
from renewal_backend.catalogue.wording import wording
from renewal_backend.domain import consents
from renewal_backend.domain.consents import ConsentText
from renewal_backend.domain.renewal_period import TOKYO
from renewal_backend.errors import NotAllowedNow, NotYours, StaleRenewal
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


def refused(world: World, renewal_id: str, field: str, value: Value, who: str = "aoi") -> str:
    """The code; the sentence can be said and the renewal is as it was."""
    actor = world.actor(who)
    before = standing(world.backend, actor, renewal_id).loaded
    with pytest.raises(NotAllowedNow) as caught:
        answer(world.backend, actor, renewal_id, field, value)
    after = standing(world.backend, actor, renewal_id).loaded
    assert (after.renewal, after.journey.values) == (before.renewal, before.journey.values)
    assert wording().refusal(caught.value.code, caught.value.params)
    return caught.value.code


REFUSED: tuple[tuple[str, Value, str], ...] = (
    ("privacy", False, "tick_required"),
    ("privacy", "はい", "tick_required"),
    ("driver_scope", "nobody", "not_offered"),
    ("driver_scope", True, "not_offered"),
    ("age_condition", "", "not_offered"),
    ("licence_colour", "purple", "not_offered"),
    ("plan", "free", "not_offered"),
    ("plan", False, "not_offered"),
    ("next_licence_renewal", "2026-10", "licence_renewal_past"),
    ("next_licence_renewal", "2032-12", "licence_renewal_too_far"),
    ("next_licence_renewal", "2028-13", "month_wanted"),
    ("next_licence_renewal", "0000-01", "month_wanted"),
    ("next_licence_renewal", True, "month_wanted"),
    ("youngest_driver", "2002-01-01", "youngest_too_young"),
    ("youngest_driver", "2012-01-01", "youngest_cannot_drive"),
    ("youngest_driver", "1990-02-30", "birth_date_wanted"),
    ("youngest_driver", "1890-01-01", "birth_date_impossible"),
    ("youngest_driver", "2027-01-01", "birth_date_impossible"),
    ("youngest_driver", True, "birth_date_wanted"),
    ("postal_code", "100-0001", "postal_code_form"),
    ("postal_code", "１０００００１", "postal_code_form"),
    ("postal_code", True, "postal_code_form"),
    ("address", "東京都", "address_incomplete"),
    ("address", "東京都千代田区1-1\x00", "address_incomplete"),
    ("address", "東京都千代田区" + "1" * 1000, "address_incomplete"),
    ("address", False, "address_incomplete"),
    ("phone", "090", "phone_form"),
    ("phone", "０９０１２３４５６７８", "phone_form"),
    ("phone", True, "phone_form"),
    ("payment_method", "salary_monthly", "not_offered"),
    ("document", "open", "use_the_link"),
    ("login", True, "use_the_link"),
    ("maturity_notice", "pigeon", "not_offered"),
    ("apply", True, "use_application"),
    ("group_name", "さくら製作所株式会社", "unknown_field"),
    ("driver_card", "wanted", "unknown_field"),
    ("no_such_field", "x", "unknown_field"),
    ("contract", "0000000000", "contract_not_found"),
    ("contract", True, "contract_not_found"),
)


UNREADABLE = (
    ("privacy", "いいえ", "tick_required"),
    ("driver_scope", "いいえ", "which_one"),
    ("phone", "こんにちは", "not_an_answer"),
    ("phone", "0901234", "phone_form"),
    ("next_licence_renewal", "8月", "year_missing"),
    ("apply", "はい", "use_application"),
    ("document", "はい", "use_the_link"),
    ("driver_scope", "", "not_an_answer"),
)


def test_values_that_are_refused(world: World) -> None:
    _, renewal = world.ready()
    for field, value, code in REFUSED:
        assert refused(world, renewal.id, field, value) == code, (field, value)


def test_a_group_name_that_is_none(world: World) -> None:
    _, renewal = world.ready("kenji", "clickar")
    for value in ("", "あ", "さくら\n製作所", "x" * 61, True):
        assert refused(world, renewal.id, "group_name", value, "kenji") == "group_name_form"


@pytest.mark.parametrize("until", ["contract", "privacy", "plan", "document"])
def test_nothing_ahead_can_be_answered(world: World, until: str) -> None:
    actor = world.actor("aoi")
    renewal = start_renewal(world.backend, actor, "mypage").renewal
    if until != "contract":
        renewal = world.started("aoi", "mypage")
        world.walk(actor, renewal.id, until=until)
    fields = [f.id for f in standing(world.backend, actor, renewal.id).loaded.journey.programme.fields]
    for field in fields[fields.index(until) + 1 :]:
        if field not in ("document", "group_name", "postal_code", "address", "phone"):
            assert refused(world, renewal.id, field, True) == "not_yet", field
    with pytest.raises(NotAllowedNow, match="incomplete"):
        apply(world.backend, actor, renewal.id)


def test_reading_ahead_is_refused_too(world: World) -> None:
    actor, renewal = world.actor("aoi"), world.started("aoi", "mypage")
    with pytest.raises(NotAllowedNow, match="not_yet"):
        plans_of(world.backend, actor, renewal.id)
    with pytest.raises(NotAllowedNow, match="document_not_yet"):
        open_document(world.backend, actor, renewal.id)
    with pytest.raises(NotYours, match="no_policy"):
        policy_of(world.backend, actor, renewal.id)


def test_the_first_question_is_the_end_of_going_back(world: World) -> None:
    actor = world.actor("aoi")
    renewal = start_renewal(world.backend, actor, "mypage").renewal
    with pytest.raises(NotAllowedNow, match="at_the_start"):
        step_back(world.backend, actor, renewal.id)


def test_the_document_must_have_been_opened(world: World) -> None:
    actor, renewal = world.actor("aoi"), world.started("aoi", "mypage")
    world.walk(actor, renewal.id, until="document")
    assert refused(world, renewal.id, "e_delivery", True) == "not_yet"
    open_document(world.backend, actor, renewal.id)
    answer(world.backend, actor, renewal.id, "e_delivery", True)


def test_another_address_is_another_document_to_be_opened(world: World) -> None:
    actor, renewal = world.ready()
    answer(world.backend, actor, renewal.id, "address", "東京都千代田区見本町9-9-9")
    world.walk(actor, renewal.id, until="document")
    assert refused(world, renewal.id, "e_delivery", True) == "not_yet"
    answer(world.backend, actor, renewal.id, "address", "東京都千代田区見本町1-2-3")
    world.walk(actor, renewal.id, until="customer_confirmed")
    answer(world.backend, actor, renewal.id, "customer_confirmed", True)
    assert world.now_at(actor, renewal.id) == "apply", (
        "the edition that was opened and agreed to is in force again"
    )


@pytest.mark.parametrize("kind", ["privacy", "e_delivery", "disclosure"])
def test_a_consent_to_older_words_does_not_count(
    world: World, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    actor, renewal = world.ready()
    old = consents.consent_text
    field = {"disclosure": "notices"}.get(kind, kind)

    def newer(asked: consents.ConsentKind) -> ConsentText:
        text = old(asked)
        return replace(text, version="v2") if asked == kind else text

    monkeypatch.setattr(consents, "consent_text", newer)
    assert world.now_at(actor, renewal.id) == field
    with pytest.raises(NotAllowedNow, match="incomplete"):
        apply(world.backend, actor, renewal.id)


def test_a_plan_under_an_older_rating_table_does_not_count(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    from renewal_backend.services import backend as module

    actor, renewal = world.ready()
    old = module.in_force
    monkeypatch.setattr(
        module, "in_force", lambda day: replace(old(day), version="next", base=old(day).base + 10_000)
    )
    assert world.now_at(actor, renewal.id) == "plan"
    with pytest.raises(NotAllowedNow, match="incomplete"):
        apply(world.backend, actor, renewal.id)


def test_contracts_that_cannot_be_renewed(world: World) -> None:
    expected = {
        "minoru": "contract_too_early",
        "nanami": "contract_matured",
        "wataru": "contract_not_registered",
    }
    for who, code in expected.items():
        actor, [number] = world.actor(who), world.numbers(who)
        with pytest.raises(NotAllowedNow) as caught:
            start_renewal(world.backend, actor, "mypage", number)
        assert caught.value.code == code
        assert [c.refusal.code for c in contracts_of(world.backend, actor) if c.refusal] == [code]
        renewal = start_renewal(world.backend, actor, "mypage").renewal
        assert refused(world, renewal.id, "contract", number, who) == code


def test_somebody_elses_contract_looks_like_none(world: World) -> None:
    renewal = start_renewal(world.backend, world.actor("aoi"), "mypage").renewal
    for number in (*world.numbers("haruto"), "9999999999"):
        assert refused(world, renewal.id, "contract", number) == "contract_not_found"
        with pytest.raises(NotAllowedNow, match="contract_not_found"):
            start_renewal(world.backend, world.actor("aoi"), "mypage", number)


def test_a_group_contract_is_not_renewed_as_an_individual_one(world: World) -> None:
    number = world.numbers("kenji")[0]
    with pytest.raises(NotAllowedNow, match="contract_not_found"):
        start_renewal(world.backend, world.actor("kenji"), "mypage", number)


def test_the_period_opens_and_closes_at_the_second(world: World) -> None:
    actor, [listed] = world.actor("aoi"), contracts_of(world.backend, world.actor("aoi"))
    matures = listed.contract.matures
    opens = datetime.combine(matures - timedelta(days=65), time.min, TOKYO)
    closes = datetime.combine(matures + timedelta(days=1), time.min, TOKYO)
    assert (listed.period.opens, listed.period.closes) == (opens, closes)
    second = timedelta(seconds=1)
    moments = [(opens - second, "contract_too_early"), (opens, None), (closes - second, None)]
    for moment, code in [*moments, (closes, "contract_matured")]:
        world.clock.at = moment.astimezone(UTC)
        [now] = contracts_of(world.backend, actor)
        assert (now.refusal.code if now.refusal else None) == code, moment


def test_a_renewal_that_is_ready_can_be_applied_for_until_the_last_second(world: World) -> None:
    actor, renewal = world.ready()
    closes = contracts_of(world.backend, actor)[0].period.closes.astimezone(UTC)
    world.clock.at = closes
    with pytest.raises(NotAllowedNow, match="contract_matured"):
        apply(world.backend, actor, renewal.id)
    assert refused(world, renewal.id, "contract", world.numbers("aoi")[0]) == "contract_matured"
    world.clock.at = closes - timedelta(microseconds=1)
    assert apply(world.backend, actor, renewal.id).number


def test_what_has_been_applied_for_cannot_be_changed(world: World) -> None:
    actor, renewal = world.ready()
    apply(world.backend, actor, renewal.id)
    assert refused(world, renewal.id, "phone", "0312345678") == "already_applied"
    for change in (
        lambda: reopen(world.backend, actor, renewal.id, "phone"),
        lambda: step_back(world.backend, actor, renewal.id),
        lambda: plans_of(world.backend, actor, renewal.id),
        lambda: answer_text(world.backend, actor, renewal.id, "phone", "03-1234-5678"),
    ):
        with pytest.raises(NotAllowedNow, match="already_applied"):
            change()
    number = world.numbers("aoi")[0]
    with pytest.raises(NotAllowedNow, match="contract_renewed"):
        start_renewal(world.backend, actor, "mypage", number)


def test_of_two_tabs_the_one_that_is_behind_is_told(world: World) -> None:
    actor, renewal = world.actor("aoi"), world.started("aoi", "mypage")
    loaded = world.walk(actor, renewal.id, until="driver_scope")
    seen = loaded.renewal.version
    answer(world.backend, actor, renewal.id, "driver_scope", "couple", version=seen)
    for change in (
        lambda: answer(world.backend, actor, renewal.id, "driver_scope", "anyone", version=seen),
        lambda: reopen(world.backend, actor, renewal.id, "flow", version=seen),
        lambda: step_back(world.backend, actor, renewal.id, version=seen),
        lambda: apply(world.backend, actor, renewal.id, version=seen),
    ):
        with pytest.raises(StaleRenewal):
            change()
    assert standing(world.backend, actor, renewal.id).loaded.journey.values["driver_scope"] == "couple"


@pytest.mark.parametrize("who", ["kenji", "nobody"])
def test_nobody_changes_anothers_renewal(world: World, who: str) -> None:
    _, renewal = world.ready()
    other = Actor("no-such-member") if who == "nobody" else world.actor(who)
    for attempt in (
        lambda: answer(world.backend, other, renewal.id, "phone", "0312345678"),
        lambda: answer_text(world.backend, other, renewal.id, "phone", "0312345678"),
        lambda: reopen(world.backend, other, renewal.id, "phone"),
        lambda: step_back(world.backend, other, renewal.id),
        lambda: open_document(world.backend, other, renewal.id),
        lambda: plans_of(world.backend, other, renewal.id),
        lambda: policy_of(world.backend, other, renewal.id),
        lambda: apply(world.backend, other, renewal.id, "a key"),
    ):
        with pytest.raises(NotYours, match="not_found"):
            attempt()
    assert world.now_at(world.actor("aoi"), renewal.id) == "apply"


def test_texts_that_are_no_answer(world: World) -> None:
    actor, renewal = world.ready()
    for field, text, code in UNREADABLE:
        with pytest.raises(NotAllowedNow) as caught:
            answer_text(world.backend, actor, renewal.id, field, text)
        assert caught.value.code == code, (field, text)
    assert world.now_at(actor, renewal.id) == "apply"
