"""Becoming a member in a journey: the chat, the pages, the mails, as somebody with a phone does it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

import httpx

from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, form_with, mails
from tests.journeys.walking import asked
from tests.live.koshin import wait_for

MAIL, PASSWORD = "misaki@example.jp", "Nirin8wagon"
REGISTER, AGREE = "会員登録をする", "同意する"


def holder(world: World) -> Person:
    """The demo's contract holder who has no login yet, with the login she wants."""
    people = world.web.get("/dev/demo.json").json()["customers"]
    [one] = [p for p in people if not p["member"] and p["programme"] == "clickar"]
    return {**one, "login": MAIL, "password": PASSWORD}


def entries(person: Person, **other: Any) -> dict[str, Any]:
    """What she enters."""
    items = {key: person[key] for key in ("name", "address", "birth_date", "phone", "password")}
    return {"email": person["login"], "policy_number": person["policy_numbers"], **items, **other}


def begin(customer: Customer, entry_word: str = "更新をはじめる") -> Customer:
    """Up to the link of the page of entries."""
    customer.open()
    if entry_word in customer.reply.choices:
        customer.choose(entry_word)
    if asked(customer.reply) != "terms":
        customer.choose(REGISTER)
    customer.choose(AGREE)
    assert asked(customer.reply) == "entered", customer.reply
    return customer


def enter(customer: Customer, person: Person, **other: Any) -> httpx.Response:
    """The page of entries, filled in and sent; the page after it."""
    page = customer.page("GET", "/registration")
    form = form_with(page.text, "policy_number")
    assert form is not None, page.text
    return customer.web.post("/registration", data={"csrf": form[1]["csrf"], **entries(person, **other)})


def confirm(customer: Customer) -> httpx.Response:
    """「確定」."""
    answer = customer.fill_in(customer.page("GET", "/registration/check"), csrf=csrf_of(customer))
    customer.news()
    return answer


def csrf_of(customer: Customer) -> str:
    """The token of this browser's forms."""
    form = form_with(customer.page("GET", "/registration/check").text, "csrf")
    assert form is not None
    return form[1]["csrf"]


def newest_mail(customer: Customer, address: str, number: int = 1) -> Mapping[str, str]:
    """The newest mail to an address, once there are so many: mails go out behind the page's answer."""
    assert wait_for(lambda: len(mails(customer.web, address)) >= number, 10), f"no mail to {address}"
    return mails(customer.web, address)[0]


def mail_to(customer: Customer, address: str, number: int = 1) -> str:
    """The text of the newest mail to an address, once there are so many."""
    return newest_mail(customer, address, number)["text"]


def link_in(text: str, base: str) -> str:
    """The path of the link in a mail; its host is the one where customers reach the service."""
    found = re.search(r"^(https?://\S+)$", text, re.MULTILINE)
    assert found is not None, text
    assert found[1].startswith(base), found[1]
    return urlsplit(found[1]).path


def mailed_link(customer: Customer, person: Person, **other: Any) -> str:
    """Everything up to the mail; the path of its link."""
    number = len(mails(customer.web, person["login"])) + 1
    assert enter(customer, person, **other).is_success
    assert confirm(customer).is_success
    return link_in(mail_to(customer, other.get("email", person["login"]), number), customer.url)


def activate(customer: Customer, link: str, password: str) -> httpx.Response:
    """Open the mailed link, type the password, 「登録」."""
    answer = customer.fill_in(customer.page("GET", link), password=password)
    if customer.conversation:
        customer.news()
    return answer


def register(customer: Customer, person: Person, **other: Any) -> httpx.Response:
    """From the opened chat to the new member."""
    return activate(customer, mailed_link(begin(customer), person, **other), person["password"])
