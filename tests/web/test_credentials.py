"""The pages for ID and password of the internet site: plain, for whose turn it is, and the same for everybody."""

from __future__ import annotations

import re

import httpx
import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.services.talk import remember
from tests.web.browser import Browser, action, hidden

TAKUMI = {"policy_number": "1000-005067", "birth_date": "昭和63年12月1日", "phone": ""}
YUKO = {"policy_number": "", "birth_date": "1965/8/22", "phone": "０８０－００００－１００６"}
NOBODY = {"policy_number": "1000005067", "birth_date": "1988年12月2日", "phone": ""}
MAIL, NEW = "takumi@example.jp", "Hiyori88wagon"


def at_identity(browser: Browser) -> Browser:
    """In the chat, up to the identity check."""
    browser.open("internet")
    for said in ("更新をはじめる", "IDとパスワードを発行する", "同意する", "次へ進む"):
        answered = browser.say(said)
        assert answered.status_code == 200, answered.text
    return browser


def both_pages(browser: Browser, identity: dict[str, str], mail: str = MAIL) -> list[httpx.Response]:
    """Fills in both pages and follows to the last."""
    sent = [browser.fill_in("/credentials", **identity)]
    assert sent[0].headers["location"] == "/credentials/mail"
    sent.append(browser.get("/credentials/mail"))
    sent.append(browser.fill_in("/credentials/mail", mail=mail, mail_again=mail))
    sent.append(browser.get(sent[-1].headers["location"]))
    return sent


def test_from_no_id_to_the_login_and_on(browser: Browser) -> None:
    at_identity(browser)
    assert browser.messages()[-1]["link"]["url"] == "/credentials"
    done = both_pages(browser, TAKUMI)[-1]
    assert "別々に届きます" in done.text
    assert 'href="/chat?entry=internet"' in done.text
    sent, question = browser.messages()[-2:]
    assert sent["text"] == wording().say("credentials_sent")
    assert (question["step"]["programme"], question["step"]["id"]) == ("internet", "login")
    assert question["link"]["url"] == "/login"
    notice, password = (
        browser.world.mails("site_notice/")[0].text,
        browser.world.mails("site_password/")[0].text,
    )
    login = re.search(r"ログインID：(\S+)", notice)
    temporary = re.search(r"仮パスワード：(\S+)", password)
    assert login
    assert temporary
    asked = browser.log_in_to_the_site(login[1], temporary[1])
    assert asked.status_code == 200
    assert "メールでお知らせした仮のもの" in asked.text
    form = {"csrf": hidden(asked, "csrf"), "ticket": hidden(asked, "ticket")}
    wrong = browser.post(action(asked), data={**form, "new_password": NEW, "new_password_again": "x"})
    assert wrong.status_code == 422
    assert NEW not in wrong.text
    form["ticket"] = hidden(wrong, "ticket")
    entered = browser.post(action(wrong), data={**form, "new_password": NEW, "new_password_again": NEW})
    assert entered.headers["location"] == "/login/done"
    [logged_in, next_question] = browser.messages()[-2:]
    assert "模擬 匠さま" in logged_in["text"]
    assert next_question["step"]["id"] == "site_terms"


def test_the_pages_work_without_a_script_and_fill_themselves_in(browser: Browser) -> None:
    at_identity(browser)
    identity = browser.get("/credentials")
    browser.fill_in("/credentials", **TAKUMI)
    mail = browser.get("/credentials/mail")
    for page in (identity, mail, browser.get("/credentials/reissue")):
        assert page.status_code == 200
        assert page.headers["cache-control"] == "no-store"
        assert "<script" not in page.text
        fields = re.findall(r'<input id="[^>]*>', page.text)
        assert fields
        assert all("autocomplete=" in field and "onpaste" not in field for field in fields)
        assert all(f'for="{re.search(chr(105) + "d=.([a-z_-]+)", f)[1]}"' in page.text for f in fields)  # type: ignore[index]
    assert 'autocomplete="bday"' in identity.text
    assert 'autocomplete="email"' in mail.text


