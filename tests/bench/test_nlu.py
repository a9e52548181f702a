"""The parts of the language report: lines, folds, styles, figures and tables."""

from pathlib import Path

import pytest
import yaml

from bench.nlu import confusions, tables
from bench.nlu.guesses import (
    Guess,
    among_three,
    first_guess,
    guess_of,
    macro_f1,
    offered,
    right,
    share,
    split,
)
from bench.nlu.lines import Line, as_training_data, folds, held_out, read, sample
from bench.nlu.pipelines import CHARACTERS, OURS, RASAS, configuration
from bench.nlu.runs import Run
from bench.nlu.styles import STYLES, style_of


def guess(wanted: str, *ranking: str, answers: tuple[str, ...] = (), choices: tuple[str, ...] = ()) -> Guess:
    return Guess(Line("text", wanted, "polite"), ranking, answers or ranking[:1], choices, 1.5)


def test_lines_are_read_with_the_style_they_name_or_show(tmp_path: Path) -> None:
    path = tmp_path / "lines.yml"
    named = "- intent: a\n  metadata: {style: typo}\n  examples: |\n    - いちど\n"
    shown = "- intent: b\n  examples: |\n    - できますか、今日\n"
    path.write_text(f"nlu:\n{named}{shown}")
    assert read([path]) == [
        Line("いちど", "a", "typo"),
        Line("できますか、今日", "b", style_of("できますか、今日")),
    ]


def test_held_out_sets_have_names() -> None:
    assert {"commands", "doubles", "faq", "out_of_scope", "stories"} <= set(held_out())
    assert all(len(line.wanted) == 2 for line in held_out()["doubles"])


def test_folds_ask_every_line_once_and_never_what_they_taught() -> None:
    lines = [Line(f"{intent}{n}", intent, "blunt") for intent in "ab" for n in range(7)]
    dealt = folds(lines, 3)
    assert sorted(line.text for _, asked in dealt for line in asked) == sorted(line.text for line in lines)
    for learnt, asked in dealt:
        assert not set(learnt) & set(asked)
        assert {line.intent for line in asked} == {"a", "b"}
    assert dealt == folds(lines[::-1], 3), "whatever the order"


def test_a_sample_keeps_the_shares_of_the_intents() -> None:
    lines = [
        Line(f"{intent} {i}", intent, "") for intent, count in (("a", 60), ("b", 30)) for i in range(count)
    ]
    few = sample(lines, 30)
    assert [sum(line.intent == intent for line in few) for intent in "ab"] == [20, 10]
    assert few == sample(lines, 30)
    assert sample(lines, 0) == lines
    assert len(sample(lines, 1000)) == len(lines)


def test_training_data_come_back_as_they_were(tmp_path: Path) -> None:
    lines = [
        Line("はい", "yes", "one word"),
        Line("そうです: はい", "yes", "one word"),
        Line("# いいえ", "no", "one word"),
    ]
    (tmp_path / "nlu.yml").write_text(as_training_data(lines))
    found = read([tmp_path / "nlu.yml"])
    assert [(line.text, line.intent) for line in found] == [(line.text, line.intent) for line in lines]


@pytest.mark.parametrize(
    ("text", "style"),
    [
        ("わんたいむぱすわーどってなに", "kana"),
        ("いつまで？あとパスワード忘れた", "double"),
        ("期限", "one word"),
        ("いつまでですか、更新の期限", "polite"),
        ("更新の期限教えて、今すぐに", "blunt"),
        ("更新の期限がわかりにくい", "complaint"),
        ("更新の期限がわからへんねん", "dialect"),
        ("あ" * 30 + "更新" * 15, "story"),
    ],
)
def test_styles(text: str, style: str) -> None:
    assert style_of(text) == style
    assert style in STYLES


def test_what_is_parsed_becomes_a_guess() -> None:
    line = Line("text", "faq_otp", "blunt")
    ranking = [{"name": "nlu_fallback"}, {"name": "faq_otp"}]
    parsed = {
        "intent": {"name": "faq"},
        "entities": [{"entity": "topic", "value": "otp"}],
        "intent_ranking": ranking,
    }
    found = guess_of(line, parsed, 1.0)
    assert (found.ranking, found.answers, found.choices) == (("faq_otp",), ("faq_otp",), ())
    both = [{"entity": "topic", "value": "otp"}, {"entity": "second", "value": "login"}]
    found = guess_of(line, {**parsed, "intent": {"name": "two_questions"}, "entities": both}, 1.0)
    assert found.answers == ("faq_otp", "faq_login")
    assert split(found)


def test_right_and_offered() -> None:
    assert right(guess("faq_a", "faq_a"))
    assert not right(guess("faq_a", "faq_b", "faq_a"))
    assert among_three(guess("faq_a", "x", "y", "faq_a"))
    assert offered(guess("faq_a", "faq_b", answers=("unsure",), choices=("faq_b", "faq_a")))
    assert right(guess("faq_a+faq_b", "faq_a", answers=("faq_b", "faq_a")))
    assert not right(guess("faq_a+faq_b", "faq_a", answers=("faq_a",)))


def test_shares_and_macro_f1() -> None:
    guesses = [guess("a", "a"), guess("a", "b"), guess("b", "b"), guess("b", "b")]
    assert share(guesses, first_guess) == 75
    assert macro_f1(guesses) == pytest.approx(100 * (2 / 3 + 4 / 5) / 2)


def test_the_tables_have_a_cell_for_everything() -> None:
    guesses = (guess("faq_a", "faq_a"), guess("out_of_scope", "faq_a"), guess("b", "faq_a"))
    compared = tables.compared({"ours": [Run(10.0, 2.0, guesses)]}).splitlines()
    assert compared[2] == "| ours | 1 | 33.3 | 33.3 | 16.7 | 50.0 | 50.0 | 100.0 | 1.5 / 1.5 | 10 | 2 |"
    assert tables.by_style({"x": guesses}, first_guess).splitlines()[2:] == ["| polite | 3 | 33.3 |"]
    assert "| x | 3 |" in tables.of_held_out({"x": guesses})
    assert "| b | a | text |" in tables.missed({"x": guesses})


def test_confusions_are_written_for_people_and_for_tables(tmp_path: Path) -> None:
    confusions.write([guess("a", "b"), guess("a", "b"), guess("b", "b")], tmp_path, "seen")
    assert (tmp_path / "seen.csv").read_text().splitlines() == ["wanted \\ guessed,a,b", "a,0,2", "b,0,1"]
    assert "| 2 | a | b | text / text |" in (tmp_path / "seen.md").read_text()


@pytest.mark.parametrize("pipeline", [OURS, RASAS, CHARACTERS])
def test_every_pipeline_begins_with_our_tokenizer(pipeline: str) -> None:
    parts = yaml.safe_load(configuration(pipeline, 7))["pipeline"]
    assert parts[0]["name"].endswith("SudachiTokenizer")
    assert [part["epochs"] for part in parts if "epochs" in part] == ([7] if pipeline == RASAS else [])
