"""An agency is one entry of data: its customers get its contact and its way in, and nothing of other agencies."""

import re
from datetime import datetime
from pathlib import Path

import pytest
from pydantic import ValidationError

from renewal_backend.errors import BadRequest
from renewal_backend.knowledge import KnowledgeBase, UnknownTopic, load_contacts, load_library
from renewal_backend.knowledge.agencies import AGENCIES_FILE, Agency
from renewal_backend.knowledge.entrances import ENTRIES, Entrance, campaign_or_none
from renewal_backend.knowledge.hours import TOKYO
from tests.knowledge.invented_agency import INVENTED

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=TOKYO)
SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=TOKYO)
HOLIDAY = datetime(2026, 11, 23, 12, 0, tzinfo=TOKYO)


def knowing(agencies: Path) -> KnowledgeBase:
    return KnowledgeBase(load_library(), load_contacts(agencies=agencies))


@pytest.fixture(scope="module")
def with_invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    path = tmp_path_factory.mktemp("agencies") / "agencies.toml"
    path.write_text(AGENCIES_FILE.read_text("utf-8") + INVENTED, "utf-8")
    return knowing(path)


CALLED = {"yume": "ゆめ", "hitachi": "日立", "minato": "みなと"}


def marks(code: str, agency: Agency) -> set[str]:
    """What would give an agency away: what it is called, its numbers, address and site."""
    assert CALLED[code] in agency.name
    return {CALLED[code], *agency.phones, *filter(None, (agency.fax, agency.address, agency.site))}


def everything_said(kb: KnowledgeBase, entry: str, code: str | None) -> str:
    said = [kb.contact_for(entry, code, NOON)]
    steps = {None, *(v.step for topic in kb.library.topics.values() for v in topic.answers)}
    for topic in kb.library.topics:
        said += [kb.answer(topic, entry, now=NOON, step=step, agency=code).text for step in steps]
    return "\n".join(said)


@pytest.mark.parametrize("entry", ENTRIES)
def test_no_answer_mentions_another_agency(with_invented: KnowledgeBase, entry: str) -> None:
    agencies = with_invented.contacts.agencies
    for code in (None, *agencies):
        said = everything_said(with_invented, entry, code)
        for other, agency in agencies.items():
            found = {mark for mark in marks(other, agency) if mark in said}
            assert (found == set()) is (other != code), (code, other, found)


def test_an_invented_agency_is_one_entry_of_data(with_invented: KnowledgeBase) -> None:
    kb = with_invented
    contact = kb.answer("agency_contact", "mypage", now=NOON, agency="minato").text
    for fact in (
        "みなと架空保険事務所",
        "0000-11-2222、0000-11-3333",
        "0000-11-4444",
        "架空県みなと市",
        "WEBサイト",
    ):
        assert fact in contact
    assert "月〜土10時〜16時、祝日は休業" in contact
    assert "ただいま受付時間内です（本日は16時まで）" in contact
    assert "みなと架空" in kb.answer("how_to_reach", "mypage", now=NOON, agency="minato").text
    assert "次の受付は11月25日（水）10時" in kb.contact_for("mypage", "minato", HOLIDAY)
    Entrance("mypage", "minato").check(kb.contacts.agencies)
    with pytest.raises(BadRequest) as refused:
        Entrance("clickar", "minato").check(kb.contacts.agencies)
    assert refused.value.code == "not_this_agency"
    assert refused.value.params["entries"] == "「マイページでの更新」"


@pytest.mark.parametrize(
    ("before", "after"),
    [('entries = ["mypage"]', "entries = []"), ('entries = ["mypage"]', 'entries = ["nowhere"]'),
     ("agencies.minato", 'agencies."みなと"'), ('weekday = ["10:00", "16:00"]', 'weekday = ["10:00"]'),
     ("fax =", "telefax ="), ('name = "みなと架空保険事務所"', "")],
)  # fmt: skip
def test_a_mistake_in_an_entry_is_found_when_it_is_read(tmp_path: Path, before: str, after: str) -> None:
    path = tmp_path / "agencies.toml"
    assert before in INVENTED
    path.write_text(INVENTED.replace(before, after), "utf-8")
    with pytest.raises(ValidationError):
        knowing(path)


