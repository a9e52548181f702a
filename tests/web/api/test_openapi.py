"""The OpenAPI document: valid, complete, and true."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.models import OpenAPI
from httpx import Client as Http

from renewal_backend.web.api import router
from renewal_backend.web.api.problem_docs import Problem
from tests.services.world import World
from tests.web.api.client import Client, app_of

# The document does not depend on what the API stands on.
APP = FastAPI(title="Koshin", version="1")
APP.include_router(router(None))  # type: ignore[arg-type]
DOCUMENT: dict[str, Any] = APP.openapi()


def operations() -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in DOCUMENT["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def references(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)


def test_it_is_valid() -> None:
    assert DOCUMENT["openapi"].startswith("3.1")
    OpenAPI.model_validate(DOCUMENT)
    assert json.loads(json.dumps(DOCUMENT)) == DOCUMENT
    for reference in references(DOCUMENT):
        node: Any = DOCUMENT
        for part in reference.removeprefix("#/").split("/"):
            node = node[part]
    ids = [operation["operationId"] for _, operation in operations()]
    assert len(ids) == len(set(ids)) == 16


def test_every_route_says_what_it_does() -> None:
    for name, operation in operations():
        assert operation["summary"], name
        assert len(operation["description"]) > 20, name
        assert operation["tags"], name
        for parameter in operation.get("parameters", []):
            described = parameter.get("description") or parameter["schema"].get("description")
            assert described, (name, parameter["name"])


def test_every_route_documents_its_problems() -> None:
    for name, operation in operations():
        responses = operation["responses"]
        good = [status for status in responses if status.startswith("2")]
        assert good, name
        expected = {"413", "422", "503"} | ({"401"} if "logins" not in name else set())
        expected |= {"404"} if "{renewal_id}" in name else set()
        expected |= {"409"} if "{renewal_id}" in name and not name.startswith("GET") else set()
        assert expected <= set(responses), name
        for status in set(responses) - set(good):
            content = responses[status]["content"]
            assert set(content) == {"application/problem+json"}, (name, status)
            example = content["application/problem+json"]["example"]
            assert Problem.model_validate(example).status == int(status)


def test_every_shape_has_an_example_or_a_description() -> None:
    for name, schema in DOCUMENT["components"]["schemas"].items():
        assert schema.get("description"), name


def test_only_logging_in_needs_no_token() -> None:
    open_ones = {name for name, operation in operations() if "security" not in operation}
    assert open_ones == {
        "POST /api/v1/logins",
        "POST /api/v1/logins/new-password",
        "POST /api/v1/logins/{challenge}/otp",
        "POST /api/v1/logins/{challenge}/otp/resend",
    }
    assert DOCUMENT["components"]["securitySchemes"]["bearer"]["scheme"] == "bearer"


def test_the_service_serves_all_of_it(world: World, aoi: Client, http: Http) -> None:
    served = http.get("/openapi.json").json()
    assert served["paths"] == app_of(world).openapi()["paths"] == DOCUMENT["paths"]
