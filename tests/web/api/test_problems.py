"""Every error has one status and one sentence, and every answer that is an error is a problem document."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from fastapi import FastAPI
from httpx import Client as Http

from renewal_backend import errors
from renewal_backend.catalogue.wording import wording
from renewal_backend.errors import KoshinError
from renewal_backend.services.ports import AlreadyThere, StaleVersion, StorageUnavailable
from renewal_backend.web import problems
from renewal_backend.web.api.problem_docs import Problem
from renewal_backend.web.guard import Guard
from tests.web.api.client import served

ROOT = Path(problems.__file__).resolve().parents[1]
RAISES = {"Refusal", "Misread", *(c for c in vars(errors) if c[0].isupper())}
FILLED = {
    name
    for _, name, _, _ in Formatter().parse("{policy_number}{opens}{closes}{month}{latest}{age}{minimum}")
    if name
} | {"first_day", "age_condition", "allowed", "seconds", "left", "title", "step", "agency", "entries"}
"""Every word that the code hands to a sentence of a refusal."""


def kinds(base: type[KoshinError] = KoshinError) -> Iterator[type[KoshinError]]:
    for kind in base.__subclasses__():
        yield kind
        yield from kinds(kind)


def codes_in_source() -> Iterator[tuple[str, str]]:
    """Every code that is written where an error or a refusal is made, and where."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.id if isinstance(node.func, ast.Name) else ""
            constants = [n.value for n in ast.walk(node.args[0]) if isinstance(n, ast.Constant)]
            if name in RAISES:
                yield from ((c, f"{path.name}:{node.lineno}") for c in constants if isinstance(c, str) and c)


@pytest.mark.parametrize("kind", [KoshinError, *kinds()])
def test_every_kind_has_a_status_and_a_sentence(kind: type[KoshinError]) -> None:
    if kind is not KoshinError:
        assert 400 <= problems.status_of(kind()) < 500
    assert kind.code in wording().refusal_codes
    assert kind.__doc__


def test_every_code_in_the_source_has_a_sentence() -> None:
    found = {code: place for code, place in codes_in_source() if re.fullmatch(r"[a-z_]+", code)}
    assert len(found) > 30
    assert {c: place for c, place in found.items() if c not in wording().refusal_codes} == {}


@pytest.mark.parametrize("code", sorted(wording().refusal_codes))
def test_every_sentence_can_be_said(code: str) -> None:
    said = wording().refusal(code, {name: f"<{name}>" for name in FILLED})
    assert said.endswith("。")
    assert "{" not in said


def app() -> FastAPI:
    """Raises whatever its path names."""
    made = FastAPI()
    problems.install(made)
    made.add_middleware(Guard, frame_ancestors="'self'")
    storage = {"stale": StaleVersion("x"), "there": AlreadyThere("x"), "away": StorageUnavailable("x")}

    @made.get("/known/{name}")
    def known(name: str) -> None:
        kind: type[KoshinError] = getattr(errors, name)
        raise kind(params=dict.fromkeys(FILLED, "7"))

    @made.get("/storage/{name}")
    def stored(name: str) -> None:
        raise storage[name]

    @made.get("/wrong")
    def wrong() -> None:
        raise RuntimeError("a secret that must not get out")

    return made


def test_every_error_leaves_as_a_problem_document() -> None:
    paths = {f"/known/{kind.__name__}": kind.code for kind in kinds()}
    paths |= {"/storage/stale": "stale_version", "/storage/there": "stale_version", "/storage/away": "busy"}
    paths |= {"/wrong": "internal", "/nowhere": "no_such_page"}
    with served(app()) as address, Http(base_url=address, trust_env=False) as http:
        for path, code in paths.items():
            answered = http.get(path)
            assert answered.headers["Content-Type"] == "application/problem+json", path
            found = Problem.model_validate(answered.json())
            assert (found.code, found.status) == (code, answered.status_code), path
            assert "secret" not in answered.text
        assert http.get("/storage/away").headers["Retry-After"] == "2"
        assert http.post("/wrong").json()["code"] == "method_not_allowed"
