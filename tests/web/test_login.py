"""The login's pages: plain forms, nothing given away, one-time passwords."""

from __future__ import annotations

import re

import pytest

from renewal_backend.catalogue.wording import wording
from tests.web.browser import NAME, Browser, action, hidden

AOI, HARUTO = "aoi.mihon@example.jp", "haruto.tameshino@example.jp"
PASSWORD = {AOI: "Aoi2026demo", HARUTO: "Haruto2026demo"}


def code_of(browser: Browser) -> str:
    """The one-time password of the newest mail."""
    found = re.search(r"\b\d{8}\b", browser.world.mails("otp/")[-1].text)
    assert found is not None
    return found[0]


def test_a_member_logs_in_and_the_chat_goes_on(browser: Browser) -> None:
    browser.open()
    answer = browser.log_in(AOI, PASSWORD[AOI])
    assert (answer.status_code, answer.headers["location"]) == (303, "/login/done")
    done = browser.get("/login/done")
    assert done.status_code == 200
    assert 'href="/chat?entry=mypage"' in done.text
    [_, logged_in, question] = browser.messages()
    assert "見本 葵さま" in logged_in["text"]
    assert question["step"]["id"] == "guidance"


def test_the_pages_work_without_a_script_and_are_kept_by_nobody(browser: Browser) -> None:
    browser.open()
    page = browser.get("/login")
    assert page.headers["cache-control"] == "no-store"
    assert "<script" not in page.text
    assert 'type="password"' in page.text


@pytest.mark.parametrize("path", ["/login", "/login/done"])
def test_without_a_conversation_there_is_no_login(browser: Browser, path: str) -> None:
    for cookie in (None, "made-up"):
        if cookie:
            browser.web.cookies.set(NAME, cookie)
        page = browser.get(path)
        assert page.status_code == 401
        assert wording().refusal("no_conversation", {}) in page.text
        assert browser.post("/login", data={"email": AOI, "password": PASSWORD[AOI]}).status_code == 401


@pytest.mark.parametrize("csrf", ["", "0" * 32, "é", "ありえない", "x" * 100_0])
def test_a_form_that_we_did_not_give_changes_nothing(browser: Browser, csrf: str) -> None:
    browser.open()
    form = {"email": AOI, "password": PASSWORD[AOI], "csrf": csrf}
    page = browser.post("/login", data=form)
    assert page.status_code == 400
    assert wording().refusal("form_expired", {}) in page.text
    assert len(browser.messages()) == 1


def test_the_token_of_one_conversation_is_none_for_another(browser: Browser) -> None:
    browser.open()
    other = browser.other()
    other.open()
    form = {"email": AOI, "password": PASSWORD[AOI], "csrf": other.csrf()}
    assert browser.post("/login", data=form).status_code == 400


def test_an_unknown_address_and_a_wrong_password_look_alike(browser: Browser) -> None:
    browser.open()
    known, unknown = AOI, "aoi.nobody@example.jp"
    wrong = browser.log_in(known, "nothing at all")
    nobody = browser.log_in(unknown, "nothing at all")
    assert wrong.status_code == nobody.status_code == 401
    assert wrong.text.replace(known, "") == nobody.text.replace(unknown, "")
    assert set(wrong.headers) == set(nobody.headers)
    hashed = browser.world.hasher.hashed
    browser.log_in(known, "nothing at all")
    once = browser.world.hasher.hashed - hashed
    browser.log_in(unknown, "nothing at all")
    assert browser.world.hasher.hashed - hashed == 2 * once, "as much work for both"


def test_what_was_typed_stays_but_for_the_password(browser: Browser) -> None:
    browser.open()
    page = browser.log_in('"><script>alert(1)</script>@example.jp', "secret-password")
    assert "secret-password" not in page.text
    assert "<script" not in page.text
    assert "&lt;script&gt;" in page.text


