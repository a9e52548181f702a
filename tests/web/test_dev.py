"""Demo mode's pages, and that they are not there outside it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fastapi import FastAPI

from renewal_backend.domain.records import Mail
from renewal_backend.outside.clock import MovableClock
from renewal_backend.outside.demo_mode import DemoMode
from renewal_backend.outside.mail import MailboxSender
from renewal_backend.services.deliver_mail import deliver_mail
from tests.services.world import World
from tests.web.browser import Browser
from tests.web.conftest import application

PATHS = {
    "/dev/demo.json": "GET", "/dev/mailbox.json": "GET", "/dev/mailbox": "GET", "/dev/clock": "POST",
    "/dev/reset": "POST",
}  # fmt: skip


@pytest.fixture
def demo(app: FastAPI, world: World) -> DemoMode:
    """Over this test's database, with a clock of its own."""
    made = DemoMode(world.database, MovableClock(), world.hasher)
    app.state.demo = made
    return made


@pytest.mark.parametrize(("path", "method"), PATHS.items())
def test_outside_demo_mode_there_is_nothing(web_url: str, world: World, path: str, method: str) -> None:
    answer = Browser(application(web_url, demo=False), world).request(method, path, json={"now": None})
    assert (answer.status_code, answer.json()["code"]) == (404, "no_such_page")


def test_the_people_to_try(browser: Browser, demo: DemoMode) -> None:
    found = browser.get("/dev/demo.json").json()
    assert found["staff"] == []
    assert {"programme", "name", "login", "password", "otp", "policy_numbers", "phone", "address", "birth_date",
            "member", "about"} <= set(found["customers"][0])  # fmt: skip
    members = {c["login"]: c["password"] for c in found["customers"] if c["programme"] == "mypage"}
    browser.open()
    assert browser.log_in("aoi.mihon@example.jp", members["aoi.mihon@example.jp"]).status_code == 303


def test_the_mailbox_newest_first(browser: Browser, demo: DemoMode) -> None:
    world = browser.world
    for number in (1, 2):
        with world.database.begin() as work:
            at = datetime(2026, 11, 20, number, tzinfo=UTC)
            mail = Mail(
                key=f"k{number}", to="a@example.jp", subject=f"件名{number}", text="<b>本文</b>", at=at
            )
            work.mails.add(mail)
            work.commit()
        deliver_mail(world.backend, MailboxSender(world.database))
    found = browser.get("/dev/mailbox.json").json()
    assert [set(mail) for mail in found] == [{"to", "subject", "text", "html", "at"}] * 2
    assert [mail["subject"] for mail in found] == ["件名2", "件名1"]
    page = browser.get("/dev/mailbox")
    assert page.text.index("件名2") < page.text.index("件名1")
    assert "&lt;b&gt;本文" in page.text


def test_the_clock_is_set_and_runs_on_and_is_given_back(browser: Browser, demo: DemoMode) -> None:
    answer = browser.post("/dev/clock", json={"now": "2026-11-20T23:54:30+09:00"})
    there = datetime.fromisoformat(answer.json()["now"])
    assert 0 <= (there - datetime(2026, 11, 20, 14, 54, 30, tzinfo=UTC)).total_seconds() < 5
    back = datetime.fromisoformat(browser.post("/dev/clock", json={"now": None}).json()["now"])
    assert abs((back - datetime.now(UTC)).total_seconds()) < 5


@pytest.mark.parametrize("now", ["2026-11-20T23:54:30", "yesterday", 5.5e300, [], {}])
def test_a_moment_without_a_zone_is_none(browser: Browser, demo: DemoMode, now: object) -> None:
    answer = browser.post("/dev/clock", json={"now": now})
    assert (answer.status_code, answer.json()["code"]) == (422, "malformed")


def test_a_reset_forgets_every_conversation(browser: Browser, demo: DemoMode) -> None:
    browser.open()
    assert browser.post("/dev/reset").json() == {"status": "reset"}
    assert browser.get("/chat/messages").status_code == 401
    assert browser.open().status_code == 201
