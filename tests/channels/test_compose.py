"""Directives become words: each of them, wherever the talk stands; and every word has its use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

import renewal_backend
from renewal_backend.catalogue.wording import wording, words_data
from renewal_backend.channels.compose import MAKERS, compose
from renewal_backend.channels.compose.scene import Scene
from renewal_backend.channels.messages import Choice, Link, Said
from renewal_backend.channels.questions import corrections
from renewal_backend.services.talk import remember
from tests.channels.chat import KNOWLEDGE, Chat
from tests.services.world import World
from tests.storage.databases import opened

ROOT = Path(renewal_backend.__file__).parent.parent
SAY: dict[str, str] = words_data()["say"]
DOMAIN: dict[str, Any] = yaml.safe_load((ROOT / "domain.yml").read_text("utf-8"))
FROM_RASA = [part["custom"] for parts in DOMAIN["responses"].values() for part in parts]
ENTRIES = ("mypage", "clickar", "internet", "registration")


def composed(chat: Chat, *directives: dict[str, str]) -> list[Said]:
    return compose(Scene(chat.talk, KNOWLEDGE, chat.world.clock.now()), directives)


def text_of(said: list[Said]) -> str:
    return "\n".join(s.whole_text for s in said)


MADE_UP = (
    *("welcome_", "register_", "accident_", "anger_", "attempt_", "secret_", "small_talk_", "business_"),
    *("language_", "hours_", "weekdays_", "closed_", "agency_", "password_"),
)
"""The beginnings of keys that are put together from a kind and a programme."""


def sources() -> str:
    rooms = ("renewal_backend", "actions")
    return "\n".join(p.read_text("utf-8") for room in rooms for p in (ROOT / room).rglob("*.py"))


def test_every_sentence_that_is_said_exists() -> None:
    spelled = re.findall(r"\.say\(\s*\"(\w+)\"|\"key\": \"(\w+)\"", sources())
    said = {a or b for a, b in spelled} | {d["key"] for d in FROM_RASA if "key" in d}
    assert said - set(SAY) == set()


def test_every_sentence_is_said_somewhere() -> None:
    text = sources() + " ".join(f'"{d["key"]}"' for d in FROM_RASA if "key" in d)
    assert [key for key in SAY if f'"{key}"' not in text and not key.startswith(MADE_UP)] == []


def test_every_directive_of_rasa_has_its_words() -> None:
    shows = {str(directive["show"]) for directive in FROM_RASA}
    assert shows - set(MAKERS) == set()


@pytest.fixture(scope="module")
def chats(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Chat]]:
    """Talks at every kind of place, for all tests: these only look."""
    database = opened(f"sqlite:///{tmp_path_factory.mktemp('compose') / 'compose.db'}")
    database.migrate()
    world = World(database)
    world.seed()
    yield at_every_place(world)
    database.close()


def at_every_place(world: World) -> dict[str, Chat]:
    found = {entry: Chat(world, entry) for entry in ENTRIES}
    found["agency"] = Chat(world, "clickar", "yume")
    found["asked"] = Chat(world).at("aoi", "driver_scope")
    found["table"] = Chat(world).at("haruto", "basics_confirmed")
    found["document"] = Chat(world, "clickar").at("shiori", "document")
    done = Chat(world, "clickar").at("kenji", "apply")
    done.choose("契約を申し込む")
    return {**found, "done": done}


@pytest.mark.parametrize("show", sorted([*MAKERS, "never heard of", ""]))
def test_every_directive_is_answered_everywhere(chats: dict[str, Chat], show: str) -> None:
    for where, chat in chats.items():
        for extra in (
            {},
            {"topic": "nothing"},
            {"topics": "nothing"},
            {"topic": next(iter(KNOWLEDGE.library.topics))},
        ):
            said = composed(chat, {"show": show, "key": "thanks", **extra})
            assert said, (where, show)
            assert all(s.text.strip() for s in said), (where, show)
            assert all("{" not in s.whole_text for s in said), (where, show)


def test_nothing_at_all_is_answered_too(chats: dict[str, Chat]) -> None:
    assert text_of(composed(chats["internet"])) == wording().say("not_understood_outside")


def test_every_topic_has_an_answer_at_every_entry(chats: dict[str, Chat]) -> None:
    for topic in KNOWLEDGE.library.topics:
        for entry in ENTRIES:
            [said] = composed(chats[entry], {"show": "faq", "topic": topic})
            assert len({c.label for c in said.choices}) == len(said.choices)


def test_before_the_start_there_is_a_way_in_and_in_the_middle_there_is_none(chats: dict[str, Chat]) -> None:
    for entry in ("mypage", "internet"):
        labels = [c.label for c in composed(chats[entry], {"show": "say", "key": "greet"})[0].choices]
        assert labels == [wording().say("start_label")]
    assert not composed(chats["asked"], {"show": "say", "key": "greet"})[0].choices


def test_after_a_question_of_the_bots_own_the_renewals_is_not_put(chats: dict[str, Chat]) -> None:
    for show in ("topics", "what_is_wrong", "stop"):
        topics = ",".join(list(KNOWLEDGE.library.topics)[:3])
        said = composed(chats["asked"], {"show": show, "topics": topics}, {"show": "question"})
        assert len(said) == 1
    assert len(composed(chats["asked"], {"show": "person"}, {"show": "question"})) == 2


def test_likely_topics_are_offered_with_a_way_out(chats: dict[str, Chat]) -> None:
    topics = list(KNOWLEDGE.library.topics)[:3]
    [said] = composed(chats["asked"], {"show": "topics", "topics": ",".join([*topics, "nothing"])})
    titles = [KNOWLEDGE.title(topic) for topic in topics]
    assert [c.label for c in said.choices] == [*titles, SAY["none_of_these"], SAY["onward_label"]]
    assert [c.payload["kind"] for c in said.choices] == ["topic"] * 3 + ["command"] * 2


def test_what_else_was_meant_stands_with_the_buttons_that_are_open(chats: dict[str, Chat]) -> None:
    answer, other = list(KNOWLEDGE.library.topics)[:2]
    faq = {"show": "faq", "topic": answer, "near": f"{other},none"}
    said, asked = composed(chats["asked"], faq, {"show": "question"})
    assert KNOWLEDGE.title(other) in said.text
    assert not said.choices
    assert asked.choices[-1].label == KNOWLEDGE.title(other)
    [outside] = composed(chats["mypage"], faq)
    assert outside.choices[0].label == KNOWLEDGE.title(other)


def test_a_command_that_may_have_been_a_question_leads_on_to_its_answer(chats: dict[str, Chat]) -> None:
    topic = next(iter(KNOWLEDGE.library.topics))
    title = KNOWLEDGE.title(topic)
    stop, meant, asked = composed(
        chats["asked"], {"show": "help"}, {"show": "near", "near": topic}, {"show": "question"}
    )
    assert title not in stop.text
    assert title in meant.text
    assert asked.choices[-1].label == title
    assert len(composed(chats["asked"], {"show": "help"}, {"show": "near", "near": "none"})) == 1
    answered = composed(chats["asked"], {"show": "faq", "topic": topic}, {"show": "near", "near": topic})
    assert len(answered) == 1
    outside = composed(chats["mypage"], {"show": "person"}, {"show": "near", "near": topic})
    assert outside[-1].choices[0].label == title


def test_what_may_be_an_emergency_gets_the_numbers_first_and_a_way_to_say_so(chats: dict[str, Chat]) -> None:
    doubt = {"show": "out_of_scope", "ranking": "out_of_scope:0.700,accident:0.080"}
    for chat in ("asked", "mypage"):
        said = composed(chats[chat], doubt)
        assert said[0].text.startswith(SAY["perhaps_accident"])
        button = said[-1].choices[-1]
        assert (button.label, button.payload["intent"]) == (SAY["perhaps_accident_label"], "accident")
    none = {"show": "out_of_scope", "ranking": "out_of_scope:0.700,accident:0.010"}
    assert SAY["perhaps_accident"] not in composed(chats["asked"], none)[0].text


def test_progress_says_where_and_what_remains(chats: dict[str, Chat]) -> None:
    [said] = composed(chats["asked"], {"show": "progress"})
    assert "全部で11の手順のうち、今は4番目の「①契約基本情報の確認」" in said.text
    assert "「お申し込み手続き」" in said.text
    assert said.step is not None
    assert composed(chats["mypage"], {"show": "progress"})[0].text == SAY["not_started"]


def test_help_has_an_example(chats: dict[str, Chat]) -> None:
    [said] = composed(chats["asked"], {"show": "help"})
    assert wording().help("driver_scope") in said.text
    assert wording().example("driver_scope") in said.text


def test_a_person_is_the_contact_that_fits(chats: dict[str, Chat]) -> None:
    clickar, agency = (text_of(composed(chats[c], {"show": "person"})) for c in ("clickar", "agency"))
    assert "0120-301-377" in clickar
    assert KNOWLEDGE.contacts.agencies["yume"].name in agency


def test_stopping_offers_to_go_on(chats: dict[str, Chat]) -> None:
    [said] = composed(chats["asked"], {"show": "stop"})
    assert [c.label for c in said.choices] == [SAY["resume_label"]]


def test_the_end_has_the_number_in_words_and_on_a_card(chats: dict[str, Chat]) -> None:
    talk = chats["done"].talk
    assert talk.policy is not None
    for show in ("completion", "question"):
        [said] = composed(chats["done"], {"show": show})
        assert talk.policy.number in said.text
        assert list(said.rows) == [("証券番号", talk.policy.number)]
        assert said.step is not None
        assert said.step.id == "completion"


@pytest.mark.parametrize(("count", "help_", "person"), [(1, False, False), (2, True, False), (3, True, True)])
def test_misses_are_met_with_more_each_time(
    chats: dict[str, Chat], count: int, help_: bool, person: bool
) -> None:
    talk = chats["asked"].talk
    missed = remember(talk.conversation, missed={"field": "driver_scope", "count": count})
    scene = Scene(replace(talk, conversation=missed), KNOWLEDGE, chats["asked"].world.clock.now())
    [said] = compose(scene, [{"show": "out_of_scope"}])
    assert (wording().help("driver_scope") in said.text) is help_
    assert (SAY["offer_person"] in said.text) is person
    assert ([c.label for c in said.choices] == [SAY["person_label"]]) is person


def test_a_question_has_its_options_its_ways_out_and_its_numbers(chats: dict[str, Chat]) -> None:
    [said] = composed(chats["asked"], {"show": "question"})
    labels = [c.label for c in said.choices]
    assert labels == ["本人限定", "本人・配偶者限定", "家族限定", "限定なし", SAY["back_label"]]
    assert "1. 本人限定\n2. 本人・配偶者限定\n3. 家族限定\n4. 限定なし" in said.whole_text
    assert SAY["back_label"] not in said.whole_text


def test_a_table_is_in_the_text_as_lines(chats: dict[str, Chat]) -> None:
    [said] = composed(chats["table"], {"show": "question"})
    assert said.rows
    assert all(f"{label}：{value}" in said.whole_text for label, value in said.rows)
    assert SAY["wrong_label"] in [c.label for c in said.choices]


def test_the_links_lead_to_our_own_pages(chats: dict[str, Chat]) -> None:
    [login] = composed(chats["clickar"], {"show": "question"})
    assert login.link == Link("login", SAY["login_link"], "/login")
    [document] = composed(chats["document"], {"show": "question"})
    assert document.link is not None
    assert document.link.kind == "document"
    loaded = chats["document"].talk.loaded
    assert loaded is not None
    assert document.link.url.startswith(f"/documents/{loaded.renewal.id}?edition=")


def test_customers_of_an_agency_are_shown_its_page_with_the_way_in(chats: dict[str, Chat]) -> None:
    [said] = composed(chats["agency"], {"show": "faq", "topic": "how_to_reach"})
    assert said.link == Link("page", SAY["to_the_agency"], "/agencies/yume")
    [other] = composed(chats["clickar"], {"show": "faq", "topic": "how_to_reach"})
    assert other.link is None


def test_what_can_be_corrected_starts_with_the_present_step(chats: dict[str, Chat]) -> None:
    said = corrections(chats["table"].talk)
    fields = [c.payload.get("field") for c in said.choices]
    assert set(fields[:3]) == {"licence_colour", "age_condition", "driver_scope"}
    assert said.choices[-1].label == SAY["keep_label"]
    assert corrections(chats["mypage"].talk).text == SAY["nothing_to_correct"]
    assert corrections(chats["internet"].talk).text == SAY["nothing_to_correct"]


def test_a_message_as_it_is_stored() -> None:
    choices = [Choice("はい", {"kind": "answer"}), Choice("戻る", {"kind": "command"})]
    said = Said("どちら？", "表", [("色", "青")], choices, Link("page", "開く", "/x"), None, numbered=True)
    assert said.body({"はい": "id-1", "戻る": "id-2"}) == {
        "text": "どちら？\n\n色：青\n\n1. はい",
        "card": {"title": "表", "rows": [{"label": "色", "value": "青"}]},
        "choices": [{"label": "はい", "value": "id-1"}, {"label": "戻る", "value": "id-2"}],
        "link": {"kind": "page", "label": "開く", "url": "/x"},
        "step": None,
    }
    assert Said("はい").body({}) == {"text": "はい", "card": None, "choices": [], "link": None, "step": None}
