"""A message cut where another question may begin, so that each part can be understood for itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.components.normaliser import is_payload

SENTENCES, TAIL, HALVES, ASKS = "sentences", "tail", "halves", "asks"
"""What a message carries: its sentences if it has several, the last two together if it has more than two, the ways to
halve it if it has one; and whether a part asks."""

_AND = (
    r"(?:あと|それと(?!も)|それから|ついでに|ところで|また(?=[、,])|ほんで|で(?=、)"
    r"|もう(?:ひと|一|1)つ|ちなみに|さらに|加えて|あわせて)は?[、,]?\s*"
)
_END = re.compile(rf"(?P<stop>[。!?]|\.{{2,}})+\s*(?P<and>{_AND})?|[、,\s]\s*(?P<more>{_AND})")
_PERHAPS = re.compile(r"(?P<noun>と)(?!いう|いっ|言|か|は|も|思|出|書)[、,]?|[、,]\s*|\s+")
_ASKING = re.compile(
    r"(?:か|の|(?<![せひへ])ん|かな|っけ|は|とは)$|教え|知りた|聞きた|ほしい|欲しい|[わ分]から(?:ない|ん|へん)|[わ分]かりません"
    r"|でしょう$|ましょう$|やろ$|どうかも?$|んですよね$"
)
_TOPIC = re.compile(r"は$")
_BEGINS = re.compile(r"[のはん]$|なに$|どこ$")
"""Before a comma, and before a space in kana: a subject more often than a question."""
_NO_AND = re.compile(r"[うっらかりな]$")
"""Before «と»: «しようと», «ますと» and the like join a clause to its own end."""
_VERBS = frozenset({"動詞", "助動詞", "形容詞"})
MOST = 8


@dataclass(frozen=True)
class Part:
    """Tokens of a message that stand together, and whether they ask something."""

    tokens: Sequence[Token]
    asks: bool

    def message(self) -> Message:
        """Return the part as a message of its own."""
        text = "".join(token.text for token in self.tokens)
        return Message({TEXT: text, TOKENS_NAMES[TEXT]: list(self.tokens), ASKS: self.asks})


def _text(tokens: Sequence[Token]) -> str:
    """The text with spaces for what is no token, so that offsets stay."""
    letters = [" "] * (tokens[-1].end if tokens else 0)
    for token in tokens:
        letters[token.start : token.end] = token.text
    return "".join(letters)


def _between(tokens: Sequence[Token], first: int, last: int) -> list[Token]:
    return [token for token in tokens if first <= token.start and token.end <= last]


def _asks(text: str) -> bool:
    return _ASKING.search(text.rstrip()) is not None


def _asks_plainly(text: str, cut: str) -> bool:
    """Say whether what stands before a comma or a space asks; «くるまの じょうほうは » only begins to."""
    begins = _TOPIC if cut.strip() else _BEGINS
    return _asks(text) and not begins.search(text.rstrip())


def sentences(tokens: Sequence[Token]) -> list[Part]:
    """Return the parts between full stops, question marks and words such as «それと», the last ones of many."""
    text, parts, start, joined = _text(tokens), [], 0, False
    for end in [*_END.finditer(text), None]:
        stop = end.start() if end else len(text)
        more = bool(end and (end["and"] or end["more"]))
        found = _between(tokens, start, stop)
        if found:
            asks = joined or more or bool(end and "?" in end[0]) or _asks(text[start:stop])
            parts.append(Part(found, asks))
            joined = more
        start = end.end() if end else stop
    return parts[-MOST:]


def halves(tokens: Sequence[Token]) -> list[tuple[Part, Part]]:
    """Return the ways to cut one sentence in two questions: «AとBを教えて», «Aなの、Bなの»."""
    text, found = _text(tokens), []
    for end in _PERHAPS.finditer(text):
        left, right = _between(tokens, 0, end.start()), _between(tokens, end.end(), len(text))
        inside = len(_between(tokens, end.start(), end.end()))
        if len(left) < 2 or len(right) < 2 or len(left) + inside + len(right) != len(tokens):
            continue
        if _noun_before(left[-1]) if end["noun"] else _asks_plainly(text[: end.start()], end[0]):
            found.append((Part(left, True), Part(right, True)))
    return found[:MOST]


def _noun_before(token: Token) -> bool:
    """Say whether «と» after this token can mean «and»."""
    return token.get("kind") not in _VERBS and not _NO_AND.search(token.text)


def with_parts(messages: Iterable[Message]) -> Iterator[Message]:
    """Yield messages and the parts that they carry."""
    for message in messages:
        yield message
        yield from message.get(SENTENCES, [])
        if message.get(TAIL) is not None:
            yield message.get(TAIL)
        for pair in message.get(HALVES, []):
            yield from pair


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_FEATURIZER, is_trainable=False)
class ClauseCutter(GraphComponent):
    """Gives messages their parts; the components behind understand these as well, triage compares."""

    @classmethod
    def required_components(cls) -> list[type]:
        """Return what has to come before."""
        return [Tokenizer]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ClauseCutter:
        """Make the component; there is nothing to train."""
        return cls()

    def process(self, messages: list[Message]) -> list[Message]:
        """Cut incoming messages."""
        for message in messages:
            if not is_payload(message.get(TEXT) or ""):
                _cut(message)
        return messages

    def process_training_data(self, training_data: TrainingData) -> TrainingData:
        """Leave the training data whole."""
        return training_data


def _cut(message: Message) -> None:
    tokens = message.get(TOKENS_NAMES[TEXT])
    parts = sentences(tokens)
    if len(parts) < 2:
        message.set(HALVES, [(left.message(), right.message()) for left, right in halves(tokens)])
        return
    message.set(SENTENCES, [part.message() for part in parts])
    if len(parts) > 2:
        last = [token for part in parts[-2:] for token in part.tokens]
        message.set(TAIL, Part(last, True).message())
