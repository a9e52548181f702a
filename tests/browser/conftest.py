"""One browser for all tests here; each test has a context (cookies, size, touch) of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser.browsers import DESKTOP, PHONE, chromium, launched
from tests.browser.chat_page import ChatPage

OpenPage = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium; without one the tests say so.

    It ends with the tests here: while it runs, this thread has an event loop, and no other test could start one.
    """
    if chromium() is None:
        pytest.skip("no chromium on the PATH (apt-get install chromium)")
    with launched() as running:
        yield running


@pytest.fixture
def open_page(browser: Browser) -> Iterator[OpenPage]:
    """Make a page in a new context; a script error or a breach of the content policy fails the test."""
    contexts = []
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            complaints.append(message.text)

    def make(touch: bool = True, **options: Any) -> Page:
        size = options.pop("viewport", PHONE if touch else DESKTOP)
        device = {"viewport": size, "has_touch": touch, "is_mobile": touch}
        context = browser.new_context(locale="ja-JP", timezone_id="Asia/Tokyo", **device, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", listen)
        return page

    yield make
    for context in contexts:
        for page in context.pages:
            # A request that a test holds back may still be on its way.
            page.unroute_all(behavior="ignoreErrors")
        context.close()
    assert complaints == []


@pytest.fixture
def chat(open_page: OpenPage, live_service: str) -> ChatPage:
    """The chat on a phone, not opened yet."""
    return ChatPage(open_page(), live_service)


@pytest.fixture
def desktop_chat(open_page: OpenPage, live_service: str) -> ChatPage:
    """The chat on a computer with a keyboard, not opened yet."""
    return ChatPage(open_page(touch=False), live_service)


@pytest.fixture
def fresh_demo(live_service: str) -> None:
    """Every contract as it was before anybody renewed it."""
    httpx.post(f"{live_service}/dev/reset").raise_for_status()
