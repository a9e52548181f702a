"""A customer of an agency: in by its page or its flyer, its own contact and way, and to the policy number all the same."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.journeys.conftest import World
from tests.journeys.customer import Customer
from tests.journeys.walking import go_to, number_in

OTHERS = {"hitachi": ("ゆめカード", "0800-3003-123"), "yume": ("日立",)}


def everything(customer: Customer) -> str:
    """All that the service said to a customer, links included."""
    said: list[Any] = [m for m in customer.transcript() if m["from"] != "customer"]
    return str(said)


@pytest.mark.parametrize(("agency", "fact"), [("hitachi", "日立保険サービス"), ("yume", "0800-3003-123")])
def test_the_way_in_and_whom_to_call_are_the_agencys(world: World, agency: str, fact: str) -> None:
    customer = world.customer("clickar", agency)
    page = customer.page("GET", f"/agencies/{agency}").text
    assert f"/chat?entry=clickar&amp;agency={agency}" in page
    customer.open()
    customer.say("画面を閉じてしまいました")
    assert customer.reply.link is not None
    assert customer.reply.link["kind"] == "page"
    assert fact in customer.page("GET", customer.reply.link["url"]).text
    assert fact in customer.say("人と話したい").text
    assert not [word for word in OTHERS[agency] if word in everything(customer)]


def test_without_an_agency_none_is_named(world: World) -> None:
    customer = world.customer("clickar")
    customer.open()
    customer.say("画面を閉じてしまいました")
    assert customer.reply.link is None
    customer.say("人と話したい")
    assert not [word for words in OTHERS.values() for word in words if word in everything(customer)]


def test_from_the_agencys_page_to_the_new_policy_number(world: World) -> None:
    customer = world.customer("clickar", "hitachi")
    address = re.search(r'href="(/chat\?entry=clickar[^"]*)"', customer.page("GET", "/agencies/hitachi").text)
    assert address is not None
    assert 'data-agency="hitachi"' in customer.page("GET", address[1].replace("&amp;", "&")).text
    go_to(customer, world.people["shiori"], "apply")
    assert number_in(customer.choose("契約を申し込む"))
    assert not [word for word in OTHERS["hitachi"] if word in everything(customer)]


def test_an_entry_that_the_agency_does_not_serve_names_those_it_has(world: World) -> None:
    customer = world.customer("internet", "yume")
    reply = customer.open()
    assert reply.status == 400
    assert "「マイページの会員登録」" in customer.page("GET", "/chat?entry=internet&agency=yume").text
