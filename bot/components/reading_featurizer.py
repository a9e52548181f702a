"""A sentence as TF-IDF of the character n-grams of its reading: how it sounds, not how it is written."""

from __future__ import annotations

import json
from typing import Any

import numpy as np
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
from scipy.sparse import csr_matrix, hstack
from sklearn.feature_extraction.text import TfidfVectorizer

from bot.components.normaliser import is_payload

FILE = "vocabulary.json"


def spoken(message: Message) -> str:
    """Return a message's readings, token by token, separated by spaces."""
    return " ".join(token.lemma for token in message.get(TOKENS_NAMES[TEXT], []))


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=True)
class ReadingFeaturizer(SparseFeaturizer, GraphComponent):
    """Sublinear TF-IDF blocks, each of length one, times `scale` (the square root of the classifier's C)."""

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
        """Return the measured settings; a block is `[analyzer, shortest, longest n-gram]`."""
        return {
            **SparseFeaturizer.get_default_config(),
            "blocks": [["char_wb", 1, 4], ["char", 1, 4]],
            "min_df": 1,
            "scale": 3.16,
        }

    def __init__(self, config: dict[str, Any], name: str, storage: ModelStorage, resource: Resource) -> None:
        """Make a featurizer that knows no n-gram yet."""
        super().__init__(name, config)
        self._storage = storage
        self._resource = resource
        self._blocks: list[TfidfVectorizer] = []

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
        """Refuse a scale that would silence the features."""
        if not float(config["scale"]) > 0:
            raise ValueError("scale must be greater than 0")

    def _vectorizer(self, block: list[Any], **known: Any) -> TfidfVectorizer:
        analyzer, shortest, longest = block
        return TfidfVectorizer(
            analyzer=analyzer, ngram_range=(shortest, longest), sublinear_tf=True, lowercase=False, **known
        )

    def train(self, training_data: TrainingData) -> Resource:
        """Learn the n-grams and their weights from the intent examples."""
        texts = [spoken(message) for message in training_data.intent_examples]
        self._blocks = [
            self._vectorizer(block, min_df=self._config["min_df"]) for block in self._config["blocks"]
        ]
        for block in self._blocks:
            block.fit(texts)
        self._persist()
        return self._resource

    def _persist(self) -> None:
        learnt = [
            {"ngrams": block.get_feature_names_out().tolist(), "idf": block.idf_.tolist()}
            for block in self._blocks
        ]
        with self._storage.write_to(self._resource) as folder:
            (folder / FILE).write_text(json.dumps(learnt, ensure_ascii=False), encoding="utf-8")

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
        for block, known in zip(featurizer._config["blocks"], learnt, strict=False):
            vectorizer = featurizer._vectorizer(block, vocabulary=known["ngrams"])
            vectorizer.idf_ = np.array(known["idf"])
            featurizer._blocks.append(vectorizer)
        return featurizer

    def features(self, texts: list[str]) -> csr_matrix:
        """Return one row of features for each text of readings."""
        blocks = [block.transform(texts) for block in self._blocks]
        return csr_matrix(hstack(blocks)) * float(self._config["scale"])

    def _set(self, message: Message, row: csr_matrix) -> None:
        message.add_features(Features(row, FEATURE_TYPE_SENTENCE, TEXT, self._identifier))

    def process(self, messages: list[Message]) -> list[Message]:
        """Add features to incoming messages; a payload gets an empty row."""
        for message in messages:
            if is_payload(message.get(TEXT) or ""):
                self._set(message, csr_matrix((1, sum(len(block.idf_) for block in self._blocks))))
            else:
                self._set(message, self.features([spoken(message)]))
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Add features to the training examples, all at once."""
        examples = [message for message in training_data.training_examples if message.get(TOKENS_NAMES[TEXT])]
        if examples:
            rows = self.features([spoken(message) for message in examples])
            for number, message in enumerate(examples):
                self._set(message, rows[number])
        return training_data