@pytest.mark.parametrize("path", ["/credentials", "/credentials/mail", "/credentials/done"])
def test_without_a_conversation_there_is_no_page(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 401
    assert browser.post(path if path != "/credentials/done" else "/credentials").status_code == 401


def test_a_page_is_there_only_at_its_question(browser: Browser) -> None:
    browser.open("internet")
    for path in ("/credentials", "/credentials/mail"):
        page = browser.get(path)
        assert page.status_code == 422
        assert wording().refusal("page_not_now", {}) in page.text
    at_identity(browser)
    assert browser.get("/credentials").status_code == 200
    assert browser.get("/credentials/mail").status_code == 422
    browser.fill_in("/credentials", **NOBODY)
    assert browser.get("/credentials").status_code == 200, "to correct it"
    assert browser.get("/credentials/mail").status_code == 200


def test_a_form_that_we_did_not_give_changes_nothing(browser: Browser) -> None:
    at_identity(browser)
    before = len(browser.messages())
    for csrf in ("", "0" * 32, "é"):
        assert browser.post("/credentials", data={**TAKUMI, "csrf": csrf}).status_code == 400
    assert len(browser.messages()) == before


@pytest.mark.parametrize(
    ("typed", "wrong", "code"),
    [
        ({}, "policy_number", "identity_two_needed"),
        ({"birth_date": "1988-12-01"}, "policy_number", "identity_two_needed"),
        ({"policy_number": "1000005067", "phone": "  "}, "birth_date", "identity_two_needed"),
        ({"policy_number": "12345", "phone": "090-0000-1005"}, "policy_number", "policy_number_form"),
        ({"policy_number": "1000005067", "birth_date": "きのう"}, "birth_date", "birth_date_wanted"),
        ({"policy_number": "1000005067", "birth_date": "2088-01-01"}, "birth_date", "birth_date_impossible"),
        ({"policy_number": "1000005067", "phone": "110"}, "phone", "phone_form"),
        ({"policy_number": "1000005076", "phone": "090-0000-1005"}, "policy_number", "policy_number_wrong"),
        ({"policy_number": "x" * 5000, "phone": "110"}, "policy_number", "policy_number_form"),
    ],
)
def test_what_can_not_be_read_is_asked_again(
    browser: Browser, typed: dict[str, str], wrong: str, code: str
) -> None:
    at_identity(browser)
    page = browser.fill_in("/credentials", **typed)
    assert page.status_code == 400
    assert wording().refusal(code, {}) in page.text
    assert f'<a href="#{wrong}">' in page.text
    for value in typed.values():
        assert f'value="{value}"' in page.text, "what was typed stays"


@pytest.mark.parametrize(
    ("mail", "again", "code"),
    [
        ("", "", "mail_form"),
        ("takumi@", "takumi@", "mail_form"),
        ("takumi@example", "takumi@example", "mail_form"),
        ("a b@example.jp", "a b@example.jp", "mail_form"),
        ("a@example.jp\nBcc: x@example.jp", "a@example.jp\nBcc: x@example.jp", "mail_form"),
        (f"{'a' * 300}@example.jp", f"{'a' * 300}@example.jp", "mail_form"),
        ("takumi@example.jp", "takumi@example.com", "mail_differs"),
    ],
)
def test_a_mail_address_is_entered_twice(browser: Browser, mail: str, again: str, code: str) -> None:
    at_identity(browser)
    browser.fill_in("/credentials", **TAKUMI)
    page = browser.fill_in("/credentials/mail", mail=mail, mail_again=again)
    assert page.status_code == 400
    assert wording().refusal(code, {}) in page.text
    assert browser.world.mails("site_") == []


def test_full_width_and_other_case_are_the_same_address(browser: Browser) -> None:
    at_identity(browser)
    browser.fill_in("/credentials", **TAKUMI)
    sent = browser.fill_in(
        "/credentials/mail", mail=" ｔａｋｕｍｉ@example.jp", mail_again="Takumi@example.jp "
    )
    assert sent.headers["location"] == "/credentials/done"
    assert browser.world.mails("site_notice/")[0].to == "takumi@example.jp"


def test_known_unknown_and_another_address_are_answered_alike(browser: Browser) -> None:
    told = []
    for identity, mail in ((TAKUMI, MAIL), (YUKO, "yuko.hinagata@example.jp"), (YUKO, MAIL), (NOBODY, MAIL)):
        own = at_identity(browser.other())
        pages = both_pages(own, identity, mail)
        told.append([plain(own, page) for page in pages] + [str(texts(own))])
        assert len(browser.world.mails("site_")) >= len(told)
    assert told[0] == told[1] == told[2] == told[3]


def plain(browser: Browser, page: httpx.Response) -> tuple[int, str, list[str]]:
    """Status, body and the names of the headers, without the form's own token."""
    return page.status_code, re.sub(r'value="[0-9a-f]{32}"', "", page.text), sorted(page.headers)


def texts(browser: Browser) -> list[str]:
    """What the chat said."""
    return [message["text"] for message in browser.messages()]


def test_sent_twice_is_done_once(browser: Browser) -> None:
    at_identity(browser)
    browser.fill_in("/credentials", **TAKUMI)
    form = {"csrf": hidden(browser.get("/credentials/mail"), "csrf"), "mail": MAIL, "mail_again": MAIL}
    for _ in range(2):
        assert browser.post("/credentials/mail", data=form).headers["location"] == "/credentials/done"
    assert len(browser.world.mails("site_")) == 2


def test_nothing_that_was_entered_is_in_an_address_a_log_or_the_chat(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    at_identity(browser)
    both_pages(browser, TAKUMI)
    for secret in ("1000005067", "1000-005067", MAIL):
        assert secret not in caplog.text
        assert secret not in str(browser.messages())


def test_in_the_hours_when_the_site_is_closed_the_pages_say_so(browser: Browser) -> None:
    at_identity(browser)
    browser.world.clock.move(hours=16)
    page = browser.get("/credentials")
    assert page.status_code == 422
    assert "お使いいただけない時間" in page.text
    browser.world.clock.move(hours=2)
    assert browser.get("/credentials").status_code == 200


def test_the_login_page_speaks_of_its_realm(browser: Browser) -> None:
    browser.open("internet")
    page = browser.get("/login")
    assert 'name="login_id"' in page.text
    assert "再発行" in page.text
    assert "0120-157-566" not in page.text, "another insurer's line"
    wrong = browser.log_in_to_the_site("J0000506", "wrong")
    assert wrong.status_code == 401
    assert wording().refusal("login_failed_internet", {}) in wrong.text
    assert browser.log_in_to_the_site("aoi.mihon@example.jp", "Aoi2026demo").status_code == 401
    assert browser.log_in_to_the_site("j0000506", "Yuko2026demo").status_code == 303
    other = browser.other()
    other.open("mypage")
    assert 'name="email"' in other.get("/login").text
    assert other.log_in("J0000506", "Yuko2026demo").status_code == 401


def test_a_login_of_mypage_is_none_for_the_internet_site(browser: Browser) -> None:
    browser.member("aoi")
    cookie = browser.cookie
    conversation_id = browser.open().json()["conversation"]
    with browser.world.database.begin() as work:
        conversation = work.conversations.get(conversation_id)
        assert conversation
        work.conversations.save(remember(conversation, programme="internet", active=None))
        work.commit()
    asked = browser.say("更新をはじめる").json()["messages"][-1]
    assert asked["step"]["id"] == "login"
    assert "見本 葵" in str(browser.messages()), "still logged in to マイページ"
    assert browser.log_in_to_the_site("J0000506", "Yuko2026demo").status_code == 303
    assert browser.cookie != cookie
    assert "見本 葵" not in str(browser.messages()), "another login, another conversation"
    assert "雛形 優子さま" in str(browser.messages())
