"""The line between service and Rasa: a small HTTP server that passes everything on and remembers it."""

from __future__ import annotations

import http.client
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any, Literal

from tests.live.ports import free_port

Fault = Literal["", "says nothing", "answer lost", "held"]
"""What is wrong with the line: Rasa has nothing to say, its answer gets lost, or what is said is held back."""


@dataclass
class Line:
    """Listens at `url`, speaks to Rasa at `rasa_port`; `sent` is every body that Rasa was sent, in order."""

    rasa_port: int
    port: int = field(default_factory=free_port)
    sent: list[str] = field(default_factory=list)
    fault: Fault = ""
    _server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """Where the service believes Rasa to be."""
        return f"http://127.0.0.1:{self.port}"

    @contextmanager
    def disturbed(self, fault: Fault) -> Iterator[None]:
        """The line with that fault, for messages only: the processes find each other ready."""
        self.fault = fault
        try:
            yield
        finally:
            self.fault = ""

    def open(self) -> None:
        """Listen, in a thread of its own."""
        self._server = _Server(("127.0.0.1", self.port), _Handler)
        self._server.line = self
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()

    def close(self) -> None:
        """Hang up."""
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    line: Line

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A caller that hung up is nothing to write about."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """Pass it on."""
        self._pass_on(None)

    def do_POST(self) -> None:
        """Note it and pass it on."""
        body = self.rfile.read(int(self.headers["Content-Length"]))
        self.server.line.sent.append(body.decode())
        self._pass_on(body)

    def _pass_on(self, body: bytes | None) -> None:
        fault = self.server.line.fault if body else ""
        while fault == "held" and self.server.line.fault == "held":
            time.sleep(0.02)
        try:
            status, said = (200, b"[]") if fault == "says nothing" else self._ask_rasa(body)
        except (OSError, http.client.HTTPException):
            # As it is without us: nobody answers there.
            self.close_connection = True
            return
        if fault == "answer lost":
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def _ask_rasa(self, body: bytes | None) -> tuple[int, bytes]:
        rasa = http.client.HTTPConnection("127.0.0.1", self.server.line.rasa_port, timeout=30)
        try:
            rasa.request(self.command, self.path, body, {"Content-Type": "application/json"})
            answer = rasa.getresponse()
            return answer.status, answer.read()
        finally:
            rasa.close()

    def log_message(self, *args: Any) -> None:
        """Nothing on the screen."""
