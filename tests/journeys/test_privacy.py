"""Rasa and the logs learn nothing of anybody."""

from __future__ import annotations

import json

from tests.journeys.app import at
from tests.journeys.conftest import World
from tests.journeys.customer import Person
from tests.journeys.walking import go_on, number_in, renew

ADDRESS, PHONE, POSTAL = "東京都港区金糸雀町7-7-7 カナリアハイツ303", "08000009753", "105-9753"
GROUP, MAIL = "カナリア重工業株式会社", "canary.person@example.jp"


def test_what_a_renewal_tells_rasa_and_the_logs(world: World, kenji: Person) -> None:
    """Names, address, phone, numbers and dates: typed, corrected, and put into questions."""
    world.koshin.line.sent.clear()
    customer = at(world.customer("clickar"), kenji, "customer_confirmed")
    for what, typed in (("住所", ADDRESS), ("電話番号", PHONE), ("郵便番号", POSTAL), ("団体名", GROUP)):
        customer.say(f"{what}が違う")
        customer.say(typed)
    customer.say(f"電話番号が違います。{PHONE}です")
    customer.say("０８０ー００００ー９７５３")
    customer.say(f"メールは{MAIL}に届きますか")
    customer.say(f"{PHONE}に電話をもらえますか")
    customer.say(f"証券番号{kenji['policy_numbers'][0]}のことで聞きたいです")
    go_on(customer, kenji, None)
    number = number_in(customer.reply)
    sent = world.koshin.line.sent
    assert len(sent) > 10
    logs = "".join(path.read_text("utf-8", "replace") for path in world.koshin.logs())
    told = "\n".join(json.dumps(json.loads(body), ensure_ascii=False) for body in sent) + logs
    of_the_contract = [
        kenji["name"],
        *kenji["name"].split(),
        kenji["phone"],
        kenji["address"],
        kenji["login"],
    ]
    typed = [
        "金糸雀町",
        "カナリア",
        PHONE,
        "9753",
        "canary",
        *kenji["policy_numbers"],
        number,
        kenji["birth_date"],
    ]
    assert [word for word in [*of_the_contract, *typed] if word in told] == []


def test_rasa_is_sent_ids_and_words_only(world: World, aoi: Person) -> None:
    """A sender, a message, a turn: nothing else, and no buttons' words."""
    world.koshin.line.sent.clear()
    customer = world.customer()
    renew(customer, aoi)
    for body in map(json.loads, world.koshin.line.sent):
        assert set(body) == {"sender", "message", "metadata"}
        assert set(body["metadata"]) == {"turn"}
        assert customer.conversation in body["sender"] or body["sender"].startswith("readiness-")
        assert body["message"].startswith("/") or body["message"] == "自動車保険の更新をしたいです"
    cookie = customer.web.cookies["koshin_chat"]
    assert cookie not in "".join(world.koshin.line.sent)
    assert all(cookie not in path.read_text("utf-8", "replace") for path in world.koshin.logs())
