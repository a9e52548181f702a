"""Is it alive, and is everything there that a customer needs?"""

from __future__ import annotations

import time

from anyio import to_thread
from fastapi import APIRouter, Request
from fastapi.responses import JSONResponse

from ..services.dialogue import Dialogue, DialogueError
from ..services.ports import StorageError
from .wired import Wired, wired

routes = APIRouter(tags=["health"])
_TRUST_SECONDS = 5.0
_NOBODY = "readiness-"


class Readiness:
    """Asks each part; what was well a moment ago is not asked again."""

    def __init__(self, dialogue: Dialogue) -> None:
        self._dialogue = dialogue
        self._well_at = -_TRUST_SECONDS
        self._heard: set[str] = set()

    def hear(self, conversation_id: str) -> None:
        """An action asked for this conversation: if it is one of ours, the actions are reached."""
        if conversation_id.startswith(_NOBODY):
            self._heard.add(conversation_id)

    async def missing(self, parts: Wired) -> list[str]:
        """The parts that are not ready: database, migrations, rasa, actions."""
        found = await to_thread.run_sync(_storage, parts)
        if time.monotonic() - self._well_at < _TRUST_SECONDS:
            return found
        if not await self._dialogue.ready():
            return [*found, "rasa"]
        if not await self._actions():
            return [*found, "actions"]
        self._well_at = time.monotonic()
        return found

    async def _actions(self) -> bool:
        """A talk with nobody: its session starts through an action, which asks the backend and so is heard."""
        conversation_id = f"{_NOBODY}{time.monotonic_ns()}"
        try:
            await self._dialogue.say(f"{conversation_id}~0", "/repeat", "")
            return conversation_id in self._heard
        except DialogueError:
            return False
        finally:
            self._heard.discard(conversation_id)


def _storage(parts: Wired) -> list[str]:
    database = parts.backend.database
    try:
        if not database.ping():
            return ["database"]
        return [] if database.is_current() else ["migrations"]
    except StorageError:
        return ["database"]


@routes.get("/healthz", summary="The process is alive")
async def alive() -> dict[str, str]:
    """Always 200."""
    return {"status": "ok"}


@routes.get("/readyz", summary="Everything that a customer needs is there")
async def ready(request: Request) -> JSONResponse:
    """200, or 503 with the parts that are not ready."""
    readiness: Readiness = request.app.state.readiness
    missing = await readiness.missing(wired(request))
    body = {"status": "not ready" if missing else "ready", "missing": missing}
    return JSONResponse(body, 503 if missing else 200)
