"""Rasa's door: for who shows the secret, and what the tracker held is echoed to nobody."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from actions.webhook import router
from renewal_backend.web.problems import install
from tests.actions.calls import SECRET, Backend, call

SAID = "私の住所は東京都千代田区見本町1-2-3です"


@pytest.fixture
def backend() -> Backend:
    """In the backend's place."""
    return Backend()


def post(
    backend: Backend, body: Any, secret: str | None = SECRET, content: bytes | None = None
) -> httpx.Response:
    app = FastAPI()
    install(app)
    app.include_router(router(backend.client, SECRET))

    async def send() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        headers = {"content-type": "application/json"} | (
            {"X-Koshin-Secret": secret} if secret is not None else {}
        )
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            if content is not None:
                return await client.post("/actions/webhook", content=content, headers=headers)
            return await client.post("/actions/webhook", json=body, headers=headers)

    return asyncio.run(send())


def told(name: str) -> dict[str, Any]:
    made = call(name, answer="turn-1")
    made["tracker"]["latest_message"]["text"] = SAID
    return made


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET.upper()])
@pytest.mark.parametrize("name", ["action_back", "no_such_action"])
def test_without_the_secret_nothing_is_run(backend: Backend, secret: str | None, name: str) -> None:
    answer = post(backend, told(name), secret)
    assert answer.status_code == 403
    assert backend.asked == []
    assert "見本町" not in answer.text


def test_without_the_secret_nothing_is_even_read(backend: Backend) -> None:
    assert post(backend, None, "wrong", content=b"{not json").status_code == 403


def test_an_action_is_run(backend: Backend) -> None:
    answer = post(backend, told("validate_renewal_form"))
    assert answer.status_code == 200
    assert set(answer.json()) == {"events", "responses"}
    assert answer.json()["events"][0]["name"] == "answer"
    assert "見本町" not in answer.text


def test_an_unknown_action_is_not_there(backend: Backend) -> None:
    answer = post(backend, told("no_such_action"))
    assert (answer.status_code, answer.json()["code"]) == (404, "no_such_page")
    assert "見本町" not in answer.text
    assert "no_such_action" not in answer.text


@pytest.mark.parametrize("status", [0, 404, 500])
def test_a_backend_that_is_away_is_said_without_the_tracker(
    backend: Backend, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    backend.status = status
    caplog.set_level("DEBUG")
    answer = post(backend, told("action_back"))
    assert (answer.status_code, answer.json()["code"]) == (503, "busy")
    assert "見本町" not in answer.text + caplog.text


@pytest.mark.parametrize("body", [{}, {"next_action": None}])
def test_no_action_is_nothing(backend: Backend, body: Any) -> None:
    assert post(backend, body).json() == {"events": [], "responses": []}


@pytest.mark.parametrize(
    "body",
    [[], "text", 5, {"next_action": "action_back"}, {"next_action": "action_back", "tracker": None},
     {"next_action": "action_back", "tracker": {}}, {"next_action": "action_back", "tracker": "x"}],
)  # fmt: skip
def test_what_is_no_call_is_refused_without_a_crash(backend: Backend, body: Any) -> None:
    assert post(backend, body).status_code == 503


def test_what_is_no_json_is_refused_without_a_crash(backend: Backend) -> None:
    assert post(backend, None, content=b"\xff{").status_code == 503
