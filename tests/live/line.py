"""The line between service and Rasa: a small HTTP server that passes everything on and remembers it."""

from __future__ import annotations

import http.client
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

from tests.live.ports import free_port


@dataclass
class Line:
    """Listens at `url`, speaks to Rasa at `rasa_port`; `sent` is every body that Rasa was sent, in order."""

    rasa_port: int
    port: int = field(default_factory=free_port)
    sent: list[str] = field(default_factory=list)
    _server: ThreadingHTTPServer | None = None

    @property
    def url(self) -> str:
        """Where the service believes Rasa to be."""
        return f"http://127.0.0.1:{self.port}"

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
        rasa = http.client.HTTPConnection("127.0.0.1", self.server.line.rasa_port, timeout=30)
        try:
            rasa.request(self.command, self.path, body, {"Content-Type": "application/json"})
            answer = rasa.getresponse()
            said = answer.read()
        except (OSError, http.client.HTTPException):
            # As it is without us: nobody answers there.
            self.close_connection = True
            return
        finally:
            rasa.close()
        self.send_response(answer.status)
        self.send_header("Content-Type", answer.headers.get("Content-Type", "application/json"))
        self.send_header("Content-Length", str(len(said)))
        self.end_headers()
        self.wfile.write(said)

    def log_message(self, *args: Any) -> None:
        """Nothing on the screen."""
