"""Whether a text is an aside: a question, a complaint, a correction or a command instead of an answer."""

from __future__ import annotations

import re

from .plain import fold, plain

_QUESTION = re.compile(
    r"[?？]|(?:です|ます|でしょう|ません|でした|ました|たい|いい|ない|だろう|なん|いる|ある|ほう)(?:の)?か(?:ね|な|い|ら)?(?:$|[。、,.!])|のか(?:$|[。、])|って(?:何|なに|なん|どう|いつ|どこ)|"
    r"とは$|なに$|何(?:$|で|を|が|の|か|です|処|故|時|分|日|歳|才|番|号|桁|けた)|なんの|なにを|教え|おしえ|知りたい|どこ|なぜ|何故|なんで|どうして|どうやって|どうすれ|どうしたら|どうなる|どうなり|"
    r"どういう|どんな|どれ|どっち|どちら|いつ(?!も|か市)|いくら|誰(?!でも)|だれ(?!でも)|ですっけ|だっけ|ますっけ|かしら|違いは|意味"
)
_TROUBLE = re.compile(
    r"(?:分か|わか)(?:らない|りません|らん|らず|んない)|できない|できません|できん|出来ない|出来ません|来ない|来ません|こない|きません|届かない|届きません|とどかない|開かない|開けない|開きません|進まない|進めない|"
    r"進みません|押せない|押せません|見えない|見えません|見られない|入れない|入れません|忘れ|わすれ|エラー|えらあ|えら$|白い画面|固まっ|消えた|消えて|おかしい|失くし|なくし|見つから|困っ|事故|故障|難し|むずかし"
)
_CORRECTION = re.compile(
    r"違[うっいわえ]|ちが[うっいわえ]|間違|まちが|誤り|変えたい|かえたい|変えて|かえて|変えられ|変更し|変更を|変更が|変更で|変更は|へんこうし|へんこうを|へんこうが|直し|なおし|直す|直せ|選び直|えらびなお|訂正|修正|書き直|入れ直|入力し直|やり直|やりなお|取り消|取消|"
    r"[がはも](?:変|かわ)(?:わ)?[っりる]|[がはも]変更になり|じゃな[いくか]|ではな[いくか]|ではあり|じゃあり|古い番号|古い住所|前の番号|前の住所"
)
_COMMAND = re.compile(
    r"戻[るりっしせろ]|もど[るりっしせろ]|ひとつ前|一つ前|1つ前|前の(?:質問|画面|ページ|ところ|項目|ステップ)|前へ$|やめ[るたまてよ]|止め[るたまてよ]|中断|中止|終了|終わり(?:たい|に|ます)|おわり(?:たい|に|ます)|休憩|保留|一時停止|ストップ|"
    r"あとで|後で|あとにし|後にし|また今度|また明日|明日|最初から|さいしょから|始めから|はじめから|もう1度|もう一度|もういちど|もう1回|もう一回|もういっかい|繰り返|くりかえ|リピート|再表示|"
    r"あとどれ|あと何|あといくつ|残り|どこまで|進捗|進み具合|ヘルプ|へるぷ|助けて|たすけて|使い方|つかい方|人と|人に(?:代|か|つ)|人間|オペレ|おぺれ|担当者|スタッフ|有人|係の|電話(?:したい|して|で話|で聞|をかけ|ください|くれ)|"
    r"問い合わせ|問合せ|問合わせ|相談|話したい|話がしたい|キャンセル|解約|ログイン|ログアウト|パスワード|待って|まって|待ち|開始|再開|続きから|つづきから|リセット|スキップ|とばし|飛ばし|更新したい|手続きしたい"
)
_ALL = (_QUESTION, _TROUBLE, _CORRECTION, _COMMAND)


def asks(text: str) -> bool:
    """Whether a text reads as a question or a complaint about something that does not work."""
    said = plain(text)
    return any(pattern.search(said) for pattern in (_QUESTION, _TROUBLE))


def corrects(text: str) -> bool:
    """Whether a text says that something is wrong or is to be changed, and asks nothing."""
    return _CORRECTION.search(plain(text)) is not None and not asks(text)


def aside(text: str, *, as_written: bool = False) -> bool:
    """Whether anything in a text reads as a question, a complaint, a correction or a command.

    `as_written`: katakana is not read as hiragana, as names of places, houses and firms are written in it.
    """
    spellings = {plain(text)} if as_written else {plain(text), fold(text)}
    return any(pattern.search(said) for pattern in _ALL for said in spellings)
