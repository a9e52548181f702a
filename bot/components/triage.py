"""What is done with a guess: take it, offer choices, or own up to not having understood."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import ENTITIES, INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.components.clauses import ASKS, HALVES, SENTENCES, TAIL
from bot.components.normaliser import is_payload

FAQ = "faq_"
OUT_OF_SCOPE = "out_of_scope"
ACCIDENT = "accident"
"""Taken at a small share already: a false alarm costs one tap, a missed one may cost more."""
ATTEMPT = "attempt"
"""At other people's data, or at getting round a check: an answer would read like consent."""
NONE = "none"
"""No topic: an entity must say so, or the slot would keep what it held."""
ASIDE = frozenset({"stop", "help", "person", "correct"})
"""Commands that a question may look like; their rules say `utter_near`. (Rasa answers `back` before any rule.)"""
Ranking = list[tuple[str, float]]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class Triage(GraphComponent):
    """Turns one of many topics into one of few intents, so that the dialogue needs few rules.

    A sure topic becomes `faq` with the entity `topic`, and `near` for what else may have been meant; a doubtful
    one `unsure` with the entity `topics` (up to three, most likely first, separated by commas); a command stays as
    it is, some with `near` too; the rest is `out_of_scope`.
    `unsure` and `out_of_scope` carry the entity `ranking`, for whoever reviews what was not understood. Two sure
    topics in parts of one message become `two_questions` with the entities `topic` and `second`.
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
            "strange_below": 0.65,
            "strange_share": 0.1,
            "choice_confidence": 0.1,
            "choices": 3,
            "accident_share": 0.15,
            "accident_share_if_plain": 0.25,
            "plain_from": 0.6,
            "attempt_share": 0.5,
            "near_below": 0.9,
            "near_share": 0.015,
            "near_command_share": 0.03,
            "near": 2,
            "sentence_confidence": 0.5,
            "sentence_share": 0.0006,
            "sentence_alone": 0.9,
            "statement_confidence": 0.97,
            "half_confidence": 0.5,
            "half_share": 0.003,
            "half_alone": 0.9,
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
                _put(message, *self._judge(message))
        return messages

    def _judge(self, message: Message) -> tuple[str, float, dict[str, str]]:
        """Return the verdict on a message with parts: on both questions, on its surest part, or on the whole."""
        whole = _ranking(message)
        sentences = [(_ranking(part), part.get(ASKS)) for part in message.get(SENTENCES, [])]
        halves = [(_ranking(left), _ranking(right)) for left, right in message.get(HALVES, [])]
        for alarm in (ACCIDENT, ATTEMPT):
            if (share := dict(whole).get(alarm, 0.0)) >= self._alarming(alarm, whole):
                return alarm, share, {}
        if self._sure(whole) == OUT_OF_SCOPE:
            return self.decide(whole)
        if two := self._two(whole, self._asked(sentences), halves):
            return "two_questions", whole[0][1], {"topic": two[0], "second": two[1]}
        return self.decide(self._surest(whole, sentences, message.get(TAIL)), whole)

    def _asked(self, sentences: list[tuple[Ranking, bool]]) -> list[Ranking]:
        """Return the sentences that ask, and beside one that does those that plainly complain of something."""
        least = self._config["statement_confidence"]
        asking = any(asks for _, asks in sentences)
        return [
            ranking for ranking, asks in sentences if asks or (asking and ranking and ranking[0][1] >= least)
        ]

    def _alarming(self, alarm: str, whole: Ranking) -> float:
        """Return the share from which an alarm is taken: for an accident less where nothing else is plain."""
        plain = bool(whole) and whole[0][1] >= self._config["plain_from"]
        least: float = self._config[f"{alarm}_share{'_if_plain' if alarm == ACCIDENT and plain else ''}"]
        return least

    def _two(
        self, whole: Ranking, questions: list[Ranking], halves: list[tuple[Ranking, Ranking]]
    ) -> list[str] | None:
        """Return two topics that parts are sure of, the whole's likelier one first.

        Both must be plain by themselves or have a share in the whole: «読まないとだめ?» alone may be about anything.
        """
        found = self._topics(whole, questions, "sentence") if questions else {}
        pairs = [found] + [self._topics(whole, half, "half") for half in halves]
        sure = [pair for pair in pairs if len(pair) == 2]
        if not sure:
            return None
        shares, best = dict(whole), max(sure, key=lambda pair: min(pair.values()))
        return [topic[len(FAQ) :] for topic in sorted(best, key=lambda topic: -shares.get(topic, 0.0))]

    def _topics(self, whole: Ranking, parts: Iterable[Ranking], kind: str) -> dict[str, float]:
        """Return the topics that the parts are sure of, each with its confidence."""
        shares, found = dict(whole), dict[str, float]()
        for ranking in parts:
            topic, confidence = self._sure(ranking), ranking[0][1] if ranking else 0.0
            if topic is None or not topic.startswith(FAQ):
                continue
            alone = confidence >= self._config[f"{kind}_alone"]
            enough = confidence >= self._config[f"{kind}_confidence"]
            if alone or (enough and shares.get(topic, 0.0) >= self._config[f"{kind}_share"]):
                found[topic] = max(confidence, found.get(topic, 0.0))
        return found

    def _surest(self, whole: Ranking, sentences: list[tuple[Ranking, bool]], tail: Message | None) -> Ranking:
        """Return the whole's ranking, or that of a story's end if it is surer of a topic.

        Of two sentences the first is as good as the second: they count only where the whole is unsure.
        """
        if not sentences or (tail is None and self._sure(whole)):
            return whole
        questions = [ranking for ranking, asks in sentences if asks]
        ends = [questions[-1] if questions else sentences[-1][0]]
        ends += [_ranking(tail)] if tail is not None else []
        topics = [end for end in ends if (self._sure(end) or "").startswith(FAQ)]
        candidates = [*([whole] if self._sure(whole) else []), *topics]
        return max(candidates, key=lambda ranking: ranking[0][1], default=whole)

    def decide(self, ranking: Ranking, whole: Ranking | None = None) -> tuple[str, float, dict[str, str]]:
        """Return the intent, its confidence and its entities for a ranking, most likely first.

        `whole`: the whole message's ranking where `ranking` is a part's; it says what else may have been meant.
        """
        if not ranking:
            return OUT_OF_SCOPE, 0.0, {}
        first, confidence = ranking[0]
        sure = self._sure(ranking)
        if sure and first.startswith(FAQ):
            near = self._near(ranking, whole or ranking, self._config["near_share"])
            return "faq", confidence, {"topic": first[len(FAQ) :], "near": near}
        if sure and first in ASIDE:
            near = self._near(ranking, whole or ranking, self._config["near_command_share"])
            return first, confidence, {"near": near}
        if sure and first != OUT_OF_SCOPE:
            return first, confidence, {}
        review = {"ranking": ",".join(f"{name}:{score:.3f}" for name, score in ranking[:5])}
        topics = [] if sure else self._choices(ranking)
        if topics:
            return "unsure", confidence, {"topics": ",".join(topics), **review}
        return OUT_OF_SCOPE, confidence, review

    def _sure(self, ranking: Ranking) -> str | None:
        """Return the first intent if its confidence and its lead over the second are enough.

        A topic that is no more than likely is not, where what is not ours is likely too.
        """
        if not ranking:
            return None
        (intent, confidence), second = ranking[0], ranking[1][1] if len(ranking) > 1 else 0.0
        kind = "topic" if intent.startswith(FAQ) else "strange" if intent == OUT_OF_SCOPE else "command"
        strange = dict(ranking).get(OUT_OF_SCOPE, 0.0) >= self._config["strange_share"]
        if kind == "topic" and strange and confidence < self._config["strange_below"]:
            return None
        enough = confidence >= self._config[f"{kind}_confidence"]
        return intent if enough and confidence - second >= self._config[f"{kind}_margin"] else None

    def _choices(self, ranking: Ranking) -> list[str]:
        likely = [name for name, score in ranking if score >= self._config["choice_confidence"]]
        return [name[len(FAQ) :] for name in likely if name.startswith(FAQ)][: self._config["choices"]]

    def _near(self, ranking: Ranking, whole: Ranking, least: float) -> str:
        """Return topics that may have been meant instead, most likely first; NONE after a clear question."""
        first, confidence = ranking[0]
        if confidence >= self._config["near_below"] and whole[0][0] == first:
            return NONE
        best = dict(whole)
        for name, share in ranking:
            best[name] = max(share, best.get(name, 0.0))
        likely = sorted((name for name in best if name.startswith(FAQ)), key=lambda name: -best[name])
        near = [name[len(FAQ) :] for name in likely if name != first and best[name] >= least]
        return ",".join(near[: self._config["near"]]) or NONE


def _ranking(message: Message) -> Ranking:
    return [(guess["name"], guess["confidence"]) for guess in message.get(INTENT_RANKING_KEY, [])]


def _put(message: Message, intent: str, confidence: float, entities: dict[str, str]) -> None:
    message.set(INTENT, {"name": intent, "confidence": confidence}, add_to_output=True)
    found = [{"entity": name, "value": value, "extractor": "Triage"} for name, value in entities.items()]
    message.set(ENTITIES, found, add_to_output=True)
