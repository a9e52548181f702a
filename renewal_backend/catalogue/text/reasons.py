"""What a choice comes down to: requests in the form of questions as statements, and what is left without the reasons.

«はがきで知らせてくれんかね» asks for a thing, not about it; «紙はたまるけん、メールにしとって» comes down to what
follows the reason.
"""

from __future__ import annotations

import re

from .aside import aside
from .plain import plain

_ASKING = (
    r"(?:くれ(?:る|ん|へん|ない|ます|ません|まへん)|もらえ(?:る|ん|へん|ない|ます|ません|まへん)|ください(?:ます|ません)|"
    r"いただけ(?:る|ない|ます|ません)|頂け(?:る|ない|ます|ません)|くださら(?:ん|ない))"
    r"(?:でしょう|やろ|だろ)?(?:か(?:ね|のう|な|なあ|なぁ|い|いな|しら)?|のう|ね)?[?？。!！\s]*$"
)
_REQUEST = re.compile(_ASKING)
"""«26歳以上にしてくれる？»: without it a plain «26歳以上にして»."""
_POSSIBLE = re.compile(
    r"(?<=.{2}で)(?:お願い|おねがい)(?:でき|出来)(?:ます(?:か|でしょうか)|ません(?:か|でしょうか)|る)[?？。\s]*$"
)
NO_QUESTION = re.compile(r"(?:誰|だれ|ダレ)も(?!が)|(?:何歳|何才|いくつ)からでも")
"""Look like words of a question and are none."""

_BECAUSE = re.compile(
    r"(?:ので|て[もま]いいから|ても構わないから|のため|ため(?!し)|んで|もんで|だで|じゃで|さかいに?|よってに?|けん|けえ|けぇ|けね|きに|"
    r"(?<=[いただうくすつぬむるよやんす])から|[からしてで]、|(?<=[るいたすんや])し(?=[^てたまなよとゃ]))[、,]?(?=.)"
)
_SENTENCE = re.compile(r"[。!！]+(?=.)")
_AFTERWARDS = re.compile(
    r"(?<=[。!、.,])[^。!、]{2,60}(?:ので|から|ため|し|もんで|んで|けん|けえ|けぇ|さかい|もん|だで)(?:な|ね|のう)?$"
)
_LONGEST_REASON = 70
_MOST = 6


def statement(text: str) -> str:
    """`text`, with a request that is put as a question as a plain request."""
    for pattern in (_POSSIBLE, _REQUEST):
        text = pattern.sub("", text)
    return text


def conclusions(text: str) -> list[str]:
    """What is left of a text without its reasons: the longest rest first, none where nothing is a reason."""
    said = _AFTERWARDS.sub("", plain(text))
    rests = [said] if said != plain(text) else []
    ends = [m.end() for m in _BECAUSE.finditer(said) if 2 < m.end() <= _LONGEST_REASON]
    ends += [m.end() for m in _SENTENCE.finditer(said) if not aside(said[: m.start()])]
    return rests + [said[end:] for end in sorted(ends)[:_MOST]]
