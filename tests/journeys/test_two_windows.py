"""Two windows of one browser, two devices of one person, one message twice, two at once."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Person, mails
from tests.journeys.walking import asked, number_in, renew
from tests.live.koshin import wait_for

T = TypeVar("T")


def at_once(*calls: Callable[[], T]) -> Sequence[T]:
    """All started together."""
    with ThreadPoolExecutor(len(calls)) as threads:
        return [future.result() for future in [threads.submit(call) for call in calls]]


def test_a_second_tab_answers_what_was_answered(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "driver_scope")
    second = customer.other_tab()
    customer.choose("家族限定")
    reply = second.choose("本人限定")
    assert "もうお答えが済んでいます" in reply.text
    assert asked(reply) == "age_condition"
    assert App(world.koshin.url, aoi).answers()["driver_scope"] == "family"
    assert asked(second.choose("26歳以上補償")) == "drivers_confirmed"
    assert [m["seq"] for m in customer.transcript()] == [m["seq"] for m in second.transcript()]


def test_a_plan_offered_for_another_price_is_not_taken(world: World, aoi: Person) -> None:
    """One tab shows plans; the other changes what they were reckoned from."""
    customer = at(world.customer(), aoi, "plan")
    second = customer.other_tab()
    second.say("免許の色が違う")
    second.choose("グリーン")
    second.choose("上記の内容で間違いありません")
    assert asked(second.reply) == "plan"
    before = customer.reply.text
    reply = customer.choose("現在と同じプラン")
    assert "ほかの画面で内容が変わりました" in reply.text
    assert asked(reply) == "plan"
    assert reply.last["text"] != before
    assert "plan" not in App(world.koshin.url, aoi).answers()


def test_a_review_of_what_has_changed_is_not_taken(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "customer_confirmed")
    second = customer.other_tab()
    second.say("電話番号が違う")
    second.say("09000004321")
    reply = customer.choose("上記の内容で間違いありません")
    assert "ほかの画面で内容が変わりました" in reply.text
    assert "090-0000-4321" in reply.text
    assert asked(reply) == "customer_confirmed"


def test_the_same_message_twice(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "drivers_confirmed")
    client_id = str(uuid.uuid4())
    first = customer.say("はい", client_id)
    again = customer.say("はい", client_id)
    assert again.messages == first.messages
    assert asked(again) == "drivers_popup"
    assert "drivers_popup" not in App(world.koshin.url, aoi).answers()


def test_the_same_message_twice_at_once(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "drivers_confirmed")
    second, client_id = customer.other_tab(), str(uuid.uuid4())
    one, two = at_once(lambda: customer.say("はい", client_id), lambda: second.say("はい", client_id))
    assert one.messages == two.messages
    assert asked(one) == "drivers_popup"
    assert [m["text"] for m in customer.transcript() if m["from"] == "customer"].count("はい") == 1


def test_two_messages_at_once_are_answered_one_after_the_other(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "driver_scope")
    tabs = [customer.other_tab() for _ in range(4)]
    said = ["家族限定", "26歳以上", "スマートフォンでも手続きできますか", "どこまで進みましたか"]
    replies = at_once(
        *(lambda tab=tab, text=text: tab.say(text) for tab, text in zip(tabs, said, strict=True))
    )
    assert all(reply.status == 200 for reply in replies)
    assert all(reply.messages for reply in replies)
    whole = customer.transcript()
    assert [m["seq"] for m in whole] == list(range(1, len(whole) + 1))
    for text, reply in zip(said, replies, strict=True):
        place = next(n for n, m in enumerate(whole) if m["from"] == "customer" and m["text"] == text)
        assert [m["seq"] for m in whole[place + 1 : place + 1 + len(reply.messages)]] == [
            m["seq"] for m in reply.messages
        ]


def test_applying_in_two_windows_and_on_a_phone_at_once(world: World, aoi: Person) -> None:
    customer = at(world.customer(), aoi, "apply")
    phone = at(customer.other_device(), aoi, "apply")
    second = customer.other_tab()
    replies = at_once(
        lambda: customer.choose("契約を申し込む"),
        lambda: second.choose("契約を申し込む"),
        lambda: second.other_tab().say("申し込みます"),
        lambda: phone.choose("契約を申し込む"),
    )
    numbers = {number_in(reply) for reply in replies if "新しい証券番号" in reply.text}
    assert len(numbers) == 1
    assert all(reply.messages for reply in replies)
    assert wait_for(lambda: bool(mails(world.web, aoi["login"])), 10)
    (mail,) = mails(world.web, aoi["login"])
    assert numbers.pop() in mail["text"]


def test_four_people_at_once(world: World) -> None:
    """Each gets a number and one mail of their own."""
    people = {name: world.people[name] for name in ("aoi", "haruto", "kenji", "shiori")}
    customers = {name: world.customer(person["programme"]) for name, person in people.items()}
    numbers = at_once(*(lambda name=name: renew(customers[name], people[name]) for name in people))
    assert len(set(numbers)) == len(people)
    for person, number in zip(people.values(), numbers, strict=True):
        assert wait_for(lambda person=person: bool(thanks(world, person)), 10)
        (mail,) = thanks(world, person)
        assert number in mail["text"]


def thanks(world: World, person: Person) -> list[Mapping[str, str]]:
    """The thank-you mails to one person."""
    return [mail for mail in mails(world.web, person["login"]) if "御礼" in mail["subject"]]
