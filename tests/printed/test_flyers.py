"""The flyers: one readable page each, the code read back as a camera would, and no fact but the entry's own."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import pypdfium2
import pytest
import segno
from pypdf import PdfReader

from renewal_backend import cli
from renewal_backend.knowledge import load_contacts
from renewal_backend.knowledge.agencies import AGENCIES_FILE
from renewal_backend.knowledge.entrances import ENTRIES, Entrance
from renewal_backend.printed import CannotPrint, printed
from renewal_backend.printed.code import QUIET, code_of
from renewal_backend.printed.words import words
from tests.knowledge.invented_agency import INVENTED

URL = "https://koshin.example.jp"
CONTACTS = load_contacts()
ENTRANCES = [
    Entrance(entry, agency, campaign)
    for agency, served in [(None, ENTRIES), *((c, a.entries) for c, a in CONTACTS.agencies.items())]
    for entry in served
    for campaign in (None, "autumn_2026-" + "x" * 20)
]
A4 = (595.28, 841.89)
MARGIN = 15 * 72 / 25.4


@pytest.fixture(scope="module", params=ENTRANCES, ids=lambda e: e.path.partition("?")[2])
def order(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Any:
    """An entrance with what was printed for it: the paths by their kind."""
    paths = printed(request.param, CONTACTS, URL, tmp_path_factory.mktemp("printed"))
    return request.param, {path.suffix[1:]: path for path in paths}


def seen(picture: np.ndarray) -> str:
    """What a camera reads."""
    return str(cv2.QRCodeDetector().detectAndDecode(picture)[0])


def page_of(path: Path) -> pypdfium2.PdfPage:
    document = pypdfium2.PdfDocument(path)
    assert len(document) == 1
    return document[0]


def text_of(path: Path) -> str:
    return re.sub(r"\s", "", page_of(path).get_textpage().get_text_bounded())


@pytest.mark.parametrize("dots_an_inch", [100, 200])
def test_the_code_on_the_page_opens_the_chat_there(order: Any, dots_an_inch: int) -> None:
    entrance, files = order
    picture = page_of(files["pdf"]).render(scale=dots_an_inch / 72).to_numpy()
    assert seen(picture) == URL + entrance.path


def test_the_code_as_a_picture_opens_the_chat_there(order: Any) -> None:
    entrance, files = order
    picture = cv2.imread(str(files["png"]))
    assert seen(picture) == URL + entrance.path
    size = code_of(URL + entrance.path).symbol_size(border=QUIET)[0]
    assert picture.shape[:2] == (size * 16, size * 16)
    assert picture[: QUIET * 16].min() == picture[:, : QUIET * 16].min() == 255, "the quiet zone is white"
    svg = files["svg"].read_text("utf-8")
    assert f'width="{size}" height="{size}"' in svg
    assert "<script" not in svg


def test_the_code_stands_damage_and_carries_nothing_but_the_way_in(order: Any) -> None:
    entrance, _ = order
    code = code_of(URL + entrance.path)
    assert isinstance(code, segno.QRCode)
    assert code.error in ("M", "Q", "H")
    assert set(re.findall(r"[?&](\w+)=", entrance.path)) <= {"entry", "agency", "campaign"}


def test_no_text_leaves_the_page_and_all_of_it_can_be_read(order: Any) -> None:
    entrance, files = order
    page = page_of(files["pdf"])
    assert page.get_size() == pytest.approx(A4, abs=0.1)
    text = page.get_textpage()
    for number in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(number)
        assert MARGIN <= left <= right <= A4[0] - MARGIN, text.get_text_bounded(left, bottom, right, top)
        assert 10 <= bottom <= top <= A4[1] - 10
    said = text_of(files["pdf"])
    ours = words().entries[entrance.entry]
    expected = [*ours.title, ours.for_whom, ours.lead, ours.before, *ours.at_hand, URL + entrance.path]
    expected += [part for step in ours.steps for part in (step.title, step.text)]
    expected += [part for fact in ours.glance for part in (fact.label, fact.value)]
    for sentence in expected:
        assert re.sub(r"\s", "", sentence) in said
    assert "〓" not in said


def test_no_two_lines_lie_on_each_other(order: Any) -> None:
    _, files = order
    text = page_of(files["pdf"]).get_textpage()
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    for number, (left, bottom, right, top) in enumerate(boxes):
        for other in boxes[number + 1 :]:
            apart = (
                right <= other[0] + 1 or other[2] <= left + 1 or top <= other[1] + 1 or other[3] <= bottom + 1
            )
            assert apart, text.get_text_bounded(left, bottom, right, top)


def test_the_typeface_is_in_the_file_and_never_small(order: Any) -> None:
    _, files = order
    reader = PdfReader(files["pdf"])
    fonts = reader.pages[0]["/Resources"]["/Font"].values()
    assert len(list(fonts)) == 2
    for font in fonts:
        descendant = font.get_object()["/DescendantFonts"][0].get_object()
        assert "BIZUDPGothic" in descendant["/BaseFont"]
        assert "/FontFile2" in descendant["/FontDescriptor"]
    sizes: list[float] = []
    reader.pages[0].extract_text(
        visitor_text=lambda text, _c, _t, _f, size: sizes.append(size) if text.strip() else None
    )
    assert min(sizes) >= 7.5
    assert sorted(sizes)[len(sizes) // 2] >= 9
    assert reader.trailer["/Root"]["/Lang"] == "ja-JP"


def test_whom_to_call_is_the_entrys_and_the_agencys_own(order: Any) -> None:
    entrance, files = order
    said = text_of(files["pdf"])
    for line, hours in CONTACTS.lines_for([entrance.entry]):
        assert line.phone in said
        assert hours.words in said
    if entrance.entry in ("mypage", "registration", "internet"):
        assert "0120-301-377" not in said
    assert ("損保ジャパン" in said) is (entrance.entry != "internet")
    for code, agency in CONTACTS.agencies.items():
        own = code == entrance.agency
        assert (re.sub(r"\s", "", agency.name) in said) is own
        for fact in (*agency.phones, agency.hours.words if agency.hours else None, agency.fax):
            assert fact is None or (fact in said) is own


def test_hours_and_deadlines_are_those_of_the_flyers(order: Any) -> None:
    entrance, files = order
    said = text_of(files["pdf"])
    assert ("24時間いつでも" in said) is (entrance.entry in ("mypage", "clickar"))
    assert ("24時間以内" in said) is (entrance.entry == "registration")
    assert ("約10分" in said) is (entrance.entry in ("mypage", "clickar"))
    assert ("約5分" in said) is (entrance.entry != "internet")
    assert ("朝6時〜翌朝4時" in said) is (entrance.entry == "internet")
    assert ("満期日の2日前23時55分まで" in said) is (entrance.entry == "internet")


def test_every_entry_has_its_words() -> None:
    assert set(words().entries) == set(ENTRIES)


def test_an_agency_with_much_to_say_fits_on_one_page_too(tmp_path: Path) -> None:
    data = tmp_path / "agencies.toml"
    long = "みなと架空保険事務所" + "海と山の見える北支店" * 5
    data.write_text(
        AGENCIES_FILE.read_text("utf-8")
        + INVENTED.replace('name = "みなと架空保険事務所"', f'name = "{long}"')
    )
    [path, *_] = printed(Entrance("mypage", "minato"), load_contacts(agencies=data), URL, tmp_path)
    said = text_of(path)
    for fact in (long, "0000-11-2222", "0000-11-3333", "0000-11-4444", "月〜土10時〜16時"):
        assert fact in said


@pytest.mark.parametrize(
    ("words_", "said"),
    [("--entry nowhere", "no entry 'nowhere'"), ("--entry clickar --agency nobody", "no agency 'nobody'"),
     ("--entry mypage --agency yume", "only to registration, clickar"), ("--entry mypage --campaign a&b", "1 to 32"),
     ("--entry mypage --campaign " + "x" * 33, "1 to 32"), ("--entry mypage --campaign=", "1 to 32"),
     ("--entry mypage --out /dev/null/x", "Nothing could be printed")],
)  # fmt: skip
def test_what_can_not_be_printed_is_said_in_one_sentence(
    words_: str,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert cli.main(["flyer", *words_.split(" ")]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("public", [None, "https://hoken.example.jp/renewal/"])
def test_the_command_prints_for_the_public_address(
    public: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PORT", "8123")
    monkeypatch.setenv("KOSHIN_PUBLIC_URL", public or "")
    out = tmp_path / "made" / "here"
    assert (
        cli.main(["flyer", "--entry=clickar", "--agency=hitachi", "--campaign=spring", f"--out={out}"]) == 0
    )
    names = [f"koshin-clickar-hitachi-spring.{kind}" for kind in ("pdf", "png", "svg")]
    assert sorted(path.name for path in out.iterdir()) == names
    wanted = (public or "http://127.0.0.1:8123/").rstrip(
        "/"
    ) + "/chat?entry=clickar&agency=hitachi&campaign=spring"
    assert seen(cv2.imread(str(out / names[1]))) == wanted
    assert wanted in capsys.readouterr().out


def test_an_address_that_no_code_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotPrint, match="Nothing could be printed"):
        printed(Entrance("mypage"), CONTACTS, f"https://{'a' * 3000}.jp", tmp_path)


def test_a_very_long_address_stays_on_the_page(tmp_path: Path) -> None:
    [path, *_] = printed(Entrance("clickar", "yume"), CONTACTS, f"https://{'a' * 90}.jp/{'b' * 60}", tmp_path)
    text = page_of(path).get_textpage()
    assert max(text.get_rect(n)[2] for n in range(text.count_rects())) <= A4[0] - MARGIN
    assert seen(page_of(path).render(scale=3).to_numpy()).endswith("/chat?entry=clickar&agency=yume")


def test_the_png_is_a_png_and_the_pdf_says_what_it_is(order: Any) -> None:
    _, files = order
    assert files["png"].read_bytes().startswith(b"\x89PNG")
    assert PdfReader(io.BytesIO(files["pdf"].read_bytes())).metadata["/Title"]
