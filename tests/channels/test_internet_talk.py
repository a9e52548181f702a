"""The internet site in the chat: the quote that opens and changes, the hours and the deadline in the middle of a talk."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.services.contracts import contracts_of
from tests.channels.chat import KNOWLEDGE, Chat
from tests.channels.plain_rasa import QUESTION
from tests.services.world import World

TOKYO = ZoneInfo("Asia/Tokyo")
YUKO, SAKURA = "J0000506", "J0000708"
WORDS = wording("internet")
PLUS, CHANGE = WORDS.say("breakdown_label"), WORDS.say("wrong_label")
APPLY_FOR_PLAN, AGREE = "このプランを申込む", "同意して申込む"


@pytest.fixture
def chat(world: World) -> Chat:
    """A talk that came in by the internet site's entry."""
    return Chat(world, "internet")


def labels(chat: Chat) -> list[str]:
    """The buttons under what was said last."""
    return [c["label"] for m in chat.heard for c in m.body.get("choices", ())]


def at(chat: Chat, moment: datetime) -> None:
    chat.world.clock.at = moment


def today(chat: Chat, hour: time, days: int = 0) -> datetime:
    """That hour in Tokyo."""
    return datetime.combine(chat.world.clock.at.astimezone(TOKYO).date() + timedelta(days=days), hour, TOKYO)


def level(chat: Chat, coverage: str) -> str:
    """The level of a coverage as the quote has it now."""
    loaded = chat.talk.loaded
    assert loaded is not None
    quote = loaded.facts.quote(loaded.journey.values)
    assert quote is not None
    return dict(quote.levels)[coverage]


def test_it_can_be_walked_by_buttons_alone(chat: Chat) -> None:
    chat.log_in(SAKURA)
    pressed = []
    for _ in range(40):
        question = chat.talk.question
        if question is None:
            break
        if question.field == "document":
            chat.open_document(SAKURA)
            chat.say("続き")
            continue
        pressed.append(question.options[0].label)
        chat.choose(question.options[0].label)
    assert [p for p in pressed if p in (APPLY_FOR_PLAN, AGREE)] == [APPLY_FOR_PLAN, AGREE]
    assert "証券番号" in chat.said
    assert "お手続き完了メール" in chat.said
    assert "約3分" in chat.said
    assert [KNOWLEDGE.title("thank_you_mail"), KNOWLEDGE.title("mypage_app")] == labels(chat)[-2:]
    chat.choose(KNOWLEDGE.title("mypage_app"))
    assert "約3分" in chat.said
    assert "GPS" in chat.said


def test_it_can_be_walked_by_typing_alone(chat: Chat) -> None:
    chat.log_in(SAKURA)
    typed = {
        "contract": "はい", "driver_scope": "今と同じ", "age_condition": "今と同じ", "licence_colour": "青",
        "next_licence_renewal": "今の登録のまま", "youngest_driver": "今の登録", "plan": "今と同じ",
        "payment_method": "今と同じ", "maturity_notice": "メールで", "apply": "同意して申し込みます",
    }  # fmt: skip
    for _ in range(40):
        asked = chat.asked
        if asked is None or chat.talk.policy is not None:
            break
        if asked == "document":
            chat.open_document(SAKURA)
        chat.say(typed.get(asked, "次へ進む"))
    assert chat.talk.policy is not None
    assert "お手続き完了メール" in chat.said


def test_the_quote_offers_to_apply_to_open_and_to_change(chat: Chat) -> None:
    chat.at(YUKO, "quote_confirmed")
    choices = [c["label"] for c in chat.transcript[-1].body["choices"]]
    assert choices == [APPLY_FOR_PLAN, PLUS, CHANGE, WORDS.say("back_label")]


OPENING = """
＋ / + / プラス / 内訳 / 内訳を見せて / 内訳を見せてください / 保険料の内訳を教えて / 明細が見たい / 詳しく見たい
補償の内訳は？ / もっと詳しく / ＋車両保険 / 車両保険 / 弁護士特約 / ロードサービスの内訳 / 対人は無制限のままで
対人賠償はそのままで / 車両保険は今のままでいいです / 弁護士費用はそのままでお願いします / 人身傷害は変えません
それぞれの保険料の内訳を見せて / ＋ボタンを押す / 内訳をお願いします / 中身を見せて
"""


