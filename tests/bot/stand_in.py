"""A stand-in for the service's actions: answers as the service would, and keeps what it was asked."""

from __future__ import annotations

import json
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

SECRET = "only-for-this-test"


class Actions:
    """The actions, and what was asked of them."""

    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.strangers = 0
        self.failing = ""
        """The name of an action that fails."""

    def names(self) -> list[str]:
        """Return the names of the actions called since the last time, and forget them."""
        names = [call["next_action"] for call in self.calls]
        self.calls.clear()
        return names

    def run(self, call: dict[str, Any]) -> dict[str, Any]:
        """Run one action; a sender «form…» has an open renewal."""
        self.calls.append(call)
        name, tracker = call["next_action"], call["tracker"]
        if name == "action_session_start":
            return {"events": _session(call["sender_id"].startswith("form")), "responses": []}
        if name == "validate_renewal_form":
            return _validate(tracker["slots"]["answer"])
        closed = [{"event": "followup", "name": "action_listen"}] if "closed" in call["sender_id"] else []
        return {"events": closed, "responses": [{"custom": {"show": name}}]}


def _session(open_renewal: bool) -> list[dict[str, Any]]:
    form = [
        {"event": "active_loop", "name": "renewal_form"},
        {"event": "slot", "name": "requested_slot", "value": "answer"},
    ]
    start: list[dict[str, Any]] = [{"event": "session_started"}]
    return [*start, *(form if open_renewal else []), {"event": "action", "name": "action_listen"}]


def _validate(answer: str) -> dict[str, Any]:
    events = [{"event": "slot", "name": "answer", "value": None}]
    if answer == "last":
        events.append({"event": "slot", "name": "requested_slot", "value": None})
    return {"events": events, "responses": [{"custom": {"show": "taken", "answer": answer}}]}


class ActionServer:
    """Serves the actions on a free port of the loopback address, to whoever shows the secret."""

    def __init__(self) -> None:
        self.actions = actions = Actions()

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            wbufsize = 65536
            disable_nagle_algorithm = True

            def do_POST(self) -> None:
                call = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                known = self.headers.get("X-Koshin-Secret") == SECRET
                actions.strangers += not known
                failed = 503 if call["next_action"] == actions.failing else 0
                body = json.dumps(actions.run(call) if known else {}).encode()
                self.send_response(failed or (200 if known else 403))
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: Any) -> None:
                """Say nothing."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/actions/webhook"
        Thread(target=self._server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()
