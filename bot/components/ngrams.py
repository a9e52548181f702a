"""TF-IDF of n-grams that minds what it does not know.

scikit-learn's vectorizer leaves unknown n-grams out before it makes a row one long, so that one known word in a
sentence about something else looks as sure as a whole known sentence. Here unknown n-grams count in the length:
the less of a sentence is known, the shorter its row and the lower every confidence.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer


@dataclass(frozen=True)
class Kind:
    """Which n-grams: of what (`reading` or `word`), cut how (scikit-learn's analyzers), how long, how heavy."""

    view: str
    analyzer: str
    shortest: int
    longest: int
    weight: float

    @property
    def settings(self) -> dict[str, Any]:
        """Return what scikit-learn's vectorizers need to know."""
        lengths = (self.shortest, self.longest)
        return {
            "analyzer": self.analyzer,
            "ngram_range": lengths,
            "lowercase": False,
            "token_pattern": r"\S+",
        }


@dataclass(frozen=True)
class Block:
    """N-grams of one kind with their weights, as learnt from texts."""

    kind: Kind
    ngrams: list[str]
    idf: list[float]
    unknown: float
    """The weight of an n-gram that was never seen."""

    @classmethod
    def learn(cls, kind: Kind, texts: list[str], at_least: int) -> Block:
        """Learn the n-grams that stand in at least so many texts."""
        vectorizer = TfidfVectorizer(min_df=at_least, **kind.settings).fit(texts)
        ngrams = vectorizer.get_feature_names_out().tolist()
        return cls(kind, ngrams, vectorizer.idf_.tolist(), math.log(1 + len(texts)) + 1)

    @cached_property
    def _cut(self) -> Callable[[str], list[str]]:
        cut: Callable[[str], list[str]] = CountVectorizer(**self.kind.settings).build_analyzer()
        return cut

    @cached_property
    def _known(self) -> dict[str, tuple[int, float]]:
        return {ngram: (column, self.idf[column]) for column, ngram in enumerate(self.ngrams)}

    def row(self, text: str) -> tuple[list[int], list[float]]:
        """Return the columns and values of a text; their length is the kind's weight if all is known."""
        columns, values, square = [], [], 0.0
        for ngram, count in Counter(self._cut(text)).items():
            column, idf = self._known.get(ngram, (-1, self.unknown))
            value = (1 + math.log(count)) * idf
            square += value * value
            if column >= 0:
                columns.append(column)
                values.append(value)
        scale = self.kind.weight / math.sqrt(square) if square else 0.0
        return columns, [value * scale for value in values]


def matrix(blocks: list[Block], texts: list[dict[str, str]]) -> csr_matrix:
    """Return one row for each text (given in every view), the blocks side by side."""
    columns: list[int] = []
    values: list[float] = []
    ends = [0]
    for views in texts:
        start = 0
        for block in blocks:
            found, weighed = block.row(views[block.kind.view])
            columns += [start + column for column in found]
            values += weighed
            start += len(block.ngrams)
        ends.append(len(columns))
    width = sum(len(block.ngrams) for block in blocks)
    return csr_matrix((np.array(values), np.array(columns, dtype=np.int32), ends), shape=(len(texts), width))
