"""The shapes that a date is typed in, as named patterns over one canonical spelling."""

from __future__ import annotations

import re

from .numerals import arabic
from .plain import hiragana, nfkc, plain
from .shape import shapes
from .words import pairs

_ERA = r"(?P<era>明治|大正|昭和|平成|令和|[明大昭平令]|(?<![a-z])[mtshr])[.・]?(?P<era_year>\d{1,2})(?!\d)"
_WESTERN = r"(?<!\d)(?P<western>(?:18|19|20|21)\d\d)"
_RELATIVE_YEAR = r"(?P<relative>再来年|今年|本年|来年|翌年|明年|一昨年|去年|昨年)度?|(?<!\d)(?P<after>\d)年後"
_YEAR = rf"(?:{_ERA}|{_WESTERN}|{_RELATIVE_YEAR})"
_SEP = r"[年/.\-,、・の ]{0,3}(?:(?:年末|年始|年明け|暮れ|春先?|夏|秋|冬)[、の,]{0,2})?"
_MONTH = r"(?P<month>\d{1,2})(?!\d)"
_MAYBE_DAY = r"(?:[月/.\-,、・]{1,2}(?P<day>\d{1,2})(?![\d年])日?|月)?"
_DAY = r"[月/.\-,、・の]{1,3}(?P<day>\d{1,2})(?!\d)日?"
_SHORT = r"(?<!\d)(?P<short>\d{1,2})年"
_SHORT_SLASH = r"(?<!\d)(?P<short>1[3-9]|[2-9]\d)[/.\-]"
_BOTH = re.compile(r"((?:19|20)\d\d)年?[(/・]?(?:令和|平成|昭和|[rhs])\d{1,2}年?\)?(?:年(?=\d))?")
_BOTH_TURNED = re.compile(r"(?:令和|平成|昭和|[rhs])\d{1,2}年?\(((?:19|20)\d\d)年?\)(?:年(?=\d))?")
_WEEKDAY = re.compile(
    r"(?<=[月日])\((?:令和|平成|昭和|[rhs])\d{1,2}年\d{1,2}月(?:\d{1,2}日)?\)?|\([月火水木金土日]\)|"
    r"西暦|せいれき|(?<=[年月])度(?=の?\d)"
)
_HESITATION = re.compile(
    r"(?<=[年月のん])[、。.\s]*(?:え[ー~]*っ?と|え[ー~]+|んー+|う[ー~]+ん|あの[ー~]+)[、。.\s]*"
)
_ERAS = {
    "平静": "平成",
    "平生": "平成",
    "照和": "昭和",
    "正和": "昭和",
    "例和": "令和",
    "冷和": "令和",
    "零和": "令和",
}
_MISSPELT = re.compile("|".join(_ERAS))
_NEW_YEAR = re.compile(r"年(?:が)?明け(?:て)?(?:すぐ|早々)?[、の,]*1月")
_FEASTS = pairs("numerals", "feasts")
_FEAST = re.compile(rf"(?<=年)の?({'|'.join(_FEASTS)})")
_SAID = "の?(?:な|ね|よ|や|だ|です|やで|だよ|やつ|やつです|ですよ)?"

MONTHS = shapes(
    ("compact_day", rf"{_WESTERN}(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    ("compact", rf"{_WESTERN}(?P<month>\d\d)(?!\d)"),
    (
        "era_compact",
        r"(?P<era>昭和|平成|令和|(?<![a-z])[shr])(?P<era_year>\d\d)(?P<month>\d\d)(?P<day>\d\d)?(?!\d)",
    ),
    ("year_first", rf"{_YEAR}{_SEP}{_MONTH}{_MAYBE_DAY}"),
    ("month_first", r"(?<!\d)(?P<month>\d{1,2})(?:月|[/.\-])の?(?P<western>20\d\d)(?!\d)年?"),
    (
        "month_then_year",
        rf"(?<!\d)(?P<month>\d{{1,2}})月(?:です|だよ|やで|や|だ|かな)?[、,。]?の?(?:{_ERA}年?|{_RELATIVE_YEAR}){_SAID}$",
    ),
    ("short", rf"{_SHORT}{_SEP}{_MONTH}{_MAYBE_DAY}"),
    ("short_slash", rf"{_SHORT_SLASH}{_MONTH}{_MAYBE_DAY}"),
    ("relative_month", r"(?P<word>再来月|来月|今月|先月)"),
)
PARTIAL_MONTH = shapes(
    ("month_missing", rf"{_YEAR}年?(?:の?(?:春|夏|秋|冬|誕生日|前半|後半))?(?!後)"),
    ("year_missing", r"(?<!\d)(?:0?[1-9]|1[0-2])(?:月|[/.\-])(?:\d{1,2}日?)?|^(?:0?[1-9]|1[0-2])$"),
    ("month_missing", rf"{_SHORT}(?!\d)"),
    ("month_wanted", r"(?<!\d)\d{1,3}(?:か月|ヶ月|ヵ月|カ月|個月|年)後|半年後|^\d+$|^\d+/\d+$"),
)
DAYS = shapes(
    ("compact", rf"{_WESTERN}(?P<month>\d\d)(?P<day>\d\d)(?!\d)"),
    (
        "era_compact",
        r"(?P<era>昭和|平成|令和|(?<![a-z])[shr])(?P<era_year>\d\d)(?P<month>\d\d)(?P<day>\d\d)(?!\d)",
    ),
    ("year_first", rf"{_YEAR}{_SEP}{_MONTH}{_DAY}"),
    ("short", rf"{_SHORT}{_SEP}{_MONTH}{_DAY}"),
    ("short_slash", rf"(?<!\d)(?P<short>\d\d)[/.\-]{_MONTH}{_DAY}"),
)
PARTIAL_DAY = shapes(
    ("day_missing", rf"{_YEAR}{_SEP}{_MONTH}月?"),
    ("birth_date_wanted", rf"{_YEAR}年?|{_SHORT}|^\d+$"),
    ("birth_date_wanted", r"(?<!\d)\d{1,2}[月/.\-]\d{1,2}日?|(?<!\d)\d{1,2}月|(?<!\d)\d{1,3}歳"),
)


def canonical(text: str) -> str:
    """`text` as the shapes expect it: plain, digits for numbers, one year where two are given."""
    said = plain(re.sub(r"(?<=\d)\s+(?=\d)", "/", _HESITATION.sub("", nfkc(text))))
    said = _WEEKDAY.sub("", arabic(hiragana(said)).replace("才", "歳").replace("ヶ月", "か月"))
    said = _NEW_YEAR.sub("来年1月", _MISSPELT.sub(lambda m: _ERAS[m[0]], said))
    said = _FEAST.sub(lambda m: _FEASTS[m[1]], said)
    return _BOTH_TURNED.sub(r"\1年", _BOTH.sub(r"\1年", said))
