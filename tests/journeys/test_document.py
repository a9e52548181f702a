"""The 重要事項等説明書: nothing goes on before it was opened, in its version in force, by its owner."""

from __future__ import annotations

import io

import httpx
import pytest
from pypdf import PdfReader

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, plain
from tests.journeys.walking import asked, go_on


def text_of(pdf: httpx.Response) -> str:
    """All words of a PDF, without blanks."""
    assert pdf.headers["content-type"] == "application/pdf"
    return plain("".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.content)).pages))


@pytest.mark.parametrize("said", ["はい", "開きました", "同意します", "読みました", "次へ"])
def test_saying_it_does_not_open_it(world: World, aoi: Person, said: str) -> None:
    customer = at(world.customer(), aoi, "document")
    reply = customer.say(said)
    assert asked(reply) == "document"
    assert reply.link is not None
    assert reply.link["kind"] == "document"
    assert set(App(world.koshin.url, aoi).answers()).isdisjoint({"e_delivery", "notices"})


def test_opening_it_goes_on_with_the_consent(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "document")
    said = text_of(customer.open_document())
    for words in ("重要事項等説明書", aoi["name"], aoi["policy_numbers"][0], "現在と同じプラン"):
        assert plain(words) in said
    assert asked(customer.reply) == "e_delivery"
    assert asked(customer.say("同意します")) == "notices"


def test_the_document_of_an_older_plan_does_not_count(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "e_delivery")
    consent = customer.reply.choices["重要事項等説明書の電磁的交付に同意します"]
    customer.say("プランを変えたい")
    customer.choose("補償を手厚くするプラン")
    go_on(customer, aoi, "document")
    reply = customer.press(consent)
    assert asked(reply) == "document"
    assert "e_delivery" not in App(world.koshin.url, aoi).answers()
    assert plain("補償を手厚くするプラン") in text_of(customer.open_document())
    reply = customer.press(consent)
    assert "ほかの画面で内容が変わりました" in reply.text
    assert asked(reply) == "e_delivery"


def test_the_same_plan_chosen_again_keeps_the_document(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "apply")
    customer.say("プランを変えたい")
    customer.choose("現在と同じプラン")
    assert asked(customer.reply) == "apply"


def test_a_consent_cannot_be_forged(world: World, aoi: Person, kenji: Person) -> None:
    """Neither with another customer's button nor past the document."""
    other = at(world.customer("clickar"), kenji, "e_delivery")
    consent = other.reply.choices["重要事項等説明書の電磁的交付に同意します"]
    customer = at(world.customer(), aoi, "document")
    for value in (consent, "e_delivery", "true", "/give_answer"):
        reply = customer.press(value)
        assert (reply.status, reply.code) == (400, "unknown_choice")
        assert "選び直してください" in reply.detail
    assert set(App(world.koshin.url, aoi).answers()).isdisjoint({"e_delivery", "notices"})
    assert "e_delivery" not in App(world.koshin.url, kenji).answers()


def test_a_document_is_its_owners(world: World, aoi: Person, kenji: Person) -> None:
    customer = at(world.customer(), aoi, "document")
    assert customer.reply.link is not None
    url = customer.reply.link["url"]
    assert_not_shown(world.customer(), url, aoi)
    stranger = world.customer()
    stranger.open()
    assert_not_shown(stranger, url, aoi)
    assert_not_shown(at(world.customer("clickar"), kenji, "document"), url, aoi)
    assert asked(customer.say("はい")) == "document"


def assert_not_shown(somebody: Customer, url: str, owner: Person) -> None:
    """A page with a sentence, and nothing of the owner's."""
    answer = somebody.page("GET", url)
    assert answer.status_code in (401, 404)
    assert "チャット" in answer.text
    assert owner["name"] not in answer.text
