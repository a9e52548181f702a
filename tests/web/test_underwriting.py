"""The underwriter's door: only staff, nothing personal, and the customer hears of it in the chat."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from fastapi import FastAPI

from renewal_backend.catalogue.wording import wording
from renewal_backend.services.api_session import open_session
from renewal_backend.services.start_renewal import start_renewal
from tests.channels.plain_rasa import PlainRasa
from tests.services.test_accepted import WAITS, YUKO
from tests.web.browser import Browser

PASSWORD = "what the underwriter types"
WAITING = "/api/v1/underwriting"


def basic(login: str, password: str) -> dict[str, str]:
    """The header of HTTP Basic."""
    return {"Authorization": "Basic " + base64.b64encode(f"{login}:{password}".encode()).decode()}


STAFF = basic("underwriter", PASSWORD)


@pytest.fixture
def app(app: FastAPI) -> Iterator[FastAPI]:
    """With a password for the underwriter."""
    app.state.wired = replace(app.state.wired, underwriter_password=PASSWORD)
    yield app
    app.state.wired = replace(app.state.wired, underwriter_password="")


@pytest.fixture
def customer(browser: Browser) -> Browser:
    """Yuko, in the chat, just before «同意して申込む» of a renewal that has to wait."""
    world = browser.world
    browser.open("internet")
    assert browser.log_in_to_the_site(YUKO, "Yuko2026demo").status_code == 303
    actor = world.actor(YUKO)
    renewal = start_renewal(world.backend, actor, "internet").renewal
    world.walk(actor, renewal.id, contract=world.numbers(YUKO)[0], **WAITS)
    return browser


def applied(customer: Browser) -> list[dict[str, object]]:
    """What the bot says to «同意して申込む»."""
    answered = customer.say("同意して申込む")
    assert answered.status_code == 200, answered.text
    messages: list[dict[str, object]] = answered.json()["messages"]
    return messages


def receipt_of(customer: Browser) -> str:
    """The receipt number that the bot named."""
    found = re.search(r"U\d{8}", str(applied(customer)))
    assert found
    return found[0]


def released(browser: Browser, receipt: str, headers: dict[str, str] = STAFF) -> httpx.Response:
    """The underwriter releases it."""
    return browser.other().post(f"{WAITING}/{receipt}/release", headers=headers)


def test_accepted_then_released(customer: Browser, dialogue: PlainRasa) -> None:
    [done] = applied(customer)
    assert "受付完了" in str(done["text"])
    assert "年齢条件" in str(done["text"])
    assert "証券番号：" not in str(done["text"])
    labels = [choice["label"] for choice in done["choices"]]  # type: ignore[attr-defined]
    assert "マイページとアプリ" in labels
    dialogue.understood["受付番号を知りたい"] = [{"show": "question"}]
    assert customer.say("受付番号を知りたい").json()["messages"][0]["text"] == done["text"]
    receipt = re.search(r"U\d{8}", str(done["text"]))
    assert receipt
    [waits] = customer.other().get(WAITING, headers=STAFF).json()["applications"]
    assert waits["receipt"] == receipt[0]
    assert [reason["id"] for reason in waits["reasons"]] == ["young_driver"]
    for personal in ("雛形", "福岡", "08000001006", YUKO, "1965", *customer.world.numbers(YUKO)):
        assert personal not in str(waits)
    first = released(customer, receipt[0])
    assert first.status_code == 200
    number = first.json()["policy_number"]
    assert number in customer.messages()[-1]["text"]
    before = len(customer.messages())
    assert released(customer, receipt[0]).json() == first.json()
    assert len(customer.messages()) == before, "told once"
    assert customer.other().get(WAITING, headers=STAFF).json() == {"applications": []}
    assert number in str(customer.say("受付番号を知りたい").json()["messages"])


def test_only_the_underwriter_may(customer: Browser) -> None:
    receipt = receipt_of(customer)
    token = open_session(customer.world.backend, customer.world.member(YUKO)).secret
    for headers in (
        {},
        {"Authorization": f"Bearer {token}"},
        basic(YUKO, "Yuko2026demo"),
        basic("underwriter", ""),
        basic("underwriter", PASSWORD + "x"),
        basic("Underwriter", PASSWORD),
        basic("", PASSWORD),
        {"Authorization": "Basic ???"},
        {"Authorization": "Basic"},
    ):
        for asked in (customer.get(WAITING, headers=headers), released(customer, receipt, headers)):
            assert asked.status_code == 401, headers
            assert asked.headers["www-authenticate"].startswith("Basic")
    assert len(customer.get(WAITING, headers=STAFF).json()["applications"]) == 1


def test_guessing_is_slowed_and_many_with_the_right_password_are_not(customer: Browser) -> None:
    for _ in range(60):
        assert customer.get(WAITING, headers=STAFF).status_code == 200
    told = [customer.get(WAITING, headers=basic("underwriter", f"guess {n}")).status_code for n in range(25)]
    assert told[:20] == [401] * 20
    assert told[-1] == 429
    assert customer.get(WAITING, headers=STAFF).status_code == 429
    customer.world.clock.move(minutes=5)
    assert customer.get(WAITING, headers=STAFF).status_code == 200
    assert customer.get(WAITING, headers=basic("underwriter", "guess")).status_code == 401


def test_without_a_password_of_its_own_nobody_gets_in(customer: Browser) -> None:
    customer.app.state.wired = replace(customer.app.state.wired, underwriter_password="")
    for headers in (STAFF, basic("underwriter", "")):
        assert customer.get(WAITING, headers=headers).status_code == 401


@pytest.mark.parametrize("receipt", ["U99999999", "5000000008", "U1", "%00", "x" * 300])
def test_what_is_no_receipt_is_not_there(browser: Browser, receipt: str) -> None:
    answered = released(browser, receipt)
    assert answered.status_code in (404, 422)
    if receipt == "U99999999":
        assert answered.json()["detail"] == wording().refusal("no_receipt", {})


def test_who_is_gone_is_told_by_mail_only(customer: Browser) -> None:
    receipt, before = receipt_of(customer), len(customer.messages())
    customer.world.clock.move(days=2)
    number = released(customer, receipt).json()["policy_number"]
    assert number not in str(customer.messages())
    [mail] = customer.world.mails("released/")
    assert number in mail.text
    customer.log_in_to_the_site(YUKO, "Yuko2026demo")
    assert len(customer.messages()) >= before


def test_the_demo_says_how_to_log_in(browser: Browser) -> None:
    assert browser.get("/dev/demo.json").json()["staff"] == [
        {"login": "underwriter", "password": PASSWORD, "role": "underwriter"}
    ]
