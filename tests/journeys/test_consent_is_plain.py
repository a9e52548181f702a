"""A consent, a review, an application take a plain yes: nothing that only sounds a little like one."""

from __future__ import annotations

import pytest

from tests.journeys.app import App, at
from tests.journeys.conftest import World
from tests.journeys.customer import Person
from tests.journeys.walking import asked

NO_CONSENT = [
    "引っ越しました",
    "確認中です",
    "まだ確認していません",
    "間違いだらけです",
    "これで合ってますか",
    "大丈夫でしょうか",
    "本当にこれでいいのかな",
    "合っているか分からない",
    "了解しました、でもまだ",
    "同意できません",
    "同意しません",
    "申し込むか迷っています",
    "申し込む前に相談したい",
    "まだ申し込まない",
    "夫に聞いてみます",
    "高いのでやめます",
    "電話しました",
]


@pytest.mark.parametrize("field", ["customer_confirmed", "e_delivery", "apply"])
def test_what_is_no_plain_yes_confirms_nothing(world: World, aoi: Person, field: str) -> None:
    customer, app = at(world.customer(), aoi, field), App(world.koshin.url, aoi)
    taken = []
    for text in NO_CONSENT:
        assert customer.say(text).messages
        if field in app.answers() or app.state()["complete"]:
            taken.append(text)
            break
    assert taken == []


@pytest.mark.parametrize("field", ["driver_scope", "plan", "payment_method"])
def test_a_story_chooses_nothing(world: World, aoi: Person, field: str) -> None:
    customer, app = at(world.customer(), aoi, field), App(world.koshin.url, aoi)
    for text in (
        "引っ越しました",
        "確認中です",
        "子どもが生まれました",
        "夫に聞いてみます",
        "そうしてください",
    ):
        customer.say(text)
        assert field not in app.answers(), text
    customer.say("もう一度")
    assert asked(customer.reply) == field
