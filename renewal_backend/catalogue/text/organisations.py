"""The names of organisations: さくら製作所株式会社, トヨタ, ○○市職員組合."""

from __future__ import annotations

import re

from .aside import aside
from .plain import nfkc, plain
from .yes_no import stance

_MARK = re.compile(
    r"会社|組合|法人|協会|連合|連盟|役所|役場|庁$|省$|局$|署$|病院|医院|クリニック|学校|学園|大学|高校|幼稚園|保育園|銀行|金庫|グループ|団体|会$|部$|社$|所$|店$|園$|院$|隊$|館$|寺$|センター|"
    r"\(株\)|㈱|\(有\)|\(同\)|\(財\)|\(社\)|工業|産業|製作|製造|製薬|電機|電気|電力|建設|商事|商会|商店|運輸|交通|鉄道|物流|食品|化学|機械|自動車|ホールディングス|物産|水産|農園|農協|技研|精機|金属|製鋼|重工|興業|企画|印刷|新聞|放送|テレビ|通信|生命|証券|不動産|観光|ホテル|旅館|薬局|薬品|繊維|化成|紡績|造船|鉄工|木材|設備|警備|運送|倉庫|海運|航空|石油|ガス$|水道|消防|警察|自衛隊|研究|工場|支店|公社|機構|財団|基金|株$|inc|co\.|ltd|corp",
    re.IGNORECASE,
)
_PROPER = re.compile(r"[A-Za-z][\w&.\- ]{1,39}|[ァ-ヶー・一-龥々A-Za-z0-9][ァ-ヶー・一-龥々A-Za-z0-9 &.\-()]{1,39}")
_ORDINARY = re.compile(
    r"電話|番号|住所|郵便|支払|払い|保険|契約|証券|プラン|免許|運転|年齢|条件|補償|車両|登録|期間|満期|案内|確認|変更|訂正|修正|質問|担当|オペ|ヘルプ|キャンセル|メニュー|リセット|ストップ|スタート|スキップ|"
    r"終了|中止|中断|解約|再開|開始|更新|手続|申込|申し込|次|前|上|下|戻|ok|yes|no|会社名|団体名?|勤務先|名前|名称|限定|情報|同意|書類|説明|重要|流れ|個人|方針|告知|通知|事項|ナンバー|カード|ログイン|パスワード|メール|詳細|内容|生年月日|人間|有人|進捗|残り|最初|最後|"
    r"ポップアップ|連絡先|携帯|[0-9]+(?:月|日|年|番|円)|^[\d\- ]+$|色$|以上$|ゴールド|ブルー|グリーン|url|http|test",
    re.IGNORECASE,
)
_TAIL = re.compile(r"(?:です|でした|になります|になりました|に変わりました|に変更(?:です|になりました|しました|してください|お願いします)?|に社名変更しました|に改名しました|に勤めています|に勤務しています|という(?:会社|団体|名前|名称)です|で(?:す)?|"
                   r"(?:で|に|を)?お願い(?:いた)?します|が正しい(?:です|名前です|名称です)?|ですので|だ|と(?:いいます|言います|申します)|に(?:して|直して|変えて)(?:ください|下さい))[。.!！、]*$")
_LEAD = re.compile(r"^(?:(?:社名|会社名|会社|団体名|勤務先|勤め先|名前)が(?:変わって|変わりました|変更になって|変更になりました|変わり|変わったので)[、。,\s]*(?=.{3})|(?:(?:新しい|今の|正しい|現在の)?(?:団体名|団体の名前|団体の名称|団体|会社名|会社の名前|社名|勤務先名?|勤め先|名前|名称)|正しくは|今は|現在は|はい)(?:は|が|:|、|,)?[\s]*)+(?=.)")
_SENTENCE = re.compile(r"(?:です|ます|ません|ました|ない|たい|ください|する|した|いる|ある|なる|けど|から|ので|って|だ|よ|ね)$")
_PARTICLE = re.compile(r"[をはがに](?=[一-龥ァ-ヶぁ-ん])")


def stripped(text: str) -> str:
    """A typed name without what is said around it."""
    said = re.sub(r"\s+", " ", nfkc(text)).strip(" 「」『』\"'。.!")
    lead = _LEAD.match(said)
    said = said[lead.end() :] if lead and lead.end() < len(said) and not _MARK.fullmatch(said[lead.end() :]) else said
    return _TAIL.sub("", said).strip(" 「」『』\"'。、")


def is_name(said: str) -> bool:
    """Whether a text is the name of an organisation and nothing else."""
    if aside(said, as_written=True) or stance(said) is not None or _SENTENCE.search(said):
        return False
    if _MARK.fullmatch(said):
        return False
    if _MARK.search(said):
        return not re.search(r"を|[はが](?=[一-龥ァ-ヶ])", said) and not (_ORDINARY.search(said) and len(said) < 8 and not _FIRM.search(said))
    return _PROPER.fullmatch(said) is not None and not _ORDINARY.search(plain(said))


_FIRM = re.compile(r"株式会社|有限会社|合同会社|組合|法人|\(株\)|㈱|銀行|保険会社")


def named_like(said: str) -> bool:
    """Whether a text is short and could be meant as a name without being recognisable as one."""
    return 2 <= len(said) <= 20 and not _SENTENCE.search(said) and not _PARTICLE.search(said) and not _ORDINARY.search(plain(said)) and stance(said) is None
