"""The chat's routes: sessions, messages in and out, the events."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.types import Message

from renewal_backend.catalogue.wording import wording
from tests.channels.plain_rasa import PlainRasa
from tests.web.browser import NAME, Browser

PARTS = {"seq", "from", "at", "text", "card", "choices", "link", "step"}


def test_a_new_session_greets_and_gives_a_cookie_that_no_script_reads(browser: Browser) -> None:
    answer = browser.open()
    assert answer.status_code == 201
    body = answer.json()
    [greeting] = body["messages"]
    assert set(greeting) == PARTS
    assert (greeting["seq"], greeting["from"]) == (1, "bot")
    assert greeting["text"] == wording().say("welcome_renewal")
    assert [c["label"] for c in greeting["choices"]] == ["更新をはじめる"]
    cookie = answer.headers["set-cookie"]
    assert cookie.startswith(f"{NAME}=")
    assert "HttpOnly" in cookie
    assert "samesite=lax" in cookie.lower()
    assert "Secure" not in cookie, "the tests' address has no TLS"
    assert len(browser.cookie or "") >= 40
    assert (browser.cookie or "-") not in answer.text


def test_the_same_session_again_gives_all_messages_and_no_new_cookie(browser: Browser) -> None:
    first = browser.open().json()
    browser.say("こんにちは")
    again = browser.open()
    assert again.status_code == 200
    assert again.json()["conversation"] == first["conversation"]
    assert [m["from"] for m in again.json()["messages"]] == ["bot", "customer", "bot"]
    assert "set-cookie" not in again.headers


def test_another_flyer_is_another_conversation(browser: Browser) -> None:
    first = browser.open("mypage").json()["conversation"]
    second = browser.open("clickar", "yume")
    assert second.status_code == 201
    assert second.json()["conversation"] != first
    assert browser.open("clickar").status_code == 200, "the agency is known already"
    assert browser.open("clickar", "hitachi").status_code == 201


def test_a_cookie_that_nobody_gave_opens_a_new_session(browser: Browser) -> None:
    browser.web.cookies.set(NAME, "made-up")
    assert browser.open().status_code == 201


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"entry": "nowhere"}, 400, "unknown_entry"),
        ({"entry": "mypage", "agency": "nobody"}, 400, "unknown_agency"),
        ({"entry": "../mypage"}, 400, "unknown_entry"),
        ({"entry": "a" * 41}, 422, "malformed"),
        ({"entry": 1}, 422, "malformed"),
        ({}, 422, "malformed"),
        ([], 422, "malformed"),
        ("mypage", 422, "malformed"),
    ],
)
def test_an_unknown_way_in_is_refused(browser: Browser, body: Any, status: int, code: str) -> None:
    answer = browser.post("/chat/sessions", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.headers["content-type"] == "application/problem+json"
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("query", ["?entry=nowhere", "?entry=mypage&agency=nobody", "?entry=%00", "?entry="])
def test_the_page_of_an_unknown_way_in_says_so(browser: Browser, query: str) -> None:
    page = browser.get(f"/chat{query}")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")
    assert wording().say("to_the_chat") in page.text


def test_the_page_knows_where_the_customer_came_in(browser: Browser) -> None:
    assert 'data-entry="common"' in browser.get("/chat").text
    browser.open("clickar", "yume")
    assert 'data-entry="clickar" data-agency="yume"' in browser.get("/chat").text
    assert 'data-entry="internet" data-agency=""' in browser.get("/chat?entry=internet").text
    home = browser.get("/")
    assert home.headers["location"] == "/chat"


def test_what_is_said_is_answered_and_the_same_client_id_gives_the_same_answer(browser: Browser) -> None:
    browser.open()
    first, again = browser.say("更新したい", "client-one"), browser.say("更新したい", "client-one")
    assert first.status_code == again.status_code == 200
    assert first.json() == again.json()
    assert [set(m) for m in first.json()["messages"]] == [PARTS] * len(first.json()["messages"])
    assert len(browser.messages()) == 1 + 1 + len(first.json()["messages"])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"client_id": "client-one", "text": ""}, 400, "text_empty"),
        ({"client_id": "client-one", "text": " \u3000\n"}, 400, "text_empty"),
        ({"client_id": "client-one"}, 400, "text_empty"),
        ({"client_id": "client-one", "text": "はい", "choice": "x"}, 400, "text_empty"),
        ({"client_id": "client-one", "text": "あ" * 1001}, 400, "text_too_long"),
        ({"client_id": "client-one", "text": "あ" * 10_000}, 400, "text_too_long"),
        ({"client_id": "client-one", "choice": "made-up"}, 400, "unknown_choice"),
        ({"client_id": "client-one", "choice": "\u0000"}, 400, "unknown_choice"),
        ({"client_id": "client-one", "choice": "a" * 201}, 422, "malformed"),
        ({"client_id": "short", "text": "はい"}, 422, "malformed"),
        ({"client_id": "with blank!", "text": "はい"}, 422, "malformed"),
        ({"client_id": "client-one", "text": 5}, 422, "malformed"),
        ({"client_id": "client-one", "text": "はい", "seq": 1}, 422, "malformed"),
        ({"text": "はい"}, 422, "malformed"),
        (None, 422, "malformed"),
    ],
)
def test_what_can_not_be_said_has_a_code_and_changes_nothing(
    browser: Browser, body: Any, status: int, code: str
) -> None:
    browser.open()
    answer = browser.post("/chat/messages", json=body)
    assert (answer.status_code, answer.json()["code"]) == (status, code)
    assert answer.json()["detail"] == wording().refusal(code, {})
    assert len(browser.messages()) == 1


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b'{"client_id": "client-one", "text": "\\ud800"}', b""])
def test_a_broken_body_is_refused(browser: Browser, body: bytes) -> None:
    browser.open()
    headers = {"content-type": "application/json"}
    answer = browser.post("/chat/messages", content=body, headers=headers)
    assert 400 <= answer.status_code < 500
    assert answer.json()["detail"]


@pytest.mark.parametrize(
    "text",
    ["😀🚗", "\x07\x1b[31m", "/restart", '/give_answer{"turn":"x"}', "'; DROP TABLE turns; --", "<script>x</script>",
     "{{7*7}}", "%s%s%n", "\u202e\u200bはい", "a" * 1000],
)  # fmt: skip
def test_anything_else_is_answered(browser: Browser, dialogue: PlainRasa, text: str) -> None:
    browser.open()
    answer = browser.say(text)
    assert answer.status_code == 200
    assert answer.json()["messages"]
    assert all(not message.startswith("/") for _, message in dialogue.said)


@pytest.mark.parametrize(
    ("method", "path"), [("POST", "/chat/messages"), ("GET", "/chat/messages"), ("GET", "/chat/events")]
)
def test_without_the_cookie_there_is_nothing(browser: Browser, method: str, path: str) -> None:
    for cookie in (None, "made-up"):
        if cookie:
            browser.web.cookies.set(NAME, cookie)
        body = {"client_id": "client-one", "text": "はい"} if method == "POST" else None
        answer = browser.request(method, path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (401, "no_conversation")


def test_messages_since(browser: Browser) -> None:
    browser.open()
    browser.say("こんにちは")
    assert [m["seq"] for m in browser.messages()] == [1, 2, 3]
    assert [m["seq"] for m in browser.messages(after=2)] == [3]
    assert browser.messages(after=99) == []
    for wrong in ("-1", "x", str(2**40)):
        assert browser.get(f"/chat/messages?after={wrong}").status_code == 422


def test_nothing_is_shown_once_the_login_has_ended_until_the_member_is_back(browser: Browser) -> None:
    browser.member("aoi")
    browser.say("はい")
    assert "100000101" in json.dumps(browser.messages(), ensure_ascii=False)
    browser.world.clock.move(hours=25)
    assert browser.messages() == []
    assert browser.open().json()["messages"] == []
    later = browser.say("続きをお願いします").json()["messages"]
    assert "100000101" not in json.dumps(later, ensure_ascii=False)
    assert [m["from"] for m in browser.messages()] == ["customer", *(m["from"] for m in later)]
    browser.log_in("aoi.mihon@example.jp", "Aoi2026demo")
    assert browser.messages()[0]["seq"] == 1


def test_what_is_said_to_one_conversation_never_reaches_another(browser: Browser) -> None:
    """Two tabs of one browser: another flyer, or another member, has taken the cookie over."""
    first = browser.open("mypage").json()["conversation"]
    browser.open("clickar")
    said = {"client_id": "client-one", "text": "はい", "conversation": first}
    for answer in (
        browser.post("/chat/messages", json=said),
        browser.get(f"/chat/messages?after=0&conversation={first}"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (401, "no_conversation")
    assert len(browser.messages()) == 1
    second = browser.open("clickar").json()["conversation"]
    assert browser.post("/chat/messages", json={**said, "conversation": second}).status_code == 200
    assert browser.get(f"/chat/messages?after=0&conversation={second}").status_code == 200


def test_a_secret_is_neither_kept_nor_told(browser: Browser, dialogue: PlainRasa) -> None:
    browser.open()
    said = browser.say("パスワードはAoi2026demoです").json()["messages"]
    assert said[0]["text"] == wording().say("secret_password")
    assert "Aoi2026demo" not in json.dumps(browser.messages(), ensure_ascii=False)
    assert dialogue.said == []


class Listening:
    """One listener to the events, over plain ASGI: they never end, so httpx would wait for ever."""

    def __init__(self, app: FastAPI, cookie: str) -> None:
        self.lines: asyncio.Queue[str] = asyncio.Queue()
        self.headers: dict[str, str] = {}
        headers = [(b"cookie", f"{NAME}={cookie}".encode()), (b"host", b"service")]
        scope = {
            "type": "http",
            "method": "GET",
            "path": "/chat/events",
            "query_string": b"",
            "headers": headers,
        }
        scope |= {"http_version": "1.1", "scheme": "http", "server": ("service", 80), "root_path": ""}
        self._gone = asyncio.Event()
        self.task = asyncio.create_task(app(scope, self._receive, self._send))

    async def _receive(self) -> Message:
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.headers = {k.decode(): v.decode() for k, v in message["headers"]}
        elif text := message.get("body", b"").decode():
            self.lines.put_nowait(text)

    async def next(self) -> str:
        """What comes next."""
        return await asyncio.wait_for(self.lines.get(), 5)

    async def close(self) -> None:
        """Goes away."""
        self._gone.set()
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)


def test_the_events_say_at_once_and_whenever_there_is_more(app: FastAPI, browser: Browser) -> None:
    browser.open()

    async def listen() -> tuple[list[str], dict[str, str]]:
        listening = Listening(app, browser.cookie or "")
        heard = [await listening.next()]
        body = {"client_id": "client-one", "text": "こんにちは"}
        await browser.web.post("/chat/messages", json=body)
        heard.append(await listening.next())
        await listening.close()
        return heard, listening.headers

    heard, headers = asyncio.run(listen())
    assert all("event: more" in event for event in heard)
    assert headers["content-type"].startswith("text/event-stream")
    assert "content-security-policy" in headers
    assert app.state.wired.relay.hub._listeners == {}
