"""A whole renewal with a thumb on a phone: every step by its buttons, the document in a tab of its own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.chat_page import ChatPage
from tests.browser.demo import log_in, member

pytestmark = [pytest.mark.browser, pytest.mark.rasa, pytest.mark.usefixtures("fresh_demo")]
WAYS_OUT = {"ひとつ前に戻る", "違うところがある"}
MOST_TURNS = 40


def logged_in(chat: ChatPage, programme: str) -> ChatPage:
    """In the chat, behind the login."""
    chat.open(programme).begin().link("login").click()
    log_in(chat.page, member(chat.base_url, programme))
    chat.page.get_by_role("link", name="チャットに戻る").click()
    return chat.ready()


def newest(chat: ChatPage) -> Locator:
    return chat.messages("bot").last


def open_document(chat: ChatPage) -> None:
    """Press the document's button: it opens beside the chat, which goes on by itself."""
    answers = chat.messages("bot").count()
    with chat.page.context.expect_page() as opened:
        chat.link("document").click()
    opened.value.close()
    chat.page.bring_to_front()
    expect(chat.messages("bot").nth(answers)).to_be_visible()


def go_on(chat: ChatPage) -> None:
    """Take the first choice that leads on, or open the document when that is asked for."""
    if newest(chat).locator(".link-document").count():
        open_document(chat)
        return
    labels = [
        label for label in chat.choices().locator(".choice-label").all_inner_texts() if label not in WAYS_OUT
    ]
    chat.choose(labels[0])


@pytest.mark.parametrize(
    ("programme", "steps", "onward"), [("mypage", 11, []), ("clickar", 12, ["ほかのご契約も更新する"])]
)
def test_a_renewal_by_buttons_only(chat: ChatPage, programme: str, steps: int, onward: list[str]) -> None:
    logged_in(chat, programme)
    seen = [chat.step_count()]
    for _ in range(MOST_TURNS):
        if chat.step_count() == (steps, steps):
            break
        go_on(chat)
        seen.append(chat.step_count())
    assert [number for number, _ in seen] == sorted(number for number, _ in seen)
    assert {number for number, _ in seen} == set(range(2, steps + 1))
    expect(newest(chat).locator(".card dd")).to_have_text(re.compile(r"^\d{10}$"))
    assert chat.choices().locator(".choice-label").all_inner_texts() == onward
    assert chat.page.locator(".choice.chosen").count() == chat.messages("customer").count()


def test_the_card_is_not_said_twice(chat: ChatPage) -> None:
    logged_in(chat, "mypage")
    value = newest(chat).locator(".card dd").first.inner_text()
    assert value not in newest(chat).locator(".text").inner_text()


def test_a_choice_is_marked_and_the_others_are_closed(chat: ChatPage) -> None:
    logged_in(chat, "mypage")
    go_on(chat)
    answered = newest(chat)
    label = chat.choices().locator(".choice-label").first.inner_text()
    count = chat.messages("bot").count()
    go_on(chat)
    message = chat.messages("bot").nth(count - 1)
    assert message.locator(".choice.chosen .choice-label").all_inner_texts() == [label]
    assert message.locator(".choice:enabled:not([aria-disabled='true'])").count() == 0
    assert answered.locator(".choice").first.is_visible()
    before = chat.chosen()
    chat.page.reload()
    chat.ready()
    assert chat.chosen() == before
