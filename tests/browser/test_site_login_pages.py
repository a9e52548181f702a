"""The internet site's pages on a phone, from the identity check to the new password: usable for everybody, by axe."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from playwright.sync_api import Page

from tests.browser.browsers import PHONE, SMALL_PHONE
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import check
from tests.live.koshin import wait_for

pytestmark = [pytest.mark.browser, pytest.mark.rasa]
MAIL, NEW = "takumi.mogi@example.jp", "Hiyori88wagon"


@pytest.fixture
def at_noon(live_service: str) -> Iterator[str]:
    """Fresh demo data while the site is open."""
    web = httpx.Client(base_url=live_service, timeout=30, trust_env=False)
    web.post("/dev/clock", json={"now": "2026-11-20T12:00:00+09:00"}).raise_for_status()
    web.post("/dev/reset", json={}).raise_for_status()
    yield live_service
    web.post("/dev/clock", json={"now": None}).raise_for_status()
    web.post("/dev/reset", json={}).raise_for_status()
    web.close()


def send(page: Page, **typed: str) -> None:
    """Fills in the fields by their names and sends the form."""
    for name, text in typed.items():
        page.fill(f"[name={name}]", text)
    page.click("form button[type=submit]")


def mailed(url: str, after: str) -> str:
    """What stands behind these words in a mail."""
    found: list[str] = []

    def look() -> bool:
        mails = httpx.get(f"{url}/dev/mailbox.json", trust_env=False).json()
        found.extend(hit[1] for mail in mails if (hit := re.search(rf"{after}：(\S+)", mail["text"])))
        return bool(found)

    assert wait_for(look, 10), after
    return found[0]


@pytest.mark.parametrize("size", [PHONE, SMALL_PHONE], ids=["phone", "small phone"])
def test_every_page_and_its_errors(open_page: OpenPage, at_noon: str, size: dict[str, int]) -> None:
    page = open_page(viewport=size)
    chat = ChatPage(page, at_noon).open("internet")
    for label in ("更新をはじめる", "IDとパスワードを発行する", "同意する", "次へ進む"):
        chat.say(label)
    page.goto(f"{at_noon}/credentials")
    check(page)
    send(page, policy_number="123", phone="09000001005")
    check(page)
    send(page, policy_number="", birth_date="昭和63年12月1日", phone="09000001005")
    assert page.url.endswith("/credentials/mail")
    check(page)
    send(page, mail=MAIL, mail_again="other@example.jp")
    check(page)
    send(page, mail=MAIL, mail_again=MAIL)
    check(page)
    page.goto(f"{at_noon}/login")
    check(page)
    send(page, login_id=mailed(at_noon, "ログインID"), password=mailed(at_noon, "仮パスワード"))
    check(page)
    send(page, new_password="password", new_password_again="password")
    check(page)
    page.goto(f"{at_noon}/credentials/reissue")
    check(page)
    send(page, login="J0000506")
    check(page)
