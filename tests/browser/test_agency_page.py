"""An agency's entry page on a phone, and a printed code's campaign on its way to the service."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, Request, expect

from tests.browser.browsers import DESKTOP, PHONE, SMALL_PHONE
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import check


@pytest.mark.parametrize("code", ["yume", "hitachi"])
@pytest.mark.parametrize(
    ("size", "colours"), [(PHONE, "light"), (PHONE, "dark"), (SMALL_PHONE, "light"), (DESKTOP, "light")]
)
def test_everybody_can_use_the_page(
    open_page: OpenPage, live_service: str, code: str, size: dict[str, int], colours: str
) -> None:
    page = open_page(touch=size is not DESKTOP, viewport=size, color_scheme=colours)
    page.goto(f"{live_service}/agencies/{code}")
    check(page)


def test_the_page_leads_into_the_chat(chat: ChatPage) -> None:
    chat.page.goto(f"{chat.base_url}/agencies/hitachi")
    chat.page.get_by_role("link", name="更新のお手続きへ").click()
    chat.ready()
    chat.page.goto(f"{chat.base_url}/chat?entry=mypage&agency=hitachi")
    chat.page.get_by_role("link", name="取扱代理店のページを開く").click()
    expect(chat.page.get_by_role("heading", name="日立保険サービス")).to_be_visible()


def openings(page: Page) -> list[Any]:
    """What the page says when it opens the conversation, from now on."""
    said: list[Any] = []

    def listen(request: Request) -> None:
        if request.url.endswith("/chat/sessions"):
            said.append(request.post_data_json)

    page.on("request", listen)
    return said


def test_reading_a_printed_code_is_one_opening(chat: ChatPage) -> None:
    said = openings(chat.page)
    code = f"{chat.base_url}/chat?entry=clickar&agency=yume&campaign=autumn-2026"
    chat.page.goto(code)
    chat.ready()
    assert chat.page.url == f"{chat.base_url}/chat?entry=clickar&agency=yume"
    chat.page.reload()
    chat.ready()
    chat.page.goto(code)
    chat.ready()
    plain = {"entry": "clickar", "agency": "yume"}
    assert said == [{**plain, "campaign": "autumn-2026"}, plain, {**plain, "campaign": "autumn-2026"}]
