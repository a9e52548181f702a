"""Addresses for laws: a home in parts, and the many ways to write it down."""

from __future__ import annotations

from dataclasses import dataclass, replace

from hypothesis import strategies as st

PLACES = (
    # prefecture, district, municipality, whether the municipality can be found without the two
    ("東京都", "", "千代田区", True),
    ("東京都", "", "港区", False),
    ("東京都", "", "八王子市", True),
    ("大阪府", "", "大阪市北区", True),
    ("愛知県", "", "一宮市", True),
    ("奈良県", "", "大和郡山市", True),
    ("三重県", "", "四日市市", True),
    ("茨城県", "", "龍ケ崎市", True),
    ("広島県", "", "府中市", False),
    ("北海道", "余市郡", "余市町", True),
    ("富山県", "中新川郡", "上市町", True),
    ("岐阜県", "揖斐郡", "池田町", False),
    ("熊本県", "阿蘇郡", "小国町", False),
    ("奈良県", "高市郡", "明日香村", True),
)
TOWNS = (
    ("見本町",),
    ("丸の内", "丸ノ内", "丸之内"),
    ("霞が関", "霞ヶ関", "霞ケ関"),
    ("三田",),
    ("六本木",),
    ("八丁堀",),
    ("大字飛鳥", "飛鳥"),
    ("大字滝沢字上ノ台", "滝沢上の台", "瀧澤字上之台"),
    ("東町",),
    ("さくらの森",),
)
BUILDINGS = (
    ("コーポ見本", "ｺｰﾎﾟ見本", "コーポ 見本"),
    ("みほんタワー", "ミホンタワー"),
    ("第二見本ビル", "第2見本ビル"),
    ("ハイツ見本Ⅱ", "ハイツ見本II"),
    ("三田荘",),
    ("メゾン21 B棟", "メゾン21 B", "メゾン２１ Ｂ号棟"),
)
_WIDE = str.maketrans("0123456789-", "０１２３４５６７８９－")
_HYPHENS = "-‐−―ー–"
_DIGITS = "〇一二三四五六七八九"


@dataclass(frozen=True)
class Home:
    """A home: indices into the tables above, two or three numbers of the block, a building and a room or neither."""

    place: int
    town: int
    block: tuple[int, ...]
    building: int | None
    room: int | None

    def numbers(self):
        """How many numbers of it can be changed."""
        return len(self.block) + (self.room is not None)

    def with_number(self, at, value):
        """The same home but for one number."""
        if at == len(self.block):
            return replace(self, room=value)
        return replace(self, block=(*self.block[:at], value, *self.block[at + 1 :]))

    def number(self, at):
        """The number at a place, the room last."""
        return (*self.block, self.room)[at]


@st.composite
def homes(draw):
    block = tuple(draw(st.lists(st.integers(1, 130), min_size=2, max_size=3)))
    building = draw(st.none() | st.integers(0, len(BUILDINGS) - 1))
    room = None if building is None else draw(st.integers(101, 2099))
    return Home(
        draw(st.integers(0, len(PLACES) - 1)), draw(st.integers(0, len(TOWNS) - 1)), block, building, room
    )


@st.composite
def written(draw, home):
    """A home in one of its notations."""
    text = draw(st.sampled_from(("", "〒100-0001 ", "〒１０００００１"))) + draw(_region(home))
    space = draw(st.sampled_from(("", " ", "　")))
    text += space + draw(st.sampled_from(TOWNS[home.town])) + space + draw(_block(home.block))
    if home.building is not None:
        text += draw(st.sampled_from((" ", "　"))) + draw(st.sampled_from(BUILDINGS[home.building]))
        text += draw(st.sampled_from((" ", "-", "　"))) + draw(_room(home.room))
    return text.translate(_WIDE) if draw(st.booleans()) else text


@st.composite
def _region(draw, home):
    prefecture, district, municipality, alone = PLACES[home.place]
    shown = [prefecture + district + municipality, f"{prefecture} {district}{municipality}"]
    shown += [prefecture + municipality]
    if alone:
        shown += [district + municipality, municipality]
    return draw(st.sampled_from(shown))


@st.composite
def _block(draw, block):
    """1丁目2番3号, 一丁目二番三号, 1-2-3, 1の2の3, 一ノ二ノ三; two numbers are 番 and 号, or 番地 with a branch."""
    units = ("丁目", draw(st.sampled_from(("番", "番地", "番地の"))), draw(st.sampled_from(("", "号"))))
    units = units[-len(block) :]
    style = draw(st.sampled_from(("digits", "kanji")))
    numbers = [kanji(n) if style == "kanji" else str(n) for n in block]
    shape = draw(st.sampled_from(("units", "hyphens", "no", "first")))
    if shape == "units":
        return "".join(n + unit for n, unit in zip(numbers, units, strict=True))
    if shape == "first":
        return numbers[0] + units[0] + draw(st.sampled_from(_HYPHENS)).join(numbers[1:])
    return draw(st.sampled_from(_HYPHENS if shape == "hyphens" else "のノ")).join(numbers)


@st.composite
def _room(draw, room):
    number = draw(st.sampled_from((str(room), "".join(_DIGITS[int(d)] for d in str(room)) + "号室")))
    return number if number.endswith("室") else number + draw(st.sampled_from(("", "号", "号室", "室")))


def kanji(number):
    """1 to 9999 in kanji: 二千九十九."""
    text = ""
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        text += ("" if digit == 1 and sign else _DIGITS[digit]) + sign if digit else ""
    return text
