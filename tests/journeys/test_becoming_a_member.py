"""Membership of マイページ, from the flyer to the new policy number, and every bend on the way."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tests.journeys.conftest import World
from tests.journeys.customer import mails
from tests.journeys.membership import (
    MAIL,
    PASSWORD,
    REGISTER,
    activate,
    begin,
    confirm,
    enter,
    holder,
    link_in,
    mail_to,
    mailed_link,
    newest_mail,
    register,
)
from tests.journeys.walking import asked, go_on, number_in
from tests.live.koshin import wait_for

pytestmark = pytest.mark.rasa


@pytest.mark.parametrize("entry", ["clickar", "mypage", "registration"])
def test_from_no_login_to_the_policy_number_in_one_talk(world: World, entry: str) -> None:
    person, customer = holder(world), world.customer(entry)
    done = register(customer, person)
    assert "マイページトップへ" in done.text
    assert "会員登録が完了しました。例田 美咲さま" in customer.reply.text
    assert asked(customer.reply) == "contract"
    assert customer.reply.last["step"]["programme"] == "clickar"
    go_on(customer, person, None)
    number = number_in(customer.reply)
    assert wait_for(lambda: number in mails(world.web, MAIL)[0]["text"], 10)


def test_by_words_alone(world: World) -> None:
    person, customer = holder(world), world.customer("clickar")
    customer.open()
    customer.say("更新したいです")
    assert asked(customer.reply) == "login"
    customer.say("まだ会員登録していません")
    assert asked(customer.reply) == "terms"
    customer.say("同意します")
    assert asked(customer.reply) == "entered"
    assert customer.reply.link is not None
    assert customer.reply.link["kind"] == "registration"
    assert enter(customer, person).is_success
    assert asked(customer.news()) == "checked"
    confirm(customer)
    assert asked(customer.reply) == "activated"


def test_another_notation_is_the_same_person(world: World) -> None:
    person, customer = holder(world), world.customer("clickar")
    other = {
        "name": "れいだ　みさき",
        "address": "茨城県日立市例田町４丁目６番地８号",
        "birth_date": "平成3年6月18日",
        "phone": "＋８１ ７０-００００-１００４",
    }
    register(customer, person, **other)
    assert asked(customer.reply) == "contract"


def test_a_moved_customer_learns_which_details_to_use_and_nothing_else(world: World) -> None:
    person, customer = holder(world), world.customer("clickar")
    begin(customer)
    enter(customer, person, address="東京都新宿区どこか町9-9-9", phone="090-9999-8888")
    page = confirm(customer)
    text = mail_to(customer, MAIL)
    assert "ご契約のときのもの" in text
    assert "変わる前のもの" in text
    assert "0120-157-566" in text
    assert "/registration/activate/" not in text
    for known in (person["address"], person["phone"], person["name"]):
        assert known not in text + page.text
    link = mailed_link(customer, person)
    activate(customer, link, PASSWORD)
    assert asked(customer.reply) == "contract"


def test_on_another_device(world: World) -> None:
    """The mail is opened on a computer; the phone's chat hears of it and asks for the login."""
    person, phone = holder(world), world.customer("clickar")
    link = mailed_link(begin(phone), person)
    computer = phone.other_device()
    done = activate(computer, link, PASSWORD)
    assert "/chat?entry=clickar" in done.text
    phone.news()
    assert "会員登録が完了しました" in phone.reply.text
    assert asked(phone.reply) == "login"
    assert phone.log_in(person).is_success
    assert asked(phone.reply) == "contract"
    computer.open()
    computer.choose("更新をはじめる")
    computer.log_in(person)
    assert asked(computer.reply) == "contract"


def test_after_a_day_the_link_has_ended_and_a_new_one_is_there_at_once(world: World) -> None:
    person, customer = holder(world), world.customer("clickar")
    link = mailed_link(begin(customer), person)
    world.set_clock(datetime.now(UTC) + timedelta(hours=24, seconds=1))
    page = customer.page("GET", link)
    assert page.status_code == 410
    assert "期限が切れた" in page.text
    assert "/registration/check" in page.text
    confirm(customer)
    new = link_in(mail_to(customer, MAIL, 2), customer.url)
    assert new != link
    activate(customer, new, PASSWORD)
    assert asked(customer.reply) == "contract"


