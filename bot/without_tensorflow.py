"""Rasa without TensorFlow, which our pipeline does not use.

Rasa imports TensorFlow whatever the pipeline holds: about 6 s of every start and 360 MB for nothing. A
stand-in takes its place: every name in it is an empty class, which is enough to define Rasa's neural classes
and enough to fail at once if anybody put one of them into `config.yml` (`python -m rasa` runs those).
"""

from __future__ import annotations

import sys
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

PACKAGES = frozenset({"tensorflow", "tensorflow_addons", "tensorflow_hub", "tensorflow_text", "keras"})


class _Nameless(type):
    """The class of the empty classes: they have every attribute, and annotations may use them."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return _empty(name)

    def __getitem__(cls, key: Any) -> Any:
        return cls

    def __or__(cls, other: Any) -> Any:
        return cls

    def __ror__(cls, other: Any) -> Any:
        return cls


def _decorate(self: Any, thing: Any = None, *more: Any, **named: Any) -> Any:
    """Return what is decorated, so that `@tf.function(…)` leaves a function as it is."""
    return thing


def _make(self: Any, *arguments: Any, **named: Any) -> None:
    """Make an empty thing, whatever it is given."""


def _empty(name: str) -> _Nameless:
    return _Nameless(name, (), {"__init__": _make, "__call__": _decorate})


class _StandIn(ModuleType):
    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = _empty(name)
        setattr(self, name, value)
        return value


class _Finder(MetaPathFinder, Loader):
    def find_spec(self, name: str, path: Any = None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] in PACKAGES:
            return ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _StandIn(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the stand-in empty."""


def install() -> None:
    """Put the stand-in in TensorFlow's place. Call this before anything of Rasa is imported."""
    if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
        sys.meta_path.insert(0, _Finder())
