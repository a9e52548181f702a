"""What a customer types or presses, from the channel to the renewal and back."""

from __future__ import annotations

import asyncio

import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.channels.incoming import Incoming
from renewal_backend.channels.turns import receive
from renewal_backend.services.answer_turn import answer_turn, correct_turn
from renewal_backend.services.dialogue import Directive
from tests.channels.chat import KNOWLEDGE, Chat

TOPICS: Directive = {"show": "topics", "topics": ",".join(list(KNOWLEDGE.library.topics)[:3])}


def told(chat: Chat) -> str:
    """What Rasa was told last."""
    return chat.dialogue.said[-1][1]


def test_a_button_is_an_answer(chat: Chat) -> None:
    chat.at("aoi", "driver_scope").choose("家族限定")
    assert told(chat).startswith("/give_answer{")
    assert chat.answers["driver_scope"] == "family"


@pytest.mark.parametrize("typed", ["家族限定", "家族限定です", "3番目", "３", "家族"])
def test_what_can_be_pressed_can_be_typed(chat: Chat, typed: str) -> None:
    chat.at("aoi", "driver_scope").say(typed)
    assert chat.answers["driver_scope"] == "family"
    assert "家族" not in told(chat)


def test_an_answer_never_reaches_rasa_in_its_own_words(chat: Chat) -> None:
    chat.at("aoi", "customer_confirmed")
    chat.choose("違うところがある")
    chat.choose("お電話番号")
    chat.say("０９０－１１１１－２２２２")
    assert chat.answers["phone"] == "09011112222"
    assert all("1111" not in message for _, message in chat.dialogue.said)
    assert "０９０－１１１１－２２２２" in [m.body["text"] for m in chat.transcript], "an answer is no secret"


@pytest.mark.parametrize(
    ("said", "question"),
    [
        ("家族限定です。ところで電話は何時まで？", "電話は何時まで?"),
        ("家族限定で、あと時間はどれくらいかかりますか", "時間はどれくらいかかりますか"),
        ("家族限定。次へが押せません", "次へが押せません"),
    ],
)
def test_an_answer_with_a_question_is_taken_and_the_question_answered(
    chat: Chat, said: str, question: str
) -> None:
    chat.at("aoi", "driver_scope").dialogue.understood[question] = [{"show": "faq", "topic": "phone_hours"}]
    chat.say(said)
    assert told(chat) == question
    assert chat.answers["driver_scope"] == "family"
    assert chat.asked == "age_condition"
    assert KNOWLEDGE.answer("phone_hours", "mypage", now=chat.world.backend.now()).text in chat.said
    assert chat.said.count(chat.heard[-1].body["text"]) == 1, "the next question comes once"
    assert chat.heard[-1].body["choices"]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("drivers_confirmed", "はい。ところで電話は何時まで？"),
        ("driver_scope", "家族限定って何ですか？"),
        ("driver_scope", "家族限定です。これで合ってますか？"),
        ("driver_scope", "家族限定です。お願いします"),
    ],
)
def test_a_yes_with_a_question_is_no_yes_and_a_doubt_is_no_question_of_its_own(
    chat: Chat, field: str, said: str
) -> None:
    chat.at("aoi", field).say(said, "event")
    assert "question" not in chat.turn("event").content
    if field.endswith("confirmed"):
        assert chat.asked == field


