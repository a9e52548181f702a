"""Secrets go, answers stay; and what Rasa is told holds no number or address of anybody."""

from __future__ import annotations

import re

import pytest

from renewal_backend.alerts.secrets import HIDDEN, hidden
from renewal_backend.channels.redact import for_rasa

ALWAYS = {
    "パスワードはAoi2026demoです": "Aoi2026demo",
    "パスワード：Aoi2026demo": "Aoi2026demo",
    "パスワードは「Aoi2026demo」": "Aoi2026demo",
    "ﾊﾟｽﾜｰﾄﾞはAoi2026demo": "Aoi2026demo",
    "ぱすわーど Aoi2026demo": "Aoi2026demo",
    "パスワードはＡｏｉ２０２６ｄｅｍｏです": "Aoi2026demo",
    "パスワード　Ａｏｉ２０２６ｄｅｍｏ": "Aoi2026demo",
    "password: Aoi2026demo": "Aoi2026demo",
    "PASSWORD=Aoi2026demo": "Aoi2026demo",
    "My password is Aoi2026demo": "Aoi2026demo",
    "pw Aoi2026demo": "Aoi2026demo",
    "pass: koshin": "koshin",
    "パスワードは koshin です": "koshin",
    "パスワード（Aoi2026demo）": "Aoi2026demo",
    "パスワードを入れます。Aoi2026demo": "Aoi2026demo",
    "パスワードはこれです\nAoi2026demo": "Aoi2026demo",
    "IDはaoi.mihon@example.jp、パスワードはAoi2026demo": "Aoi2026demo",
    "パスワードは 12345678 です": "12345678",
    "暗証番号は1234です": "1234",
    "パスコード：9876": "9876",
    "合言葉は「Open!Sesame」": "Open!Sesame",
    "ワンタイムパスワードは01234567です": "01234567",
    "ワンタイムパスワードは０１２３４５６７です": "01234567",
    "ワンタイムパスワードが届きました。0123 4567": "0123 4567",
    "ワンタイムは0123-4567": "0123-4567",
    "認証コード 012345": "012345",
    "認証番号は01234567": "01234567",
    "OTP:01234567": "01234567",
    "確認番号は01234567でした": "01234567",
    "コードは01234567": "01234567",
    "4111111111111111": "4111111111111111",
    "4111 1111 1111 1111": "4111 1111 1111 1111",
    "4111-1111-1111-1111": "4111-1111-1111-1111",
    "４１１１　１１１１　１１１１　１１１１": "4111 1111 1111 1111",
    "４１１１－１１１１－１１１１－１１１１": "4111-1111-1111-1111",
    "4111ー1111ー1111ー1111": "4111-1111-1111-1111",
    "4111‐1111‐1111‐1111": "4111-1111-1111-1111",
    "カードは1234 5678 9012 3456です": "1234 5678 9012 3456",
    "3782 822463 10005": "3782 822463 10005",
    "378282246310005で払います": "378282246310005",
    "カード番号4111111111111111、有効期限12/29": "4111111111111111",
    "マイナンバーは123456789012です": "123456789012",
    "個人番号：1234 5678 9012": "1234 5678 9012",
    "マイナンバーは１２３４－５６７８－９０１２": "1234-5678-9012",
    "123456789018": "123456789018",
    "1234 5678 9018": "1234 5678 9018",
}
"""Hidden whoever says it and whenever; to each what must be gone."""
AT_LOGIN = {
    "01234567": "01234567",
    "０１２３４５６７": "01234567",
    "0123 4567": "0123 4567",
    "0123-4567": "0123-4567",
    "01234567です": "01234567",
    "届いたのは01234567でした": "01234567",
    "Aoi2026demo": "Aoi2026demo",
    "Ａｏｉ２０２６ｄｅｍｏ": "Aoi2026demo",
    " Aoi2026demo ": "Aoi2026demo",
    "P@ss!word": "ss!word",
    "secret#key": "secret#key",
}
"""Hidden besides while nobody is logged in."""
STAY = (
    "09012345678",
    "090-1234-5678",
    "０９０－１２３４－５６７８",
    "03ー1234ー5678",
    "+819012345678",
    "090-1234-5678 03-1234-5678",
    "電話番号は09012345678です",
    "1000001017",
    "証券番号は1000001017です",
    "19840512",
    "1984-05-12",
    "1984/5/12",
    "昭和59年5月12日",
    "平成10年4月2日",
    "2027/8",
    "令和9年8月",
    "100-0001",
    "1000001",
    "〒100-0001 東京都千代田区千代田1-1 さくらマンション201",
    "東京都千代田区見本町1-2-3",
    "さくら製作所株式会社",
    "ABC123株式会社",
    "パスワードを忘れました",
    "パスワードは8桁ですか",
    "ワンタイムパスワードが届きません",
    "ワンタイムパスワードはLINEで届きますか",
    "パスワードがわからない。電話番号は090-1234-5678",
    "認証コードが来ません。電話は09012345678です",
    "パスワードを忘れました。aoi2026.mihon@example.jp です",
    "iPhone15でパスワードが通らない iPhone15",
    "2次元コードを読み取れません",
    "郵便番号は1000001、電話は0312345678",
    "マイナンバーカードは要りますか",
    "カードで毎月払います",
    "保険料は123,456円ですか",
    "2番目",
    "今と同じ",
    "はい",
    "",
)
"""Answers and questions, as they were typed, once a member is logged in."""
STAY_AT_LOGIN = (
    "aoi.mihon@example.jp",
    "aoi2026@example.jp",
    "090-1234-5678",
    "03-1234-5678",
    "1000001017",
    "100-0001",
    "ログインできません",
    "hello",
    "thanks!",
    "start",
    "はい",
    "パスワードを忘れました",
)


