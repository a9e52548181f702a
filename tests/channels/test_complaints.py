"""A complaint with a question of ours is answered, gently and with a person; anger alone gets the person at once."""

from __future__ import annotations

import pytest

from tests.channels.chat import Chat

SORRY = "ご不便をおかけして、申し訳ありません。"
ANGRY = "ご不快な思いをさせてしまい、申し訳ありません。"
CALLS = "担当者が電話でもうかがいます。"


def replies(chat: Chat, text: str) -> list[str]:
    """What the bot says to a text, a message each."""
    before = len(chat.transcript)
    chat.say(text)
    return [m.body["text"] for m in chat.transcript[before:] if m.sender == "bot"]


@pytest.mark.parametrize(
    "text",
    [
        "一回押したら変えられないなんて不親切すぎる",
        "トップページ開いたけど更新の入口が見つけられない。分かりにくすぎ",
    ],
)
def test_a_complaint_with_a_question_gets_a_short_apology_the_answer_and_a_person(
    chat: Chat, text: str
) -> None:
    chat.at("aoi", "driver_scope").dialogue.understood[text] = [{"show": "faq", "topic": "phone_hours"}]
    sorry, answer, contact, question = replies(chat, text)
    assert sorry == SORRY
    assert ANGRY not in answer
    assert "時" in answer
    assert contact.startswith(CALLS)
    assert "0120" in contact
    assert chat.talk.question is not None
    assert question.startswith(chat.talk.question.text)


def test_a_complaint_that_the_model_does_not_know_gets_the_person(chat: Chat) -> None:
    text = "半分以上やったのに勝手に画面が落ちた。ふざけてる"
    chat.at("aoi", "driver_scope").dialogue.understood[text] = [
        {"show": "topics", "topics": "closed_midway,phone_hours"}
    ]
    angry, question = replies(chat, text)
    assert angry.startswith(ANGRY)
    assert chat.talk.question is not None
    assert question.startswith(chat.talk.question.text)


@pytest.mark.parametrize(
    "text", ["いい加減にしろ", "何なのこのチャット、ほんと腹立つ", "年寄りだと思って馬鹿にしているでしょう"]
)
def test_anger_alone_never_reaches_the_model(chat: Chat, text: str) -> None:
    chat.at("aoi", "driver_scope")
    asked = len(chat.dialogue.said)
    angry, question = replies(chat, text)
    assert angry.startswith(ANGRY)
    assert "0120" in angry
    assert question != angry
    assert len(chat.dialogue.said) == asked
