"""A forgotten password: the same answer for everybody, a link that is good once, and nobody left logged in."""

from __future__ import annotations

import httpx
import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.errors import NotLoggedIn
from renewal_backend.services.api_session import actor_of_token, open_session
from tests.web.browser import Browser
from tests.web.registering import link_in, mails_to

AOI, NEW = "aoi.mihon@example.jp", "Kf8xw2pqLm"


def asked(browser: Browser, email: str) -> httpx.Response:
    answer = browser.post("/password", data={"email": email})
    assert (answer.status_code, answer.headers["location"]) == (303, "/password/sent")
    return browser.get("/password/sent")


def link_for(browser: Browser) -> str:
    asked(browser, AOI)
    return link_in(mails_to(browser.world, AOI)[-1])


def changed(browser: Browser, link: str, new: str = NEW, again: str | None = None) -> httpx.Response:
    return browser.post(
        link, data={"new_password": new, "new_password_again": new if again is None else again}
    )


def test_a_new_password_from_the_login_page(browser: Browser) -> None:
    browser.open()
    assert 'href="/password"' in browser.get("/login").text
    assert browser.get("/password").status_code == 200
    link = link_for(browser)
    assert browser.get(link).status_code == 200
    answer = changed(browser, link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/password/done")
    assert browser.log_in(AOI, "Aoi2026demo").status_code == 401
    assert browser.log_in(AOI, NEW).status_code == 303
    assert mails_to(browser.world, AOI)[-1].subject == "パスワードが変更されました"


def test_known_and_unknown_get_the_same_page_and_different_mails(browser: Browser) -> None:
    known, unknown = (asked(browser, mail) for mail in (AOI, "nobody@example.jp"))
    assert known.text == unknown.text
    assert dict(known.headers) == dict(unknown.headers)
    [mail] = mails_to(browser.world, "nobody@example.jp")
    assert "会員登録は見つかりませんでした" in mail.text
    assert "/password/" not in mail.text


@pytest.mark.parametrize(
    "email", ["", "aoi", "a@b", "a@example.jp\nBcc: x@example.jp", "x" * 300 + "@example.jp"]
)
def test_what_is_no_mail_address_is_told(browser: Browser, email: str) -> None:
    page = browser.post("/password", data={"email": email})
    assert page.status_code == 422
    assert wording().refusal("mail_form", {}) in page.text
    assert browser.world.mails("") == []


def test_nobody_can_be_flooded(browser: Browser) -> None:
    pages = {asked(browser, mail).text for mail in (AOI, AOI.upper()) * 5}
    assert len(pages) == 1
    assert len(browser.world.mails("reset/")) == 5


@pytest.mark.parametrize(
    ("new", "again", "code"),
    [
        ("", "", "password_missing"),
        ("short", "short", "password_length"),
        ("password1", "password1", "password_common"),
        (NEW, NEW.lower(), "password_differs"),
        ("aoi.mihon", "aoi.mihon", "password_common"),
    ],
)
def test_a_password_that_cannot_be_taken_uses_nothing_up(
    browser: Browser, new: str, again: str, code: str
) -> None:
    link = link_for(browser)
    page = changed(browser, link, new, again)
    assert page.status_code == 422
    assert wording().refusal(code, {}) in page.text
    assert not new or f'value="{new}"' not in page.text
    assert changed(browser, link).status_code == 303


def test_a_link_is_good_once_and_for_an_hour(browser: Browser) -> None:
    first, second = link_for(browser), link_for(browser)
    assert browser.get(first).status_code == 410, "only the newest"
    assert changed(browser, second).status_code == 303
    for page in (browser.get(second), changed(browser, second, "Another8pw")):
        assert page.status_code == 410
        assert wording().refusal("link_used", {}) in page.text
    late = link_for(browser)
    browser.world.clock.move(hours=1)
    for page in (browser.get(late), changed(browser, late), browser.get("/password/" + "x" * 43)):
        assert page.status_code == 410
        assert 'href="/password"' in page.text


def test_nobody_stays_logged_in(browser: Browser) -> None:
    browser.member("aoi")
    backend = browser.world.backend
    session = open_session(backend, browser.world.member("aoi"))
    assert actor_of_token(backend, session.secret)
    elsewhere = browser.other()
    changed(elsewhere, link_for(elsewhere))
    with pytest.raises(NotLoggedIn):
        actor_of_token(backend, session.secret)
    assert browser.messages() == [], "what was said is hidden until the next login"
    browser.say("もう一度お願いします")
    assert browser.messages()[-1]["link"]["url"] == "/login"
    assert browser.log_in(AOI, NEW).status_code == 303
    assert "見本 葵さま" in browser.messages()[-2]["text"]


def test_a_slowed_login_is_free_again(browser: Browser) -> None:
    browser.open()
    for _ in range(6):
        browser.log_in(AOI, "wrong")
    assert browser.log_in(AOI, "Aoi2026demo").status_code == 429
    changed(browser, link_for(browser))
    assert browser.log_in(AOI, NEW).status_code == 303


def test_the_pages_need_no_script(browser: Browser) -> None:
    for page in (browser.get("/password"), asked(browser, AOI), browser.get(link_for(browser))):
        assert "<script" not in page.text
        assert page.headers["cache-control"] == "no-store"
