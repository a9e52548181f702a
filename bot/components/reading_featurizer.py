"""A sentence as n-grams of its reading: how it sounds, not how it is written."""

from __future__ import annotations

import json
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.featurizers.sparse_featurizer.sparse_featurizer import SparseFeaturizer
from rasa.nlu.tokenizers.tokenizer import Tokenizer
from rasa.shared.nlu.constants import FEATURE_TYPE_SENTENCE, TEXT
from rasa.shared.nlu.training_data.features import Features
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.sparse import csr_matrix

from bot.components.clauses import with_parts
from bot.components.ngrams import Block, Kind, matrix
from bot.components.normaliser import is_payload

FILE = "ngrams.json"


def views(message: Message) -> dict[str, str]:
    """Return a message's readings, apart and in one, and its words in their normal forms."""
    tokens = message.get(TOKENS_NAMES[TEXT], [])
    return {
        "reading": " ".join(token.lemma for token in tokens),
        "sound": "".join(token.lemma for token in tokens),
        "word": " ".join(token.get("normalised", token.text) for token in tokens),
    }


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class ReadingFeaturizer(SparseFeaturizer, GraphComponent):
    """Blocks of n-grams, by default of readings within words and of the sound across them, and words as a lighter block.

    The sound has no spaces: kana alone is cut into other words than the same sentence with kanji.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what has to come before."""
        return [Tokenizer]

    @staticmethod
    def required_packages() -> list[str]:
        """Return what has to be installed."""
        return ["sklearn"]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the measured settings; a block is view, analyzer, shortest and longest n-gram, weight."""
        return {
            **SparseFeaturizer.get_default_config(),
            "blocks": [
                ["reading", "char_wb", 1, 4, 1.0],
                ["sound", "char", 1, 4, 1.0],
                ["word", "word", 1, 1, 0.7],
            ],
            "at_least": 8,
        }

    def __init__(self, config: dict[str, Any], name: str, storage: ModelStorage, resource: Resource) -> None:
        """Make a featurizer that knows no n-gram yet."""
        super().__init__(name, config)
        self._storage = storage
        self._resource = resource
        self._blocks: list[Block] = []

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ReadingFeaturizer:
        """Make an untrained featurizer."""
        return cls(config, execution_context.node_name, model_storage, resource)

    @classmethod
    def validate_config(cls, config: dict[str, Any]) -> None:
        """Refuse blocks of views that do not exist."""
        unknown = {block[0] for block in config["blocks"]} - {"reading", "sound", "word"}
        if unknown:
            raise ValueError(f"no such view of a message: {', '.join(sorted(unknown))}")

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the n-grams and their weights from the intent examples."""
        texts = [views(message) for message in training_data.intent_examples]
        for kind in (Kind(*block) for block in self._config["blocks"]):
            seen = [text[kind.view] for text in texts]
            self._blocks.append(Block.learn(kind, seen, self._config["at_least"]))
        learnt = [{"ngrams": b.ngrams, "idf": b.idf, "unknown": b.unknown} for b in self._blocks]
        with self._storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(learnt, ensure_ascii=False), encoding="utf-8")
        return self._resource

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> ReadingFeaturizer:
        """Bring a trained featurizer back."""
        featurizer = cls(config, execution_context.node_name, model_storage, resource)
        with model_storage.read_from(resource) as folder:
            learnt = json.loads((folder / FILE).read_text(encoding="utf-8"))
        kinds = [Kind(*block) for block in featurizer._config["blocks"]]
        featurizer._blocks = [Block(kind, **known) for kind, known in zip(kinds, learnt, strict=True)]
        return featurizer

    def _set(self, message: Message, row: csr_matrix) -> None:
        message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add features to incoming messages and their parts; a payload needs none."""
        for message in with_parts(messages):
            if not is_payload(message.get(TEXT) or ""):
                self._set(message, matrix(self._blocks, [views(message)]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add features to the training examples, all at once."""
        examples = [m for m in training_data.training_examples if m.get(TOKENS_NAMES[TEXT])]
        if examples:
            rows = matrix(self._blocks, [views(message) for message in examples])
            for number, message in enumerate(examples):
                self._set(message, rows[number])
        return training_data
