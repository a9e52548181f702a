"""Errors at the pages and the chat: the database away, the words of each, the headers that belong to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import renewal_backend.web
from renewal_backend.catalogue.wording import wording
from renewal_backend.services.ports import AlreadyThere, StaleVersion, StorageUnavailable
from renewal_backend.storage import Database
from renewal_backend.web.problems import _CODES
from tests.web.browser import Browser

PAGES = ("/chat", "/login", "/login/done", "/documents/x")


def failing(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def fail(self: Database) -> None:
        raise error

    monkeypatch.setattr(Database, "read", fail)
    monkeypatch.setattr(Database, "begin", fail)


@pytest.mark.parametrize("path", [*PAGES, "/chat/messages"])
def test_while_the_database_is_away_one_is_told_to_wait(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    browser.open()
    failing(monkeypatch, StorageUnavailable("host 10.0.0.1 is away"))
    answer = browser.get(path)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "2"
    assert wording().refusal("busy", {}) in answer.text
    assert "10.0.0.1" not in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status", "code"),
    [("GET", "/nowhere", 404, "no_such_page"), ("GET", "/chat/sessions", 405, "method_not_allowed"),
     ("GET", "/chat/messages", 401, "no_conversation"), ("GET", "/chat/messages?after=x", 422, "malformed")],
)  # fmt: skip
def test_a_browser_gets_a_page_and_everything_else_a_document(
    browser: Browser, method: str, path: str, status: int, code: str
) -> None:
    page = browser.request(method, path, headers={"accept": "text/html,application/xhtml+xml,*/*;q=0.8"})
    document = browser.request(method, path, headers={"accept": "application/json"})
    assert page.status_code == document.status_code == status
    assert page.headers["content-type"].startswith("text/html")
    assert document.headers["content-type"] == "application/problem+json"
    assert document.json()["code"] == code
    assert wording().refusal(code, {}) in page.text
    assert page.headers.get("allow") == document.headers.get("allow")


def test_a_browser_gets_a_page_even_where_nobody_expected_it(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    failing(monkeypatch, RuntimeError("見本 葵"))
    page = browser.get("/login", headers={"accept": "text/html", "cookie": "koshin_chat=x"})
    assert page.status_code == 500
    assert wording().refusal("internal", {}) in page.text
    assert "見本 葵" not in page.text
    assert "content-security-policy" in page.headers


@pytest.mark.parametrize("error", [StaleVersion("x"), AlreadyThere("x")])
def test_a_race_that_was_lost_is_a_conflict(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    browser.open()
    failing(monkeypatch, error)
    answer = browser.say("はい")
    assert (answer.status_code, answer.json()["code"]) == (409, "stale_version")


def test_every_status_that_routes_raise_has_a_code_of_its_own() -> None:
    folder = Path(renewal_backend.web.__file__).parent
    sources = [*folder.rglob("*.py"), folder.parent.parent / "actions" / "webhook.py"]
    raised = {int(n) for p in sources for n in re.findall(r"HTTPException\((\d+)", p.read_text("utf-8"))}
    assert raised <= set(_CODES)
    assert all(wording().refusal(code, {}) for code in _CODES.values())


@pytest.mark.parametrize("path", PAGES)
def test_an_error_page_holds_nothing_of_anybody(browser: Browser, path: str) -> None:
    browser.member("aoi")
    conversation = browser.open().json()["conversation"]
    other = browser.other()
    page = other.get(f"{path}?entry=x&name=見本葵")
    for personal in ("見本", "aoi.mihon", conversation, browser.cookie or "-", "Traceback", ".py"):
        assert personal not in page.text
