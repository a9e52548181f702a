"""The chat shows what happened elsewhere: another tab, the login page, a time without a line."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.chat_page import ChatPage

pytestmark = [pytest.mark.browser, pytest.mark.rasa]
LISTEN = """
addEventListener('DOMContentLoaded', () => {
  window.heard = [];
  const region = document.getElementById('announcer');
  if (region) new MutationObserver(() => region.textContent && window.heard.push(region.textContent))
    .observe(region, {childList: true, characterData: true, subtree: true});
});
"""


def other_tab(chat: ChatPage) -> ChatPage:
    """The same conversation in a second tab."""
    return ChatPage(chat.page.context.new_page(), chat.base_url).open()


def heard(page: Page) -> list[str]:
    """What the live region has announced."""
    announced: list[str] = page.evaluate("window.heard")
    return announced


def test_a_second_tab_shows_the_same_conversation(chat: ChatPage) -> None:
    second = other_tab(chat.open())
    chat.say("こんにちは")
    expect(second.messages("customer")).to_have_count(1)
    expect(second.messages("bot")).to_have_count(chat.messages("bot").count())
    assert second.texts() == chat.texts()


def test_messages_arrive_without_server_sent_events(chat: ChatPage) -> None:
    chat.page.route("**/chat/events", lambda route: route.abort())
    second = other_tab(chat.open())
    second.say("こんにちは")
    expect(chat.messages("customer")).to_have_count(1)
    assert chat.texts() == second.texts()


def test_a_reload_brings_everything_back_without_reading_it_out(chat: ChatPage) -> None:
    chat.page.add_init_script(LISTEN)
    chat.open().say("こんにちは")
    expect(chat.messages("customer")).to_have_count(1)
    chat.page.wait_for_function("window.heard.some(text => text.startsWith('自動応答：'))")
    before = chat.texts()
    chat.page.reload()
    chat.ready()
    expect(chat.messages()).to_have_count(len(before))
    assert chat.texts() == before
    chat.page.wait_for_timeout(500)
    assert heard(chat.page) == []


def test_an_arriving_message_leaves_focus_and_reading_position_alone(desktop_chat: ChatPage) -> None:
    chat = desktop_chat.open()
    for _ in range(4):
        chat.say("どこまで進みましたか")
    second = other_tab(chat)
    chat.page.bring_to_front()
    chat.input().focus()
    chat.page.locator("#scroller").evaluate("scroller => { scroller.scrollTop = 0; }")
    answers = chat.messages("bot").count()
    second.say("こんにちは")
    chat.page.bring_to_front()
    expect(chat.messages("bot").nth(answers)).to_be_attached()
    newer = chat.page.get_by_role("button", name="新しいメッセージを見る")
    expect(newer).to_be_visible()
    assert chat.page.locator("#scroller").evaluate("scroller => scroller.scrollTop") == 0
    expect(chat.input()).to_be_focused()
    newer.click()
    expect(newer).to_be_hidden()