def test_a_used_link_leads_to_the_login(world: World) -> None:
    person, customer = holder(world), world.customer("clickar")
    link = mailed_link(begin(customer), person)
    activate(customer, link, PASSWORD)
    for browser in (customer, customer.other_device()):
        page = browser.page("GET", link)
        assert page.status_code == 410
        assert "もう済んでいます" in page.text
        assert "ログイン" in page.text


def test_a_wrong_password_at_the_end(world: World) -> None:
    person, customer = holder(world), world.customer("clickar")
    link = mailed_link(begin(customer), person)
    page = activate(customer, link, PASSWORD.lower())
    assert page.status_code == 401
    assert "大文字と小文字" in page.text
    activate(customer, link, PASSWORD)
    assert asked(customer.reply) == "contract"


def test_a_mail_address_that_is_a_members_already(world: World) -> None:
    person, customer, aoi = holder(world), world.customer("clickar"), world.people["aoi"]
    begin(customer)
    enter(customer, person, email=aoi["login"])
    page = confirm(customer)
    assert "もう会員" not in page.text
    assert asked(customer.reply) == "activated"
    text = mail_to(customer, aoi["login"])
    assert "もう会員として登録されています" in text
    assert f"{customer.url}/password" in text


def test_who_has_a_login_after_all_just_logs_in(world: World) -> None:
    customer, kenji = world.customer("clickar"), world.people["kenji"]
    customer.open()
    customer.choose("更新をはじめる")
    customer.choose(REGISTER)
    customer.choose("登録は済んでいる（ログインする）")
    assert asked(customer.reply) == "login"
    customer.log_in(kenji)
    assert asked(customer.reply) == "contract"


def test_a_member_adds_a_contract_and_goes_on_with_it(world: World) -> None:
    wataru, customer = world.people["wataru"], world.customer()
    customer.open()
    customer.choose("更新をはじめる")
    customer.log_in(wataru)
    assert "まだマイページに登録されていません" in customer.reply.text
    assert customer.reply.link is not None
    assert customer.reply.link["label"] == "ご契約を追加する"
    page = customer.page("GET", customer.reply.link["url"])
    items = {key: wataru[key] for key in ("name", "birth_date", "phone")}
    wrong = customer.fill_in(
        page, policy_number=wataru["policy_numbers"][0], address="どこか別の住所1-1", **items
    )
    assert wrong.status_code == 422
    assert "確かめられませんでした" in wrong.text
    assert wataru["address"] not in wrong.text
    done = customer.fill_in(
        page, policy_number=wataru["policy_numbers"][0], address=wataru["address"], **items
    )
    assert "ご契約を追加しました" in done.text
    customer.news()
    assert asked(customer.reply) == "contract"
    go_on(customer, wataru, None)
    assert number_in(customer.reply)


def test_a_forgotten_password(world: World) -> None:
    aoi, customer = world.people["aoi"], world.customer()
    customer.open()
    customer.choose("更新をはじめる")
    login = customer.page("GET", "/login")
    assert "/password" in login.text
    sent = customer.fill_in(customer.page("GET", "/password"), email=aoi["login"])
    nobody = customer.fill_in(customer.page("GET", "/password"), email="nobody@example.jp")
    assert (sent.status_code, sent.text) == (nobody.status_code, nobody.text)
    link = link_in(mail_to(customer, aoi["login"]), customer.url)
    new = {"new_password": "Betsu9word", "new_password_again": "Betsu9word"}
    done = customer.fill_in(customer.page("GET", link), **new)
    assert "パスワードを変更しました" in done.text
    assert customer.log_in(aoi).status_code == 401
    assert customer.log_in(aoi, "Betsu9word").is_success
    assert asked(customer.reply) == "contract"
    assert "パスワードが変更されました" in newest_mail(customer, aoi["login"], 2)["subject"]


def test_the_number_after_renewal_typed_at_the_contract(world: World) -> None:
    person, customer = holder(world), world.customer("clickar")
    register(customer, person)
    go_on(customer, person, None)
    number = number_in(customer.reply)
    again = customer.other_device()
    again.open()
    again.choose("更新をはじめる")
    again.log_in(person)
    assert "更新したあとの番号です" in again.say(number).text


def test_questions_on_the_way_offer_to_register(world: World) -> None:
    customer = world.customer("clickar")
    customer.open()
    customer.say("会員登録の手順を教えてください")
    assert REGISTER in customer.reply.choices
    customer.choose(REGISTER)
    assert asked(customer.reply) == "terms"
