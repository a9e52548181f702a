"""The internet site (F3) through the real product: from no ID to a policy number, coming back, waiting for a release."""

from __future__ import annotations

import re

import httpx
import pytest

from tests.journeys.conftest import World
from tests.journeys.customer import Customer, Person, mails
from tests.journeys.test_secrets import bytes_of, decrypted
from tests.journeys.walking import asked, by_words, go_on, number_in, renew
from tests.live.koshin import wait_for

NOON = "2026-11-20T12:00:00+09:00"
MAIL, NEW = "takumi.mogi@example.jp", "Hiyori88wagon"
YUKO = "J0000506"
WAITS = {"age_condition": "年齢を問わず補償", "youngest_driver": "2007年5月1日"}


@pytest.fixture
def takumi(world: World) -> Person:
    """A customer of the site without an ID, at noon."""
    world.on(NOON)
    people = world.web.get("/dev/demo.json").json()["customers"]
    found: Person = next(p for p in people if p["programme"] == "internet" and not p["member"])
    return found


@pytest.fixture
def yuko(world: World) -> Person:
    """One who has used hers, at noon."""
    world.on(NOON)
    return world.people[YUKO]


def mailed(customer: Customer, to: str, after: str) -> str:
    """What stands behind these words in a mail to that address, once it has come."""
    pattern = re.compile(rf"{after}：(\S+)")

    def found() -> list[str]:
        return [hit[1] for mail in mails(customer.web, to) if (hit := pattern.search(mail["text"]))]

    assert wait_for(lambda: bool(found()), 10), f"no mail with {after}"
    return found()[0]


def without_an_id(customer: Customer, person: Person) -> tuple[str, str]:
    """From the chat's first word to the two mails: ID and temporary password."""
    customer.open()
    customer.say("更新したいです")
    for label in ("IDとパスワードを発行する", "同意する", "次へ進む"):
        customer.choose(label)
    assert customer.reply.link
    assert customer.reply.link["url"] == "/credentials"
    page = customer.page("GET", "/credentials")
    number, born = person["policy_numbers"][0], person["birth_date"]
    page = customer.fill_in(page, policy_number=number, birth_date=born)
    page = customer.fill_in(page, mail=MAIL, mail_again=MAIL)
    assert "別々に届きます" in page.text
    customer.news()
    assert asked(customer.reply) == "login"
    return mailed(customer, MAIL, "ログインID"), mailed(customer, MAIL, "仮パスワード")


def first_login(customer: Customer, login: str, temporary: str) -> httpx.Response:
    """With the temporary password, which is changed."""
    page = customer.fill_in(customer.page("GET", "/login"), login_id=login, password=temporary)
    page = customer.fill_in(page, new_password=NEW, new_password_again=NEW)
    customer.news()
    return page


def test_from_no_id_to_a_policy_number(world: World, takumi: Person) -> None:
    customer = world.customer("internet")
    login, temporary = without_an_id(customer, takumi)
    assert first_login(customer, login, temporary).is_success
    go_on(customer, takumi, None)
    number = number_in(customer.reply)
    assert wait_for(lambda: any(number in mail["text"] for mail in mails(customer.web, MAIL)), 10)
    done = next(mail for mail in mails(customer.web, MAIL) if number in mail["text"])
    assert "損保ジャパン" not in done["subject"] + done["text"], "another insurer's site"
    assert "マイページとアプリ" in customer.reply.choices
    assert "約3分" in customer.choose("マイページとアプリ").text


def test_who_comes_back_uses_the_password_set_before(world: World, yuko: Person) -> None:
    assert renew(world.customer("internet"), yuko).isdigit()


