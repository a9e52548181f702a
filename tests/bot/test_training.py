"""Components trained, stored and brought back: the same data give the same model, and the same guesses."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.intent_classifier import LinearIntentClassifier
from bot.components.reading_featurizer import ReadingFeaturizer
from bot.components.sudachi_tokenizer import SudachiTokenizer

LINES = {
    "correct": ["電話番号が違う", "住所が違います", "でんわばんごうをなおして", "住所を直したい"],
    "back": ["前に戻って", "ひとつ戻りたい", "もどる", "前の質問に戻して"],
    "out_of_scope": ["今日の天気", "明日は雨ですか", "おなかがすいた", "天気を教えて"],
}
HERE = ExecutionContext(GraphSchema({}), "model")


class Pipeline:
    """The trainable components on a storage of their own."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir()
        self.storage = LocalModelStorage(folder)
        self.config = {**LinearIntentClassifier.get_default_config(), "weights": {"out_of_scope": 2}}
        self.features = Resource("features")
        self.intents = Resource("intents")
        self.tokenizer = SudachiTokenizer(SudachiTokenizer.get_default_config())

    def train(self) -> LinearIntentClassifier:
        """Train on the lines above and return the classifier that was trained."""
        lines = [Message({TEXT: text, INTENT: name}) for name, texts in LINES.items() for text in texts]
        data = self.tokenizer.process_training_data(TrainingData(lines))
        settings = {**ReadingFeaturizer.get_default_config(), "at_least": 2}
        featurizer = ReadingFeaturizer.create(settings, self.storage, self.features, HERE)
        featurizer.train(data)
        featurizer.process_training_data(data)
        classifier = LinearIntentClassifier.create(self.config, self.storage, self.intents, HERE)
        classifier.train(data)
        return classifier

    def guess(self, text: str) -> Any:
        """Bring the components back from the storage and let them guess."""
        settings = {**ReadingFeaturizer.get_default_config(), "at_least": 2}
        featurizer = ReadingFeaturizer.load(settings, self.storage, self.features, HERE)
        classifier = LinearIntentClassifier.load(self.config, self.storage, self.intents, HERE)
        message = featurizer.process(self.tokenizer.process([Message({TEXT: text})]))[0]
        return classifier.process([message])[0]


def test_what_was_learnt_comes_back(tmp_path: Path) -> None:
    pipeline = Pipeline(tmp_path / "one")
    pipeline.train()
    ranking = pipeline.guess("住所が違うので直して").get(INTENT_RANKING_KEY)
    assert ranking[0]["name"] == "correct"
    assert sum(guess["confidence"] for guess in ranking) == pytest.approx(1)


def test_guesses_are_those_of_scikit_learn(tmp_path: Path) -> None:
    pipeline = Pipeline(tmp_path / "one")
    trained = pipeline.train()
    message = pipeline.guess("天気の質問に戻りたい")
    theirs = trained.clf.predict_proba(message.get_sparse_features(TEXT)[1].features)[0]
    ours = {guess["name"]: guess["confidence"] for guess in message.get(INTENT_RANKING_KEY)}
    assert ours == pytest.approx(dict(zip(trained.clf.classes_, theirs, strict=True)))


def test_the_same_data_give_the_same_model(tmp_path: Path) -> None:
    one, two = (Pipeline(tmp_path / name).train().clf for name in ("one", "two"))
    assert np.array_equal(one.coef_, two.coef_)
    assert np.array_equal(one.intercept_, two.intercept_)


def test_a_payload_is_not_guessed(tmp_path: Path) -> None:
    pipeline = Pipeline(tmp_path / "one")
    pipeline.train()
    assert pipeline.guess("/stop").get(INTENT_RANKING_KEY) is None
