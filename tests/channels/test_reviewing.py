"""What was not understood is kept for review, and what was meant, once the customer has said so."""

from __future__ import annotations

from collections.abc import Sequence

from renewal_backend.channels.compose import compose
from renewal_backend.channels.compose.scene import Scene
from renewal_backend.domain.review import Review
from tests.channels.chat import KNOWLEDGE, Chat
from tests.channels.plain_rasa import QUESTION

RANKING = "faq_otp:0.300,faq_login:0.280,back:0.100"
UNSURE = [{"show": "topics", "topics": "otp,login", "ranking": RANKING}, QUESTION]


def reviews(chat: Chat) -> Sequence[Review]:
    """Those of this conversation."""
    with chat.world.database.read() as work:
        return [r for r in work.reviews.since(chat.conversation.opened_at) if r.conversation_id == chat.id]


def test_doubtful_topics_are_kept_with_their_ranking_and_what_was_taken(chat: Chat) -> None:
    chat.at("aoi", "driver_scope").dialogue.understood["あれの番号"] = UNSURE
    chat.say("あれの番号", "unsure")
    [review] = reviews(chat)
    assert (review.kind, review.ranking, review.asked, review.chosen) == (
        "unsure",
        RANKING,
        "driver_scope",
        None,
    )
    assert review.turn_id == chat.turn("unsure").id
    chat.choose(KNOWLEDGE.title("login"))
    assert [found.chosen for found in reviews(chat)] == ["login"]


def test_a_topic_that_was_not_in_doubt_completes_nothing(chat: Chat) -> None:
    chat.dialogue.understood["あれの番号"] = UNSURE
    chat.dialogue.understood["時間は"] = [{"show": "faq", "topic": "time_needed"}]
    chat.say("あれの番号")
    chat.say("時間は")
    chat.choose(KNOWLEDGE.title("steps_overview"))
    assert [found.chosen for found in reviews(chat)] == [None]


def test_what_is_not_ours_is_kept(chat: Chat) -> None:
    chat.dialogue.understood["ねこはどこ"] = [{"show": "out_of_scope", "ranking": "out_of_scope:0.700"}]
    chat.say("ねこはどこ")
    assert [(r.kind, r.ranking, r.asked) for r in reviews(chat)] == [
        ("out_of_scope", "out_of_scope:0.700", "login")
    ]


def test_an_answer_that_cannot_be_read_is_kept_without_its_words(chat: Chat) -> None:
    chat.at("aoi", "next_licence_renewal").say("平成3年1月")
    [review] = reviews(chat)
    assert (review.kind, review.ranking, review.asked) == ("missed", "", "next_licence_renewal")
    assert "平成" not in str(review)


def test_what_was_understood_is_not_kept(chat: Chat) -> None:
    chat.at("aoi", "driver_scope").say("家族限定")
    assert reviews(chat) == []


def test_the_same_event_is_reviewed_once(chat: Chat) -> None:
    for _ in range(2):
        chat.say("ねこはどこ", "twice")
    assert len(reviews(chat)) == 1


def test_two_answers_in_one_turn_offer_each_button_once(chat: Chat) -> None:
    scene = Scene(chat.talk, KNOWLEDGE, chat.world.backend.now())
    said = compose(scene, [{"show": "faq", "topic": "time_needed"}, {"show": "faq", "topic": "deadline"}])
    labels = [choice.label for message in said for choice in message.choices]
    assert len(said) == 2
    assert len(labels) == len(set(labels))
