"""What the tests of Rasa's side share. Where Rasa is not installed, they are not collected."""

from __future__ import annotations

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]

os.environ.setdefault("SQLALCHEMY_SILENCE_UBER_WARNING", "1")

if find_spec("rasa") is None:
    collect_ignore_glob = ["*"]
else:
    from bot import without_tensorflow

    without_tensorflow.install()


@pytest.fixture(scope="session")
def model_path() -> Path:
    """Return the trained model that the service would run; `KOSHIN_MODEL` names another one."""
    if os.environ.get("KOSHIN_MODEL"):
        return Path(os.environ["KOSHIN_MODEL"])
    pointer = ROOT / ".models" / "current"
    assert pointer.exists(), "train the model first: make train"
    return ROOT / ".models" / pointer.read_text("ascii").strip()


@pytest.fixture(scope="session")
def domain() -> Any:
    """Return the domain as Rasa reads it."""
    from rasa.shared.core.domain import Domain

    return Domain.load(str(ROOT / "domain.yml"))


@pytest.fixture
def parsed() -> Any:
    """Return a function that makes a message with tokens from a text."""
    from rasa.shared.nlu.constants import TEXT
    from rasa.shared.nlu.training_data.message import Message

    from bot.components.sudachi_tokenizer import SudachiTokenizer

    tokenizer = SudachiTokenizer(SudachiTokenizer.get_default_config())

    def make(text: str, **more: Any) -> Any:
        return tokenizer.process([Message({TEXT: text, **more})])[0]

    return make


@pytest.fixture(scope="session")
def talk(model_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Return a talk with a real Rasa whose actions are played by a stand-in."""
    from tests.bot.running import Running

    with Running(model_path, tmp_path_factory.mktemp("rasa")) as running:
        yield running