def redacted(text: str, *, at_login: bool) -> str:
    return hidden(text, at_login=at_login)[0]


def bare(text: str) -> str:
    """Digits and letters alone, so that nothing hides behind another dash."""
    return re.sub(r"[\s\-ー‐－]", "", text)


@pytest.mark.parametrize("at_login", [True, False])
@pytest.mark.parametrize(("text", "secret"), ALWAYS.items())
def test_a_secret_is_hidden(text: str, secret: str, at_login: bool) -> None:
    said = redacted(text, at_login=at_login)
    assert HIDDEN in said
    assert bare(secret) not in bare(said)


@pytest.mark.parametrize(("text", "secret"), AT_LOGIN.items())
def test_what_looks_like_a_secret_is_hidden_while_the_login_is_asked(text: str, secret: str) -> None:
    said = redacted(text, at_login=True)
    assert HIDDEN in said
    assert bare(secret) not in bare(said)


@pytest.mark.parametrize("text", STAY)
def test_answers_and_questions_stay_as_they_were_typed(text: str) -> None:
    assert redacted(text, at_login=False) == text


@pytest.mark.parametrize("text", STAY_AT_LOGIN)
def test_words_and_numbers_that_are_no_secret_stay_at_the_login(text: str) -> None:
    assert redacted(text, at_login=True) == text


def test_the_words_around_a_secret_stay() -> None:
    said = redacted("車を買い替えました。パスワードはAoi2026demoです", at_login=False)
    assert said == f"車を買い替えました。パスワードは{HIDDEN}です"


def test_two_secrets_are_hidden_at_once() -> None:
    said = redacted("パスワードはAoi2026demo、カードは4111-1111-1111-1111", at_login=False)
    assert said.count(HIDDEN) == 2


def test_our_own_mark_is_no_secret() -> None:
    assert redacted(HIDDEN, at_login=False) == HIDDEN


MASKED = {
    "090-1234-5678にかけて": "番号にかけて",
    "090 1234 5678 にかけて": "番号 にかけて",
    "03(1234)5678です": "番号です",
    "０９０ー１２３４ー５６７８です": "番号です",
    "090−1234−5678です": "番号です",
    "+819012345678": "+番号",
    "証券番号1000001017のこと": "証券番号番号のこと",
    "〇九〇一二三四五六七八": "番号",
    "19840512生まれ": "番号生まれ",
    "aoi.mihon@example.jpに届かない": "メールに届かない",
    "ａｏｉ＠ｅｘａｍｐｌｅ．ｊｐに届かない": "メールに届かない",
    "2番目": "2番目",
    "8桁ですか": "8桁ですか",
    "/restart": "restart",
    "／restart": "restart",
    "  /restart": "restart",
    "/ /restart": "restart",
    "/ / @ restart": "restart",
    "\u200b/restart": "restart",
    "\n/session_start": "session_start",
    '/give_answer{"turn":"x"}': 'give_answer{"turn":"x"}',
    "改行\nと\tタブ": "改行 と タブ",
    "\x00\x07": "?",
    "/": "?",
    "😀": "😀",
}


@pytest.mark.parametrize(("text", "told"), MASKED.items())
def test_rasa_is_told_no_number_no_address_and_no_command(text: str, told: str) -> None:
    assert for_rasa(text) == told
