"""The pages of membership on a phone: by touch and keyboard, for everybody, with and without a script."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

import httpx
import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_page import ChatPage
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import check

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.usefixtures("fresh_demo")]
MAIL, PASSWORD = "misaki@example.jp", "Nirin8wagon"
_MAIL_SECONDS = 10.0


def holder(base_url: str) -> dict[str, object]:
    """The contract holder who is no member yet."""
    people = httpx.get(f"{base_url}/dev/demo.json").json()["customers"]
    found: dict[str, object] = next(p for p in people if not p["member"] and p["programme"] == "clickar")
    return found


def mailed_path(base_url: str, address: str) -> str:
    """The path of the link in the newest mail to an address, once it has come."""
    deadline = time.monotonic() + _MAIL_SECONDS
    while time.monotonic() < deadline:
        mails = [m for m in httpx.get(f"{base_url}/dev/mailbox.json").json() if m["to"] == address]
        found = re.search(r"^(http\S+)$", mails[0]["text"], re.MULTILINE) if mails else None
        if found:
            return urlsplit(found[1]).path
        time.sleep(0.1)
    raise AssertionError(f"no mail for {address}")


def at_the_entries(chat: ChatPage) -> Page:
    """Terms agreed to, and the page opened from the chat."""
    chat.open("clickar").begin()
    chat.choose("会員登録をする")
    chat.choose("同意する")
    chat.link("registration").click()
    chat.page.get_by_role("heading", name="お客さま情報の入力").wait_for()
    return chat.page


def fill(page: Page, person: dict[str, object]) -> None:
    """Every field, as its label says."""
    page.get_by_label("メールアドレス").fill(MAIL)
    page.get_by_label("パスワード", exact=True).fill(PASSWORD)
    page.get_by_label("お名前").fill(str(person["name"]))
    page.get_by_label("ご住所").fill(str(person["address"]))
    page.get_by_label("生年月日").fill(str(person["birth_date"]))
    page.get_by_label("電話番号").fill(str(person["phone"]))
    page.get_by_label("証券番号", exact=True).fill(str(person["policy_numbers"][0]))  # type: ignore[index]


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_from_the_chat_through_every_page_and_back(
    open_page: OpenPage, live_service: str, colours: str
) -> None:
    page = at_the_entries(ChatPage(open_page(color_scheme=colours), live_service))
    check(page)
    page.get_by_role("button", name="次へ").click()
    expect(page.locator("#error")).to_be_focused()
    check(page)
    fill(page, holder(live_service))
    page.get_by_text("ご契約を追加する").click()
    expect(page.get_by_label("証券番号（5つ目）")).to_be_visible()
    check(page)
    page.get_by_role("button", name="次へ").click()
    page.get_by_role("heading", name="入力内容の確認").wait_for()
    check(page)
    page.get_by_role("button", name="確定").click()
    page.get_by_role("heading", name="メールをお送りしました").wait_for()
    check(page)
    page.goto(live_service + mailed_path(live_service, MAIL))
    check(page)
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="登録").click()
    check(page)
    page.get_by_role("link", name="マイページトップへ").click()
    chat = ChatPage(page, live_service)
    chat.ready()
    expect(page.get_by_role("button", name="ヒダマリミニバン")).to_be_visible()


def test_correcting_goes_back_to_what_was_entered(chat: ChatPage) -> None:
    page = at_the_entries(chat)
    fill(page, holder(chat.base_url))
    page.get_by_role("button", name="次へ").click()
    page.get_by_role("link", name="修正する").click()
    expect(page.get_by_label("メールアドレス")).to_have_value(MAIL)
    expect(page.get_by_label("パスワード", exact=True)).to_have_value("")
    page.get_by_label("電話番号").fill("090-1111-2222")
    page.get_by_role("button", name="次へ").click()
    expect(page.get_by_text("09011112222")).to_be_visible()


def test_everything_works_without_a_script(open_page: OpenPage, live_service: str) -> None:
    chat = ChatPage(open_page(), live_service)
    at_the_entries(chat)
    page = open_page(java_script_enabled=False, storage_state=chat.page.context.storage_state())
    page.goto(f"{live_service}/registration")
    fill(page, holder(live_service))
    page.get_by_role("button", name="次へ").click()
    page.get_by_role("button", name="確定").click()
    page.goto(live_service + mailed_path(live_service, MAIL))
    page.get_by_label("パスワード").fill(PASSWORD)
    page.get_by_role("button", name="登録").click()
    expect(page.get_by_role("link", name="マイページトップへ")).to_be_visible()


def test_the_chat_left_open_goes_on_by_itself(chat: ChatPage) -> None:
    at_the_entries(chat)
    chat.page.go_back()
    chat.ready()
    tab = chat.page.context.new_page()
    tab.goto(f"{chat.base_url}/registration")
    fill(tab, holder(chat.base_url))
    tab.get_by_role("button", name="次へ").click()
    tab.get_by_role("button", name="確定").click()
    tab.goto(chat.base_url + mailed_path(chat.base_url, MAIL))
    tab.get_by_label("パスワード").fill(PASSWORD)
    tab.get_by_role("button", name="登録").click()
    tab.get_by_role("link", name="マイページトップへ").wait_for()
    chat.page.bring_to_front()
    expect(chat.page.get_by_role("button", name="ヒダマリミニバン")).to_be_visible()


def test_the_pages_of_a_forgotten_password_and_of_adding(open_page: OpenPage, live_service: str) -> None:
    page = open_page()
    page.goto(f"{live_service}/password")
    check(page)
    page.get_by_role("button", name="メールを受け取る").click()
    expect(page.locator("#error")).to_be_focused()
    check(page)
    page.get_by_label("メールアドレス").fill("wataru.oino@example.jp")
    page.get_by_role("button", name="メールを受け取る").click()
    page.get_by_role("heading", name="メールをお送りしました").wait_for()
    check(page)
    page.goto(live_service + mailed_path(live_service, "wataru.oino@example.jp"))
    check(page)
    page.get_by_label("新しいパスワード", exact=True).fill(PASSWORD)
    page.get_by_label("新しいパスワード（もう一度）").fill(PASSWORD)
    page.get_by_role("button", name="変更する").click()
    page.get_by_role("heading", name="パスワードを変更しました").wait_for()
    check(page)
    chat = ChatPage(page, live_service).open("mypage").begin()
    chat.link("login").click()
    page.get_by_label("メールアドレス").fill("wataru.oino@example.jp")
    page.get_by_label("パスワード", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="ログインする").click()
    page.goto(f"{live_service}/contracts/add")
    check(page)
    page.get_by_role("button", name="追加する").click()
    expect(page.locator("#error")).to_be_focused()
    check(page)
