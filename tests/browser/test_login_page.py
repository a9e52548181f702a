"""From the chat to the login page and back: on the same tab, with and without a one-time password."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import OpenPage
from tests.browser.demo import log_in, mailed_password, member

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.usefixtures("fresh_demo")]
SECOND_STEP = re.compile("^2／")


def test_after_the_login_the_chat_goes_on(chat: ChatPage) -> None:
    chat.open("mypage").begin().link("login").click()
    log_in(chat.page, member(chat.base_url, otp=False))
    chat.page.get_by_role("link", name="チャットに戻る").click()
    chat.ready()
    expect(chat.page.locator("#progress-count")).to_have_text(SECOND_STEP)
    expect(chat.choices().first).to_be_visible()


def test_the_back_button_leads_to_an_up_to_date_chat(chat: ChatPage) -> None:
    chat.open("mypage").begin().link("login").click()
    log_in(chat.page, member(chat.base_url, otp=False))
    chat.page.get_by_role("link", name="チャットに戻る").wait_for()
    while "/chat" not in chat.page.url:
        chat.page.go_back()
    chat.ready()
    expect(chat.page.locator("#progress-count")).to_have_text(SECOND_STEP)


def test_a_chat_left_open_moves_on_by_itself(chat: ChatPage) -> None:
    chat.open("mypage").begin()
    address = chat.link("login").get_attribute("href")
    assert address is not None
    tab = chat.page.context.new_page()
    tab.goto(address)
    log_in(tab, member(chat.base_url, otp=False))
    tab.get_by_role("link", name="チャットに戻る").wait_for()
    chat.page.bring_to_front()
    expect(chat.page.locator("#progress-count")).to_have_text(SECOND_STEP)


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(chat: ChatPage) -> None:
    person = member(chat.base_url, otp=False)
    chat.open("mypage").begin().link("login").click()
    log_in(chat.page, person | {"password": "wrong-pass1"})
    expect(chat.page.locator("#error")).to_be_focused()
    expect(chat.page.get_by_label("メールアドレス")).to_have_value(person["login"])
    expect(chat.page.get_by_label("パスワード", exact=True)).to_have_value("")


@pytest.mark.parametrize("script", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_one_time_password(open_page: OpenPage, live_service: str, script: bool) -> None:
    chat = ChatPage(open_page(), live_service).open("mypage").begin()
    person = member(live_service, otp=True)
    page = chat.page
    if not script:
        page = open_page(java_script_enabled=False, storage_state=page.context.storage_state())
    address = chat.link("login").get_attribute("href")
    assert address is not None
    page.goto(address)
    log_in(page, person)
    page.get_by_label("ワンタイムパスワード").fill("00000000")
    page.get_by_role("button", name="次へ").click()
    expect(page.locator("#error")).to_be_visible()
    page.get_by_role("button", name="メールをもう一度送る").click()
    page.get_by_label("ワンタイムパスワード").fill(mailed_password(live_service, person["login"], mails=2))
    page.get_by_role("button", name="次へ").click()
    expect(page.get_by_role("link", name="チャットに戻る")).to_be_visible()
