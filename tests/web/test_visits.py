"""Openings through a printed code: counted by campaign, entry, agency and day; nothing stands in the customer's way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest

from renewal_backend.domain.visit import Visit
from tests.web.browser import Browser

NOT_CAMPAIGNS = ["", "x" * 33, "a b", "春", "<script>", "a&b", "a\n"]


def visits(browser: Browser) -> Sequence[Visit]:
    """All that were kept."""
    with browser.world.backend.database.read() as work:
        return work.visits.since(datetime(2000, 1, 1, tzinfo=UTC))


def opened(browser: Browser, **body: Any) -> tuple[int, str]:
    """The status, and the conversation's id."""
    answer = browser.post("/chat/sessions", json=body)
    return answer.status_code, answer.json()["conversation"]


def test_an_opening_with_a_campaign_is_kept_with_all_that_is_counted(browser: Browser) -> None:
    _, conversation = opened(browser, entry="clickar", agency="yume", campaign="autumn-2026")
    [visit] = visits(browser)
    assert visit == Visit(visit.id, browser.world.clock.now(), "clickar", "yume", "autumn-2026", conversation)


def test_the_same_conversation_opened_again_counts_again(browser: Browser) -> None:
    status, first = opened(browser, entry="clickar", agency="yume", campaign="autumn")
    browser.world.clock.move(hours=24)
    again, second = opened(browser, entry="clickar", agency="yume", campaign="winter")
    assert (status, again, first) == (201, 200, second)
    assert [(v.campaign, v.conversation_id) for v in visits(browser)] == [
        ("autumn", first),
        ("winter", first),
    ]


@pytest.mark.parametrize("campaign", [*NOT_CAMPAIGNS, None, 5, True, ["a"], {"a": "b"}])
def test_what_is_no_campaign_is_ignored(browser: Browser, campaign: Any) -> None:
    status, _ = opened(browser, entry="mypage", campaign=campaign)
    assert (status, visits(browser)) == (201, [])


def test_an_opening_that_is_refused_does_not_count(browser: Browser) -> None:
    assert browser.post(
        "/chat/sessions", json={"entry": "mypage", "agency": "yume", "campaign": "a"}
    ).is_client_error
    assert browser.post("/chat/sessions", json={"entry": "nowhere", "campaign": "a"}).is_client_error
    assert visits(browser) == []


def test_the_page_hands_the_campaign_on(browser: Browser) -> None:
    page = browser.get("/chat?entry=clickar&agency=yume&campaign=autumn_1-A")
    assert 'data-agency="yume" data-campaign="autumn_1-A"' in page.text
    assert "data-campaign" not in browser.get("/chat?entry=clickar").text


@pytest.mark.parametrize("campaign", NOT_CAMPAIGNS)
def test_the_page_ignores_what_is_no_campaign(browser: Browser, campaign: str) -> None:
    page = browser.get("/chat", params={"entry": "clickar", "campaign": campaign})
    assert page.status_code == 200
    assert "data-campaign" not in page.text
