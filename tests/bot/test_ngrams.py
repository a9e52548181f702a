"""N-grams that mind what they do not know."""

from typing import Any

import numpy as np
import pytest
from rasa.shared.nlu.constants import TEXT
from scipy.sparse import linalg
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.components.ngrams import Block, Kind, matrix
from bot.components.reading_featurizer import ReadingFeaturizer, views

KIND = Kind("reading", "char_wb", 1, 3, 2.0)
TEXTS = ["でんわ ばんごう", "でんわ が ちがう", "じゅうしょ が ちがう", "ぷらん"]


def test_what_is_known_weighs_as_in_scikit_learn() -> None:
    block = Block.learn(KIND, TEXTS, at_least=1)
    rows = matrix([block], [{"reading": text} for text in TEXTS])
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(1, 3), sublinear_tf=True).fit_transform(TEXTS)
    assert np.allclose(rows.toarray(), 2.0 * theirs.toarray())


def test_the_less_is_known_the_shorter_the_row() -> None:
    block = Block.learn(KIND, TEXTS, at_least=1)
    rows = matrix([block], [{"reading": text} for text in ("でんわ", "でんわ ふじさん", "ふじさん ぴざ", "")])
    lengths = linalg.norm(rows, axis=1)
    assert lengths[0] == pytest.approx(2.0)
    assert lengths[0] > lengths[1] > lengths[2]
    assert lengths[3] == 0


def test_rare_ngrams_are_not_kept() -> None:
    assert "ぷ" not in Block.learn(KIND, TEXTS, at_least=2).ngrams


def test_a_message_is_seen_as_sound_and_as_words(parsed: Any) -> None:
    seen = views(parsed("電話番号がちがう"))
    assert seen == {
        "reading": "でんわ ばんごう が ちがう",
        "sound": "でんわばんごうがちがう",
        "word": "電話 番号 が 違う",
    }


def test_a_payload_gets_no_features(parsed: Any) -> None:
    featurizer = ReadingFeaturizer(ReadingFeaturizer.get_default_config(), "f", None, None)
    message = featurizer.process([parsed('/give_answer{"turn":"x"}')])[0]
    assert message.get_sparse_features(TEXT) == (None, None)


def test_an_unknown_view_is_refused() -> None:
    with pytest.raises(ValueError, match="vowels"):
        ReadingFeaturizer.validate_config({"blocks": [["vowels", "char", 1, 2, 1.0]]})
