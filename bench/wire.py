"""JSON over one lasting connection, with as little of its own as can be: what is timed is the other side."""

from __future__ import annotations

import http.client
import json
import time
from collections.abc import Mapping
from typing import Any

_STALE_SECONDS = 2.0
"""Servers close a connection that rests for five."""


class Wire:
    """A connection to one server on the loopback address."""

    def __init__(self, port: int, cookie: str = "") -> None:
        self._port = port
        self._headers = {"Content-Type": "application/json"} | ({"Cookie": cookie} if cookie else {})
        self._connection: http.client.HTTPConnection | None = None
        self._used_at = 0.0

    def post(self, path: str, body: Mapping[str, Any]) -> tuple[Any, float]:
        """The answer and the milliseconds it took. Raises RuntimeError for an answer that is not a success."""
        data = json.dumps(body).encode()
        connection = self._ready()
        began = time.perf_counter()
        connection.request("POST", path, data, self._headers)
        response = connection.getresponse()
        said = response.read()
        took = (time.perf_counter() - began) * 1000
        self._used_at = time.monotonic()
        if not 200 <= response.status < 300:
            raise RuntimeError(f"{path}: {response.status} {said.decode(errors='replace')[:300]}")
        return json.loads(said), took

    def close(self) -> None:
        """Hangs up."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _ready(self) -> http.client.HTTPConnection:
        if time.monotonic() - self._used_at > _STALE_SECONDS:
            self.close()
        if self._connection is None:
            self._connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
            self._connection.connect()
        return self._connection
