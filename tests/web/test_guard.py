"""In front of every route: headers on each answer, whatever it is, and a bound on what may be sent."""

from __future__ import annotations

import asyncio
import json
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.types import Message, Receive, Scope, Send

from renewal_backend.catalogue.wording import wording
from renewal_backend.web.guard import Guard
from tests.channels.plain_rasa import PlainRasa
from tests.web.browser import Browser, in_pieces

HEADERS = ("content-security-policy", "x-content-type-options", "referrer-policy", "permissions-policy")
LARGE = 64 * 1024 + 1
JSON = {"content-type": "application/json"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/chat", 200), ("GET", "/healthz", 200), ("GET", "/", 307), ("GET", "/nowhere", 404),
        ("DELETE", "/chat", 405), ("GET", "/chat?entry=x", 404), ("GET", "/login", 401), ("POST", "/chat/messages", 422),
        ("GET", "/chat/messages", 401), ("GET", "/static/icon.svg", 200), ("GET", "/static/nothing.js", 404),
        ("GET", "/static/../app.py", 404), ("GET", "/api/v1/renewals", 401), ("GET", "/openapi.json", 200),
        ("POST", "/actions/webhook", 403), ("GET", "/dev/demo.json", 200), ("GET", "/documents/x", 401),
    ],
)  # fmt: skip
def test_every_answer_has_the_security_headers(browser: Browser, method: str, path: str, status: int) -> None:
    answer = browser.request(method, path)
    assert answer.status_code == status
    assert [name for name in HEADERS if name not in answer.headers] == []
    assert "unsafe" not in answer.headers["content-security-policy"]
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]


def test_a_wrong_method_is_told_the_right_one(browser: Browser) -> None:
    assert "POST" in browser.get("/chat/sessions").headers["allow"]


def test_what_nobody_expected_has_headers_and_a_sentence_and_gives_nothing_away(
    browser: Browser, app: FastAPI, dialogue: PlainRasa, caplog: pytest.LogCaptureFixture
) -> None:
    browser.open()
    dialogue.understood["壊れる"] = [{"show": "say", "key": "secret of 見本 葵"}]
    answer = browser.say("壊れる")
    assert answer.status_code == 500
    assert answer.json()["code"] == "internal"
    assert answer.json()["detail"] == wording().refusal("internal", {})
    assert [name for name in HEADERS if name not in answer.headers] == []
    for text in (answer.text, caplog.text):
        assert "見本 葵" not in text
        assert "壊れる" not in text
    assert "Traceback" not in answer.text
    assert "unexpected KeyError at /chat/messages" in caplog.text
    assert "answering.py" in caplog.text, "the places are there for whoever mends it"


@pytest.mark.parametrize(
    ("path", "headers", "start"),
    [("/chat/messages", JSON, b'{"text":"'), ("/login", FORM, b"email="), ("/chat/sessions", JSON, b" "),
     ("/api/v1/logins", JSON, b'{"login":"')],
)  # fmt: skip
@pytest.mark.parametrize("with_length", [True, False])
def test_a_body_that_is_too_large_is_refused(
    browser: Browser, path: str, headers: dict[str, str], start: bytes, with_length: bool
) -> None:
    browser.open()
    body = start + b"a" * LARGE
    answer = browser.post(path, content=body if with_length else in_pieces(body), headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (413, "too_large")
    assert answer.json()["detail"] == wording().refusal("too_large", {})
    assert [name for name in HEADERS if name not in answer.headers] == []


def test_a_body_without_a_length_that_is_not_too_large_is_taken(browser: Browser) -> None:
    browser.open()
    body = json.dumps({"client_id": "client-one", "text": "こんにちは"}).encode()
    assert browser.post("/chat/messages", content=in_pieces(body, 7), headers=JSON).status_code == 200


def call(app: Any, headers: list[tuple[bytes, bytes]], *incoming: Message) -> list[Message]:
    """What a guarded application sends."""
    messages, sent = list(incoming), list[Message]()

    async def receive() -> Message:
        return messages.pop(0) if messages else {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: Scope = {"type": "http", "path": "/", "method": "POST", "headers": headers}
    asyncio.run(Guard(app, "'none'")(scope, receive, send))
    return sent


@pytest.mark.parametrize("length", [b"-1", b"x", b"", b"1e3", b"99999999999999999999"])
def test_a_length_that_is_none_is_too_large(length: bytes) -> None:
    async def never(scope: Scope, receive: Receive, send: Send) -> None:
        raise AssertionError("not reached")

    assert call(never, [(b"content-length", length)])[0]["status"] == 413


def test_a_failure_in_mid_answer_is_not_covered_up() -> None:
    async def half(scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        call(half, [])


def test_somebody_who_went_away_is_no_error(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    from starlette.requests import Request

    async def reads(scope: Scope, receive: Receive, send: Send) -> None:
        await Request(scope, receive).body()

    assert call(reads, [], {"type": "http.disconnect"}) == []
    assert caplog.text == ""


def test_what_is_no_http_passes() -> None:
    seen = []

    async def socket(scope: Scope, receive: Receive, send: Send) -> None:
        seen.append(scope["type"])

    async def nothing() -> Message:
        return {}

    async def nowhere(message: Message) -> None:
        return None

    asyncio.run(Guard(socket, "'none'")({"type": "lifespan"}, nothing, nowhere))
    assert seen == ["lifespan"]
