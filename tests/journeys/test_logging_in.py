"""The login page: wrong passwords, one-time passwords, tries that are slowed, and what strangers see."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, form_with, mails, plain
from tests.journeys.walking import START, asked
from tests.live.koshin import wait_for

WRONG = "00000000"


def error_on(page: httpx.Response) -> str:
    """What the page complains about; empty when it does not."""
    found = re.search(r'<div[^>]*id="error"[^>]*>(.*?)</div>', page.text, re.DOTALL)
    return plain(re.sub(r"<[^>]+>", "", found[1])) if found else ""


def at_the_otp(customer: Customer, person: Person) -> tuple[httpx.Response, str]:
    """The page that asks for the one-time password, and the one that was mailed."""
    before = len(mails(customer.web, person["login"]))
    page = customer.fill_in(
        customer.page("GET", "/login"), email=person["login"], password=person["password"]
    )
    assert form_with(page.text, "otp")
    return page, customer.code(person, before)


@pytest.fixture
def haruto(world: World) -> Person:
    """A mypage member with one-time passwords."""
    return world.people["haruto"]


@pytest.fixture
def customer(world: World) -> Customer:
    """Somebody who wants to renew and is asked to log in."""
    somebody = world.customer()
    somebody.open()
    somebody.say(START)
    return somebody


def test_a_wrong_code_then_the_right_one(customer: Customer, haruto: Person) -> None:
    page, code = at_the_otp(customer, haruto)
    assert haruto["login"] not in page.text
    page = customer.fill_in(page, otp=WRONG if code != WRONG else "00000001")
    assert page.status_code == 401
    assert "ワンタイムパスワードが違います" in error_on(page)
    assert customer.fill_in(page, otp=f" {code[:4]} {code[4:]} ").is_success
    customer.news()
    assert haruto["name"] in customer.reply.text
    assert asked(customer.reply) == "contract"
    stale = customer.fill_in(page, otp=code)
    assert stale.status_code == 400, "a form from before the login"


def test_a_code_is_good_for_five_minutes(world: World, customer: Customer, haruto: Person) -> None:
    page, code = at_the_otp(customer, haruto)
    world.set_clock(datetime.now(UTC) + timedelta(minutes=5, seconds=1))
    page = customer.fill_in(page, otp=code)
    assert page.status_code == 401
    assert "期限が切れています" in error_on(page)
    assert customer.log_in(haruto).is_success
    assert asked(customer.reply) == "contract"


def test_a_new_code_makes_the_old_one_void(customer: Customer, haruto: Person) -> None:
    page, old = at_the_otp(customer, haruto)
    form, again = form_with(page.text, "otp"), re.search(r'action="([^"]+/again)"', page.text)
    assert form is not None
    assert again is not None
    renewed = customer.page("POST", again[1], {"csrf": form[1]["csrf"]})
    new = customer.code(haruto, 1)
    assert customer.fill_in(page, otp=old).status_code == 401
    assert customer.fill_in(renewed, otp=new).is_success


def test_five_wrong_codes_end_it(customer: Customer, haruto: Person) -> None:
    page, code = at_the_otp(customer, haruto)
    for _ in range(5):
        answer = customer.fill_in(page, otp=WRONG if code != WRONG else "00000001")
        assert answer.status_code == 401
    assert "使えなくなりました" in error_on(answer)
    assert "使えなくなりました" in error_on(customer.fill_in(page, otp=code))
    assert customer.log_in(haruto).is_success


def test_a_code_is_bound_to_the_login_that_asked_for_it(
    world: World, customer: Customer, haruto: Person
) -> None:
    page, code = at_the_otp(customer, haruto)
    form = form_with(page.text, "otp")
    assert form is not None
    thief = world.customer()
    thief.open()
    mine = form_with(thief.page("GET", "/login").text, "email")
    assert mine is not None
    answer = thief.page("POST", form[0], {"csrf": mine[1]["csrf"], "otp": code})
    assert answer.status_code == 401
    assert thief.news().messages == ()


@pytest.mark.parametrize("typed", ["", "1234567", "abcdefgh", "<script>", "1" * 900])
def test_what_is_no_code_is_told_so(customer: Customer, haruto: Person, typed: str) -> None:
    page, _ = at_the_otp(customer, haruto)
    answer = customer.fill_in(page, otp=typed)
    assert answer.status_code == 401
    assert "8桁の数字" in error_on(answer)


def test_failures_are_slowed_and_unknown_addresses_look_the_same(world: World, aoi: Person) -> None:
    """The sixth try of each is answered alike; when time has passed, the right password is let in."""
    heard = {}
    for address in (aoi["login"], "nobody.at.all@example.jp"):
        customer = world.customer()
        customer.open()
        page = customer.page("GET", "/login")
        answers = [customer.fill_in(page, email=address, password=f"Wrong{n}pass") for n in range(5)]
        heard[address] = [(a.status_code, re.sub(r"\d+秒", "N秒", error_on(a))) for a in answers]
    assert heard[aoi["login"]] == heard["nobody.at.all@example.jp"]
    first, *_, last = heard[aoi["login"]]
    assert first[0] == 401
    assert "メールアドレスかパスワードが違います" in first[1]
    assert last[0] == 429
    assert "N秒ほどたってから" in last[1]
    assert world.customers[0].fill_in(page, email=aoi["login"], password=aoi["password"]).status_code >= 400
    world.set_clock(datetime.now(UTC) + timedelta(minutes=6))
    assert world.customers[0].log_in(aoi).is_success


def test_an_internet_customers_login_is_none_here(world: World, customer: Customer) -> None:
    yuko = next(p for p in world.people.values() if p["programme"] == "internet")
    page = customer.fill_in(customer.page("GET", "/login"), email=yuko["login"], password=yuko["password"])
    assert page.status_code == 401


def test_pages_belong_to_a_conversation(world: World, aoi: Person) -> None:
    stranger = world.customer()
    page = stranger.page("GET", "/login")
    assert page.status_code == 401
    assert "チャット" in page.text
    assert (
        stranger.page("POST", "/login", {"email": aoi["login"], "password": aoi["password"]}).status_code
        == 401
    )
    stranger.open()
    forged = stranger.page(
        "POST", "/login", {"email": aoi["login"], "password": aoi["password"], "csrf": "forged"}
    )
    assert forged.status_code == 400
    assert stranger.news().messages == ()


def test_the_chat_goes_on_by_itself_after_the_login(customer: Customer, aoi: Person) -> None:
    page = customer.fill_in(customer.page("GET", "/login"), email=aoi["login"], password=aoi["password"])
    assert str(page.url).endswith("/login/done")
    assert wait_for(lambda: bool(customer.news().messages), 5)
    assert asked(customer.reply) == "contract"
