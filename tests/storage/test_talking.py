"""Conversations, turns, the transcript and issued choices."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from renewal_backend.domain.conversation import IssuedChoice, Message
from renewal_backend.domain.review import Review, ReviewKind
from renewal_backend.services.ports import AlreadyThere, NotThere
from renewal_backend.storage import Database

from .samples import LATER, NOW, conversation, furnish, turn


def test_a_conversation_is_found_by_id_and_by_key(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        assert work.conversations.get("conversation-1") == conversation()
        assert work.conversations.lock("conversation-1") == conversation()
        assert work.conversations.by_key("key-1") == conversation()
        assert work.conversations.of_renewal("renewal-1") == [conversation()]
        assert work.conversations.by_key("key-2") is None


def test_a_key_opens_one_conversation(database: Database) -> None:
    furnish(database)
    with pytest.raises(AlreadyThere), database.begin() as work:
        work.conversations.add(replace(conversation("2"), key_hash="key-1"))


def test_what_changes_in_a_conversation_is_saved_but_not_its_count(database: Database) -> None:
    furnish(database)
    changed = replace(
        conversation(), member_id=None, renewal_id=None, agency=None, seen_at=LATER, memory={"misread": 2}
    )
    with database.begin() as work:
        work.messages.append("conversation-1", "bot", {"text": "はい"}, NOW)
        work.conversations.save(changed)
        work.commit()
    with database.read() as work:
        assert work.conversations.get("conversation-1") == replace(changed, last_seq=1)


def test_an_event_is_one_turn_however_often_it_comes(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        assert work.turns.add(turn()) == turn()
        assert work.turns.add(turn("2")) == turn()
        assert work.turns.add(turn("3", "event-2")).id == "turn-3"
        assert work.turns.get("turn-2") is None


def test_turns_without_an_answer_are_found(database: Database) -> None:
    furnish(database)
    failed = replace(turn("2", "event-2"), received_at=LATER)
    with database.begin() as work:
        work.turns.add(failed)
        work.turns.add(turn())
        work.turns.add(turn("3", "event-3"))
        failed = replace(failed, status="failed", attempts=1)
        work.turns.save(failed)
        work.turns.save(replace(turn("3"), status="answered", reply_from=1, reply_to=2))
        assert work.turns.pending(LATER) == [turn()]
        assert work.turns.pending(LATER.replace(hour=5)) == [turn()]
        work.turns.save(replace(failed, status="received", outcome="refused"))
        again = replace(failed, status="received", outcome="refused")
        assert work.turns.pending(LATER.replace(hour=5)) == [turn(), again]
        assert work.turns.pending(LATER.replace(hour=5), limit=1) == [turn()]


def test_messages_count_from_one_in_each_conversation(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.conversations.add(conversation("2"))
        work.turns.add(turn())
        assert work.messages.append("conversation-1", "customer", {"text": "一"}, NOW, "turn-1") == 1
        assert work.messages.append("conversation-1", "bot", {"text": "二"}, LATER, "turn-1") == 2
        assert work.messages.append("conversation-2", "notice", {"text": "外"}, NOW) == 1
        assert work.messages.append("conversation-1", "staff", {"text": "三"}, LATER) == 3
        work.commit()
    with database.read() as work:
        after = work.messages.after("conversation-1", 1)
        assert after == [
            Message("conversation-1", 2, "bot", {"text": "二"}, LATER, "turn-1"),
            Message("conversation-1", 3, "staff", {"text": "三"}, LATER, None),
        ]
        assert [m.seq for m in work.messages.after("conversation-1", 0, limit=2)] == [1, 2]
        assert [m.seq for m in work.messages.of_turn("turn-1")] == [1, 2]


def test_a_message_needs_a_conversation(database: Database) -> None:
    with pytest.raises(NotThere), database.begin() as work:
        work.messages.append("nothing", "bot", {}, NOW)


def test_only_the_conversation_that_was_offered_a_choice_has_it(database: Database) -> None:
    furnish(database)
    choice = IssuedChoice("choice-1", "conversation-1", {"field": "plan", "value": "as_is"}, NOW)
    with database.begin() as work:
        work.conversations.add(conversation("2"))
        work.offers.add(choice)
        assert work.offers.get("conversation-1", "choice-1") == choice
        assert work.offers.get("conversation-2", "choice-1") is None


def review(key: str = "1", kind: ReviewKind = "unsure", at: datetime = NOW) -> Review:
    """A turn that was not understood."""
    return Review(f"review-{key}", at, "conversation-1", f"turn-{key}", kind, "faq_otp:0.300", "otp")


def test_a_turn_is_reviewed_once(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.turns.add(turn())
        work.reviews.add(review())
        work.reviews.add(replace(review(), id="review-2", kind="missed"))
        assert work.reviews.since(NOW) == [review()]
        assert work.reviews.since(LATER) == []


def test_the_newest_unsure_review_gets_the_topic_that_was_taken(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        for key in "123":
            work.turns.add(turn(key, f"event-{key}"))
        assert not work.reviews.choose("conversation-1", "otp")
        work.reviews.add(review())
        work.reviews.add(review("2", at=LATER))
        work.reviews.add(review("3", "out_of_scope", LATER))
        assert work.reviews.choose("conversation-1", "otp")
        assert not work.reviews.choose("conversation-1", "otp"), "it was taken"
        assert not work.reviews.choose("conversation-1", "login"), "it was not offered"
        assert not work.reviews.choose("conversation-2", "otp")
        work.commit()
    with database.read() as work:
        assert [found.chosen for found in work.reviews.since(NOW)] == [None, "otp", None]
