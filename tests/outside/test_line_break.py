"""Japanese lines break anywhere but before a closing mark, after an opening one, or inside a number."""

from hypothesis import given
from hypothesis import strategies as st

from renewal_backend.outside.line_break import NOT_FIRST, NOT_LAST, broken


def wide(text):
    """Every character is one wide."""
    return float(len(text))


def test_a_closing_mark_never_begins_a_line():
    assert broken("あいうえお。かきく", 5, wide) == ["あいうえ", "お。かきく"]


def test_an_opening_mark_never_ends_a_line():
    assert broken("あいうえ「おか」", 5, wide) == ["あいうえ", "「おか」"]


def test_a_number_stays_whole():
    assert broken("証券番号1234567", 7, wide) == ["証券番号", "1234567"]
    assert broken("年額12,340円です", 7, wide) == ["年額", "12,340円", "です"]


def test_a_long_latin_word_is_cut_when_it_must():
    assert broken("abcdefghijkl", 5, wide) == ["abcde", "fghij", "kl"]


def test_an_empty_text_is_one_empty_line():
    assert broken("", 5, wide) == [""]


@given(st.text("あい、。（）「」1a ー", max_size=80), st.integers(6, 20))
def test_nothing_is_lost_and_every_line_fits(text, width):
    lines = broken(text, width, wide)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= width for line in lines)


@given(st.lists(st.sampled_from(["漢字", "かな。", "（注）", "「鍵」"]), max_size=30), st.integers(6, 20))
def test_ordinary_sentences_keep_the_rules(words, width):
    lines = broken("".join(words), width, wide)
    assert not any(line[0] in NOT_FIRST for line in lines[1:])
    assert not any(line[-1] in NOT_LAST for line in lines[:-1])
