"""What the customer types and presses arrives once, in order, and is shown as it stands on the server."""

from __future__ import annotations

import json
from contextlib import suppress

import pytest
from playwright.sync_api import Error, Page, Route, expect

from tests.browser.chat_page import ChatPage

pytestmark = [pytest.mark.browser, pytest.mark.rasa]
SEND = "**/chat/messages"
FAILED = ".message.failed"


def bodies_of(page: Page) -> list[dict[str, str]]:
    """The list into which everything that the page sends from now on is written."""
    sent: list[dict[str, str]] = []

    def note(route: Route) -> None:
        sent.append(json.loads(route.request.post_data or "{}"))
        route.fallback()

    page.route(SEND, note)
    return sent


def answer_with(page: Page, status: int, sentence: str) -> None:
    """The next message is answered with an error; later ones reach the service."""
    body = json.dumps({"code": "any", "status": status, "detail": sentence})
    page.route(
        SEND,
        lambda route: route.fulfill(status=status, body=body, content_type="application/problem+json"),
        times=1,
    )


def type_and_send(chat: ChatPage, text: str) -> None:
    chat.input().fill(text)
    chat.page.get_by_role("button", name="送信", exact=True).click()


def test_the_progress_is_shown_from_the_first_step_on(chat: ChatPage) -> None:
    chat.open("mypage")
    expect(chat.page.locator("#progress")).to_be_hidden()
    chat.begin()
    number, total = chat.step_count()
    assert (number, total) == (1, 11)
    expect(chat.page.get_by_role("progressbar")).to_have_attribute(
        "aria-valuetext", f"全11ステップのうち1番目、{chat.step_title()}"
    )


def test_typed_words_are_shown_once(chat: ChatPage) -> None:
    chat.open().say("こんにちは")
    expect(chat.page.locator(".message.pending")).to_have_count(0)
    assert chat.texts("customer") == ["こんにちは"]


def test_a_broken_line_says_so_and_the_same_message_can_be_sent_again(chat: ChatPage) -> None:
    chat.open()
    sent = bodies_of(chat.page)
    chat.page.route(SEND, lambda route: route.abort(), times=1)
    type_and_send(chat, "どこまで進みましたか")
    expect(chat.page.locator(FAILED)).to_contain_text("通信がうまくいきませんでした")
    answers = chat.messages("bot").count()
    chat.page.get_by_role("button", name="もう一度送る").click()
    expect(chat.messages("bot").nth(answers)).to_be_visible()
    expect(chat.page.locator(FAILED)).to_have_count(0)
    assert chat.texts("customer") == ["どこまで進みましたか"]
    assert len(sent) >= 1
    assert len({body["client_id"] for body in sent}) == 1


def test_an_answer_lost_on_the_way_does_not_say_it_twice(chat: ChatPage) -> None:
    chat.open()
    chat.page.route(SEND, lose_the_answer, times=1)
    type_and_send(chat, "こんにちは")
    expect(chat.messages("customer")).to_have_count(1)
    retry = chat.page.get_by_role("button", name="もう一度送る")
    own_record = chat.page.locator(".message.from-customer[data-seq]")
    expect(retry.or_(own_record).first).to_be_visible()
    with suppress(Error):  # the button goes as soon as the page hears of its message by another way
        retry.click(timeout=1000)
    expect(own_record).to_have_count(1)
    expect(chat.messages("customer")).to_have_count(1)


def lose_the_answer(route: Route) -> None:
    """The service gets the message, but its answer never arrives."""
    route.fetch()
    route.abort()


def test_a_refused_message_shows_the_services_sentence_and_can_be_rewritten(chat: ChatPage) -> None:
    chat.open()
    answer_with(chat.page, 422, "その内容は送れません。短くして、もう一度お送りください。")
    type_and_send(chat, "書き直したい文")
    expect(chat.page.locator(FAILED)).to_contain_text("短くして、もう一度お送りください")
    chat.page.get_by_role("button", name="書き直す").click()
    expect(chat.input()).to_have_value("書き直したい文")
    expect(chat.messages("customer")).to_have_count(0)


def test_a_closed_conversation_begins_anew_and_keeps_what_was_typed(chat: ChatPage) -> None:
    chat.open().say("こんにちは")
    chat.page.route("**/chat/messages?after=*", lambda route: route.abort())
    chat.page.context.clear_cookies()
    type_and_send(chat, "続きをお願いします")
    expect(chat.page.locator("#notice")).to_contain_text("新しい会話を始めました")
    expect(chat.input()).to_have_value("続きをお願いします")
    expect(chat.messages("customer")).to_have_count(0)
    chat.ready()


def test_more_than_a_thousand_characters_are_not_sent(chat: ChatPage) -> None:
    chat.open()
    type_and_send(chat, "あ" * 1_003)
    expect(chat.page.locator("#composer-hint")).to_contain_text("あと3文字減らしてください")
    expect(chat.messages("customer")).to_have_count(0)
    type_and_send(chat, "   \n ")
    expect(chat.messages("customer")).to_have_count(0)


def test_nothing_of_the_conversation_stays_in_the_browser(chat: ChatPage) -> None:
    chat.open().say("こんにちは")
    stored = chat.page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert stored == "[{},{}]"
    assert chat.page.evaluate("document.cookie") == ""


def test_a_browser_that_keeps_no_cookie_is_told_so(chat: ChatPage) -> None:
    chat.page.route("**/chat/sessions", without_cookie)
    chat.page.goto(f"{chat.base_url}/chat?entry=mypage")
    expect(chat.page.locator("#notice")).to_contain_text("Cookieを許可してから")
    expect(chat.page.get_by_role("button", name="もう一度始める")).to_be_visible()


def without_cookie(route: Route) -> None:
    """The answer as a browser that refuses cookies takes it."""
    response = route.fetch()
    kept = {name: value for name, value in response.headers.items() if name.lower() != "set-cookie"}
    route.fulfill(status=response.status, headers=kept, body=response.body())
    route.request.frame.page.context.clear_cookies()
