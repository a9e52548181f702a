"""Which of the offered options a text names: by label, other name, position, price, part of a name, or «same as now».

Every word of the text narrows down what is meant («カードの月払い»: the card ones, of them the monthly one); a text
with a word in it that we don't know names nothing, so that «家族限定をやめたい» is never «家族限定».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cache, partial

from ..vocabulary import Option, Value
from .aside import aside, asks
from .cover import cover, each, lexicon
from .names import Names
from .numerals import arabic
from .plain import fold, plain
from .positions import FIRST, LAST, MIDDLE, middle, numbered
from .prices import CHEAP, DEAR, amounts, cheapest
from .same import SAME
from .soft import BREAKS, LEAD, POLITE, REQUEST


class _Word(Enum):
    FIRST = 1
    LAST = 2
    MIDDLE = 3
    CHEAP = 4
    DEAR = 5
    SAME = 6
    SOFT = 7
    POLITE = 10
    """Soft, and the name of an option at some questions: «お願いします» for «必要»."""
    NOT_THAT = 8
    """«ゴールドじゃなくてブルー»: what stands before it is not meant."""
    FROM = 11
    """«ブルーからゴールド»: what stands before it is not meant if what follows is something else."""
    STOP = 9
    """Looks like a position and is none: «最初から», «一番いいの»."""


_Mark = _Word | frozenset[int]
_SOFT = (
    each("_ その この", "ほう 方 やつ もの のもの 奴 プラン コース タイプ 色 免許 免許証 めんきょ 限定 補償 条件 年齢条件 年齢 契約 車 くるま 支払 支払い 支払い方法 払い 払い方 案内 お知らせ いろ 人 方法 内容 番号 カード ドライバーカード 番 保険料 値段 金額 "
         "円 保険 証券番号 ナンバー 登録番号 末尾 下4桁 下4ケタ 下3桁 最後 帯 運転者 運転 運転者の範囲 範囲 選択肢 ボタン 通知 連絡 届け方 支払方法")
    + each("_ に へ で を が", "します しました する した したい したく したいと思います して してください していただけますか 選びます 選択 選択します 選ぶ 選びたい "
           "知らせて 知らせてください 知らせてほしい 届けてください 連絡して 連絡してください 送ってほしい 来てほしい 希望 希望します 希望です 決めました 決めます 決定 なります なりました なった なってます なっています 契約します 契約したい いきます いく いこう もらう もらいます 払います 払う 払いたい 支払います 受け取ります 届けて 送ってください 送って 知らせて "
           "続けます 続ける 続けたい 続けてください 更新します 更新したい 更新 継続します 継続したい 申し込みます 申し込む 申し込みたい あります ある 持っています 持ってます 持ってる いい いいです いいかな いいと思います 結構 結構です ok 大丈夫 大丈夫です 十分 十分です 構いません かまいません 問題ない 問題ありません "
           "間違いない 間違いありません 合ってます 合っています 運転します 運転する 乗ります 乗る 使います")
    + each("に へ", "変更 変更します 変更で 変更したい 変更したいです 変更してください 変更お願いします 変えます 変えたい 変えてください 変えて かわりました かわった かわってしまいました かわってしまった なってしまいました なってしまった なっちゃいました なっちゃった")
    + "は が を に で と の も へ って という かな かなあ かも はい うん ええ いいえ いえ いや 了解 わかりました やっぱり やっぱ やはり うちは わが家は 我が家は うち 私の 僕の 自分の 夫の 主人の 今は 現在は 今回は 今回 来年 次 次の "
      "こっち こちら それ これ そっち あれ しておいて しといて にしておいて にしておきます にしときます にしときましょう にします にしてもらえたら それで これで だけ のみ 以外なし まで いつも いつもどおり 全部 みんな だったかな だったはず だったと思う ただの 普通の たぶん 一応 のまま のままで まだ で終わる で終わり 終わり が末尾 前から ずっと 次回から 今年から 去年から 今回から 前回から 来月から 更新から 一番若い いちばん若い 若い 全員".split()
)  # fmt: skip
_POLITE = "はい うん ええ いいえ いえ いや ううん 了解 わかりました いい いいです 結構 結構です ok 大丈夫 大丈夫です もらう もらいます ください".split()
_NOT_THAT = "じゃなくて じゃなく ではなく ではなくて じゃない じゃないです ではない ではないです ではありません でなく より やなくて 以外 以外の 以外で をやめて はやめて はいやで は嫌で".split()
_STOP = "最初から さいしょから はじめから 初めから 一番いい 一番いいの いちばんいい 1番いい 1番いいの 一番お勧め 一番おすすめ 一番人気 以上 以下 前の 次へ 次に 前に 前へ 上に戻る もう一回 もう1回 もういっかい もう一度 やめる やめます やめて 高いです 高いですね 高いな 高いよ 高すぎ 高すぎる 高すぎます 全部高い どれも高い みんな高い 全部高いです どれも高いです みんな高いです 高くなった 高くなりました 保険料が高い 値段が高い 金額が高い 料金が高い".split()
_WISH = re.compile(r"^(.{1,30}?(?:で|に(?=し)))(?!は|も(?!ら)|しない|しません)[ぁ-ん]{1,8}(?:ください)?$")
_REASON = re.compile(r"^.{2,60}?(?:ので|てもいいから|ても構わないから|のため|ため|から、|んで、|し、)(?=.)|(?<=[。!、.,])[^。!、]{2,60}(?:ので|から|ため|し)$")


@cache
def _words() -> dict[str, _Mark]:
    listed: dict[_Mark, list[str]] = {
        _Word.STOP: _STOP,
        _Word.SAME: SAME,
        _Word.CHEAP: CHEAP,
        _Word.DEAR: DEAR,
        _Word.FIRST: FIRST,
        _Word.LAST: LAST,
        _Word.MIDDLE: MIDDLE,
        _Word.NOT_THAT: _NOT_THAT,
        _Word.FROM: ["から"],
        _Word.POLITE: [*_POLITE, *POLITE, *REQUEST, *LEAD, *BREAKS],
        _Word.SOFT: _SOFT,
    }
    return {arabic(word): mark for word, mark in lexicon(listed).items()}


def pick(text: str, options: Sequence[Option], on_file: Value | None = None) -> Option | None:
    """The one option that `text` names, or None when it names none, several, or is a question."""
    found = named(text, options, on_file)
    return found[0] if found and len(found) == 1 else None


def named(text: str, options: Sequence[Option], on_file: Value | None = None) -> tuple[Option, ...] | None:
    """The options that `text` may mean; empty when it means something that is not offered, None when it names nothing."""
    if not options:
        return None
    names = Names(options)
    said = arabic(fold(text))
    if (places := names.whole.get(said)) is not None:
        return tuple(options[i] for i in sorted(places))
    short = _REASON.sub("", plain(text))
    if asks(short):
        return None
    for tried in dict.fromkeys((said, arabic(fold(short)), _without_wish(said))):
        for polite_too in (False, True):
            marks = cover(tried, _words(), partial(_more, options=options, names=names, polite_too=polite_too))
            meant = None if marks is None else _meant(marks, options, on_file)
            if meant is not None:
                return meant
    return None


def _without_wish(said: str) -> str:
    """A text without a wish in words we don't know: «郵送でもらいたい» → «郵送で»."""
    wish = _WISH.match(said)
    return wish[1] if wish and not aside(said) else said


