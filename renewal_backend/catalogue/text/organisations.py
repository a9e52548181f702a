"""The names of organisations: さくら製作所株式会社, トヨタ, ○○市職員組合."""

from __future__ import annotations

import re

from .aside import aside
from .plain import EMOJI, nfkc, plain
from .words import words
from .yes_no import stance


def _pattern(key: str) -> re.Pattern[str]:
    return re.compile("|".join(words("organisations", key)), re.IGNORECASE)


_MARK = _pattern("mark")
_END = _pattern("end")
_PROPER = re.compile(r"[ァ-ヶー・一-龥々A-Za-z0-9][ァ-ヶー・一-龥々A-Za-z0-9 &.\-()]{1,39}")
_ORDINARY = _pattern("ordinary")
_FIRM = _pattern("firm")
_TAIL = re.compile(
    r"(?:(?:って|と)(?:いい|言い|いう|言う|申し)ます(?:ねん|わ|よ|のや|んや|ので|けど)?|(?:って|と)(?:いう|言う)(?:んです|んや|ねん|のや|会社です|所です|ところです)?|"
    r"(?:に|で)(?:勤め|つとめ|勤務し|在籍し|所属し|働い|はたらい|務め)(?:て(?:い|お)?|と|ちょ)(?:ります|ます|る|りまして|まして|ました|た)(?:ので|けど)?|です|でした|になります|になりました|に変わりました|に変更(?:です|になりました|しました|"
    r"してください|お願いします)?|に社名変更しました|に改名しました|に勤めています|に勤務しています|"
    r"という(?:会社|団体|名前|名称)です|で(?:す)?|"
    r"(?:で|に|を)?お願い(?:いた)?します|が正しい(?:です|名前です|名称です)?|ですので|だ|"
    r"と(?:いいます|言います|申します)|に(?:して|直して|変えて)(?:ください|"
    r"下さい))[。.!！、]*$"
)
_LEAD = re.compile(
    r"^(?:(?:社名|会社名|会社|団体名|勤務先|勤め先|名前)が(?:変わって|変わりました|変更になって|"
    r"変更になりました|変わり|変わったので)[、。,\s]*(?=.{3})|(?:(?:新しい|今の|正しい|うちの|わしの|私の|わたしの|"
    r"現在の)?(?:団体名|団体の名前|団体の名称|団体|会社名|会社の名前|会社|職場|社名|勤務先名?|勤め先|名前|名称)|"
    r"正しくは|今は|現在は|はい|うち|うちとこ|わしんとこ|うちんとこ|わし|私|わたし|僕|俺|おれ|働いてるの|働いているの|勤めてるの|勤めているの)(?:は|が|:|、|,|[\s])[\s]*|正しくは|今は|現在は)+(?=.)"
)
_FILLER = re.compile(r"^(?:え[ー~]*っ?と|あの[ー~]?|まあ|たしか|確か|うーん|んー|はい|ええ)[、,\s…。.]+")
_DIALECT = re.compile(rf"(?<=.{{2}})(?:{'|'.join(words('organisations', 'dialect'))})[。.!！、~〜ー]*$")
_HIRAGANA_END = re.compile(r"[ぁ-ん]$")
_FORMER = re.compile(r"[^、。]{2,30}?(?:から|より)[、,\s]*(?=.{3})")
"""The name before this one, of a firm that is said to have changed it: «みなと商会から»."""
_MOVED = re.compile(
    r"^[^、。]{0,24}(?:転職|合併|異動|出向|社名が変わ|会社が変わ|名前が変わ)[ぁ-ん]{1,8}[、,\s。]*(?=.{3})"
)
"""Why the name is another one: «転職しまして», «青空電機から社名が変わって»."""
_RENAMED = re.compile(
    r".{2,30}(?:改め|あらため|→|⇒|->)[、,\s]*(?=.{2})|"
    r"(?:元は?|旧社?名?は?|もとは)[^、。]{2,30}?(?:です|で|だった|でした)?(?:が|けど)?[、,\s]+(?:今は|現在は|現|いまは|新しくは)[、,\s]*(?=.{2})"
)
"""The name before this one, in so many words: «みなと商会改め», «旧みなと商会、現»."""
_NOT_TODAYS = re.compile(
    r"旧|(?:今|新しい|別|同じ|前|違う|他|よそ|うち|この|その|あの|どこか|主人|夫|妻)の?(?:会社|団体|組合|グループ|職場)"
)
_SENTENCE = _pattern("sentence")
_PARTICLE = re.compile(
    r"(?<=[一-龥ァ-ヶA-Za-z])から(?=.)|(?:し|され|られ)(?:て|た)(?=.)|(?:会社|団体|勤め先|うち|私|わたし|わし)は|を|[はが](?=[一-龥ァ-ヶA-Za-z])|[はがにで]$"
)
_BECAME = re.compile(r"に(?:変わり|なり|改名|社名変更|変更)")
_ABOUT_IT = re.compile(r"の(?:住所|電話|番号|場所|連絡先|本社|所在地|名前|保険|営業|ページ|窓口|機械|不)")


def stripped(text: str) -> tuple[str, bool]:
    """A typed name without what is said around it, and whether it was announced as a name («団体名は…»)."""
    said = _FILLER.sub("", re.sub(r"\s+", " ", nfkc(text)).strip(" 「」『』\"'。!"))
    if former := (_FORMER if _BECAME.search(said) else _RENAMED).match(said):
        said = f"今は{said[former.end() :]}"
    if moved := _MOVED.match(said):
        said = f"今は{said[moved.end() :]}"
    said = EMOJI.sub("", said).strip(" 「」『』\"'。!")
    lead = _LEAD.match(said)
    name = said[lead.end() :] if lead and len(said) > lead.end() + 1 else said
    announced = name != said or _BECAME.search(said) is not None
    return _without_dialect(_TAIL.sub("", name)).strip(" 「」『』\"'。、"), announced


def _without_dialect(name: str) -> str:
    """A name without «ばい», «だべ»: only where what is left is plainly a name, as others end so («さくらや»)."""
    rest = _DIALECT.sub("", name).rstrip(" 、」』")
    firm = _MARK.search(rest) and not _HIRAGANA_END.search(rest)
    plainly = rest != name and (_END.search(rest) or firm)
    return rest if plainly else name


def is_name(said: str, *, announced: bool) -> bool:
    """Whether a text is the name of an organisation and nothing else; one without a mark has to be announced."""
    if aside(said, as_written=True) or stance(said) is not None or _SENTENCE.search(said):
        return False
    if _PARTICLE.search(said) or (_ORDINARY.search(plain(said)) and not _FIRM.search(said)):
        return False
    if _MARK.fullmatch(said) or _END.fullmatch(said) or _ABOUT_IT.search(said):
        return False
    if _NOT_TODAYS.match(said):
        return False
    marked = _MARK.search(said) or _END.search(said)
    return marked is not None or (announced and _PROPER.fullmatch(said) is not None)
