"""What a model made of lines, and what that is worth. Shares are in percent."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import mean
from typing import Any

from bench.nlu.lines import Line

FAQ = "faq_"
OUT_OF_SCOPE = "out_of_scope"
NOT_UNDERSTOOD = "nlu_fallback"


@dataclass(frozen=True)
class Guess:
    """A line as a model understood it. `milliseconds`: what that took."""

    line: Line
    ranking: tuple[str, ...]
    answers: tuple[str, ...]
    """What is answered: intents after triage, a sure topic by its training name (`faq_<topic>`)."""
    choices: tuple[str, ...]
    """The topics that are offered instead of an answer, or beside one that is not quite sure."""
    milliseconds: float


def guess_of(line: Line, parsed: dict[str, Any], milliseconds: float) -> Guess:
    """Read what `/model/parse` says of a line."""
    entities = {entity["entity"]: entity["value"] for entity in parsed["entities"]}
    intent = parsed["intent"]["name"]
    asked = [entities[name] for name in ("topic", "second") if name in entities]
    answers = tuple(FAQ + topic for topic in asked) if asked else (intent,)
    others = f"{entities.get('topics', '')},{entities.get('near', '')}".split(",")
    choices = tuple(FAQ + topic for topic in others if topic)
    ranking = tuple(one["name"] for one in parsed["intent_ranking"] if one["name"] != NOT_UNDERSTOOD)
    return Guess(line, ranking, answers, choices, milliseconds)


def first_guess(guess: Guess) -> bool:
    """Say whether the model ranks the right intent first, whatever is done with it."""
    return guess.ranking[:1] == guess.line.wanted[:1]


def among_three(guess: Guess) -> bool:
    """Say whether the right intent is among the first three."""
    return guess.line.intent in guess.ranking[:3]


def right(guess: Guess) -> bool:
    """Say whether everything asked is answered: one topic taken for two is, where one of them is it (see `split`)."""
    return set(guess.line.wanted) <= set(guess.answers)


def offered(guess: Guess) -> bool:
    """Say whether the right answer is given or among the choices."""
    return right(guess) or guess.line.intent in (*guess.answers, *guess.choices)


def answered_as_faq(guess: Guess) -> bool:
    """Say whether a line gets a topic's answer."""
    return guess.answers[0].startswith(FAQ)


def split(guess: Guess) -> bool:
    """Say whether a line is answered as two questions."""
    return len(guess.answers) > 1


def share(guesses: Iterable[Guess], holds: Callable[[Guess], Any]) -> float:
    """Return in how many percent of the lines something holds."""
    return 100 * mean(bool(holds(guess)) for guess in guesses)


def macro_f1(guesses: Sequence[Guess]) -> float:
    """Return the mean F1 of the intents, in percent, of the model's first guesses."""
    hits: Counter[str] = Counter()
    guessed: Counter[str] = Counter()
    wanted: Counter[str] = Counter()
    for guess in guesses:
        wanted[guess.line.intent] += 1
        guessed[guess.ranking[0]] += 1
        hits[guess.line.intent] += first_guess(guess)
    return 100 * mean(2 * hits[name] / (guessed[name] + wanted[name]) for name in wanted)
