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
_PROPER = re.compile(
    r"[A-Za-z][\w&.\- ]{1,39}|[ァ-ヶー・一-龥々A-Za-z0-9][ァ-ヶー・一-龥々A-Za-z0-9 &.\-()]{1,39}"
)
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
    r"正しくは|今は|現在は|はい)(?:は|が|:|、|,)?[\s]*)+(?=.)"
)
_SENTENCE = _pattern("sentence")
_LONGEST_UNKNOWN = 20
_PARTICLE = re.compile(r"[をはがに](?=[一-龥ァ-ヶぁ-ん])")


def stripped(text: str) -> str:
    """A typed name without what is said around it."""
    said = re.sub(r"\s+", " ", nfkc(text)).strip(" 「」『』\"'。.!")
    lead = _LEAD.match(said)
    said = (
        said[lead.end() :]
        if lead and lead.end() < len(said) and not _MARK.fullmatch(said[lead.end() :])
        else said
    )
    return _TAIL.sub("", said).strip(" 「」『』\"'。、")


def is_name(said: str) -> bool:
    """Whether a text is the name of an organisation and nothing else."""
    if aside(said, as_written=True) or stance(said) is not None or _SENTENCE.search(said):
        return False
    if _MARK.fullmatch(said):
        return False
    if _MARK.search(said):
        return not re.search(r"を|[はが](?=[一-龥ァ-ヶ])", said) and not (
            _ORDINARY.search(said) and len(said) < 8 and not _FIRM.search(said)
        )
    return _PROPER.fullmatch(said) is not None and not _ORDINARY.search(plain(said))


def named_like(said: str) -> bool:
    """Whether a text is short and could be meant as a name without being recognisable as one."""
    told_otherwise = _SENTENCE.search(said) or _PARTICLE.search(said) or _ORDINARY.search(plain(said))
    return 2 <= len(said) <= _LONGEST_UNKNOWN and not told_otherwise and stance(said) is None
