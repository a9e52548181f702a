"""Passwords: the flyers' rule, what is too easily guessed, and the hint."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.catalogue.wording import wording
from renewal_backend.domain.passwords import LONGEST, SHORTEST, refusal, strength

HALF_WIDTH = string.ascii_letters + string.digits + string.punctuation
OWN = ("taro.mihon@example.jp", "090-0000-1001", "1000001017")


def code(password: str, *own: str, again: str | None = None) -> str | None:
    found = refusal(password, own, again)
    return found.code if found else None


@pytest.mark.parametrize(
    ("password", "expected"),
    [
        ("", "password_missing"),
        ("Kf8xw", "password_length"),
        ("Kf8xw2", None),
        ("Kf8xw2!" * 4 + "Abcd", None),
        ("Kf8xw2!" * 4 + "Abcde", "password_length"),
        ("Ｋｆ８ｘｗ２９", "password_characters"),
        ("ひみつのことば", "password_characters"),
        ("Kf8 xw2", "password_characters"),
        ("Kf8xw2\n", "password_characters"),
        ("Kf8xwé2", "password_characters"),
        ("KF8XWQZP", None),
        ("83019275", None),
    ],
)
def test_six_to_thirty_two_half_width_characters(password: str, expected: str | None) -> None:
    assert code(password) == expected


@pytest.mark.parametrize(
    "password",
    [
        *("123456", "12345678", "password", "Password1", "P@ssw0rd", "password123", "qwerty", "1qaz2wsx"),
        *(
            "aaaaaa",
            "abcdef",
            "asdfghjkl",
            "zxcvbnm",
            "iloveyou",
            "sakura",
            "doraemon",
            "pokemon",
            "19840512",
        ),
        *("abc12345", "koshin", "mypage", "drowssap"),
    ],
)
def test_the_commonest_are_refused(password: str) -> None:
    assert code(password) == "password_common"


@pytest.mark.parametrize(
    "password", ["taro.mihon@example.jp", "taromihon", "taro.mihon", "1000001017", "09000001001"]
)
def test_what_others_know_of_the_customer_is_refused(password: str) -> None:
    assert code(password, *OWN) == "password_common"


def test_a_second_typing_must_be_the_same_to_the_letter() -> None:
    assert code("Kf8xw2pq", again="Kf8xw2pq") is None
    assert code("Kf8xw2pq", again="kf8xw2pq") == "password_differs"
    assert code("Kf8xw2pq", again="") == "password_differs"


@given(st.text(st.sampled_from(HALF_WIDTH), min_size=SHORTEST, max_size=LONGEST))
def test_nothing_of_the_right_form_is_refused_but_for_being_common(password: str) -> None:
    assert code(password) in (None, "password_common")


@given(st.text(max_size=50))
def test_any_text_is_answered_and_every_refusal_has_a_sentence(password: str) -> None:
    found = refusal(password)
    if found:
        assert wording().refusal(found.code, found.params)
    else:
        assert set(password) <= set(HALF_WIDTH)
        assert SHORTEST <= len(password) <= LONGEST


def test_the_hint_grows_with_the_password() -> None:
    assert [strength(p) for p in ("sakura77", "Kf8xw2p", "Kf8xw2pqLm4")] == ["weak", "fair", "strong"]
    assert strength("Mihon1001", OWN) == "weak"
    assert all(wording().say(f"password_{level}") for level in ("weak", "fair", "strong"))
