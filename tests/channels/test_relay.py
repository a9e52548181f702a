"""A turn is kept, answered once, and never met with silence."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.channels.incoming import Incoming
from renewal_backend.channels.turns import receive
from renewal_backend.domain.conversation import Message
from renewal_backend.errors import BadRequest, NotLoggedIn
from renewal_backend.services.dialogue import Directive
from tests.channels.chat import Chat

SORRY = wording().say("sorry")


def of_customer(messages: Sequence[Message]) -> list[str]:
    return [m.body["text"] for m in messages if m.sender == "customer"]


def of_bot(messages: Sequence[Message]) -> list[str]:
    return [m.body["text"] for m in messages if m.sender == "bot"]


def test_a_message_is_answered_and_both_are_in_the_transcript(chat: Chat) -> None:
    said = chat.say("更新したい", "one")
    assert of_customer(chat.transcript) == ["更新したい"]
    assert list(said) == [m for m in chat.transcript if m.sender == "bot"]
    assert chat.turn("one").status == "answered"


def test_the_same_event_has_the_same_answer_and_one_effect(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    first = chat.say("家族限定", "one")
    again = chat.say("家族限定", "one")
    assert list(again) == list(first)
    assert len(chat.dialogue.said) == 1
    assert of_customer(chat.transcript).count("家族限定") == 1
    assert chat.asked == "age_condition"


def test_the_same_event_many_at_once_has_one_effect(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")

    async def all_at_once() -> list[Sequence[Message]]:
        incoming = Incoming("one", "家族限定")
        return await asyncio.gather(*(chat.relay.take(chat.key_hash, incoming) for _ in range(8)))

    answers = asyncio.run(all_at_once())
    assert all(list(answer) == list(answers[0]) for answer in answers)
    assert len(chat.dialogue.said) == 1
    assert chat.asked == "age_condition"


def test_turns_of_one_conversation_run_in_order(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")

    async def quickly() -> None:
        texts = ("家族限定", "26歳以上", "確認しました", "OK")
        await asyncio.gather(*(chat.relay.take(chat.key_hash, Incoming(f"e{t}", t)) for t in texts))

    asyncio.run(quickly())
    assert of_customer(chat.transcript)[-4:] == ["家族限定", "26歳以上", "確認しました", "OK"]
    assert chat.asked == "licence_colour"
    assert [m.seq for m in chat.transcript] == list(range(1, len(chat.transcript) + 1))


def test_nobody_without_a_key_is_heard(chat: Chat) -> None:
    with pytest.raises(NotLoggedIn, match="no_conversation"):
        asyncio.run(chat.relay.take("0" * 64, Incoming("one", "はい")))


@pytest.mark.parametrize("text", ["", " ", "　", "\n\t", "\u200b", "\x00\x01", "\u2028"])
def test_an_empty_message_is_refused_and_not_kept(chat: Chat, text: str) -> None:
    with pytest.raises(BadRequest, match="text_empty"):
        chat.say(text)
    assert not chat.transcript


def test_a_message_may_have_a_thousand_characters(chat: Chat) -> None:
    assert chat.say("あ" * 1000)
    with pytest.raises(BadRequest, match="text_too_long"):
        chat.say("あ" * 1001)


@pytest.mark.parametrize("value", ["nothing", "", "\x00", "a" * 200, "' OR 1=1 --", "<b>", "１"])
def test_a_choice_that_was_never_offered_is_refused(chat: Chat, value: str) -> None:
    with pytest.raises(BadRequest, match="unknown_choice"):
        chat.send(Incoming("one", choice=value))
    assert not chat.transcript


def test_a_choice_of_another_conversation_is_unknown(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    other = Chat(chat.world).at("haruto", "driver_scope")
    with pytest.raises(BadRequest, match="unknown_choice"):
        other.send(Incoming("one", choice=chat.value_of("家族限定")))


def test_when_the_dialogue_is_away_the_customer_hears_so_and_is_answered_later_once(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.dialogue.away = True
    assert of_bot(chat.say("家族限定", "one")) == [SORRY]
    assert chat.turn("one").status == "received"
    chat.dialogue.away = False
    chat.later(seconds=5)
    assert chat.turn("one").status == "received", "whoever asks may still be at it"
    chat.later()
    assert chat.turn("one").status == "answered"
    assert chat.asked == "age_condition"
    before = chat.transcript
    chat.later()
    assert chat.transcript == before
    assert list(chat.say("家族限定", "one")) == [before[-1]]


def test_trying_again_while_the_dialogue_is_away_repeats_the_sorry_without_another(chat: Chat) -> None:
    chat.dialogue.away = True
    first = chat.say("こんにちは", "one")
    again = chat.say("こんにちは", "one")
    assert list(again) == list(first)
    assert of_bot(chat.transcript) == [SORRY]


def test_trying_again_when_the_dialogue_is_back_is_answered_at_once_and_only_once(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.dialogue.away = True
    chat.say("家族限定", "one")
    chat.dialogue.away = False
    assert SORRY not in of_bot(chat.say("家族限定", "one"))
    before = chat.transcript
    chat.later()
    assert chat.transcript == before


def test_what_was_done_before_the_answer_was_lost_is_not_done_again(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.dialogue.deaf = True
    assert of_bot(chat.say("家族限定", "one")) == [SORRY]
    assert chat.asked == "age_condition"
    chat.dialogue.deaf = False
    chat.later()
    assert chat.asked == "age_condition"
    assert chat.answers["driver_scope"] == "family"


def test_a_lost_step_back_does_not_go_back_twice_though_more_was_said_meanwhile(chat: Chat) -> None:
    chat.at("aoi", "age_condition")
    chat.dialogue.deaf = True
    chat.choose("ひとつ前に戻る", "back")
    chat.dialogue.deaf = False
    assert chat.asked == "driver_scope"
    chat.say("家族限定")
    chat.say("26歳以上")
    assert chat.asked == "drivers_confirmed"
    chat.later()
    assert chat.turn("back").status == "answered"
    assert chat.asked == "drivers_confirmed"


def test_a_late_yes_confirms_no_other_question(chat: Chat) -> None:
    chat.at("aoi", "drivers_confirmed")
    chat.dialogue.away = True
    chat.say("はい", "late")
    chat.dialogue.away = False
    chat.say("はい", "prompt")
    assert chat.asked == "drivers_popup"
    chat.later()
    assert chat.asked == "drivers_popup"
    late = of_bot([m for m in chat.transcript if m.turn_id == chat.turn("late").id])
    assert late[0] == SORRY
    assert late[1] == wording().refusal("answered_elsewhere", {})
    assert chat.transcript[-1].body["text"].startswith("大切なことなので")


def test_what_was_kept_before_a_crash_is_answered_after_it(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    receive(chat.world.backend, chat.key_hash, Incoming("one", "家族限定"), 10)
    assert of_customer(chat.transcript)[-1] == "家族限定"
    chat.later()
    assert chat.turn("one").status == "answered"
    assert chat.asked == "age_condition"


def test_nothing_is_tried_as_long_as_the_dialogue_is_not_ready(chat: Chat) -> None:
    chat.dialogue.away, chat.dialogue.is_ready = True, False
    chat.say("こんにちは", "one")
    for _ in range(40):
        chat.later(60)
    assert chat.turn("one").status == "received"
    chat.dialogue.away, chat.dialogue.is_ready = False, True
    chat.later()
    assert chat.turn("one").status == "answered"


def test_what_fails_again_and_again_is_given_up_in_words_and_can_be_sent_again(chat: Chat) -> None:
    chat.dialogue.away = True
    chat.say("こんにちは", "one")
    for _ in range(20):
        chat.later()
    assert chat.turn("one").status == "failed"
    assert of_bot(chat.transcript) == [SORRY, wording().say("given_up")]
    chat.dialogue.away = False
    assert wording().say("not_understood_outside") in of_bot(chat.say("こんにちは", "one"))
    assert chat.turn("one").status == "answered"


class OneFails:
    """Every turn but those of one conversation is answered."""

    def __init__(self, failing: str) -> None:
        self.failing = failing

    async def say(self, sender: str, message: str, turn_id: str) -> Sequence[Directive]:
        """As a dialogue says what no words are known for."""
        key = "no such words" if sender.startswith(self.failing) else "greet"
        return [{"show": "say", "key": key}]

    async def ready(self) -> bool:
        """Always."""
        return True


def test_a_turn_that_can_not_be_answered_keeps_no_other_waiting(chat: Chat) -> None:
    other = Chat(chat.world)
    chat.dialogue.away = other.dialogue.away = True
    chat.say("一つ", "first")
    other.say("二つ", "second")
    chat.relay = replace(chat.relay, dialogue=OneFails(chat.id))
    for _ in range(3):
        chat.later()
    assert other.turn("second").status == "answered"
    assert chat.turn("first").status == "received"
    for _ in range(20):
        chat.later()
    assert chat.transcript[-1].body["text"] == wording().say("given_up")


def test_a_turn_answered_while_the_late_try_waited_is_left_alone(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.dialogue.away = True
    chat.say("家族限定", "one")
    chat.dialogue.away = False
    chat.world.clock.move(seconds=30)

    async def both() -> None:
        await asyncio.gather(
            chat.relay.take(chat.key_hash, Incoming("one", "家族限定")), chat.relay.answer_pending()
        )

    asyncio.run(both())
    replies = [m for m in chat.transcript if m.turn_id == chat.turn("one").id and m.sender == "bot"]
    assert len(replies) == 2, "the sorry and the answer"


def test_rasa_gets_a_fresh_sender_every_ten_turns_and_after_a_failure(chat: Chat) -> None:
    for number in range(25):
        chat.say(f"話{number}")
    senders = [sender for sender, _ in chat.dialogue.said]
    assert len(set(senders)) == 3
    assert all(sender.startswith(f"{chat.id}~") for sender in senders)
    chat.dialogue.away = True
    chat.say("あれ")
    chat.dialogue.away = False
    chat.later()
    assert chat.dialogue.said[-1][0] not in senders


def test_nobody_acts_for_a_turn_that_is_over(chat: Chat) -> None:
    chat.at("aoi", "driver_scope")
    chat.say("家族限定", "one")
    turn = chat.turn("one")
    with pytest.raises(Exception, match="not_found"):
        asyncio.run(chat.dialogue.say(f"{chat.id}~0", '/give_answer{"turn":"x"}', turn.id))
    assert chat.asked == "age_condition"


def test_a_failure_of_the_dialogue_is_logged_without_what_was_said(
    chat: Chat, caplog: pytest.LogCaptureFixture
) -> None:
    chat.dialogue.away = True
    chat.say("私の住所は東京都千代田区見本町1-2-3です")
    assert "見本町" not in caplog.text
