"""Tokens by SudachiPy, shortest units; a token's lemma is its reading in hiragana."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.nlu.constants import TOKENS_NAMES
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message
from sudachipy import Dictionary, Morpheme, SplitMode
from sudachipy import Tokenizer as Sudachi

from bot.components.normaliser import is_payload, normalise

_HIRAGANA = {katakana: katakana - 0x60 for katakana in range(ord("ァ"), ord("ヶ") + 1)}
_NOTHING = "・"
_LONG_KATAKANA = re.compile(r"[ァ-ヶー]{3,}")


@lru_cache(maxsize=1)
def sudachi() -> Sudachi:
    """Return the one Sudachi tokenizer of this process (its dictionary is mapped into memory once)."""
    return Dictionary(dict="core").tokenizer(mode=SplitMode.A)


def reading(surface: str, katakana: str) -> str:
    """Return a token's reading in hiragana; a token that has none keeps its surface."""
    if not katakana or katakana == "キゴウ":
        katakana = surface
    return katakana.translate(_HIRAGANA)


def _shouted(part: Morpheme) -> bool:
    """Say whether a token is katakana that no dictionary knows: most often a whole phrase, not a word."""
    return bool(part.is_oov() and _LONG_KATAKANA.fullmatch(part.surface()))


def _parts(text: str) -> list[Morpheme]:
    """Cut a text, phrases such as «ヤリカタヲ» as if they were written in hiragana."""
    parts = list(sudachi().tokenize(text))
    if not any(_shouted(part) for part in parts):
        return parts
    spelt = (p.surface().translate(_HIRAGANA) if _shouted(p) else p.surface() for p in parts)
    return list(sudachi().tokenize("".join(spelt)))


def tokenize(text: str) -> list[Token]:
    """Cut a text into tokens, at least one; offsets are those of the normalised text."""
    if is_payload(text):
        return [Token(text, 0)]
    found = [
        Token(
            part.surface(),
            part.begin(),
            part.end(),
            data={"normalised": part.normalized_form(), "kind": part.part_of_speech()[0]},
            lemma=reading(part.surface(), part.reading_form()),
        )
        for part in _parts(normalise(text))
        if part.surface().strip()
    ]
    return found or [Token(_NOTHING, 0)]


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class SudachiTokenizer(Tokenizer):
    """Rasa's tokenizer for Japanese."""

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the options that Rasa's own tokenizers have."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def supported_languages() -> list[str]:
        """Return the one language that this cuts."""
        return ["ja"]

    @staticmethod
    def required_packages() -> list[str]:
        """Return what has to be installed."""
        return ["sudachipy"]

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Cut one attribute of a message."""
        return tokenize(message.get(attribute))

    def process(self, messages: list[Message]) -> list[Message]:
        """Cut incoming messages: their text, the only thing they have."""
        for message in messages:
            message.set(TOKENS_NAMES[TEXT], tokenize(message.get(TEXT) or ""))
        return messages