def _more(
    said: str, start: int, *, options: Sequence[Option], names: Names, polite_too: bool
) -> Iterator[tuple[int, _Mark]]:
    """Words that depend on what is offered. A name that is a polite phrase as well («お願いします» for «必要»)
    counts only where no other name is found."""
    for end, places in names.wholes(said, start):
        if polite_too or _words().get(said[start:end]) is not _Word.POLITE:
            yield end, places
    for end, places in names.parts(said, start):
        if _words().get(said[start:end]) not in (_Word.SOFT, _Word.POLITE):
            yield end, places
    yield from numbered(said, start, len(options))
    yield from amounts(said, start, options)


def _meant(marks: Sequence[_Mark], options: Sequence[Option], on_file: Value | None) -> tuple[Option, ...] | None:
    """What is left of all options after every word has narrowed them down; None when no word does."""
    everything = frozenset(range(len(options)))
    left, before, last = everything, everything, frozenset[int]()
    named_places: list[frozenset[int]] = []
    moved = False
    for mark in marks:
        if mark is _Word.STOP:
            return None
        if mark is _Word.NOT_THAT and last:
            left = before - last
        moved = moved or mark is _Word.FROM
        places = _places(mark, options, on_file)
        if places is None:
            continue
        named_places.append(places)
        before, last = left, places
        left = places if moved and not left & places else left & places
    if not any(places != everything or len(options) == 1 for places in named_places):
        return None
    if not left and all(named_places):
        left = frozenset().union(*named_places)
    return tuple(options[i] for i in sorted(left))


def _places(mark: _Mark, options: Sequence[Option], on_file: Value | None) -> frozenset[int] | None:
    """The places that one word leaves; None when it says nothing about places."""
    if isinstance(mark, frozenset):
        return mark
    count = len(options)
    if mark is _Word.SAME:
        kept = frozenset(i for i, o in enumerate(options) if o.value in (on_file, "as_is"))
        return kept or frozenset(range(count))
    return {
        _Word.FIRST: frozenset({0}),
        _Word.LAST: frozenset({count - 1}),
        _Word.MIDDLE: middle(count),
        _Word.CHEAP: cheapest(options),
        _Word.DEAR: cheapest(options, turned=True),
    }.get(mark)
