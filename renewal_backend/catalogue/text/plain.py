"""One spelling for what can be typed in many: width, case, spaces, waves, punctuation, politeness."""

from __future__ import annotations

import re
import unicodedata

_SPACE = re.compile(r"[\s\u200b-\u200f\ufe0e\ufe0f]+")
_DASHES = re.compile(r"[‐-―−ー\-](?=\d)")
_EDGES = re.compile(r"^[「『（(【]+|[。．.、，,!！」』）)】♪☆★…~]+$")
_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u27bf]")
_FILLER = (
    r"えーと|えっと|ええと|えー|あの[ー、]?|あー|んー|うーん|そうですね|とりあえず|じゃあ?|では|多分|たぶん|おそらく|きっと|"
    r"確か|たしか|私は|わたしは|次は|次回は|更新は|免許は|番号は|、|,|。"
)
_LEAD = re.compile(rf"^(?:{_FILLER})+")
_TAIL = re.compile(
    r"(?:に|で|が|を|の|は)?(?:の?(?:ほう|方|やつ|プラン))?(?:で|が|を|に)?"
    r"(?:お願い(?:いた)?します|おねがいします|お願い|頼みます|たのみます|にします|します|したい(?:です)?|"
    r"(?:だ|や)?と思います|と思う|かな|です(?:ね|よ|けど|が)?|でした|ます|になります|だよ|だね|だ|や|で(?:いい|良い|よい)(?:です)?|"
    r"がいい(?:です)?|が良い(?:です)?|ください|下さい|なんですけど|生まれ|生れ|生|ね|よ|わ|ば)+$"
)
_QUESTION = re.compile(
    r"[?？]|ですか|ますか|でしょうか|ませんか|のか$|って何|とは$|なに$|何$|教えて|おしえて|どこ|なぜ|なんで|どうして|どうやって|"
    r"どうすれ|どうしたら|いつ|わからない|分からない|わからん|できない|出来ない|来ない|こない|届かない"
)


def plain(text: str) -> str:
    """NFKC, lower case, no spaces, plain hyphens before digits, no closing punctuation or emoji."""
    text = unicodedata.normalize("NFKC", text).lower()
    text = _DASHES.sub("-", _EMOJI.sub("", _SPACE.sub("", text)))
    return _EDGES.sub("", text.replace("〜", "~"))


def core(text: str) -> str:
    """`plain` without leading fillers and polite endings: «えっと、真ん中のでお願いします» → «真ん中»."""
    text = _LEAD.sub("", plain(text))
    return _TAIL.sub("", text) or text


def asks(text: str) -> bool:
    """Whether a text reads as a question or a complaint rather than as a value."""
    return _QUESTION.search(plain(text)) is not None