def test_accepted_then_released(world: World, yuko: Person) -> None:
    customer = world.customer("internet")
    customer.open()
    customer.say("更新したいです")
    go_on(customer, yuko, "apply", by_words(WAITS))
    reply = customer.choose("同意して申込む")
    receipt = re.search(r"受付番号は (U\d{8}) です", reply.text)
    assert receipt
    assert "受付完了" in reply.text
    assert receipt[1] in customer.say("続きから").text
    staff = world.web.get("/dev/demo.json").json()["staff"][0]
    door = (staff["login"], staff["password"])
    waiting = world.web.get("/api/v1/underwriting", auth=door).json()["applications"]
    assert [one["receipt"] for one in waiting] == [receipt[1]]
    released = world.web.post(f"/api/v1/underwriting/{receipt[1]}/release", auth=door)
    number = released.json()["policy_number"]
    assert number_in(customer.news()) == number
    assert wait_for(
        lambda: any(number in m["text"] for m in mails(customer.web, "yuko.hinagata@example.jp")), 10
    )
    again = world.customer("internet")
    again.open()
    again.say("更新したいです")
    again.log_in(yuko)
    again.choose("上記の内容に同意する")
    assert "もう更新のお申し込みが済んでいます" in again.reply.text, "nothing is left to renew"


def test_a_password_that_has_ended_is_renewed(world: World, yuko: Person) -> None:
    world.set_clock("2027-11-20T12:00:00+09:00")
    customer = world.customer("internet")
    customer.open()
    page = customer.fill_in(customer.page("GET", "/login"), login_id=YUKO, password=yuko["password"])
    assert "有効期限が切れています" in page.text
    page = customer.fill_in(page, new_password=NEW, new_password_again=NEW)
    assert "ログインできました" in page.text
    other = customer.other_device()
    other.open()
    assert other.log_in(yuko).status_code == httpx.codes.UNAUTHORIZED
    assert other.log_in(yuko, NEW).is_success


def test_a_lost_password_is_reissued(world: World, yuko: Person) -> None:
    customer = world.customer("internet")
    customer.open()
    reply = customer.say("パスワードを忘れました")
    assert reply.link
    page = customer.fill_in(customer.page("GET", reply.link["url"]), login=YUKO)
    assert "メールをお送りします" in page.text
    to = "yuko.hinagata@example.jp"
    assert wait_for(lambda: bool(mails(customer.web, to)), 10)
    link = re.search(r"http\S+(/credentials/password/\S+)", mails(customer.web, to)[0]["text"])
    assert link
    page = customer.fill_in(customer.page("GET", link[1]), new_password=NEW, new_password_again=NEW)
    assert "パスワードが変わりました" in page.text
    assert customer.log_in(yuko, NEW).is_success


def test_passwords_stand_nowhere_but_in_their_mail(world: World, takumi: Person) -> None:
    customer = world.customer("internet")
    login, temporary = without_an_id(customer, takumi)
    for said in (temporary, f"仮パスワードは{temporary}です", f"パスワードは{NEW}にしたい"):
        assert "このチャットには書かないでください" in customer.say(said).text
    first_login(customer, login, temporary)
    disk, stored = bytes_of(world.koshin), decrypted(world.koshin.home)
    told = "".join(message["text"] for message in customer.transcript())
    for secret in (temporary, NEW):
        assert secret.encode() not in disk
        assert secret not in told
        assert secret not in "".join(world.koshin.line.sent)
    assert NEW not in stored
    assert stored.count(temporary) <= 2, "the mail and its copy in the demo's mailbox"


def test_closed_hours_come_in_the_middle_of_the_pages(world: World, takumi: Person) -> None:
    customer = world.customer("internet")
    customer.open()
    customer.say("更新したいです")
    for label in ("IDとパスワードを発行する", "同意する", "次へ進む"):
        customer.choose(label)
    world.set_clock("2026-11-21T03:59:58+09:00")
    page = customer.page("GET", "/credentials")
    assert page.is_success
    world.set_clock("2026-11-21T04:00:00+09:00")
    late = customer.fill_in(page, policy_number=takumi["policy_numbers"][0], phone=takumi["phone"])
    assert late.status_code == httpx.codes.UNPROCESSABLE_ENTITY
    assert "6時" in late.text
    world.set_clock("2026-11-21T06:00:00+09:00")
    assert customer.fill_in(page, policy_number=takumi["policy_numbers"][0], phone=takumi["phone"]).is_success
