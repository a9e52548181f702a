"""Behind the mailed link: who becomes a member, and the way on from every dead end."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import httpx
import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.domain.member import Member
from renewal_backend.domain.policy_number import number_from
from tests.web.browser import Browser
from tests.web.registering import (
    MAIL,
    PASSWORD,
    begun,
    confirmed,
    details,
    entered,
    link_in,
    mailed,
    mails_to,
)


def member(browser: Browser, mail: str = MAIL) -> Member | None:
    with browser.world.database.read() as work:
        return work.members.by_login("mypage", mail)


def activated(browser: Browser, link: str, password: str = PASSWORD) -> httpx.Response:
    return browser.post(link, data={"password": password})


def test_in_the_same_browser_the_chat_goes_straight_on_to_the_renewal(browser: Browser) -> None:
    link = mailed(browser)
    assert browser.get(link).status_code == 200
    before = browser.cookie
    answer = activated(browser, link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/registration/done/clickar")
    assert browser.cookie != before, "a new key for what is hers now"
    [registered, question] = browser.messages()[-2:]
    assert "会員登録が完了しました。例田 美咲さま" in registered["text"]
    assert question["step"]["programme"] == "clickar"
    assert question["step"]["id"] == "contract"
    assert details(browser.world)["policy_number"] in question["text"]
    done = browser.get("/registration/done/clickar")
    assert "マイページトップへ" in done.text
    assert 'href="/chat?entry=registration"' in done.text
    assert mails_to(browser.world, MAIL)[-1].subject == "マイページの会員登録が完了しました"


def test_elsewhere_the_page_leads_to_the_login_and_the_chat_is_told(browser: Browser) -> None:
    link = mailed(browser)
    phone = browser.other()
    assert activated(phone, link).headers["location"] == "/registration/done/clickar"
    assert phone.cookie is None
    assert 'href="/chat?entry=clickar"' in phone.get("/registration/done/clickar").text
    [told, question] = browser.messages()[-2:]
    assert "会員登録が完了しました" in told["text"]
    assert question["link"]["url"] == "/login"
    assert question["step"]["programme"] == "clickar"
    assert browser.log_in(MAIL, PASSWORD).status_code == 303
    assert browser.messages()[-1]["step"]["id"] == "contract"


def test_another_conversation_in_the_browser_is_not_taken_over(browser: Browser) -> None:
    link = mailed(browser)
    aoi = browser.other().member("aoi")
    cookie, before = aoi.cookie, len(aoi.messages())
    assert activated(aoi, link).status_code == 303
    assert (aoi.cookie, len(aoi.messages())) == (cookie, before)


def test_the_entry_decides_when_a_registered_contract_fits_it(browser: Browser) -> None:
    begun(browser, "clickar")
    entered(browser)
    confirmed(browser)
    assert (
        activated(browser, link_in(mails_to(browser.world, MAIL)[-1]))
        .headers["location"]
        .endswith("/clickar")
    )
    assert browser.messages()[-1]["step"]["id"] == "contract"


def test_what_was_entered_is_gone_once_the_membership_exists(browser: Browser) -> None:
    activated(browser, mailed(browser))
    with browser.world.database._engines.reader.connect() as connection:
        [row] = connection.exec_driver_sql("SELECT password_hash, done_at FROM sign_ups").fetchall()
    assert row[0] is None
    assert row[1] is not None
    made = member(browser)
    assert made is not None
    assert browser.world.hasher.verify(made.password_hash, PASSWORD)
    with browser.world.database.read() as work:
        [contract] = work.contracts.of_member(made.id)
    assert contract.registered


def test_looking_uses_nothing_up(browser: Browser) -> None:
    link = mailed(browser)
    for _ in range(3):
        assert browser.get(link).status_code == 200
    assert member(browser) is None
    assert activated(browser, link).status_code == 303


def test_a_link_is_good_for_a_day_to_the_second(browser: Browser) -> None:
    link = mailed(browser)
    browser.world.clock.move(hours=24, seconds=-1)
    assert browser.get(link).status_code == 200
    browser.world.clock.move(seconds=1)
    for page in (browser.get(link), activated(browser, link)):
        assert page.status_code == 410
        assert wording().refusal("link_expired", {}) in page.text
        assert 'href="/registration/check"' in page.text, "what was entered is still there"
    assert 'href="/chat?entry=registration"' in browser.other().get(link).text
    assert member(browser) is None
    confirmed(browser)
    assert activated(browser, link_in(mails_to(browser.world, MAIL)[-1])).status_code == 303


def test_a_link_is_used_once(browser: Browser) -> None:
    link = mailed(browser)
    assert activated(browser, link).status_code == 303
    for page in (browser.get(link), activated(browser, link), activated(browser.other(), link)):
        assert page.status_code == 410
        assert wording().refusal("link_used", {}) in page.text
        assert "/chat?entry=mypage" in page.text
    assert len(mails_to(browser.world, MAIL)) == 2


@pytest.mark.parametrize("token", ["x" * 43, "short", "%00", "a" * 200, "%E3%81%82"])
def test_an_unknown_link_leads_on_too(browser: Browser, token: str) -> None:
    for page in (
        browser.get(f"/registration/activate/{token}"),
        activated(browser, f"/registration/activate/{token}"),
    ):
        assert page.status_code == 410
        assert wording().refusal("link_unknown", {}) in page.text


def test_opened_twice_and_sent_twice_at_once_makes_one_member(browser: Browser) -> None:
    link = mailed(browser)

    async def both() -> list[httpx.Response]:
        return list(
            await asyncio.gather(*(browser.web.post(link, data={"password": PASSWORD}) for _ in range(2)))
        )

    assert sorted(a.status_code for a in asyncio.run(both())) == [303, 410]
    assert member(browser) is not None


def test_a_wrong_password_can_be_tried_five_times_and_is_slowed_then(browser: Browser) -> None:
    link = mailed(browser)
    for wrong in ("", "wrong", PASSWORD.lower(), PASSWORD + "x", "あ"):
        page = activated(browser, link, wrong)
        assert page.status_code == 401
        assert wording().refusal("activation_password", {}) in page.text
    assert activated(browser, link, "wrong again").status_code in (401, 429)
    assert activated(browser, link).status_code == 429
    assert member(browser) is None
    browser.world.clock.move(minutes=6)
    assert activated(browser, link).status_code == 303


def test_somebody_who_was_quicker_with_the_same_mail_address(browser: Browser) -> None:
    link = mailed(browser)
    made = Member("quick", "mypage", MAIL, browser.world.hasher.hash("other"), "だれか", otp=False)
    with browser.world.database.begin() as work:
        work.members.add(made)
        work.commit()
    page = activated(browser, link)
    assert page.status_code == 422
    assert wording().refusal("registration_mail_taken", {}) in page.text
    assert member(browser) == made


def test_somebody_who_was_quicker_with_the_same_contract(browser: Browser) -> None:
    first, other = mailed(browser), browser.other()
    second = mailed(other, email="misaki@example.com")
    assert activated(browser, first).status_code == 303
    page = activated(other, second)
    assert page.status_code == 422
    assert wording().refusal("registration_contract_changed", {}) in page.text
    assert member(browser, "misaki@example.com") is None


def test_the_page_needs_no_script_and_is_kept_by_nobody(browser: Browser) -> None:
    page = browser.get(mailed(browser))
    assert "<script" not in page.text
    assert page.headers["cache-control"] == "no-store"
    assert page.headers["referrer-policy"] == "same-origin"


def test_a_page_of_a_programme_that_is_none(browser: Browser) -> None:
    assert browser.get("/registration/done/nothing").status_code == 404


def test_five_contracts_at_once(browser: Browser) -> None:
    world = browser.world
    [mine] = [o.contract for o in world.data.contracts if o.contract.holder.name == "例田 美咲"]
    numbers = [mine.policy_number]
    with world.database.begin() as work:
        for n in range(4):
            numbers.append(number_from(200_000_000 + n))
            work.contracts.add(replace(mine, id=f"car-{n}", policy_number=numbers[-1]), None)
        work.commit()
    link = mailed(browser, policy_number=numbers)
    assert activated(browser, link).status_code == 303
    text = browser.messages()[-1]["text"]
    assert all(number in text for number in numbers)