def test_failures_are_slowed_with_a_page(browser: Browser) -> None:
    browser.open()
    for _ in range(6):
        page = browser.log_in(AOI, "wrong")
    assert page.status_code == 429
    assert "秒ほどたってから" in page.text
    assert browser.log_in(AOI, PASSWORD[AOI]).status_code == 429
    browser.world.clock.move(minutes=10)
    assert browser.log_in(AOI, PASSWORD[AOI]).status_code == 303


@pytest.mark.parametrize("password", ["", "a" * 50_000, "\x00", "😀"])
def test_a_strange_password_is_only_wrong(browser: Browser, password: str) -> None:
    browser.open()
    assert browser.log_in(AOI, password).status_code == 401


def test_a_form_in_a_broken_encoding_is_a_page_too(browser: Browser) -> None:
    browser.open()
    body = f"csrf={browser.csrf()}&email=%ff%fe&password=%00".encode()
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert browser.post("/login", content=body, headers=headers).status_code == 401


def test_the_one_time_password_ends_the_login(browser: Browser) -> None:
    browser.open()
    asked = browser.log_in(HARUTO, PASSWORD[HARUTO])
    assert asked.status_code == 200
    assert "h***@example.jp" in asked.text
    assert HARUTO not in asked.text
    assert code_of(browser) not in asked.text
    assert len(browser.messages()) == 1, "not logged in yet"
    form = {"csrf": hidden(asked, "csrf"), "otp": code_of(browser)}
    assert browser.post(action(asked), data=form).headers["location"] == "/login/done"
    assert "試野 陽翔さま" in browser.messages()[1]["text"]
    form["csrf"] = browser.csrf()
    assert browser.post(action(asked), data=form).status_code == 401, "good once"


def full_width(code: str) -> str:
    return code.translate(str.maketrans("0123456789", "０１２３４５６７８９"))


@pytest.mark.parametrize("typed", [full_width, lambda c: f" {c[:4]} {c[4:]} ", lambda c: f"{c[:4]}-{c[4:]}"])
def test_a_one_time_password_may_be_typed_as_people_do(browser: Browser, typed) -> None:  # type: ignore[no-untyped-def]
    browser.open()
    asked = browser.log_in(HARUTO, PASSWORD[HARUTO])
    form = {"csrf": hidden(asked, "csrf"), "otp": typed(code_of(browser))}
    assert browser.post(action(asked), data=form).status_code == 303


@pytest.mark.parametrize(
    ("otp", "code"),
    [("", "otp_form"), ("1234567", "otp_form"), ("123456789", "otp_form"), ("abcdefgh", "otp_form"),
     ("١٢٣٤٥٦٧٨", "otp_form"), ("wrong", "otp_form"), ("x" * 5000, "otp_form")],
)  # fmt: skip
def test_what_is_no_code_costs_no_try(browser: Browser, otp: str, code: str) -> None:
    browser.open()
    asked = browser.log_in(HARUTO, PASSWORD[HARUTO])
    for _ in range(6):
        page = browser.post(action(asked), data={"csrf": hidden(asked, "csrf"), "otp": otp})
        assert page.status_code == 401
        assert wording().refusal(code, {}) in page.text
    form = {"csrf": hidden(asked, "csrf"), "otp": code_of(browser)}
    assert browser.post(action(asked), data=form).status_code == 303


def test_after_five_wrong_codes_and_after_five_minutes_one_logs_in_anew(browser: Browser) -> None:
    browser.open()
    asked = browser.log_in(HARUTO, PASSWORD[HARUTO])
    right, csrf = code_of(browser), hidden(asked, "csrf")
    wrong = f"{(int(right) + 1) % 10**8:08d}"
    for _ in range(4):
        page = browser.post(action(asked), data={"csrf": csrf, "otp": wrong})
        assert wording().refusal("otp_wrong", {}) in page.text
        assert action(page) == action(asked)
    last = browser.post(action(asked), data={"csrf": csrf, "otp": wrong})
    assert wording().refusal("otp_used_up", {}) in last.text
    assert action(last) == "/login"
    assert browser.post(action(asked), data={"csrf": csrf, "otp": right}).status_code == 401
    again = browser.log_in(HARUTO, PASSWORD[HARUTO])
    browser.world.clock.move(minutes=5)
    late = browser.post(action(again), data={"csrf": csrf, "otp": code_of(browser)})
    assert wording().refusal("otp_expired", {}) in late.text


