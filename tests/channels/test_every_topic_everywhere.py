"""Each topic asked at each question of each programme: the fact, then the same question with the same buttons."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime

import pytest

from renewal_backend.catalogue.programmes import PROCEDURES, PROGRAMMES
from renewal_backend.channels.compose import compose
from renewal_backend.channels.compose.scene import Scene
from renewal_backend.channels.questions import question_said
from renewal_backend.domain.sign_up import SignUp
from tests.channels.chat import KNOWLEDGE, Chat
from tests.services.world import World

WHO = {"mypage": "aoi", "clickar": "kenji", "internet": "J0000506"}
NOT_ASKED = {"login", "site_hours", "dashcam"}
"""Passed by whoever is logged in by day, with a contract without such a device."""
SIGN_UPS = {
    "registration": ("registration", ("会員登録をする", "同意する"), ("entered_at", "checked_at")),
    "credentials": (
        "internet",
        ("更新をはじめる", "IDとパスワードを発行する", "同意する", "次へ進む"),
        ("entered_at",),
    ),
}


def led_back(chat: Chat) -> str:
    """Asks every topic where the chat stands; returns the field that is asked there."""
    talk = chat.talk
    asked = question_said(talk)
    assert asked is not None
    scene = Scene(talk, KNOWLEDGE, chat.world.backend.now())
    for topic in KNOWLEDGE.library.topics:
        fact, question = compose(scene, [{"show": "faq", "topic": topic}, {"show": "question"}])
        assert fact.text.strip(), topic
        assert not fact.choices, topic
        assert fact.step == asked.step, topic
        assert question == asked, topic
    assert chat.asked is not None
    return chat.asked


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_at_every_question_of_a_renewal(world: World, programme: str) -> None:
    fields = [f.id for f in PROGRAMMES[programme].fields if not f.prefilled and f.id not in NOT_ASKED]
    assert [led_back(Chat(world, programme).at(WHO[programme], field)) for field in fields] == fields


@pytest.mark.parametrize("programme", SIGN_UPS)
def test_at_every_question_of_a_sign_up(world: World, programme: str) -> None:
    entry, presses, times = SIGN_UPS[programme]
    chat, met = Chat(world, entry), []
    asyncio.run(chat.relay.announce(chat.id, [{"show": "greeting"}]))
    for label in presses:
        chat.choose(label)
        met.append(led_back(chat))
    for name in times:
        pass_page(chat, name, world.backend.now())
        met.append(led_back(chat))
    assert set(met) >= {f.id for f in PROCEDURES[programme].fields} - NOT_ASKED


def pass_page(chat: Chat, name: str, at: datetime) -> None:
    """As the page does that the customer has filled in."""
    renewal_id = chat.conversation.renewal_id
    assert renewal_id is not None
    with chat.world.database.begin() as work:
        before = work.sign_ups.get(renewal_id) or SignUp(renewal_id, {})
        work.sign_ups.put(replace(before, **{name: at}))
        work.commit()
