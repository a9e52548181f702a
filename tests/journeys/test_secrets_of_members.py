"""Passwords and links of members: on the pages, in the chat by mistake, in mails: they stand nowhere."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person
from tests.journeys.membership import (
    MAIL,
    activate,
    begin,
    confirm,
    enter,
    holder,
    link_in,
    mail_to,
    mailed_link,
    newest_mail,
)
from tests.journeys.test_secrets import bytes_of, decrypted
from tests.journeys.walking import asked

pytestmark = pytest.mark.rasa
CHOSEN, WRONG, TYPED, RESET, COMMON = (
    "Canary1Tori",
    "canaryWrong2Z",
    "Canary3Typed",
    "Canary4Reset",
    "canary5canary5",
)


def stands_nowhere(world: World, *secrets: str, mailed: bool = False) -> None:
    """Neither in what is stored, decrypted, nor on disk, nor in what Rasa heard, nor (unless `mailed`) in mails."""
    stored, disk = decrypted(world.koshin.home), bytes_of(world.koshin)
    heard = "".join(world.koshin.line.sent)
    letters = "".join(mail["subject"] + mail["text"] for mail in world.web.get("/dev/mailbox.json").json())
    for secret in secrets:
        assert secret not in heard
        assert secret.encode() not in disk
        assert mailed or secret not in stored
        assert mailed or secret not in letters


def registering(world: World) -> tuple[Customer, Person]:
    """At the page of entries."""
    return begin(world.customer("clickar")), {**holder(world), "password": CHOSEN}


def test_through_registration_and_activation(world: World) -> None:
    customer, person = registering(world)
    told = customer.say(f"パスワードは{TYPED}にしたいです")
    assert "このチャットには書かないでください" in told.text
    assert "このチャットには書かないでください" in customer.say(WRONG).text
    assert asked(customer.reply) == "entered"
    pages = [enter(customer, person, password=COMMON, phone="1"), enter(customer, person, phone="1")]
    link = mailed_link(customer, person)
    pages += [customer.page("GET", "/registration"), customer.page("GET", "/registration/check")]
    pages += [activate(customer, link, WRONG), activate(customer, link, CHOSEN)]
    assert asked(customer.reply) == "contract"
    for secret in (CHOSEN, WRONG, COMMON):
        assert all(secret not in page.text for page in pages)
    stands_nowhere(world, CHOSEN, WRONG, TYPED, COMMON)


def test_what_was_entered_is_neither_rasas_nor_in_any_log(world: World) -> None:
    customer, person = registering(world)
    activate(customer, mailed_link(customer, person), CHOSEN)
    stands_nowhere(world, person["address"], person["name"], mailed=True)


def test_a_link_pasted_into_the_chat_is_hidden(world: World) -> None:
    customer, person = registering(world)
    link = mailed_link(customer, person)
    token = link.rsplit("/", 1)[1]
    reply = customer.say(f"このURLが開けません {customer.url}{link} どうすればいいですか")
    assert "このチャットには" in reply.text
    assert token not in str(customer.transcript())
    stands_nowhere(world, token, mailed=True)
    assert activate(customer, link, CHOSEN).is_success


def test_through_a_reset_and_adding(world: World) -> None:
    wataru, customer = world.people["wataru"], world.customer()
    customer.open()
    customer.choose("更新をはじめる")
    customer.fill_in(customer.page("GET", "/password"), email=wataru["login"])
    link = link_in(mail_to(customer, wataru["login"]), customer.url)
    form = customer.page("GET", link)
    differs = customer.fill_in(form, new_password=RESET, new_password_again=WRONG)
    assert RESET not in differs.text
    assert WRONG not in differs.text
    assert customer.fill_in(form, new_password=RESET, new_password_again=RESET).is_success
    assert customer.log_in(wataru, RESET).is_success
    customer.say(f"新しいパスワードは{RESET}です")
    page = customer.page("GET", "/contracts/add")
    items = {key: wataru[key] for key in ("name", "address", "birth_date", "phone")}
    assert customer.fill_in(page, policy_number=wataru["policy_numbers"][0], **items).is_success
    assert newest_mail(customer, wataru["login"], 2)
    stands_nowhere(world, RESET, WRONG, wataru["password"])
    stands_nowhere(world, wataru["address"], mailed=True)


def test_nobodys_data_is_in_a_mail_to_an_address_that_somebody_typed(world: World) -> None:
    customer, person = registering(world)
    enter(customer, person, name="ほかの 名前", email=MAIL)
    confirm(customer)
    text = mail_to(customer, MAIL)
    assert not any(person[key] in text for key in ("name", "address", "phone", "birth_date"))
