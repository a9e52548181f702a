"""What a dialogue may do: for the conversation whose signature it shows, and for no other."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from actions.backend import signature as shown_by_the_actions
from renewal_backend.channels.incoming import Incoming
from renewal_backend.channels.turns import receive
from renewal_backend.services.backend import token_hash
from renewal_backend.web.api.conversations import signature
from tests.channels.plain_rasa import PlainRasa
from tests.services.world import CHOICES
from tests.web.browser import Browser
from tests.web.conftest import ACTION_SECRET


class Dialogue:
    """Acts for one conversation."""

    def __init__(self, browser: Browser, conversation: str, authorization: str | None = None) -> None:
        self.browser = browser
        self.at = f"/api/v1/conversations/{conversation}"
        self.headers = {
            "Authorization": authorization or f"Conversation {signature(ACTION_SECRET, conversation)}"
        }

    def form(self) -> httpx.Response:
        return self.browser.get(f"{self.at}/form", headers=self.headers)

    def act(self, turn: str, act: str = "answer", **body: Any) -> httpx.Response:
        return self.browser.post(f"{self.at}/turns/{turn}/{act}", json=body or {}, headers=self.headers)


def kept(browser: Browser, text: str, event: str = "kept-event") -> str:
    """The id of a turn of this browser that nobody has answered."""
    key_hash = token_hash(browser.cookie or "")
    return receive(browser.world.backend, key_hash, Incoming(event, text), 10).turn_id


@pytest.fixture
def aoi(browser: Browser) -> Browser:
    """A member who is asked about her drivers."""
    browser.member("aoi")
    with browser.world.database.read() as work:
        renewal = work.renewals.of_member(browser.world.member("aoi").id)[0]
    known = {**CHOICES, "contract": browser.world.numbers("aoi")[0]}
    browser.world.walk(browser.world.actor("aoi"), renewal.id, "driver_scope", **known)
    return browser


@pytest.fixture
def dialogue_of_aoi(aoi: Browser) -> Dialogue:
    """Its dialogue."""
    return Dialogue(aoi, aoi.open().json()["conversation"])


def test_both_sides_sign_alike() -> None:
    assert signature("secret", "c") == shown_by_the_actions("secret", "c")


def test_the_form_is_on_once_a_member_has_begun(browser: Browser) -> None:
    fresh = Dialogue(browser, browser.open().json()["conversation"])
    assert fresh.form().json() == {"active": False}
    browser.log_in("aoi.mihon@example.jp", "Aoi2026demo")
    assert fresh.form().json() == {"active": True}
    assert Dialogue(browser, "nobody").form().json() == {"active": False}


def test_a_turn_acts_once(dialogue_of_aoi: Dialogue) -> None:
    turn = kept(dialogue_of_aoi.browser, "家族限定")
    first, again = dialogue_of_aoi.act(turn), dialogue_of_aoi.act(turn)
    assert first.json() == again.json() == {"outcome": "accepted"}
    assert dialogue_of_aoi.act(kept(dialogue_of_aoi.browser, "家族限定", "other")).json() == {
        "outcome": "refused"
    }


def test_each_act(dialogue_of_aoi: Dialogue) -> None:
    browser = dialogue_of_aoi.browser
    outcomes = [
        dialogue_of_aoi.act(kept(browser, "戻る", "event-1"), "back").json()["outcome"],
        dialogue_of_aoi.act(kept(browser, "はじめる", "event-2"), "begin").json()["outcome"],
        dialogue_of_aoi.act(kept(browser, "ちがう", "event-3"), "correct").json()["outcome"],
        dialogue_of_aoi.act(kept(browser, "そうですね", "event-4"), "answer", word="yes").json()["outcome"],
    ]
    assert outcomes == ["accepted", "accepted", "which_field", "accepted"]


def test_another_signature_opens_nothing(aoi: Browser) -> None:
    conversation = aoi.open().json()["conversation"]
    turn = kept(aoi, "家族限定")
    other = signature(ACTION_SECRET, "another")
    for shown in (
        "",
        "Conversation ",
        f"Conversation {other}",
        f"Bearer {signature(ACTION_SECRET, conversation)}",
        "é",
    ):
        stranger = Dialogue(aoi, conversation)
        stranger.headers = {"Authorization": shown.encode("latin-1")}  # type: ignore[dict-item]
        answers = [
            stranger.form(),
            *(stranger.act(turn, act) for act in ("answer", "back", "correct", "begin")),
        ]
        assert {(a.status_code, a.json()["code"]) for a in answers} == {(401, "not_logged_in")}
    assert Dialogue(aoi, conversation).act(turn).json() == {"outcome": "accepted"}


def test_a_turn_of_another_conversation_is_not_there(dialogue_of_aoi: Dialogue) -> None:
    other = dialogue_of_aoi.browser.other()
    other.open()
    theirs = kept(other, "家族限定")
    for turn in (theirs, "nothing", "a" * 200):
        answer = dialogue_of_aoi.act(turn)
        assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


def test_a_word_is_yes_or_no(dialogue_of_aoi: Dialogue) -> None:
    turn = kept(dialogue_of_aoi.browser, "家族限定")
    assert dialogue_of_aoi.act(turn, word="maybe").status_code == 422
    assert dialogue_of_aoi.act(turn, word=1).status_code == 422


def test_nobody_acts_for_a_turn_that_was_answered(
    dialogue_of_aoi: Dialogue, app: FastAPI, dialogue: PlainRasa
) -> None:
    aoi = dialogue_of_aoi.browser
    relay = app.state.wired.relay
    dialogue.away = True
    asyncio.run(relay.take(token_hash(aoi.cookie or ""), Incoming("lost-event", "家族限定")))
    dialogue.away = False
    asyncio.run(relay.take(token_hash(aoi.cookie or ""), Incoming("lost-event", "家族限定")))
    turn = kept(aoi, "家族限定", "lost-event")
    assert dialogue_of_aoi.act(turn, "back").status_code == 404
