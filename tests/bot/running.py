"""A real Rasa as a process of its own, and one line said to it."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from types import TracebackType
from typing import Any
from urllib.error import URLError
from urllib.request import Request, urlopen

from tests.bot.stand_in import SECRET, ActionServer

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120


def _free_port() -> int:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port: int = door.getsockname()[1]
        return port


class Running:
    """Rasa with our endpoints and credentials; `actions` keeps what it asked."""

    def __init__(self, model: Path, folder: Path) -> None:
        self._model, self._log = model, folder / "rasa.log"
        self._server = ActionServer()
        self.actions = self._server.actions
        self._port = _free_port()

    def __enter__(self) -> Running:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "KOSHIN_ACTION_URL": self._server.url,
            "KOSHIN_ACTION_SECRET": SECRET,
        }
        command = [sys.executable, "-m", "bot", "run", "--model", str(self._model)]
        command += ["--interface", "127.0.0.1", "--port", str(self._port)]
        command += [
            "--endpoints",
            str(ROOT / "endpoints.yml"),
            "--credentials",
            str(ROOT / "credentials.yml"),
        ]
        with self._log.open("wb") as log:
            self._rasa = subprocess.Popen(command, env=environment, cwd=str(ROOT), stdout=log, stderr=log)
        self._await()
        return self

    def _await(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and self._rasa.poll() is None:
            try:
                urlopen(f"http://127.0.0.1:{self._port}/webhooks/rest/", timeout=1)
            except (URLError, OSError):
                time.sleep(0.1)
            else:
                return
        self._stop()
        raise AssertionError("Rasa did not start:\n" + self._log.read_text("utf-8")[-3000:])

    def say(self, sender: str, message: str) -> list[dict[str, Any]]:
        """Say one line and return the directives of the answer; `actions` forgets what was asked before."""
        self.actions.calls.clear()
        body = json.dumps({"sender": sender, "message": message, "metadata": {"turn": "t"}}).encode()
        address = f"http://127.0.0.1:{self._port}/webhooks/rest/webhook"
        request = Request(address, body, {"Content-Type": "application/json"})
        with urlopen(request, timeout=30) as answer:
            return [part["custom"] for part in json.load(answer)]

    def log(self) -> str:
        """Return what Rasa has written."""
        return self._log.read_text("utf-8", "replace")

    def _stop(self) -> None:
        self._rasa.terminate()
        try:
            self._rasa.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self._rasa.kill()
            self._rasa.wait()
        self._server.close()

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._stop()
