"""The door for Rasa: one route that runs an action, open only to who shows the shared secret."""

from __future__ import annotations

import secrets
from typing import Any

import httpx
from fastapi import APIRouter, Header, HTTPException, Request
from rasa_sdk.executor import ActionExecutor
from rasa_sdk.interfaces import ActionNotFoundException

from .backend import BackendClient
from .moves import moves
from .renewal_form import SessionStart, ValidateRenewalForm


def executor(backend: BackendClient) -> ActionExecutor:
    """All actions, ready to run."""
    made = ActionExecutor()
    for action in (SessionStart(backend), ValidateRenewalForm(backend), *moves(backend)):
        made.register_action(action)
    return made


def router(backend: BackendClient, secret: str) -> APIRouter:
    """`POST /actions/webhook`. An error never echoes the tracker."""
    routes = APIRouter(include_in_schema=False)
    actions = executor(backend)

    @routes.post("/actions/webhook")
    async def run(request: Request, x_koshin_secret: str = Header("")) -> dict[str, Any]:
        if not secrets.compare_digest(x_koshin_secret.encode(), secret.encode()):
            raise HTTPException(403, "not for you")
        try:
            # No action looks at the domain, so Rasa does not send it; the executor only wants it not to be None.
            result = await actions.run({"domain": {}} | await request.json())
        except ActionNotFoundException as unknown:
            raise HTTPException(404, "no such action") from unknown
        except (httpx.HTTPError, ValueError, KeyError, TypeError) as failed:
            raise HTTPException(503, "the backend could not act") from failed
        return (
            {"events": result.events, "responses": result.responses}
            if result
            else {"events": [], "responses": []}
        )

    return routes
