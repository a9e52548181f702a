"""Tokens, and how they sound."""

from typing import Any

import pytest
from rasa.nlu.constants import TOKENS_NAMES
from rasa.shared.nlu.constants import TEXT

from bot.components.sudachi_tokenizer import tokenize


def sound(text: str) -> str:
    return "".join(token.lemma for token in tokenize(text))


@pytest.mark.parametrize(
    ("written", "sounds"),
    [
        ("電話番号が違う", "でんわばんごうがちがう"),
        ("でんわばんごうがちがう", "でんわばんごうがちがう"),
        ("デンワバンゴウ", "でんわばんごう"),
        ("ｵﾍﾟﾚｰﾀｰ", "おぺれーたー"),
    ],
)
def test_the_same_sound_however_it_is_written(written: str, sounds: str) -> None:
    assert sound(written) == sounds


@pytest.mark.parametrize(
    "text", ["", " ", "　", "\u200b", "？", "👋", "zzqx", "。。。。", "\x00", "あ" * 10_000]
)
def test_there_is_always_a_token(text: str) -> None:
    assert tokenize(text)
    assert all(token.lemma for token in tokenize(text))


def test_a_phrase_in_katakana_is_cut_like_one_in_hiragana() -> None:
    shouted, plain = tokenize("カイイントウロクノヤリカタ"), tokenize("かいいんとうろくのやりかた")
    assert [token.text for token in shouted] == [token.text for token in plain]
    assert len(plain) > 3
    assert [token.text for token in tokenize("ワンタイムパスワード")] == ["ワン", "タイム", "パスワード"]


def test_a_payload_is_not_cut() -> None:
    payload = '/give_answer{"turn":"x"}'
    assert [token.text for token in tokenize(payload)] == [payload]


def test_tokens_lie_in_their_text(parsed: Any) -> None:
    tokens = parsed("更新の手続きをしたい").get(TOKENS_NAMES[TEXT])
    assert "".join(token.text for token in tokens) == "更新の手続きをしたい"
    assert [token.start for token in tokens] == sorted(token.start for token in tokens)