@pytest.mark.parametrize("typed", re.split(r" / |\n", OPENING.strip()))
def test_plus_opens_the_items_and_the_question_comes_again(chat: Chat, typed: str) -> None:
    chat.at(YUKO, "quote_confirmed")
    before = chat.answers
    chat.say(typed)
    assert chat.dialogue.said[-1][1] == "/breakdown"
    opened, asked = chat.heard
    assert opened.body["card"]["title"] == WORDS.say("breakdown_title")
    assert opened.body["card"]["rows"][0]["label"] == "対人賠償"
    assert any("円分）" in row["value"] for row in opened.body["card"]["rows"])
    assert asked.body["choices"][0]["label"] == APPLY_FOR_PLAN
    assert chat.answers == before


@pytest.mark.parametrize(
    ("typed", "coverage", "expected"),
    [
        ("弁護士特約を外して", "lawyer", "none"),
        ("弁護士特約を外してください", "lawyer", "none"),
        ("弁護士費用はいらない", "lawyer", "none"),
        ("弁護士費用をなしにしてください", "lawyer", "none"),
        ("弁護士特約をやめたい", "lawyer", "none"),
        ("弁護士はなしで", "lawyer", "none"),
        ("車両保険を外して", "vehicle", "none"),
        ("車両保険をはずしたい", "vehicle", "none"),
        ("車両保険なしで", "vehicle", "none"),
        ("車両保険はつけません", "vehicle", "none"),
        ("車両保険を限定タイプに変更", "vehicle", "limited"),
        ("車両保険を限定タイプに変えたい", "vehicle", "limited"),
        ("車両保険は限定でお願いします", "vehicle", "limited"),
        ("人身傷害を3000万円に", "injury", "y30m"),
        ("人身傷害は５０００万円でお願いします", "injury", "y50m"),
        ("対物は5000万円でいい", "property", "limited"),
        ("対物賠償を5,000万円に変更してください", "property", "limited"),
        ("対物超過修理費用を外す", "property_excess", "none"),
        ("対物超過はいらないです", "property_excess", "none"),
        ("ロードサービスは15万円までで", "roadside", "basic"),
        ("代車はいらない", "roadside", "basic"),
    ],
)
def test_a_coverage_is_changed_in_one_sentence_and_the_premium_at_once(
    chat: Chat, typed: str, coverage: str, expected: str
) -> None:
    """Yuko's plan of today has the most of everything."""
    chat.at(YUKO, "quote_confirmed")
    loaded = chat.talk.loaded
    assert loaded is not None
    before = loaded.facts.quote(loaded.journey.values)
    chat.say(typed)
    assert (chat.asked, level(chat, coverage)) == ("quote_confirmed", expected)
    after = chat.talk.loaded
    assert after is not None
    quote = after.facts.quote(after.journey.values)
    assert before is not None
    assert quote is not None
    assert quote.yearly < before.yearly
    assert f"{quote.yearly:,}円" in chat.said
    assert "（変更しました）" in chat.said


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ("車両保険を変更", "cover_vehicle"),
        ("車両保険を変更したい", "cover_vehicle"),
        ("車両保険を変えて", "cover_vehicle"),
        ("弁護士特約を直したい", "cover_lawyer"),
        ("人身傷害が違う", "cover_injury"),
        ("対物を変更", "cover_property"),
        ("対物超過を変更", "cover_property_excess"),
        ("ロードサービスを変更", "cover_roadside"),
        ("プランを変えたい", "plan"),
        ("車両保険を付けて", "cover_vehicle"),
    ],
)
def test_what_is_to_be_changed_is_asked_with_the_premium_of_each_level(
    chat: Chat, typed: str, field: str
) -> None:
    chat.at(YUKO, "quote_confirmed")
    chat.say(typed)
    assert chat.asked == field
    for option in chat.talk.question.options if chat.talk.question else ():
        assert option.yearly is not None
        assert f"{option.yearly:,}円" in chat.said


def test_change_offers_every_coverage_and_the_plan(chat: Chat) -> None:
    chat.at(YUKO, "quote_confirmed")
    chat.choose(CHANGE)
    offered = labels(chat)
    for title in (
        "車両保険",
        "弁護士費用",
        "人身傷害",
        "対物賠償",
        "対物超過修理費用",
        "ロードサービス",
        "プラン",
    ):
        assert title in offered
    chat.choose("車両保険")
    assert chat.asked == "cover_vehicle"
    chat.say("なし")
    assert (chat.asked, level(chat, "vehicle")) == ("quote_confirmed", "none")


