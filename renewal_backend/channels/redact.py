"""What must never be stored, logged or sent to Rasa: passwords, codes, card numbers; and what Rasa need not see."""

from __future__ import annotations

import re
import unicodedata

from stdnum import luhn
from stdnum.jp import in_ as my_number

HIDDEN = "［伏せました］"
_DASHES = re.compile(r"(?<=[0-9])\s*[‐-―−ー─━﹣]\s*(?=[0-9])")
_NAMES = (
    r"(?:パスワード|ぱすわーど|パスコード|パスフレーズ|暗証番号|合言葉|"
    r"password|passwd|passcode|(?<![a-z])(?:pass|pw)(?![a-z]))"
)
_COMMON = (
    r"(?:line|g?mail|e-?mail|google|apple|yahoo|docomo|safari|chrome|https?|"
    r"reset|change|forgot|login|help|page|please|error)"
)
_NEAR = re.compile(
    _NAMES
    + rf"(?:は|が|を|も|に|:|=|→|、|・|です|is|\s)*[「『\"'(【\[]*\s*(?!{_COMMON}(?![!-~]))([!-~]{{4,32}})",
    re.IGNORECASE,
)
_FAR = re.compile(_NAMES + r"[^!-~]{0,20}?(?<![!-~])([!-~]{6,32})", re.IGNORECASE)
_CODE_NAMES = r"(?:ワンタイム|認証|otp|パスワード|コード|確認番号|暗証番号)"
_CODE = re.compile(_CODE_NAMES + r"[^0-9]{0,20}([0-9]{4}[ -]?[0-9]{4}|[0-9]{6})(?![ -]?[0-9])", re.IGNORECASE)
_BARE_CODE = re.compile(r"(?<![0-9])(?<![0-9][ )-])[0-9]{4}[ -]?[0-9]{4}(?![ -]?[0-9])")
_MY_NUMBER = re.compile(r"(?:マイナンバー|個人番号)[^0-9]{0,12}([0-9](?:[ -]?[0-9]){11})(?![0-9])")
_TWELVE = re.compile(
    r"(?<![0-9+])(?<![0-9][ -])(?!81[1-9])([0-9]{12}|(?:[0-9]{4}[ -]){2}[0-9]{4})(?![ -]?[0-9])"
)
_CARD = re.compile(r"(?<![0-9])(?<![0-9][ -])[0-9](?:[ -]{0,2}[0-9]){12,18}(?![ -]?[0-9])")
_CARD_LAYOUT = re.compile(
    r"[0-9]{14,16}|[0-9]{4}(?:[ -]{1,2}[0-9]{4}){3}|[0-9]{4}[ -]{1,2}[0-9]{6}[ -]{1,2}[0-9]{4,5}"
)
_PHONES = re.compile(r"0[0-9]{1,4}[ -]")
_MODEL = re.compile(r"(?:iphone|ipad|android|windows|ios|galaxy|pixel|xperia)", re.IGNORECASE)
_ADDRESS = re.compile(r"@[\w-]+\.\w|://")
_LONGER = r"[0-9](?:[ \-./()]{0,2}[0-9]){4,}"
_DIGITS = re.compile(rf"{_LONGER}|[〇零一二三四五六七八九]{{5,}}")
_MAIL = re.compile(r"[!-?A-~]+@[!-~]+")


def redacted(text: str, *, at_login: bool) -> str:
    """`text` without secrets. While nobody is logged in, a lone code or password-like word counts as one."""
    said = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    for pattern in (_MY_NUMBER, _CODE, _NEAR):
        said = pattern.sub(_hide_group, said)
    said = _FAR.sub(lambda m: _hide_group(m) if _looks_secret(m[1]) else m[0], said)
    said = _TWELVE.sub(lambda m: HIDDEN if my_number.is_valid(m[0]) else m[0], said)
    said = _CARD.sub(lambda m: HIDDEN if _is_card(m[0]) else m[0], said)
    if at_login:
        said = HIDDEN if _looks_secret(said.strip()) else _BARE_CODE.sub(HIDDEN, said)
    return said if HIDDEN in said else text


def for_rasa(text: str) -> str:
    """`text` as Rasa may see it: no number or mail address of anybody, and never a command of its own."""
    said = _DASHES.sub("-", unicodedata.normalize("NFKC", text))
    said = _DIGITS.sub("番号", _MAIL.sub("メール", said))
    said = "".join(c if c.isprintable() else " " for c in said)
    return said.lstrip("/@ ").strip() or "?"


def _hide_group(found: re.Match[str]) -> str:
    start, end = found.span(1)
    return f"{found.string[found.start() : start]}{HIDDEN}{found.string[end : found.end()]}"


def _looks_secret(word: str) -> bool:
    """Whether a word mixes letters with digits or signs, as passwords do and words, addresses and models do not."""
    if not re.fullmatch(r"[!-~]{6,32}", word) or _ADDRESS.search(word) or _MODEL.match(word):
        return False
    letters, digits = re.search(r"[A-Za-z]", word), re.search(r"[0-9]", word)
    signs = re.search(r"[!#$%&*+=?@^_~][!-~]", word)
    return bool(letters and (digits or signs))


def _is_card(digits: str) -> bool:
    """A number in a card's layout, or with a card's check digit; two telephone numbers in a row are none."""
    if _CARD_LAYOUT.fullmatch(digits):
        return True
    return not _PHONES.match(digits) and luhn.is_valid(re.sub(r"[ -]", "", digits))
