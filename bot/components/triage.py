"""What is done with a guess: take it, offer choices, or own up to not having understood."""

from __future__ import annotations

from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.normaliser import is_payload

FAQ = "faq_"
OUT_OF_SCOPE = "out_of_scope"
Ranking = list[tuple[str, float]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Triage(GraphComponent):
    """Turns one of many topics into one of few intents, so that the dialogue needs few rules.

    A sure topic becomes `faq` with the entity `topic`; a doubtful one `unsure` with the entity `topics` (up
    to three, most likely first, separated by commas); a command stays as it is; the rest is `out_of_scope`.
    `unsure` and `out_of_scope` carry the entity `ranking`, for whoever reviews what was not understood.
    """

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what has to come before."""
        return [IntentClassifier]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the measured thresholds; confidences and margins lie between 0 and 1."""
        return {
            "topic_confidence": 0.2,
            "topic_margin": 0.1,
            "command_confidence": 0.2,
            "command_margin": 0.0,
            "strange_confidence": 0.6,
            "strange_margin": 0.2,
            "choice_confidence": 0.1,
            "choices": 3,
        }

    def __init__(self, config: dict[str, Any]) -> None:
        """Keep the thresholds."""
        self._config = config

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> Triage:
        """Make the component; there is nothing to train."""
        return cls({**cls.get_default_config(), **config})

    def process(self, messages: list[Message]) -> list[Message]:
        """Rewrite the intents of incoming messages."""
        for message in messages:
            if is_payload(message.get(TEXT) or ""):
                _put(message, OUT_OF_SCOPE, 0.0, {})
            else:
                ranking = [
                    (guess["name"], guess["confidence"]) for guess in message.get(INTENT_RANKING_KEY, [])
                ]
                _put(message, *self.decide(ranking))
        return messages

    def decide(self, ranking: Ranking) -> tuple[str, float, dict[str, str]]:
        """Return the intent, its confidence and its entities for a ranking, most likely first."""
        if not ranking:
            return OUT_OF_SCOPE, 0.0, {}
        (first, confidence), second = ranking[0], ranking[1][1] if len(ranking) > 1 else 0.0
        sure = self._is_sure(first, confidence, confidence - second)
        if sure and first.startswith(FAQ):
            return "faq", confidence, {"topic": first[len(FAQ) :]}
        if sure and first != OUT_OF_SCOPE:
            return first, confidence, {}
        review = {"ranking": ",".join(f"{name}:{score:.3f}" for name, score in ranking[:5])}
        topics = [] if sure else self._choices(ranking)
        if topics:
            return "unsure", confidence, {"topics": ",".join(topics), **review}
        return OUT_OF_SCOPE, confidence, review

    def _is_sure(self, intent: str, confidence: float, margin: float) -> bool:
        kind = "topic" if intent.startswith(FAQ) else "strange" if intent == OUT_OF_SCOPE else "command"
        return bool(
            confidence >= self._config[f"{kind}_confidence"] and margin >= self._config[f"{kind}_margin"]
        )

    def _choices(self, ranking: Ranking) -> list[str]:
        likely = [name for name, score in ranking if score >= self._config["choice_confidence"]]
        return [name[len(FAQ) :] for name in likely if name.startswith(FAQ)][: self._config["choices"]]


def _put(message: Message, intent: str, confidence: float, entities: dict[str, str]) -> None:
    message.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
    found = [{"entity": name, "value": value, "extractor": "Triage"} for name, value in entities.items()]
    message.set(ENTITIES, found, add_to_output=True)
