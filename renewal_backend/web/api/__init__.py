"""The JSON API under /api/v1: the same renewal as in the chat, for other clients."""

from __future__ import annotations

from fastapi import APIRouter, Depends, Request

from ...services.backend import Backend
from . import answers, application, contracts, logins, renewals


def router(backend: Backend) -> APIRouter:
    """All routes of members, each acting for whoever's bearer token is shown."""

    async def provide(request: Request) -> None:
        request.state.backend = backend

    api = APIRouter(prefix="/api/v1", dependencies=[Depends(provide)])
    for part in (logins, contracts, renewals, answers, application):
        api.include_router(part.routes)
    return api
