"""The document: its owner's alone, a PDF, and that it was opened is kept."""

from __future__ import annotations

import pytest

from renewal_backend.catalogue.wording import wording
from tests.services.world import CHOICES
from tests.web.browser import Browser


def renewal_of(browser: Browser, key: str) -> str:
    """The member's newest renewal."""
    with browser.world.database.read() as work:
        return work.renewals.of_member(browser.world.member(key).id)[0].id


def at_the_document(browser: Browser, key: str = "aoi") -> str:
    """Logged in, everything before the document answered; its address."""
    browser.member(key)
    renewal_id = renewal_of(browser, key)
    contract = browser.world.numbers(key)[0]
    browser.world.walk(browser.world.actor(key), renewal_id, "document", **{**CHOICES, "contract": contract})
    return f"/documents/{renewal_id}"


def test_the_owner_gets_a_pdf_and_the_chat_goes_on(browser: Browser) -> None:
    address = at_the_document(browser)
    before = len(browser.messages())
    answer = browser.get(f"{address}?edition=whatever")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF")
    assert answer.headers["content-type"] == "application/pdf"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("inline; filename=")
    assert answer.headers["x-content-type-options"] == "nosniff"
    opened, question = browser.messages()[before:]
    assert opened["text"] == wording().say("document_opened")
    assert question["step"]["id"] == "important"
    assert "電磁的交付" in question["text"]


def test_opening_it_again_says_nothing_more(browser: Browser) -> None:
    address = at_the_document(browser)
    first = browser.get(address)
    before = browser.messages()
    assert browser.get(address).content == first.content
    assert browser.messages() == before


def test_that_it_was_opened_is_kept(browser: Browser) -> None:
    address = at_the_document(browser)
    renewal_id = renewal_of(browser, "aoi")
    with browser.world.database.read() as work:
        assert work.documents.opened_digests(renewal_id) == frozenset()
    browser.get(address)
    with browser.world.database.read() as work:
        assert len(work.documents.opened_digests(renewal_id)) == 1


def test_somebody_else_finds_nothing_there(browser: Browser) -> None:
    address = at_the_document(browser)
    nobody = browser.other()
    assert nobody.get(address).status_code == 401
    nobody.open()
    stranger = nobody.get(address)
    assert stranger.status_code == 404
    other = browser.other().member("minoru")
    pages = {other.get(address).text, other.get("/documents/nothing").text, stranger.text}
    assert len(pages) == 1, "not there, somebody else's, not logged in: all alike"


@pytest.mark.parametrize("renewal_id", ["nothing", "%00", "a" * 300, "..%5c", "%F0%9F%98%80"])
def test_an_address_that_is_none(browser: Browser, renewal_id: str) -> None:
    browser.member("aoi")
    page = browser.get(f"/documents/{renewal_id}")
    assert page.status_code == 404
    assert page.headers["content-type"].startswith("text/html")


def test_before_its_time_it_is_not_there(browser: Browser) -> None:
    browser.member("aoi")
    page = browser.get(f"/documents/{renewal_of(browser, 'aoi')}")
    assert page.status_code == 422
    assert wording().refusal("document_not_yet", {}) in page.text


def test_once_the_login_has_ended_it_is_nobodys(browser: Browser) -> None:
    address = at_the_document(browser)
    browser.world.clock.move(hours=25)
    assert browser.get(address).status_code == 404
