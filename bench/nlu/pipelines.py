"""The pipelines that are compared, as Rasa's configuration files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from bench.nlu.lines import ROOT

OURS = "ours"
RASAS = "Rasa's default"
CHARACTERS = "character n-grams"
NEURAL = frozenset({RASAS})
"""These need TensorFlow, and minutes."""
_TOKENIZER = {"name": "bot.components.sudachi_tokenizer.SudachiTokenizer"}
_LETTERS = {"name": "CountVectorsFeaturizer", "min_ngram": 1, "max_ngram": 4, "use_lemma": False}


def _ours() -> Sequence[Mapping[str, Any]]:
    pipeline: Sequence[Mapping[str, Any]] = yaml.safe_load((ROOT / "config.yml").read_text("utf-8"))[
        "pipeline"
    ]
    return pipeline


def _rasas(epochs: int) -> Sequence[Mapping[str, Any]]:
    """What `rasa init` gives, without the response selector: there are no retrieval intents to select from."""
    return [
        _TOKENIZER,
        {"name": "RegexFeaturizer"},
        {"name": "LexicalSyntacticFeaturizer"},
        {"name": "CountVectorsFeaturizer", "use_lemma": False},
        {**_LETTERS, "analyzer": "char_wb"},
        {"name": "DIETClassifier", "epochs": epochs, "random_seed": 1},
        {"name": "EntitySynonymMapper"},
        {"name": "FallbackClassifier", "threshold": 0.3, "ambiguity_threshold": 0.1},
    ]


def _characters() -> Sequence[Mapping[str, Any]]:
    """The plainest thing that works for a language without spaces, with our triage behind it."""
    return [
        _TOKENIZER,
        {**_LETTERS, "analyzer": "char", "min_df": 2},
        {"name": "LogisticRegressionClassifier", "random_state": 1, "ranking_length": 10},
        {"name": "bot.components.triage.Triage"},
    ]


def configuration(pipeline: str, epochs: int) -> str:
    """A pipeline's `config.yml`; `epochs`: how often a neural one sees the lines."""
    parts = {OURS: _ours, RASAS: lambda: _rasas(epochs), CHARACTERS: _characters}[pipeline]()
    content = {"recipe": "default.v1", "assistant_id": "measured", "language": "ja", "pipeline": list(parts)}
    return yaml.safe_dump(content, sort_keys=False)
