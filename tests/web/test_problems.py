"""Errors at the pages and the chat: the database away, the words of each, the headers that belong to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import renewal_backend.web
from renewal_backend.catalogue.wording import wording
from renewal_backend.services.ports import AlreadyThere, StaleVersion, StorageError, StorageUnavailable
from renewal_backend.storage import Database
from renewal_backend.web.problems import _CODES
from tests.web.browser import Browser

PAGES = ("/chat", "/login", "/login/done", "/documents/x")


def failing(monkeypatch: pytest.MonkeyPatch, error: StorageError) -> None:
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


@pytest.mark.parametrize("error", [StaleVersion("x"), AlreadyThere("x")])
def test_a_race_that_was_lost_is_a_conflict(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, error: StorageError
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