def test_a_code_can_be_sent_again_and_then_the_first_is_void(browser: Browser) -> None:
    browser.open()
    asked = browser.log_in(HARUTO, PASSWORD[HARUTO])
    first, csrf = code_of(browser), hidden(asked, "csrf")
    again = browser.post(action(asked, 1), data={"csrf": csrf})
    assert again.status_code == 200
    assert len(browser.world.mails("otp/")) == 2
    assert browser.post(action(asked), data={"csrf": csrf, "otp": first}).status_code == 401
    form = {"csrf": csrf, "otp": code_of(browser)}
    assert browser.post(action(again), data=form).status_code == 303


def test_asking_for_codes_too_often_keeps_the_form_there(browser: Browser) -> None:
    browser.open()
    page = browser.log_in(HARUTO, PASSWORD[HARUTO])
    csrf = hidden(page, "csrf")
    for _ in range(6):
        page = browser.post(action(page, 1), data={"csrf": csrf})
    assert page.status_code == 429
    assert len(browser.world.mails("otp/")) < 6
    form = {"csrf": csrf, "otp": code_of(browser)}
    assert browser.post(action(page), data=form).status_code == 303, "the last one sent is still good"


@pytest.mark.parametrize("again", ["", "/again"])
@pytest.mark.parametrize("challenge", ["nothing", "%00", "a" * 200, "..%5c", "%E3%81%82"])
def test_a_login_that_nobody_began_has_no_code(browser: Browser, challenge: str, again: str) -> None:
    browser.open()
    form = {"csrf": browser.csrf(), "otp": "01234567"}
    assert browser.post(f"/login/{challenge}{again}", data=form).status_code in (401, 404)
    form["csrf"] = "wrong"
    assert browser.post(f"/login/{challenge}{again}", data=form).status_code in (400, 404)


def test_the_code_of_one_browser_is_no_use_in_another(browser: Browser) -> None:
    browser.open()
    asked = browser.log_in(HARUTO, PASSWORD[HARUTO])
    other = browser.other()
    other.open()
    form = {"csrf": other.csrf(), "otp": code_of(browser)}
    assert other.post(action(asked), data=form).status_code == 401
    assert len(other.messages()) == 1


def test_another_member_gets_another_conversation_and_sees_nothing_of_the_first(browser: Browser) -> None:
    browser.member("aoi")
    first, cookie = browser.open().json()["conversation"], browser.cookie
    browser.log_in("minoru.hayakawa@example.jp", "Minoru2026demo")
    assert browser.cookie != cookie
    assert browser.open().json()["conversation"] != first
    assert "見本 葵" not in str(browser.messages())
    assert "早川 稔さま" in str(browser.messages())


def test_a_mailed_code_and_a_password_are_in_no_address_and_no_log(
    browser: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    browser.open()
    asked = browser.log_in(HARUTO, PASSWORD[HARUTO])
    form = {"csrf": hidden(asked, "csrf"), "otp": code_of(browser)}
    browser.post(action(asked), data=form)
    for secret in (PASSWORD[HARUTO], HARUTO, form["otp"], browser.cookie or "-"):
        assert secret not in caplog.text
        assert secret not in action(asked)


def test_the_cookie_from_before_the_login_is_worth_nothing_after_it(browser: Browser) -> None:
    browser.open()
    planted = browser.cookie
    other = browser.other()
    other.web.cookies.set(NAME, planted)
    assert browser.log_in(AOI, PASSWORD[AOI]).status_code == 303
    assert browser.cookie not in (None, planted)
    assert len(browser.messages()) == 3
    assert other.get("/chat/messages").status_code == 401
    assert other.get("/login").status_code == 401
    assert other.say("続けたい").status_code == 401
    again = browser.cookie
    assert browser.log_in(AOI, PASSWORD[AOI]).status_code == 303
    assert browser.cookie != again, "at every login"
