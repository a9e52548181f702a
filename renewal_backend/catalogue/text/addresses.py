"""The shape of a Japanese address: (prefecture) city, place, number, (building and room)."""

from __future__ import annotations

import re

from .aside import aside
from .plain import nfkc
from .words import words

LONGEST = 120
_PREFECTURES = words("places", "prefectures")
_PREFECTURE = re.compile("|".join(_PREFECTURES))
_BARE_PREFECTURE = re.compile("|".join(p[:-1] for p in _PREFECTURES if p != "北海道"))
_CITY = re.compile(r"[^\s\d、。,.!?]{1,7}?[市区町村郡](?![をはがにへも]|で(?!ん))")
_NUMBER = re.compile(r"[0-9]|[一二三四五六七八九十百]+(?:丁目|番|号|条|の|-)|無番地|番外地")
_LEAD = re.compile(
    r"^(?:(?:住所|番地|住まい)が(?:変わりました|変わった|変わって|変更になりました|違います|"
    r"間違っています)|引っ?越し(?:しました|ました|した|して)|引越しました|転居しました|転居した|"
    r"転居)(?:ので)?[。、,!\s]+|^(?:(?:(?:新しい|今の|正しい|現在の|新)?(?:ご?住所|引っ?越し先|引越先|"
    r"転居先|転居後|自宅)|正しくは|今は|現在は|新しくは)(?:は|が|:|、|,|→|の)?[\s:、,]*){1,3}|^(?:はい|"
    r"ええと|えっと|えーと|あの|すみません)[、,。\s]+"
)
_POSTAL = re.compile(
    r"^(?:〒|郵便番号は?)?\s*[0-9]{3}\s*[-‐−ー―–の]?\s*[0-9]{4}(?![0-9])[\s、,:]*(?:の)?\s*(?=\D)"
)
_TAIL = re.compile(
    r"[\s、,]*(?:(?:です|でした|になります|になりました|となります|であります|だ|"
    r"[にへ](?:引っ?越し(?:を)?(?:ました|したので?|しまして?)|引越(?:ました|しました)|転居(?:しました|"
    r"した)|移りました|変わりました|かわりました|変わった|変更(?:に)?(?:して(?:ください|下さい)|"
    r"しました|になりました|"
    r"(?:を)?お願い(?:いた)?(?:致)?します|です|したい(?:です)?)|変えて(?:ください|下さい)|"
    r"直して(?:ください|下さい)|住んで(?:い)?ます|引っ?越し(?:予定|済み)?|転居(?:予定)?|変更|移転|しています|してください|訂正(?:して)?(?:ください|"
    r"お願いします)?)|(?:で|に|を)?お願い(?:いた)?(?:致)?します|宜しくお願いします|よろしくお願いします|"
    r"が正しい(?:です|住所です)?|が(?:今|現|新)の?住所(?:です)?|ですので?|ですが|ですけど|なので|ので|"
    r"ね|よ)[。.!！、,\s]*)+$"
)
_SENTENCE = re.compile(
    r"[?。!→⇒]|[にへ](?:引|転居|変更|移|住)|です|ます|ません|ました|した(?:い|$)|ない$|たい$|だと|けど|ので|って|とき|"
    r"から[^ぁ-ん]{0,1}[ぁ-ん]|まで|について|を(?!.{0,3}[0-9])|番目|つ目|以上|限定"
)


def stripped(text: str) -> str:
    """A typed address without what is said around it and without the postal code in front."""
    said = re.sub(r"[\s\x00-\x1f\x7f\u200b-\u200f\ufeff]+", " ", nfkc(text)).strip(" 「」『』\"'")
    for pattern in (_LEAD, _LEAD, _POSTAL, _LEAD, _TAIL):
        said = pattern.sub("", said).strip(" 「」『』、,。.")
    return re.sub(r"(?<=[0-9])\s*[‐‑‒–—―−ー─━〜~-]+\s*(?=[0-9])", "-", said)


def without_postal_code(address: str) -> str:
    """A text in NFKC without the postal code in front of an address."""
    return _POSTAL.sub("", address.lstrip())


def complete(address: str) -> bool:
    """Whether a text is an address with a city and a number, and nothing else."""
    if not 5 <= len(address) <= LONGEST or not address.isprintable():
        return False
    rest = _after_city(address)
    return rest is not None and _NUMBER.search(rest) is not None and _says_nothing_else(address)


def looks_like(address: str) -> bool:
    """Whether a text is meant as an address, whole or in part."""
    said = stripped(address)
    if not said or len(said) > LONGEST or not said.isprintable() or not _says_nothing_else(said):
        return False
    if _after_city(said) is not None or _PREFECTURE.match(said) or _BARE_PREFECTURE.fullmatch(said):
        return True
    return (
        re.fullmatch(
            r"[^\s\d][^\d]{0,12}\d{1,4}(?:-\d{1,4}){1,3}.{0,30}|\d{1,4}(?:-\d{1,5}){1,3}(?:号室?)?|"
            r"[^はがをに]{0,12}\d+丁目.{0,30}",
            said,
        )
        is not None
    )


def _after_city(address: str) -> str | None:
    """What follows the city; None without one at the beginning."""
    prefecture = _PREFECTURE.match(address)
    at = prefecture.end() if prefecture else 0
    rest = address[at:].lstrip()
    city = _CITY.match(rest)
    return rest[city.end() :] if city else None


def _says_nothing_else(said: str) -> bool:
    return _SENTENCE.search(said) is None and not aside(said, as_written=True)
