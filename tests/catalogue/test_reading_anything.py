"""Whatever is typed: reading never fails, comes to an end, gives only values that can be stored, and shows them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import example
from hypothesis import given as forall
from hypothesis import strategies as st

from renewal_backend.catalogue.reading import Denied, Misread, NotAnAnswer, Opened, Read
from renewal_backend.catalogue.understood import understood
from renewal_backend.catalogue.vocabulary import Context, Field
from renewal_backend.catalogue.wording import wording
from tests.catalogue.typed_answers import QUESTIONS, TABLES, lines, questions

LONGEST = 10_000

PIECES = (TABLES / "pieces.txt").read_text(encoding="utf-8").split()
PIECES += ["\n", "\t", "\u200b", "\u0000", " "]
TANGLES = (
    "はい、",
    "ですよね",
    "1-",
    "年1",
    "の1",
    "円1",
    "、です",
    "あ(",
    "じゃなくて",
    "一",
    "んー",
    "市市",
)
ONE_OF_EACH = {type(field): field_id for field_id, (field, _) in QUESTIONS.items()}
KINDS = sorted({*ONE_OF_EACH.values(), "plan", "driver_card", "contract", "quote_confirmed", "cover_vehicle"})
anything = st.text(max_size=300) | st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def long_texts() -> Iterator[str]:
    """Repetitions that would make a careless pattern try everything in every way."""
    for piece in filter(None, (*PIECES, *TANGLES)):
        yield piece * (LONGEST // len(piece))
        yield piece * 40 + "です"
        yield "東京都" + piece * 40


def read_and_check(field: Field, context: Context, text: str) -> None:
    """Reading gives one of the four outcomes, with a sentence or with a value that holds and can be shown."""
    match understood(field, text, context):
        case Read(value):
            refusal = field.check(value, context)
            assert refusal is None or refusal.code in wording().refusal_codes
            if refusal is None:
                assert field.show(value, context)
        case Misread(code):
            assert code in wording().refusal_codes
        case other:
            assert other in (Denied(), NotAnAnswer(), Opened())


@pytest.mark.parametrize("field_id", KINDS)
@forall(anything)
@example("")
@example("\x00\x1f\u200b")
@example("0")
@example("令和99年99月99日")
@example("9999年12月")
@example("٣٤٥٦٧٨٩٠١٢")
@example("①②③")
@example("ﷺ" * 300)
@example("²³¹")
@example("𝟘𝟡𝟘𝟙𝟚𝟛𝟜𝟝𝟞𝟟𝟠")
def test_any_text_is_read(field_id: str, text: str) -> None:
    read_and_check(*QUESTIONS[field_id], text)


@pytest.mark.timeout(120)  # a reader that backtracks would never end
@pytest.mark.parametrize("field_id", KINDS)
def test_long_texts_are_read_to_the_end(field_id: str) -> None:
    field, context = QUESTIONS[field_id]
    for text in long_texts():
        read_and_check(field, context, text)


@pytest.mark.parametrize("field_id", QUESTIONS)
def test_a_long_text_is_no_answer(field_id: str) -> None:
    field, context = QUESTIONS[field_id]
    story = "はい、" + "先日の手続きのことで少し気になったことがありますので書きます。" * 40
    assert understood(field, story, context) == NotAnAnswer()


@pytest.mark.parametrize("field_id", ["flow", "apply"])
@forall(
    st.sampled_from(lines("yes_no", "yes")),
    st.sampled_from(questions()),
    st.sampled_from(["。", "、", "。\n", " "]),
)
def test_a_yes_with_a_question_is_no_yes(field_id: str, yes: str, question: str, between: str) -> None:
    field, context = QUESTIONS[field_id]
    assert not isinstance(understood(field, yes + between + question, context), Read)
    assert not isinstance(understood(field, question + between + yes, context), Read)


@pytest.mark.parametrize("field_id", QUESTIONS)
@forall(st.data())
def test_a_value_read_is_read_again_from_what_is_shown(field_id: str, data: st.DataObject) -> None:
    """What a card shows can be typed back."""
    field, context = QUESTIONS[field_id]
    if field.event or field.confirms:
        return
    tables = {
        "next_licence_renewal": "2027-08 2029-05 2032-11 2019-04",
        "youngest_driver": "1998-04-02 1970-12-03 2008-02-29",
        "postal_code": "1000001 0010010",
        "phone": "09012345678 0312345678 0467123456 05011112222",
    }
    values = tables[field_id].split() if field_id in tables else [o.value for o in context.options]
    if values:
        value = data.draw(st.sampled_from(values))
        assert understood(field, field.show(value, context), context) == Read(value)
