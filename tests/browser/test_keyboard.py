"""Enter sends with a keyboard, never inside a Japanese conversion, and is a new line on a touch screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.chat_page import ChatPage

pytestmark = [pytest.mark.browser, pytest.mark.rasa]
ENTER = """(input, options) => input.dispatchEvent(
    new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true, ...options}))"""
COMPOSITION = (
    "(input, kind) => input.dispatchEvent(new CompositionEvent(kind, {bubbles: true, data: '更新'}))"
)


def test_enter_sends_on_a_computer(desktop_chat: ChatPage) -> None:
    chat = desktop_chat.open()
    chat.input().fill("こんにちは")
    chat.input().press("Enter")
    expect(chat.messages("customer")).to_have_count(1)
    expect(chat.input()).to_have_value("")
    expect(chat.input()).to_be_focused()


def test_shift_and_enter_makes_a_new_line(desktop_chat: ChatPage) -> None:
    chat = desktop_chat.open()
    chat.input().fill("一行目")
    chat.input().press("Shift+Enter")
    chat.input().press_sequentially("二行目")
    expect(chat.input()).to_have_value("一行目\n二行目")
    expect(chat.messages("customer")).to_have_count(0)


def test_enter_makes_a_new_line_on_a_touch_screen(chat: ChatPage) -> None:
    chat.open()
    chat.input().fill("一行目")
    chat.input().press("Enter")
    expect(chat.input()).to_have_value("一行目\n")
    expect(chat.messages("customer")).to_have_count(0)


@pytest.mark.parametrize("options", [{"isComposing": True}, {"keyCode": 229}])
def test_enter_that_takes_a_conversion_does_not_send(
    desktop_chat: ChatPage, options: dict[str, object]
) -> None:
    chat = desktop_chat.open()
    chat.input().fill("こうしん")
    chat.input().evaluate(ENTER, options)
    expect(chat.input()).to_have_value("こうしん")
    expect(chat.messages("customer")).to_have_count(0)


def test_enter_reported_after_the_end_of_a_conversion_does_not_send(desktop_chat: ChatPage) -> None:
    """Safari reports the end of the conversion first and the Enter key after it, in the same tick."""
    chat = desktop_chat.open()
    chat.input().fill("こうしん")
    chat.input().evaluate(COMPOSITION, "compositionstart")
    chat.input().evaluate(
        f"(input) => {{ ({COMPOSITION})(input, 'compositionend'); ({ENTER})(input, {{}}); }}",
    )
    expect(chat.messages("customer")).to_have_count(0)
    chat.input().press("Enter")
    expect(chat.messages("customer")).to_have_count(1)


def test_the_keyboard_reaches_everything_and_focus_stays(desktop_chat: ChatPage) -> None:
    chat = desktop_chat.open()
    chat.input().focus()
    chat.say("こんにちは")
    chat.page.locator("#help summary").press("Enter")
    help_button = chat.page.locator("#help button").first
    expect(help_button).to_be_visible()
    answers = chat.messages("bot").count()
    help_button.press("Enter")
    expect(chat.messages("bot").nth(answers)).to_be_visible()
    expect(chat.page.locator("#help summary")).to_be_focused()
