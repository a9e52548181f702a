"""Rasa's logistic regression, without copying its weights for every message."""

from __future__ import annotations

from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.logistic_regression_classifier import LogisticRegressionClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData
from scipy.special import softmax

from bot.components.normaliser import is_payload


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(LogisticRegressionClassifier):
    """Trains and persists as Rasa's component does; predicts from weights that lie as the product needs.

    scikit-learn keeps one row of weights per intent, and SciPy copies the whole table for every product
    with a sparse row: 4–20 ms a message. Here one row per feature is kept.
    """

    def _prepare(self) -> None:
        self._weights = np.ascontiguousarray(self.clf.coef_.T, dtype=np.float64)
        self._names = [str(name) for name in self.clf.classes_]

    def process(self, messages: list[Message]) -> list[Message]:
        """Rank the intents of incoming messages; a payload is left alone."""
        if not hasattr(self, "_weights"):
            self._prepare()
        for message in messages:
            if is_payload(message.get(TEXT) or ""):
                continue
            row = message.get_sparse_features(TEXT)[1].features.tocsr()
            scores = row.data @ self._weights[row.indices] + self.clf.intercept_
            chances = softmax(scores)
            best = np.argsort(-chances, kind="stable")[: self.config["ranking_length"]]
            ranking = [{"name": self._names[i], "confidence": float(chances[i])} for i in best]
            message.set(INTENT, ranking[0], add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data as they are: nothing after this learns from its guesses."""
        return training_data

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """Bring a trained classifier back."""
        classifier = super().load(config, model_storage, resource, execution_context, **kwargs)
        classifier._prepare()
        return classifier
