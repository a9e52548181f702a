"""Every customer page by axe's rules for WCAG 2.2 AA, and what axe cannot see: sizes, overflow, motion."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.browsers import DESKTOP, PHONE, SMALL_PHONE
from tests.browser.chat_page import ChatPage
from tests.browser.conftest import OpenPage

pytestmark = [pytest.mark.browser, pytest.mark.rasa]
AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "async (tags) => (await axe.run(document, {runOnly: {type: 'tag', values: tags}})).violations"
TARGETS = "button, summary, textarea, input:not([type=hidden]), a.link, a.button"
SMALL_TARGETS = """(targets) => [...document.querySelectorAll(targets)]
    .filter(one => one.checkVisibility() && one.getBoundingClientRect().height < 44)
    .map(one => one.outerHTML)"""
SMALL_INPUTS = """() => [...document.querySelectorAll('input:not([type=hidden]), textarea')]
    .filter(one => parseFloat(getComputedStyle(one).fontSize) < 16).map(one => one.outerHTML)"""
TOO_WIDE = "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"


def complaints(page: Page) -> list[tuple[Any, ...]]:
    """What axe finds on the page: rule, and the elements that break it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    return [
        (found["id"], [(node["html"][:120], node["failureSummary"]) for node in found["nodes"]])
        for found in page.evaluate(RUN, RULES)
    ]


def check(page: Page) -> None:
    """Fail on anything that would keep somebody out."""
    assert complaints(page) == []
    assert page.evaluate(SMALL_TARGETS, TARGETS) == []
    assert page.evaluate(SMALL_INPUTS) == []
    assert page.evaluate(TOO_WIDE) is False


@pytest.mark.parametrize(
    ("size", "colours"),
    [(PHONE, "light"), (PHONE, "dark"), (SMALL_PHONE, "light"), (DESKTOP, "light")],
    ids=["phone", "phone at night", "small phone", "desktop"],
)
def test_the_chat(open_page: OpenPage, live_service: str, size: dict[str, int], colours: str) -> None:
    page = open_page(touch=size is not DESKTOP, viewport=size, color_scheme=colours)
    chat = ChatPage(page, live_service).open("clickar")
    chat.say("どこまで進みましたか")
    check(page)
    page.locator("#help summary").click()
    check(page)


def test_an_unsent_message(chat: ChatPage) -> None:
    chat.open()
    chat.page.route("**/chat/messages", lambda route: route.abort(), times=1)
    chat.input().fill("こんにちは")
    chat.page.get_by_role("button", name="送信", exact=True).click()
    chat.page.get_by_role("button", name="もう一度送る").wait_for()
    check(chat.page)


@pytest.mark.parametrize("colours", ["light", "dark"])
def test_the_login_page(open_page: OpenPage, live_service: str, colours: str) -> None:
    page = open_page(color_scheme=colours)
    ChatPage(page, live_service).open("mypage").begin().link("login").click()
    page.get_by_label("メールアドレス").wait_for()
    check(page)
    page.get_by_label("メールアドレス").fill("nobody@example.jp")
    page.get_by_label("パスワード", exact=True).fill("wrong-pass1")
    page.get_by_role("button", name="ログインする").click()
    page.locator("#error").wait_for()
    check(page)


def test_the_chat_stays_usable_at_twice_the_text_size(open_page: OpenPage, live_service: str) -> None:
    """200 % zoom of a 390 px phone leaves 195 px."""
    page = open_page(viewport={"width": 195, "height": 422})
    ChatPage(page, live_service).open("clickar")
    assert page.evaluate(TOO_WIDE) is False


def test_nothing_moves_when_less_motion_is_asked_for(open_page: OpenPage, live_service: str) -> None:
    page = open_page(reduced_motion="reduce")
    ChatPage(page, live_service).open()
    longest = page.evaluate(
        """() => Math.max(...[...document.querySelectorAll('*')].map(one => {
            const style = getComputedStyle(one);
            return Math.max(parseFloat(style.animationDuration), parseFloat(style.transitionDuration));
        }))"""
    )
    assert longest < 0.001


def test_the_page_says_whom_to_phone_without_javascript(open_page: OpenPage, live_service: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{live_service}/chat?entry=clickar")
    advice = page.locator(".no-script")
    assert advice.is_visible()
    assert "JavaScriptが必要です" in advice.inner_text()
    assert "0120-301-377" in advice.inner_text()
    assert page.locator("#loading").is_hidden()