def test_what_was_changed_stays_when_it_is_to_stay_as_it_is(chat: Chat) -> None:
    chat.at(YUKO, "quote_confirmed")
    chat.say("車両保険を外して")
    chat.say("車両保険はそのままで")
    assert level(chat, "vehicle") == "none"
    chat.choose(APPLY_FOR_PLAN)
    chat.say("車両保険は変更なし")
    assert level(chat, "vehicle") == "none"


def test_the_levels_already_chosen_behind_count_in_the_prices_shown(chat: Chat) -> None:
    chat.at(YUKO, "quote_confirmed")
    chat.say("ロードサービスは15万円までで")
    after_one = chat.talk.loaded
    assert after_one is not None
    quote = after_one.facts.quote(after_one.journey.values)
    assert quote is not None
    chat.say("車両保険を変更")
    question = chat.talk.question
    assert question is not None
    general = next(o for o in question.options if o.value == "general")
    assert general.yearly == quote.yearly


def test_at_another_question_plus_opens_nothing(chat: Chat) -> None:
    chat.at(YUKO, "notices")
    chat.say("＋")
    assert chat.dialogue.said[-1][1] != "/breakdown"
    assert chat.asked == "notices"


def test_four_oclock_comes_in_the_middle_of_a_step(chat: Chat) -> None:
    at(chat, today(chat, time(3, 59, 59), days=1))
    chat.at(YUKO, "licence_colour")
    before = chat.answers
    blue = chat.value_of("ブルー")
    at(chat, today(chat, time(4)))
    chat.choose("ブルー")
    assert "2026年11月21日の6時" in chat.said
    assert chat.said.count("2026年11月21日の6時") == 1, "said once"
    assert not [m for m in chat.heard if m.body["link"]]
    chat.choose(WORDS.say("back_label"))
    assert "6時" in chat.said
    for typed in ("はい", "次へ進む"):
        chat.say(typed)
        assert "2026年11月21日の6時" in chat.said
    chat.dialogue.understood["手続きは何分かかりますか"] = [{"show": "faq", "topic": "time_needed"}]
    chat.say("手続きは何分かかりますか")
    assert KNOWLEDGE.answer("time_needed", "internet", now=chat.world.clock.at).text in chat.said
    assert chat.asked == "site_hours"
    at(chat, today(chat, time(5, 59, 59)))
    assert chat.asked == "site_hours"
    at(chat, today(chat, time(6)))
    assert (chat.asked, chat.answers) == ("licence_colour", before)
    assert chat.value_of("ブルー") == blue
    chat.choose("ブルー")
    assert chat.asked == "next_licence_renewal"


def test_a_yes_to_the_closed_site_is_no_consent_when_it_opens(chat: Chat) -> None:
    """«はい» at six is said to the news that the site is closed, not to what was asked before."""
    chat.at(YUKO, "quote_confirmed")
    at(chat, today(chat, time(4, 30), days=1))
    chat.say("はい")
    at(chat, today(chat, time(6)))
    chat.say("はい")
    assert chat.asked == "quote_confirmed"
    assert APPLY_FOR_PLAN in labels(chat)
    chat.say("はい")
    assert chat.asked == "payment_method"


def test_before_the_login_the_hours_count_too(chat: Chat) -> None:
    at(chat, today(chat, time(4, 30), days=1))
    chat.dialogue.understood["更新したい"] = [QUESTION]
    chat.say("更新したい")
    assert chat.asked == "site_hours"
    assert "2026年11月21日の6時" in chat.said
    assert not [m for m in chat.heard if m.body["link"]]


def test_the_deadline_comes_between_the_question_and_the_answer(chat: Chat) -> None:
    closes = contracts_of(chat.world.backend, chat.actor(YUKO))[0].period.closes
    at(chat, closes - timedelta(seconds=1))
    chat.at(YUKO, "apply")
    chat.say("手続きの期限はいつですか")
    at(chat, closes)
    chat.choose(AGREE)
    assert chat.talk.policy is None
    assert chat.asked == "contract"
    assert chat.said.count("2026年12月23日の23時55分に締め切りました") == 1
    assert "もうお答えが済んでいます" not in chat.said
    assert WORDS.say("person_label") in labels(chat)


def test_a_moment_before_the_deadline_it_is_applied_for(chat: Chat) -> None:
    closes = contracts_of(chat.world.backend, chat.actor(YUKO))[0].period.closes
    at(chat, closes - timedelta(microseconds=1))
    chat.at(YUKO, "apply")
    chat.choose(AGREE)
    assert chat.talk.policy is not None
