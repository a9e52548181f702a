"""Going through a renewal, question by question, as a willing customer does."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from renewal_backend.catalogue.programmes import PROGRAMMES
from renewal_backend.catalogue.wording import wording
from tests.journeys.customer import Customer, Person, Reply

START = "自動車保険の更新をしたいです"
_MOST_QUESTIONS = 40

Answer = Callable[[Customer, str], Reply]
"""How a customer answers a question of a field."""


def by_button(customer: Customer, field: str) -> Reply:
    """Press the first button: the first of the choices, or the tick."""
    return customer.choose(next(iter(customer.reply.choices)))


def by_words(words: Mapping[str, str]) -> Answer:
    """Type what the mapping says for the field, or else the label of the first button."""

    def answer(customer: Customer, field: str) -> Reply:
        return customer.say(words.get(field) or next(iter(customer.reply.choices)))

    return answer


def renew(customer: Customer, person: Person, answer: Answer = by_button) -> str:
    """The whole renewal from the first word; returns the new policy number."""
    go_to(customer, person, None, answer)
    return number_in(customer.reply)


def go_to(customer: Customer, person: Person, field: str | None, answer: Answer = by_button) -> Customer:
    """Open the chat if it is not open, and answer until `field` is asked; None: until the number is shown."""
    if not customer.conversation:
        customer.open()
        customer.say(START)
    return go_on(customer, person, field, answer)


def go_on(customer: Customer, person: Person, field: str | None, answer: Answer = by_button) -> Customer:
    """Answer from the present question until `field` is asked; None: until the number is shown."""
    for _ in range(_MOST_QUESTIONS):
        here = asked(customer.reply)
        if here == field:
            return customer
        assert here is not None, f"no question on the way to {field}: {customer.reply}"
        pass_by(customer, person, here, answer)
    raise AssertionError(f"{field} is not reached: {customer.reply}")


def pass_by(customer: Customer, person: Person, field: str, answer: Answer) -> None:
    """Answer one question, whatever it takes."""
    if field == "login":
        assert customer.log_in(person).is_success
    elif field == "document":
        assert customer.open_document().is_success
    else:
        answer(customer, field)


def asked(reply: Reply) -> str | None:
    """The field whose question ends a reply; None when it ends with none."""
    if not reply.messages:
        return None
    text = reply.last["text"]
    return next((field for field, pattern in _patterns().items() if pattern.match(text)), None)


def number_in(reply: Reply) -> str:
    """The new policy number that a reply shows."""
    found = re.search(r"新しい証券番号は (\d+) です", reply.text)
    assert found is not None, reply.text
    return found[1]


def route(programme: str) -> Iterator[tuple[str, str]]:
    """Every step and field that is asked in its turn, in order: what an untouched renewal asks."""
    for step in PROGRAMMES[programme].steps:
        yield from ((step.id, field.id) for field in step.fields if not field.prefilled)


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Each field's question as any programme puts it, with its gaps filled by anything."""
    books = [wording(), *(wording(programme) for programme in PROGRAMMES)]
    return {
        field: re.compile("|".join({_pattern(str(b.field(field)["question"])) for b in books}), re.DOTALL)
        for field in wording().field_ids
    }


def _pattern(question: str) -> str:
    return ".*".join(map(re.escape, re.split(r"\{[a-z_]+\}", question)))
