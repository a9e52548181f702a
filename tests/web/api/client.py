"""A client of the API that knows nothing but what the API tells it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from typing import Any
from uuid import uuid4

import uvicorn
from fastapi import FastAPI
from httpx import Client as Http

from renewal_backend.web import problems
from renewal_backend.web.api import router
from renewal_backend.web.guard import Guard
from tests.services.world import CHOICES, PASSWORDS, World

Json = dict[str, Any]


def app_of(world: World) -> FastAPI:
    """The API alone, as the service serves it."""
    app = FastAPI(title="Koshin", version="1")
    problems.install(app)
    app.add_middleware(Guard, frame_ancestors="'self'")
    app.include_router(router(world.backend))
    return app


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of a real server on a free port, in a thread."""
    config = uvicorn.Config(
        app, port=0, ws="none", lifespan="off", log_level="critical", timeout_keep_alive=60
    )
    server = uvicorn.Server(config)
    thread = Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    [listening] = server.servers
    try:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)


class Client:
    """One member's client, logged in."""

    def __init__(self, http: Http, world: World, who: str) -> None:
        self.http = http
        credentials = {"login": world.member(who).login, "password": PASSWORDS[who]}
        answered = http.post("/api/v1/logins", json=credentials)
        assert answered.status_code == 201, answered.text
        self.token = str(answered.json()["token"])
        self.headers = {"Authorization": f"Bearer {self.token}"}

    def call(self, method: str, path: str, expect: int = 200, **more: Any) -> Json:
        """The JSON of an answer with the expected status."""
        headers = {**self.headers, **more.pop("headers", {})}
        answered = self.http.request(method, f"/api/v1{path}", headers=headers, **more)
        assert answered.status_code == expect, (method, path, answered.status_code, answered.text)
        found: Json = answered.json()
        return found

    def start(self, programme: str, policy_number: str | None = None) -> Json:
        """A renewal."""
        body = {"programme": programme, "policy_number": policy_number}
        return self.call("POST", "/renewals", 201, json=body)

    def step(self, renewal: Json) -> Json:
        """Does what the question asks for."""
        question, here = renewal["question"], f"/renewals/{renewal['id']}"
        if question["link"]:
            assert question["link"]["kind"] == "document"
            self.http.request(question["link"]["method"], question["link"]["href"], headers=self.headers)
            return self.call("GET", here)
        offered = [option["value"] for option in question["options"]]
        choice = CHOICES.get(question["field"])
        value = choice if choice is not None else offered[0]
        version = {"If-Match": f'"{renewal["version"]}"'}
        return self.call("PUT", f"{here}/answers/{question['field']}", json={"value": value}, headers=version)

    def walk(self, renewal: Json, until: str = "apply") -> Json:
        """Goes on until a question is asked."""
        for _ in range(60):
            if renewal["question"]["field"] == until:
                return renewal
            renewal = self.step(renewal)
        raise AssertionError(f"{until} was never asked")

    def apply(self, renewal: Json, key: str | None = None) -> Json:
        """「契約を申し込む」."""
        key = key or str(uuid4())
        link = renewal["question"]["link"]
        assert (link["kind"], link["method"]) == ("application", "POST")
        path = link["href"].removeprefix("/api/v1")
        return self.call("POST", path, 201, headers={"Idempotency-Key": key})


def operations(app: FastAPI) -> list[tuple[str, str]]:
    """Every method and path that the OpenAPI document knows."""
    paths = app.openapi()["paths"]
    return [(method.upper(), path) for path, methods in paths.items() for method in methods]
