"""Who does not know the password of the internet site sets a new one through a mailed link."""

from __future__ import annotations

import re

import pytest

from renewal_backend.catalogue.wording import wording
from tests.channels.plain_rasa import PlainRasa
from tests.web.browser import Browser, action

ID, MAIL, NEW = "J0000506", "yuko.hinagata@example.jp", "Hiyori88wagon"


def link(browser: Browser) -> str:
    """The path of the newest mail's link."""
    found = re.search(
        r"http://\S+?(/credentials/password/\S+)", browser.world.mails("site_reissue/")[-1].text
    )
    assert found
    return found[1]


@pytest.mark.parametrize("typed", [ID, "ｊ0000506", MAIL, f" {MAIL.upper()} "])
def test_by_id_or_address_the_link_goes_to_the_registered_address(browser: Browser, typed: str) -> None:
    browser.open("internet")
    sent = browser.fill_in("/credentials/reissue", login=typed)
    assert sent.headers["location"] == "/credentials/reissue/done"
    [mail] = browser.world.mails("site_reissue/")
    assert mail.to == MAIL
    assert ID in mail.text


def test_the_answer_is_the_same_for_nobody(browser: Browser) -> None:
    browser.open("internet")
    told = []
    for typed in (ID, "J9999999", MAIL, "nobody@example.jp", "aoi.mihon@example.jp"):
        sent = browser.fill_in("/credentials/reissue", login=typed)
        told.append((sent.status_code, sent.headers["location"], browser.get(sent.headers["location"]).text))
    assert len(set(told)) == 1
    assert {mail.to for mail in browser.world.mails("site_")} == {MAIL}


def test_the_answer_about_a_forgotten_password_leads_there(browser: Browser, dialogue: PlainRasa) -> None:
    dialogue.understood["パスワードを忘れました"] = [{"show": "faq", "topic": "forgotten_password"}]
    for entry, url in (("internet", "/credentials/reissue"), ("mypage", "/password")):
        own = browser.other()
        own.open(entry)
        [said] = own.say("パスワードを忘れました").json()["messages"]
        assert (said["link"] or {}).get("url") == url


def test_nothing_entered_is_asked_again(browser: Browser) -> None:
    browser.open("internet")
    page = browser.fill_in("/credentials/reissue", login="  ")
    assert page.status_code == 400
    assert wording().refusal("reissue_wanted", {}) in page.text
    assert browser.other().get("/credentials/reissue").status_code == 401
    assert browser.post("/credentials/reissue", data={"login": ID}).status_code == 400


def test_the_link_is_good_once_and_on_any_device(browser: Browser) -> None:
    browser.open("internet")
    browser.fill_in("/credentials/reissue", login=ID)
    path, elsewhere = link(browser), browser.other()
    page = elsewhere.get(path)
    assert page.status_code == 200
    weak = elsewhere.post(action(page), data={"new_password": "password", "new_password_again": "password"})
    assert weak.status_code == 422
    typed = {"new_password": NEW, "new_password_again": NEW}
    done = elsewhere.post(action(page), data=typed)
    assert done.headers["location"] == "/credentials/password/done"
    assert "/chat?entry=internet" in elsewhere.get("/credentials/password/done").text
    for again in (elsewhere.get(path), elsewhere.post(path, data=typed)):
        assert again.status_code == 410
        assert NEW not in again.text
    assert browser.log_in_to_the_site(ID, "Yuko2026demo").status_code == 401
    assert browser.log_in_to_the_site(ID, NEW).status_code == 303


def test_a_new_link_ends_the_old_one_and_time_ends_any(browser: Browser) -> None:
    browser.open("internet")
    browser.fill_in("/credentials/reissue", login=ID)
    first = link(browser)
    browser.fill_in("/credentials/reissue", login=ID)
    assert browser.get(first).status_code == 410
    assert browser.get(link(browser)).status_code == 200
    browser.world.clock.move(hours=1)
    assert browser.get(link(browser)).status_code == 410
    assert browser.get("/credentials/password/unknown").status_code == 410
    assert browser.log_in_to_the_site(ID, "Yuko2026demo").status_code == 303, "the old one is good until then"


def test_a_flood_ends_in_silence(browser: Browser) -> None:
    browser.open("internet")
    for typed in (ID, MAIL) * 10:
        assert browser.fill_in("/credentials/reissue", login=typed).status_code == 303
    assert len(browser.world.mails("site_reissue/")) == browser.world.backend.policy.mails_an_hour
