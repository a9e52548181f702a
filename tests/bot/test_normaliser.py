"""One spelling for one utterance."""

import pytest

from bot.components.normaliser import LONGEST, is_payload, normalise


@pytest.mark.parametrize(
    ("typed", "spelt"),
    [
        ("ＯＴＰ", "otp"),
        ("ﾜﾝﾀｲﾑﾊﾟｽﾜｰﾄﾞ", "ワンタイムパスワード"),
        ("パスワ〜ド", "パスワード"),
        ("サ-ビス", "サービス"),
        ("えーーーーー", "えーー"),
        ("？？？？？", "??"),
        ("2027-08", "2027-08"),
        ("09012345678", "0"),
        ("090-1234-5678", "090-1234-5678"),
        ("  あ\n\tい　う ", "あ い う"),
        ("あ\u200bい", "あ い"),
        ("", ""),
    ],
)
def test_one_spelling(typed: str, spelt: str) -> None:
    assert normalise(typed) == spelt


def test_a_long_story_keeps_its_beginning_and_its_end() -> None:
    story = "始" + "話です。" * 600 + "終"
    kept = normalise(story)
    assert len(kept) <= LONGEST + 1
    assert kept.startswith("始")
    assert kept.endswith("終")


@pytest.mark.parametrize("text", ["ｱﾄﾄﾞﾚｸﾗｲ〜〜〜", "ＮＯ！！！！", "0120-157-566に電話したい", "👋👋👋"])
def test_twice_is_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_payloads_are_told_from_words() -> None:
    assert is_payload("/stop")
    assert is_payload('/give_answer{"turn":"x"}')
    assert not is_payload("/")
    assert not is_payload("/月")
    assert not is_payload("1/2でいい")
