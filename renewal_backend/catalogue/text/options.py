"""Which of the offered options a text names: by label, other name, position, price, likeness, or «same as now»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..vocabulary import Option, Value
from .numerals import arabic
from .plain import asks, core, plain

_SAME = re.compile(
    r"(?:(?:今|いま|現在|現状|これまで|今まで|いままで|前|まえ|前回|去年|昨年|登録)(?:の)?(?:と|の)?(?:同じ|おなじ|一緒|いっしょ|まま|通り|とおり)"
    r"|同じ|おなじ|そのまま|このまま|今のまま|いまのまま|変えない|かえない|変更(?:なし|しない|ありません)|変わらず|継続)"
    r"(?:の|で|もの|内容|プラン|やつ)*(?:いい|良い|結構|大丈夫)?(?:です)?"
)
_NUMBER = re.compile(r"(?:上から|左から)?(?:no\.?|その)?(\d{1,2})(?:番|番目|番め|ばん|ばんめ|つ目|個目|つめ|枚目|台目)?")
_KANA_NUMBER = {"ひとつめ": 1, "ふたつめ": 2, "みっつめ": 3, "いちばんめ": 1, "にばんめ": 2, "さんばんめ": 3, "いちばん": 1, "にばん": 2, "さんばん": 3}
_ORDINAL = {"一": "1", "二": "2", "三": "3", "四": "4", "五": "5"}
_FIRST = re.compile(r"(?:一番|いちばん|1番)?(?:最初|さいしょ|はじめ|初め|先頭|上|うえ|左|ひだり)")
_LAST = re.compile(r"(?:一番|いちばん|1番)?(?:最後|さいご|終わり|おわり|下|した|右|みぎ)")
_MIDDLE = re.compile(r"(?:真ん中|まんなか|真中|中間|中央|なか)")
_CHEAP = re.compile(r"(?:一番|いちばん|1番|もっとも|最も|最)?(?:安い|やすい|安く|安め|やすめ|安いん|お得|おとく|低い)")
_DEAR = re.compile(r"(?:一番|いちばん|1番|もっとも|最も|最)?(?:高い|たかい|高め)")
_YEN = re.compile(r"(?:月|年|年間|毎月)?(\d[\d,]*)円?")


def pick(text: str, options: Sequence[Option], on_file: Value | None = None) -> Option | None:
    """The one option that `text` names, or None when it names none, several, or is a question."""
    if not options:
        return None
    exact = [o for o in options if plain(text) in _names(o)]
    if exact:
        return exact[0]
    if asks(text):
        return None
    said = core(text)
    for reader in (_by_name, _by_position, _by_price):
        if found := reader(said, options):
            return found
    if _SAME.fullmatch(said) or _SAME.fullmatch(plain(text)):
        return next((o for o in options if o.value in (on_file, "as_is")), None)
    return _by_likeness(said, options)


def _names(option: Option) -> set[str]:
    return {plain(option.label), *(plain(alias) for alias in option.aliases)}


def _by_name(said: str, options: Sequence[Option]) -> Option | None:
    return next((o for o in options if said in {core(n) for n in _names(o)} | _names(o)), None)


def _by_position(said: str, options: Sequence[Option]) -> Option | None:
    if _FIRST.fullmatch(said):
        return options[0]
    if _LAST.fullmatch(said):
        return options[-1]
    if _MIDDLE.fullmatch(said):
        return options[len(options) // 2] if len(options) % 2 else None
    said = re.sub(r"^([一二三四五])(?=つ|番|$)", lambda m: _ORDINAL[m[1]], arabic(said))
    match = _NUMBER.fullmatch(said)
    number = int(match[1]) if match else _KANA_NUMBER.get(said, 0)
    return options[number - 1] if 1 <= number <= len(options) else None


def _by_price(said: str, options: Sequence[Option]) -> Option | None:
    priced = sorted((o for o in options if o.yearly is not None), key=lambda o: o.yearly or 0)
    if not priced:
        return None
    if _CHEAP.fullmatch(said):
        return priced[0]
    if _DEAR.fullmatch(said):
        return priced[-1]
    match = _YEN.fullmatch(said)
    amount = match[1].replace(",", "") if match else ""
    named = [o for o in priced if len(amount) > 3 and amount in re.sub(r"[,、]", "", plain(o.label + o.detail))]
    return named[0] if len(named) == 1 else None


def _by_likeness(said: str, options: Sequence[Option]) -> Option | None:
    """An option whose name contains what was said, or the other way round, when only one does."""
    if len(said) < 2:
        return None
    near = [o for o in options if any(said in name or (len(name) > 1 and name in said) for name in _names(o))]
    return near[0] if len(near) == 1 and len(said) <= max(len(n) for n in _names(near[0])) + 12 else None
