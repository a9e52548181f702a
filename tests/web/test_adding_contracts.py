"""A member adds a contract: at once with the right items, and without a word about anybody's data otherwise."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.domain.policy_number import number_from
from renewal_backend.services.apply import apply
from tests.web.browser import Browser, hidden
from tests.web.registering import details


def added(browser: Browser, whose: str, **typed: Any) -> httpx.Response:
    form = {**details(browser.world, whose), **typed}
    page = browser.get("/contracts/add")
    return browser.post("/contracts/add", data={**form, "csrf": hidden(page, "csrf")})


def test_a_contract_of_her_own_that_was_not_registered(browser: Browser) -> None:
    browser.member("wataru")
    question = browser.messages()[-1]
    assert question["link"] == {"kind": "page", "label": "ご契約を追加する", "url": "/contracts/add"}
    assert "ご契約を追加する" in question["text"]
    answer = added(browser, "追野 渉")
    assert (answer.status_code, answer.headers["location"]) == (303, "/contracts/added")
    assert browser.get("/contracts/added").status_code == 200
    [said, question] = browser.messages()[-2:]
    assert "追加を確かめました" in said["text"]
    assert details(browser.world, "追野 渉")["policy_number"] in question["text"]
    browser.say("はい")
    assert (
        "お手続きの流れ" in browser.messages()[-1]["text"]
        or browser.messages()[-1]["step"]["id"] == "guidance"
    )


def test_a_contract_of_the_other_system_turns_the_talk_to_it(browser: Browser) -> None:
    browser.member("wataru")
    assert added(browser, "例田 美咲").status_code == 303
    question = browser.messages()[-1]
    assert question["step"]["programme"] == "clickar"
    assert question["step"]["id"] == "contract"


def test_in_the_middle_of_a_renewal_the_talk_stays_where_it_is(browser: Browser) -> None:
    browser.member("aoi")
    browser.say("はい")
    assert browser.messages()[-1]["step"]["programme"] == "mypage"
    assert added(browser, "例田 美咲").status_code == 303
    assert browser.messages()[-1]["step"]["programme"] == "mypage"


@pytest.mark.parametrize(
    ("whose", "typed"),
    [
        ("追野 渉", {"address": "兵庫県神戸市中央区どこか9-9-9"}),
        ("追野 渉", {"phone": "090-1234-5678"}),
        ("追野 渉", {"birth_date": "1970-01-01"}),
        ("追野 渉", {"name": "追野 航"}),
        ("追野 渉", {"policy_number": number_from(999_999)}),
        ("見本 葵", {}),
        ("模擬 匠", {}),
    ],
    ids=["address", "phone", "birth date", "name", "unknown number", "somebody else's", "another insurer's"],
)
def test_what_does_not_fit_is_told_in_kinds_of_detail_only(
    browser: Browser, whose: str, typed: dict[str, str]
) -> None:
    browser.member("wataru")
    before = len(browser.messages())
    page = added(browser, whose, **typed)
    assert page.status_code == 422
    assert wording().refusal("contract_not_matched", {}) in page.text
    assert len(browser.messages()) == before


def test_the_number_after_renewal_is_recognised(browser: Browser) -> None:
    actor, renewal = browser.world.ready("aoi")
    policy = apply(browser.world.backend, actor, renewal.id)
    old = browser.world.numbers("aoi")[0]
    browser.member("aoi")
    said = wording().refusal("contract_number_after", {"policy_number": old})
    assert said in added(browser, "見本 葵", policy_number=policy.number).text
    browser.member("aoi")
    browser.say(policy.number)
    assert any(said in message["text"] for message in browser.messages()[-2:]), "in the chat as well"


def test_somebody_elses_number_after_renewal_is_unknown(browser: Browser) -> None:
    actor, renewal = browser.world.ready("aoi")
    policy = apply(browser.world.backend, actor, renewal.id)
    browser.member("wataru")
    page = added(browser, "見本 葵", policy_number=policy.number)
    assert wording().refusal("contract_not_matched", {}) in page.text


def test_what_is_registered_already_need_not_be_added(browser: Browser) -> None:
    browser.member("aoi")
    assert wording().refusal("contract_added_before", {}) in added(browser, "見本 葵").text


def test_form_errors_are_told_beside_their_fields(browser: Browser) -> None:
    browser.member("wataru")
    page = added(browser, "追野 渉", policy_number="1", phone="2")
    assert page.status_code == 422
    assert wording().refusal("policy_number_form", {}) in page.text
    assert wording().refusal("phone_form", {}) in page.text


def test_trying_is_slowed(browser: Browser) -> None:
    browser.member("wataru")
    pages = [added(browser, "追野 渉", policy_number=number_from(n)) for n in range(8)]
    assert pages[0].status_code == 422
    assert pages[-1].status_code == 429
    browser.world.clock.move(minutes=6)
    assert added(browser, "追野 渉").status_code == 303


def test_only_a_member_who_is_logged_in_may(browser: Browser) -> None:
    assert browser.get("/contracts/add").status_code == 401
    browser.open()
    assert browser.get("/contracts/add").status_code == 401
    assert browser.post("/contracts/add", data=details(browser.world)).status_code == 401
    browser.member("wataru")
    assert browser.post("/contracts/add", data={**details(browser.world), "csrf": "0"}).status_code == 400
    browser.world.clock.move(hours=25)
    assert browser.get("/contracts/add").status_code == 401
