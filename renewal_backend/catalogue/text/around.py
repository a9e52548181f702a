"""What people say around a value: «免許証には令和9年8月15日まで有効と書いてあります»."""

from __future__ import annotations

import re
from functools import cache

from .aside import aside
from .cover import cover, each, lexicon
from .numerals import arabic
from .plain import fold
from .soft import BREAKS, LEAD, POLITE, REQUEST

_STRANGE = 6
"""So many characters that we don't know may stand around a value, unless they sound like something else."""

_COMMON = (
    "は が を に で と の も へ や な から まで って とか より へと には では とは のは のが だと という との にて "
    "はい うん ええ こちら これ それ いいえ いえ いや 私 わたし 自分 本人 新しい あたらしい 正しい 今の 今は 現在の 現在 正しくは 新しくは 次の 次は 今回 今度 以下 下記 次のとおり"
).split() + each(
    "_ と って で に へ",
    "なります なった なりました なってます なっています なっている なってる なっておりますので 変わりました 変わった 変わってます 変わります だったかな だった気がします 引っ越しました 引っ越した 書いてある 書いてあります 書かれています 書かれてる 記載 記載あり 記載があります "
    "記載されています 記載されてます ある あります いう 出ています 言われました 思う 思います 覚えています 登録 登録して 登録してください 変更 変更します 変更してください 変更して 変更お願いします 変えます 変えてください 直してください 訂正 訂正します 修正してください 修正",
)
_MONTHS = each(
    "_ 次の 次回の 私の 夫の 主人の 妻の 父の 母の 息子の 娘の",
    "免許 免許証 運転免許 運転免許証 めんきょ めんきょしょう 更新 免許更新 免許の更新 免許証の更新 有効 有効期限 ゆうこうきげん 期限 有効期間 満了日 更新月 更新年月 更新時期 更新日 誕生日 次回 次回更新 免許証番号",
    "_ は が で に の も には では によると を見たら を見ると を見て 見たら 見ると",
) + "頃 ごろ ころ くらい ぐらい 末 末まで 中 いっぱい 上旬 中旬 下旬 まで有効 有効 誕生日 以降 付け 付 辺り あたり 多分 ちょうど 満了 切れ 切れます 切れる らしい の誕生日 火 水 木 金 土".split()
_PEOPLE = "娘 息子 長男 次男 三男 長女 次女 三女 孫 妻 夫 主人 家内 嫁 旦那 子 子供 子ども こども 弟 妹 兄 姉 父 母 友人 彼 彼女 本人 私 自分 同居の 別居の 大学生 学生 一番 いちばん 最 若い 若いのは 若年 若い人 若い方 運転者 運転する 家族 うち むすめ むすこ 甥 姪 婿"
_DAYS = (
    each(_PEOPLE, "_ は が の で も です")
    + "生まれ うまれ 生れ 生 産まれ 誕生 誕生日 生年月日 生年月日は に生まれました に生まれた 歳 歳です 火 水 木 金 土".split()
)
_PHONES = each(
    "_ 私の 自宅の 家の 会社の 携帯の 新しい 連絡先の 連絡先は 日中の",
    "電話 電話番号 でんわ でんわばんご 番号 携帯 ケータイ 携帯電話 携帯番号 スマホ 固定電話 自宅 家 うち 会社 職場 連絡先 tel phone ガラケー 内線 実家 妻 夫 主人 娘 息子",
    "_ は が の で に : を も",
)
_POSTAL = each("_ 新しい 自宅の 住所の", "郵便番号 ゆうびん 番号 郵便 〒 郵便番号〒 住所", "_ は が の で に : を")
_CONTRACTS = each("_ 契約 ご契約", "証券番号 番号 契約 しょうけんばんごう no no.", "_ は が の で に : も")
_WORDS = {"month": _MONTHS, "day": [*_DAYS, *_MONTHS], "phone": _PHONES, "postal": _POSTAL, "contract": _CONTRACTS}


@cache
def _words(kind: str) -> dict[str, bool]:
    listed = lexicon({True: [*_COMMON, *_WORDS[kind], *LEAD, *POLITE, *REQUEST, *BREAKS]})
    return {arabic(word): mark for word, mark in listed.items()}


def frames(kind: str, before: str, after: str, *, strange: int = _STRANGE) -> bool:
    """Whether what stands before and after a value of that kind (a key of `_WORDS`) leaves it an answer.

    A sentence of its own in front («電話番号が違います。») does no harm, as the value comes after it.
    """
    last = re.split(r"[。!\n]", before)[-1]
    return all(_harmless(kind, rest, strange) for rest in (last, after))


def _harmless(kind: str, rest: str, strange: int) -> bool:
    said = arabic(fold(rest))
    if not said or cover(said, _words(kind)) is not None:
        return True
    return len(said) <= strange and not aside(rest)
