"""What customers of each system hear: their own facts only, named sources, live hours, their agency."""

import re
from datetime import datetime

import pytest

from renewal_backend.catalogue.programmes import PROGRAMMES
from renewal_backend.knowledge import KnowledgeBase, UnknownTopic, load_contacts, load_library
from renewal_backend.knowledge.answer import SYSTEM_NAMES, WHICH_SYSTEM
from renewal_backend.knowledge.hours import TOKYO
from renewal_backend.knowledge.library import PERSON, SYSTEMS, Topic

KB = KnowledgeBase(load_library(), load_contacts())
AGENCIES = KB.contacts.agencies.values()
NOON = datetime(2026, 11, 20, 12, 0, tzinfo=TOKYO)
FAMILY = ("お手続きサイト", "仮パスワード", "ドライブレコーダー", "翌朝4時", "23時55分", "パンフレット兼")
FOREIGN = {
    "mypage": (*FAMILY, "Clickar", "クリッカー", "ドライバーカード", "日立", "ゆめカード"),
    "clickar": (*FAMILY, "日立", "ゆめカード", "安心更新案内"),
    "registration": (*FAMILY, "ドライバーカード", "日立", "ゆめカード", "Clickar"),
    "internet": (
        "Clickar",
        "クリッカー",
        "損保ジャパン",
        "ワンタイム",
        "日立",
        "ゆめカード",
        "0120-",
        "24時間いつでも",
    ),
}
FACTS = [
    ("time_needed", "mypage", "10分"), ("time_needed", "registration", "5分"),
    ("time_needed", "internet", "3分"),
    ("service_hours", "clickar", "24時間"), ("service_hours", "internet", "翌朝4時"),
    ("deadline", "internet", "2日前の23時55分"), ("internet_hours", "mypage", "6時"),
    ("membership_first", "mypage", "会員登録が必要"), ("membership_first", "internet", "後に"),
    ("otp", "mypage", "メール"), ("registration_24h", "registration", "24時間以内"),
    ("which_policy_number", "clickar", "旧証券番号"), ("five_contracts", "registration", "5契約"),
    ("password_rules", "registration", "6桁以上32桁以内"), ("forgotten_password", "mypage", "0120-157-566"),
    ("forgotten_password", "internet", "再発行"), ("mail_domains", "clickar", "@my.sompo-japan.co.jp"),
    ("thank_you_mail", "mypage", "【御礼】自動車保険のお手続きありがとうございました/損保ジャパン"),
    ("driver_card", "clickar", "ドライバーカード"), ("clickar_phone", "clickar", "0120-301-377"),
    ("policy_number_at_end", "internet", "受付完了"), ("id_mails", "internet", "届く時間がずれる"),
]  # fmt: skip


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("topic", KB.library.topics)
def test_an_answer_never_uses_another_systems_words(topic: str, system: str) -> None:
    answer = KB.answer(topic, system, now=NOON)
    if answer.system not in (system, "common"):
        assert SYSTEM_NAMES[answer.system] in answer.text
        return
    found = [word for word in FOREIGN[system] if word in answer.text]
    assert not found, f"{topic} for {system}: {found}"


@pytest.mark.parametrize("topic", KB.library.topics.values(), ids=lambda t: t.id)
def test_an_entry_is_short_plain_and_sourced(topic: Topic) -> None:
    assert topic.source
    assert 2 <= len(topic.title) <= 20
    assert set(topic.follow_up) <= set(KB.library.topics) | {PERSON}
    assert topic.id not in topic.follow_up
    for variant in (
        *topic.answers,
        *(a for agency in AGENCIES for a in agency.answers if a.topic == topic.id),
    ):
        assert 1 <= variant.text.count("。") <= 3, variant.text
        assert len(variant.text) <= 150, variant.text
        assert not re.search(r"[*#`\[\]]|https?:|!", variant.text), variant.text


@pytest.mark.parametrize(("topic", "system", "fact"), FACTS)
def test_the_fact_of_the_flyer_is_said(topic: str, system: str, fact: str) -> None:
    assert fact in KB.answer(topic, system, now=NOON).text


def test_a_topic_of_another_system_says_whose_it_is() -> None:
    answer = KB.answer("driver_card", "mypage", now=NOON)
    assert answer.system == "clickar"
    assert answer.text.startswith("Clickar（団体扱自動車保険WEB更新サービス）についてのご案内です。")


def test_without_a_system_the_bot_asks_back_only_when_answers_differ() -> None:
    assert KB.answer("time_needed", None, now=NOON).text == WHICH_SYSTEM
    assert KB.answer("time_needed", None, now=NOON).ask_systems == SYSTEMS
    assert KB.answer("resume_later", None, now=NOON).ask_systems == ()


def test_steps_named_in_the_topics_exist() -> None:
    known = {step.id for programme in PROGRAMMES.values() for step in programme.steps}
    for topic in KB.library.topics.values():
        assert {topic.step, *(v.step for v in topic.answers)} - {None} <= known, topic.id


def test_every_step_of_a_renewal_knows_what_comes_next() -> None:
    for programme in PROGRAMMES.values():
        told = [KB.answer("what_next", programme.id, now=NOON, step=step.id).text for step in programme.steps]
        assert len(set(told)) == len(programme.steps)


def test_the_step_chooses_the_more_particular_answer() -> None:
    assert "ドライバーカード" in KB.answer("what_next", "clickar", now=NOON, step="important").text
    assert "ドライバーカード" not in KB.answer("what_next", "mypage", now=NOON, step="important").text


def test_a_person_is_offered_with_number_hours_and_whether_the_line_is_open() -> None:
    text = KB.contact_for("clickar", None, NOON)
    for words in ("0120-301-377", "0120-157-566", "ただいま受付時間内"):
        assert words in text
    late = KB.contact_for("registration", None, NOON.replace(hour=21))
    for words in ("0120-157-566", "次の受付は明日（11月21日）9時"):
        assert words in late
    assert "0120-301-377" not in late
    assert "0120" not in KB.contact_for("internet", None, NOON)


def test_an_unknown_topic_is_named() -> None:
    with pytest.raises(UnknownTopic, match="no_such_topic"):
        KB.answer("no_such_topic", "mypage", now=NOON)