def test_an_old_button_answers_nothing_else(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    old = chat.value_of("家族限定")
    chat.say("本人限定")
    chat.send(Incoming("again", choice=old))
    assert chat.heard[0].body["text"] == wording().refusal("answered_elsewhere", {})
    assert chat.answers["driver_scope"] == "insured_only"
    assert chat.asked == "age_condition"
    assert not chat.conversation.memory.get("missed"), "nobody misunderstood anything"


def test_a_button_of_what_has_changed_since_is_refused(chat: Chat) -> None:
    chat.at("aoi", "drivers_confirmed")
    old = chat.value_of("確認しました")
    chat.choose("違うところがある")
    chat.choose(wording().title("driver_scope"))
    chat.say("限定なし")
    chat.say("26歳以上")
    assert chat.asked == "drivers_confirmed"
    chat.send(Incoming("again", choice=old))
    assert chat.heard[0].body["text"] == wording().refusal("stale_version", {})
    assert chat.asked == "drivers_confirmed"


@pytest.mark.parametrize("yes", ["はい", "うん", "お願いします", "大丈夫です", "いいえ", "ちがう"])
def test_a_yes_or_no_after_an_aside_confirms_nothing(chat: Chat, yes: str) -> None:
    chat.at("aoi", "drivers_confirmed")
    chat.dialogue.understood["あれはどうなりますか"] = [TOPICS]
    chat.say("あれはどうなりますか")
    chat.say(yes)
    assert told(chat).startswith("/repeat")
    assert chat.asked == "drivers_confirmed"
    assert "運転者の範囲は" in chat.said
    chat.say("はい")
    assert chat.asked == "drivers_popup"


def test_an_aside_outlives_a_failure(chat: Chat) -> None:
    chat.at("aoi", "drivers_confirmed")
    chat.dialogue.understood["あれはどうなりますか"] = [TOPICS]
    chat.say("あれはどうなりますか")
    chat.dialogue.away = True
    chat.say("はい")
    chat.dialogue.away = False
    chat.say("はい")
    assert chat.asked == "drivers_confirmed"


def test_a_yes_that_rasa_understood_after_an_aside_confirms_nothing_either(chat: Chat) -> None:
    chat.at("aoi", "drivers_confirmed")
    chat.dialogue.understood["あれはどうなりますか"] = [TOPICS]
    chat.say("あれはどうなりますか")
    chat.dialogue.away = True
    chat.say("よきにはからえ", "one")
    assert answer_turn(chat.world.backend, chat.id, chat.turn("one").id, "yes") == "refused"
    assert chat.asked == "drivers_confirmed"


@pytest.mark.parametrize(
    ("said", "asked"),
    [("電話番号が違う", "phone"), ("住所を変えたいです", "address"), ("プランを変えたい", "plan"),
     ("免許の色が間違っています", "licence_colour")],
)  # fmt: skip
def test_a_correction_is_heard_before_the_model(chat: Chat, said: str, asked: str) -> None:
    chat.at("aoi", "customer_confirmed").say(said)
    assert told(chat) == '/correct{"near": "none"}'
    assert chat.asked == asked


def test_a_correction_may_hold_the_new_value(chat: Chat) -> None:
    chat.at("aoi", "customer_confirmed").say("電話番号を09011112222に変えたい")
    assert chat.answers["phone"] == "09011112222"


def test_a_correction_before_anything_was_answered_hears_how_to_correct(chat: Chat) -> None:
    chat.say("更新をはじめる")
    before = chat.asked
    assert correct_turn(chat.world.backend, chat.id, replied(chat, "訂正")) == "nothing_to_correct"
    assert chat.asked == before


@pytest.mark.parametrize("said", ["間違いありません", "違うところはありません", "変更はないです"])
def test_nothing_wrong_is_no_correction(chat: Chat, said: str) -> None:
    chat.at("aoi", "customer_confirmed").say(said)
    assert not told(chat).startswith("/correct")


def test_a_no_to_a_table_asks_what_is_wrong(chat: Chat) -> None:
    chat.at("aoi", "customer_confirmed").say("いいえ")
    assert chat.heard[0].body["text"] == wording().say("what_is_wrong")
    chat.choose("このままでよい")
    assert chat.asked == "customer_confirmed"


def test_three_misses_and_then_a_person(chat: Chat) -> None:
    chat.at("aoi", "next_licence_renewal")
    help_, person = wording().help("next_licence_renewal"), wording().say("offer_person")
    seen = []
    for _ in range(3):
        chat.say("13月")
        seen.append((help_ in chat.said, person in chat.said))
    assert seen == [(False, False), (True, False), (True, True)]
    chat.say("2028年8月")
    assert chat.asked != "next_licence_renewal"
    assert "missed" not in chat.conversation.memory


def test_misses_of_another_question_count_from_one(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.say("むにゃむにゃ")
    chat.say("むにゃむにゃ")
    assert chat.conversation.memory["missed"] == {"field": "driver_scope", "count": 2}
    chat.say("家族限定")
    chat.say("むにゃむにゃ")
    assert chat.conversation.memory["missed"] == {"field": "age_condition", "count": 1}


def test_a_claim_opens_no_document(chat: Chat) -> None:
    chat.at("aoi", "document").say("開きました")
    assert chat.heard[0].body["text"] == wording().refusal("use_the_link", {})
    assert chat.asked == "document"
    chat.open_document("aoi")
    assert chat.asked == "e_delivery"


def test_the_number_comes_and_what_was_applied_for_stays(chat: Chat) -> None:
    chat.at("aoi", "apply")
    back = chat.value_of("ひとつ前に戻る")
    chat.choose("契約を申し込む")
    policy = chat.talk.policy
    assert policy is not None
    assert policy.number in chat.said
    before = chat.answers
    chat.send(Incoming("back", choice=back))
    assert chat.heard[0].body["text"] == wording().refusal("already_applied", {})
    assert policy.number in chat.said
    assert chat.answers == before
    assert correct_turn(chat.world.backend, chat.id, replied(chat, "住所が違う")) == "refused"
    assert chat.answers == before


def replied(chat: Chat, text: str) -> str:
    """The id of a turn that is stored and not answered yet."""
    return receive(chat.world.backend, chat.key_hash, Incoming("kept", text), 10).turn_id


def test_an_option_of_an_earlier_question_typed_again_corrects_that_question(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.say("本人限定")
    chat.say("家族限定")
    assert told(chat) == '/correct{"near": "none"}'
    assert chat.answers["driver_scope"] == "family"
    assert chat.asked == "age_condition"


def test_commands_and_topics_are_pressed(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.dialogue.understood["あれ"] = [TOPICS]
    chat.say("あれ")
    chat.choose(KNOWLEDGE.title(next(iter(KNOWLEDGE.library.topics))))
    assert told(chat).startswith("/ask_topic{")
    assert chat.asked == "driver_scope"
    assert chat.heard[-1].body["step"]["id"] == "basics"
    chat.say("あれ")
    chat.say("手続きにもどる")
    assert told(chat).startswith("/repeat")


def test_a_stop_rests_and_a_resume_goes_on(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.dialogue.understood["やめる"] = [{"show": "stop"}]
    chat.say("やめる")
    assert not chat.talk.active
    chat.choose("続きをする")
    assert chat.talk.active
    assert "運転する方の範囲" in chat.said


@pytest.mark.parametrize(
    ("secret", "kind"),
    [
        ("パスワードはAoi2026demoです", "password"),
        ("4111 1111 1111 1111", "card"),
        ("Aoi2026demo", "password"),
        ("01234567", "code"),
    ],
)
def test_a_secret_is_not_kept_and_the_question_comes_again(chat: Chat, secret: str, kind: str) -> None:
    chat.say(secret, "one")
    assert chat.heard[0].body["text"] == wording().say(f"secret_{kind}")
    assert chat.dialogue.said == []
    kept = str(chat.turn("one").content) + str([m.body for m in chat.transcript])
    assert "demo" not in kept
    assert "1111" not in kept
    assert "01234567" not in kept


@pytest.mark.parametrize(("field", "typed", "value"), [
    ("youngest_driver", "19900402", "1990-04-02"),
    ("youngest_driver", "１９９０年４月２日", "1990-04-02"),
    ("next_licence_renewal", "202808", "2028-08"),
])  # fmt: skip
def test_an_answer_of_eight_digits_is_no_code(chat: Chat, field: str, typed: str, value: str) -> None:
    chat.at("aoi", field).say(typed)
    assert chat.answers[field] == value


def test_a_password_typed_alone_once_the_login_has_ended_is_hidden(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.world.clock.move(hours=25)
    chat.say("Aoi2026demo", "one")
    assert "Aoi2026demo" not in str(chat.turn("one").content)


def test_another_member_gets_a_conversation_of_their_own(chat: Chat) -> None:
    chat.at("aoi", "customer_confirmed")
    first, key = chat.id, chat.key_hash
    chat.log_in("minoru")
    assert (chat.id, chat.key_hash) != (first, key)
    assert all("見本" not in m.body["text"] for m in chat.transcript)
    with chat.world.database.read() as work:
        before = work.conversations.get(first)
    assert before is not None
    assert before.member_id == chat.world.member("aoi").id


def test_the_same_member_goes_on_in_the_same_conversation(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    first = chat.id
    chat.world.clock.move(hours=25)
    chat.log_in("aoi")
    assert chat.id == first
    assert chat.asked == "driver_scope"


def test_what_was_said_is_hidden_while_the_login_has_ended(chat: Chat) -> None:
    chat.at("aoi", "customer_confirmed")
    everything = len(chat.transcript)
    chat.world.clock.move(hours=25)
    assert chat.visible == []
    chat.say("住所は何でしたか")
    assert len(chat.visible) == len(chat.transcript) - everything
    assert "見本町" not in str([m.body for m in chat.visible])
    chat.log_in("aoi")
    assert chat.visible == chat.transcript


def test_what_is_wrong_before_the_login_is_told_where_it_can_be_mended(chat: Chat) -> None:
    asyncio.run(chat.relay.announce(chat.id, [{"show": "greeting"}]))
    chat.choose(wording().say("start_label"))
    said = chat.say("電話番号が変わりました")
    words = {"title": wording().title("phone"), "step": wording().step("customer")}
    assert said[0].body["text"] == wording().refusal("not_yet", words)
    assert chat.asked == "login"
