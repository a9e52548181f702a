"""What the language model is taught to be a question or small talk is no answer where an answer binds or is stored."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from renewal_backend.catalogue.reading import Read
from renewal_backend.catalogue.understood import understood
from tests.catalogue.typed_answers import QUESTIONS

NLU = Path(__file__).parents[2] / "data" / "nlu"
LINE = re.compile(r"^\s+- (?!intent)(.+)$", re.MULTILINE)
BINDING = [f for f in QUESTIONS if QUESTIONS[f][0].confirms]
STORED_AS_TYPED = ["address", "group_name", "phone", "postal_code"]
SAID_BY_MISTAKE_TOO = 0.005
"""At a choice, the part of such lines that may name an option: «ゴールドになったんですけど» is both."""


@cache
def taught() -> list[str]:
    files = [*NLU.glob("faq*.yml"), NLU / "out_of_scope.yml"]
    found = [
        line.strip().strip('"') for file in files for line in LINE.findall(file.read_text(encoding="utf-8"))
    ]
    assert len(found) > 1000
    return sorted(set(found))


@pytest.mark.parametrize("field_id", BINDING + STORED_AS_TYPED)
def test_a_question_never_binds_and_is_never_stored(field_id: str) -> None:
    field, context = QUESTIONS[field_id]
    read = {text: understood(field, text, context) for text in taught()}
    assert {text: found for text, found in read.items() if isinstance(found, Read)} == {}


@pytest.mark.parametrize(
    "field_id", ["driver_scope", "plan", "payment_method", "driver_card", "maturity_notice"]
)
def test_a_question_hardly_ever_chooses(field_id: str) -> None:
    field, context = QUESTIONS[field_id]
    chosen = [text for text in taught() if isinstance(understood(field, text, context), Read)]
    assert len(chosen) <= SAID_BY_MISTAKE_TOO * len(taught()), chosen
