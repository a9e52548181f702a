"""What must never be stored, logged or sent to Rasa: passwords, codes, card numbers; and what Rasa need not see."""

from __future__ import annotations

import re
import unicodedata

_SAYS_SECRET = re.compile(
    r"(?:パスワード|ﾊﾟｽﾜｰﾄﾞ|パスコード|暗証番号|ぱすわーど|password|passwd|pw)(?:は|が|:|：|=|＝|→|、|\s)*[「『\"']?\s*([!-~]{4,32})",
    re.IGNORECASE,
)
_SAYS_CODE = re.compile(
    r"(?:ワンタイム|認証|otp|コード|確認番号)[^0-9]{0,14}([0-9]{6,8})(?![0-9])", re.IGNORECASE
)
_CARD = re.compile(r"(?<![0-9])(?:[0-9][ -]?){13,15}[0-9](?![0-9])")
_MY_NUMBER = re.compile(r"(?:マイナンバー|個人番号)[^0-9]{0,10}([0-9]{4}[ -]?[0-9]{4}[ -]?[0-9]{4})(?![0-9])")
_TOKEN = re.compile(r"(?=[!-~]*[A-Za-z])(?=[!-~]*[0-9])[!-~]{6,32}")
_CODE = re.compile(r"[0-9]{8}")
_DIGITS = re.compile(r"[0-9][0-9\-]{3,}[0-9]")
_MAIL = re.compile(r"[!-?A-~]+@[!-~]+")
HIDDEN = "［伏せました］"


def redacted(text: str, *, at_login: bool) -> str:
    """`text` without secrets. While the login is asked, a lone code or password-like word counts as one."""
    said = unicodedata.normalize("NFKC", text)
    for pattern in (_SAYS_SECRET, _SAYS_CODE, _MY_NUMBER):
        said = pattern.sub(lambda m: m[0].replace(m[1], HIDDEN), said)
    said = _CARD.sub(HIDDEN, said)
    bare = said.strip()
    if at_login and "@" not in bare and (_TOKEN.fullmatch(bare) or _CODE.fullmatch(bare)):
        return HIDDEN
    return said if HIDDEN in said else text


def for_rasa(text: str) -> str:
    """`text` as Rasa may see it: no number or mail address of anybody, and never a command of its own."""
    said = unicodedata.normalize("NFKC", text)
    said = _DIGITS.sub("番号", _MAIL.sub("メール", said))
    said = "".join(c if c.isprintable() else " " for c in said)
    return said.strip().lstrip("/@").strip() or "?"