def test_an_answer_to_a_topic_that_nobody_asks_is_found(tmp_path: Path) -> None:
    path = tmp_path / "agencies.toml"
    path.write_text(INVENTED.replace('"how_to_reach"', '"how_to_fly"'), "utf-8")
    with pytest.raises(UnknownTopic, match="how_to_fly"):
        knowing(path)


def test_an_agency_is_shown_with_exactly_what_its_flyer_prints() -> None:
    kb = KnowledgeBase(load_library(), load_contacts())
    yume = kb.answer("agency_contact", "clickar", now=NOON, agency="yume").text
    for fact in ("株式会社ゆめカード", "0800-3003-123", "0570-015-200", "732-8570", "9時30分〜17時30分"):
        assert fact in yume
    assert "次の受付は11月24日（火）9時30分" in kb.contact_for("clickar", "yume", SUNDAY)
    hitachi = kb.answer("agency_contact", "clickar", now=NOON, agency="hitachi").text
    assert "日立保険サービス" in hitachi
    assert not re.search(r"\d{4}", hitachi)
    assert "日立保険サービス" in kb.answer("closed_midway", "clickar", now=NOON, agency="hitachi").text


def test_who_asks_for_the_way_in_is_shown_the_page_of_their_own_agency() -> None:
    kb = KnowledgeBase(load_library(), load_contacts())
    for topic in ("how_to_reach", "agency_site", "closed_midway", "agency_contact"):
        assert kb.answer(topic, "clickar", now=NOON, agency="hitachi").entry_page == "/agencies/hitachi"
        assert kb.answer(topic, "registration", now=NOON, agency="yume").entry_page == "/agencies/yume"
        assert kb.answer(topic, "clickar", now=NOON).entry_page is None
    assert kb.answer("driver_card", "clickar", now=NOON, agency="yume").entry_page is None


def test_the_demo_agencies_lead_to_membership_and_the_group_contracts() -> None:
    agencies = load_contacts().agencies
    assert {code: agency.entries for code, agency in agencies.items()} == {
        "yume": ("registration", "clickar"),
        "hitachi": ("registration", "clickar"),
    }
    for code in agencies:
        for entry in ("registration", "clickar"):
            Entrance(entry, code).check(agencies)
        for entry in ("mypage", "internet"):
            with pytest.raises(BadRequest, match="not_this_agency"):
                Entrance(entry, code).check(agencies)


@pytest.mark.parametrize(
    ("entry", "agency", "code"),
    [("nowhere", None, "unknown_entry"), ("", "yume", "unknown_entry"), ("clickar", "nobody", "unknown_agency"),
     ("clickar", "", "unknown_agency")],
)  # fmt: skip
def test_an_unknown_way_in_is_named(entry: str, agency: str | None, code: str) -> None:
    with pytest.raises(BadRequest) as refused:
        Entrance(entry, agency).check(load_contacts().agencies)
    assert refused.value.code == code


def test_where_the_chat_opens_on_an_entrance() -> None:
    assert Entrance("mypage").path == "/chat?entry=mypage"
    whole = Entrance("clickar", "yume", "autumn-2026").path
    assert whole == "/chat?entry=clickar&agency=yume&campaign=autumn-2026"


def test_what_can_be_a_campaign() -> None:
    for campaign in ("a", "Autumn_2026-1", "x" * 32):
        assert campaign_or_none(campaign) == campaign
    for other in ("", "x" * 33, "春", "a b", "a\n", "a&b", "<a>", "１", None, 5, ["a"], {"a": 1}):
        assert campaign_or_none(other) is None
