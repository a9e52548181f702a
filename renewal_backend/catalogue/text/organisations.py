"""The names of organisations: さくら製作所株式会社, トヨタ, ○○市職員組合."""

from __future__ import annotations

import re

from .aside import aside
from .plain import nfkc, plain
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
    r"(?:です|でした|になります|になりました|に変わりました|に変更(?:です|になりました|しました|"
    r"してください|お願いします)?|に社名変更しました|に改名しました|に勤めています|に勤務しています|"
    r"という(?:会社|団体|名前|名称)です|で(?:す)?|"
    r"(?:で|に|を)?お願い(?:いた)?します|が正しい(?:です|名前です|名称です)?|ですので|だ|"
    r"と(?:いいます|言います|申します)|に(?:して|直して|変えて)(?:ください|"
    r"下さい))[。.!！、]*$"
)
_LEAD = re.compile(
    r"^(?:(?:社名|会社名|会社|団体名|勤務先|勤め先|名前)が(?:変わって|変わりました|変更になって|"
    r"変更になりました|変わり|変わったので)[、。,\s]*(?=.{3})|(?:(?:新しい|今の|正しい|"
    r"現在の)?(?:団体名|団体の名前|団体の名称|団体|会社名|会社の名前|社名|勤務先名?|勤め先|名前|名称)|"
    r"正しくは|今は|現在は|はい)(?:は|が|:|、|,|[\s])[\s]*|正しくは|今は|現在は)+(?=.)"
)
_SENTENCE = _pattern("sentence")
_PARTICLE = re.compile(r"を|[はが](?=[一-龥ァ-ヶA-Za-z])|[はがにで]$")
_BECAME = re.compile(r"に(?:変わり|なり|改名|社名変更|変更)")
_ABOUT_IT = re.compile(r"の(?:住所|電話|番号|場所|連絡先|本社|所在地|名前|保険|営業|ページ|窓口|機械|不)")


def stripped(text: str) -> tuple[str, bool]:
    """A typed name without what is said around it, and whether it was announced as a name («団体名は…»)."""
    said = re.sub(r"\s+", " ", nfkc(text)).strip(" 「」『』\"'。!")
    lead = _LEAD.match(said)
    name = said[lead.end() :] if lead and len(said) > lead.end() + 1 else said
    announced = name != said or _BECAME.search(said) is not None
    return _TAIL.sub("", name).strip(" 「」『』\"'。、"), announced


def is_name(said: str, *, announced: bool) -> bool:
    """Whether a text is the name of an organisation and nothing else; one without a mark has to be announced."""
    if aside(said, as_written=True) or stance(said) is not None or _SENTENCE.search(said):
        return False
    if _PARTICLE.search(said) or (_ORDINARY.search(plain(said)) and not _FIRM.search(said)):
        return False
    if _MARK.fullmatch(said) or _END.fullmatch(said) or _ABOUT_IT.search(said):
        return False
    marked = _MARK.search(said) or _END.search(said)
    return marked is not None or (announced and _PROPER.fullmatch(said) is not None)
