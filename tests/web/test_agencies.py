"""An agency's entry page, and what an entry that it does not serve says."""

from __future__ import annotations

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI

from renewal_backend.catalogue.wording import wording
from renewal_backend.knowledge import KnowledgeBase, load_contacts, load_library
from renewal_backend.knowledge.agencies import AGENCIES_FILE
from tests.knowledge.invented_agency import INVENTED
from tests.web.browser import Browser


def text_of(page: str) -> str:
    """What can be read on a page."""
    return html.unescape(re.sub(r"<[^>]+>", "", page.partition("<main")[2]))


def links(page: str) -> list[str]:
    """Where its links go."""
    return [html.unescape(link) for link in re.findall(r'<a [^>]*href="([^"]+)"', page)]


def test_the_page_has_the_ways_in_and_whom_to_call(browser: Browser) -> None:
    page = browser.get("/agencies/yume")
    assert page.status_code == 200
    assert page.headers["content-type"].startswith("text/html")
    assert "<script" not in page.text
    ways = ["/chat?entry=registration&agency=yume", "/chat?entry=clickar&agency=yume"]
    assert [link for link in links(page.text) if link.startswith("/chat")] == ways
    assert all(browser.get(way).status_code == 200 for way in ways)
    said = text_of(page.text)
    for fact in (
        "会員登録がまだの方",
        "会員登録がお済みの方",
        "0800-3003-123",
        "月〜金9時30分〜17時30分",
        "0120-301-377",
    ):
        assert fact in said
    assert "tel:08003003123" in links(page.text)
    assert "日立" not in page.text


def test_the_page_says_whether_the_telephone_is_answered_now(browser: Browser) -> None:
    now = browser.world.clock.now()
    hours = load_contacts().agencies["yume"].hours
    assert hours is not None
    assert hours.now_words(now) in text_of(browser.get("/agencies/yume").text)
    browser.world.clock.move(hours=12)
    later = hours.now_words(browser.world.clock.now())
    assert later != hours.now_words(now)
    assert later in text_of(browser.get("/agencies/yume").text)


def test_the_page_of_hitachi_tells_the_way_by_its_site_and_what_to_do_after_closing(browser: Browser) -> None:
    page = browser.get("/agencies/hitachi").text
    for fact in (
        "「日立保険」で検索",
        "損保ジャパンマイページ",
        "「自動車保険更改手続き」",
        "「契約の更改」",
        "このページ",
    ):
        assert fact in text_of(page)
    assert "ゆめ" not in page
    assert "https://" not in text_of(page)


@pytest.mark.parametrize("code", ["nobody", "YUME", "%00", "yume%20", "<b>", "a" * 300])
def test_an_unknown_agency_gets_a_clear_page(browser: Browser, code: str) -> None:
    page = browser.get(f"/agencies/{code}")
    assert page.status_code == 404
    assert wording().refusal("unknown_agency", {}) in page.text
    assert "<b>" not in page.text


def test_an_entry_that_the_agency_does_not_serve_says_what_it_has(browser: Browser) -> None:
    answer = browser.open("mypage", "yume")
    assert (answer.status_code, answer.json()["code"]) == (400, "not_this_agency")
    assert "set-cookie" not in answer.headers
    said = answer.json()["detail"]
    for fact in ("ゆめカード", "「マイページの会員登録」", "Clickar"):
        assert fact in said
    page = browser.get("/chat?entry=internet&agency=hitachi")
    assert page.status_code == 404
    assert "日立保険サービスでご案内しているのは" in page.text
    assert "/agencies/hitachi" in links(page.text)


def test_an_agency_added_to_the_data_has_its_page(app: FastAPI, browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "agencies.toml"
    path.write_text(AGENCIES_FILE.read_text("utf-8") + INVENTED, "utf-8")
    contacts = load_contacts(agencies=path)
    parts = app.state.wired
    relay = replace(parts.relay, knowledge=KnowledgeBase(load_library(), contacts))
    app.state.wired = replace(parts, relay=relay, site=replace(parts.site, agencies=contacts.agencies))
    try:
        page = browser.get("/agencies/minato")
        assert browser.open("mypage", "minato").status_code == 201
        assert browser.open("clickar", "minato").status_code == 400
    finally:
        app.state.wired = parts
    assert "/chat?entry=mypage&agency=minato" in links(page.text)
    for fact in (
        "みなと架空保険事務所",
        "0000-11-2222",
        "0000-11-3333",
        "月〜土10時〜16時",
        "からお進みください",
    ):
        assert fact in text_of(page.text)
    assert browser.get("/agencies/minato").status_code == 404
