"""No line gives another one away: compared by how they sound, whatever they are written with."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from bench.nlu.lines import Line, held_out, training
from bot.components.sudachi_tokenizer import tokenize

TOO_NEAR = 0.8
"""The share of character trigrams that two lines have in common, of all that they have."""
SHORT = 4
"""Lines of fewer trigrams are left alone: «こんばんは» can hardly be said otherwise."""
_SILENT = str.maketrans("", "", "、。,.?!・…~「」『』()♪ ")


def shape(text: str) -> frozenset[str]:
    """The trigrams of a line's reading, without punctuation; a shorter line is its own gram."""
    spoken = "".join(token.lemma for token in tokenize(text)).translate(_SILENT)
    return frozenset(spoken[i : i + 3] for i in range(max(1, len(spoken) - 2)))


def near(lines: Sequence[Line], others: Sequence[Line]) -> Iterator[tuple[Line, Line]]:
    """Pairs of lines that are nearly the same; only such as share a gram that is rare are compared at all."""
    shapes = [shape(line.text) for line in others]
    where: dict[str, list[int]] = defaultdict(list)
    for number, grams in enumerate(shapes):
        for gram in grams:
            where[gram].append(number)
    for line in lines:
        grams = shape(line.text)
        if len(grams) < SHORT:
            continue
        # What shares four fifths of the grams shares one of the rarest fifth and one more.
        rare = sorted(grams, key=lambda gram: len(where[gram]))[: len(grams) // 5 + 1]
        for number in {number for gram in rare for number in where[gram]}:
            if len(grams & shapes[number]) >= TOO_NEAR * len(grams | shapes[number]):
                yield line, others[number]


def told(pairs: Sequence[tuple[Line, Line]]) -> str:
    return "\n".join(f"{one.intent}: {one.text} ~ {other.intent}: {other.text}" for one, other in pairs)


def test_no_line_is_nearly_a_line_of_another_intent() -> None:
    lines = training()
    pairs = [pair for pair in near(lines, lines) if pair[0].intent < pair[1].intent]
    assert not pairs, told(pairs)


def test_no_held_out_line_is_nearly_a_training_line() -> None:
    asked = [line for lines in held_out().values() for line in lines]
    pairs = list(near(asked, training()))
    assert not pairs, told(pairs)


def test_near_is_what_sounds_alike() -> None:
    one = [Line("ワンタイムパスワードが届かない？", "a", "")]
    assert list(near(one, [Line("わんたいむぱすわーどがとどかない", "b", "")]))
    assert not list(near(one, [Line("ワンタイムパスワードとは", "b", "")]))
