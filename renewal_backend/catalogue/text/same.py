"""«今と同じ», «そのままで», «変更なし», «去年と同じ»: the option that is on file."""

from __future__ import annotations

from functools import cache

from .cover import cover, each, lexicon
from .plain import fold
from .soft import BREAKS, LEAD, POLITE, REQUEST

_NOW = "今 いま 今回 現在 現状 これまで 今まで いままで 前 まえ 前回 去年 昨年 登録 以前 従来 前年 今年 昔 いつも 前々から 先年 契約 現契約 今の契約 今の登録 去年の契約 前の契約 現在の契約 いままでの契約"
_LIKE = "同じ おんなじ まま 通り とおり どおり 変わらず 変わらない 変わりなし 変わりない 同様 同一"

SAME = (
    each(_NOW, "_ と の もの のと のものと と全く とまったく と内容", _LIKE)
    + each(_NOW, "のもの のやつ のプラン の契約 の内容 のほう のタイプ ので のが の条件 の登録 のコース の限定 の支払い方法 の払い方 の方法")
    + """
今の いまの 現在の 現行 今まで通りの 今のがいい 同じ 同じく 同じもの 同じやつ 同じの 同じほう 同じプラン 同じ内容 おなじ おんなじ 同上 そのまま このまま 今のまま いまのまま 元のまま もとのまま まま いつもの いつも通り 従来 従来通り 現状維持 維持 据え置き すえおき
変えない 変えません 変えなくていい 変えなくて 変えないで 変えずに かえない かえず 変更しない 変更しません 変更なし 変更ありません 変更はありません 変更はない 変更はなし 変更不要 変更は不要 変更の必要なし 変更せず 変更せずに 変更する予定はない 変わらず
変わりなし 変わりない 変わりません 変わってない 変わってません 変わっていません 変化なし 変わりありません 変わりはありません 継続 けいぞく 引き続き ひきつづき 引続き 継続で
今登録している 今登録している人 登録している人 登録の人 登録されている人 今の人 登録のまま 登録どおり 登録通り 登録の年月 今の登録 登録されている内容 登録済みのもの もとのまま 前と一緒 前のまま 前のでいい 今のでいい 今のままがいい
""".split()
)
_AROUND = "で に が を は も の はい うん いい 結構 大丈夫 お願い やっぱり やっぱ やはり もとの 住所 電話番号 番号 団体名 郵便番号 して してください します".split()


@cache
def _words() -> dict[str, bool]:
    return lexicon({True: SAME, False: [*_AROUND, *each("で", "いい 結構 大丈夫 構いません"), *LEAD, *POLITE, *REQUEST, *BREAKS]})


def keeps(text: str) -> bool:
    """Whether a text says nothing but that all stays as it is."""
    return any(cover(fold(text), _words()) or ())
