"""The application: routes, background work, start and end."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress

from anyio import to_thread
from fastapi import FastAPI
from fastapi.responses import RedirectResponse

from actions.backend import BackendClient
from actions.webhook import router as actions_router

from .bootstrap import Parts, bootstrap, own_client
from .launch.loading import load_settings
from .services.deliver_mail import deliver_mail
from .settings import Settings
from .web import (
    activation,
    agencies,
    api,
    chat,
    contracts,
    credentials,
    dev,
    documents,
    health,
    pages,
    passwords,
    problems,
    registration,
    reissue,
)
from .web.api import conversations, underwriting
from .web.guard import Guard
from .web.static_files import static_files

log = logging.getLogger(__name__)
_MAIL_SECONDS = 0.25
_PENDING_SECONDS = 5.0


def create_app(settings: Settings | None = None) -> FastAPI:
    """The service for these settings (the environment's when none are given)."""
    settings = settings or load_settings()
    parts = bootstrap(settings)
    app = FastAPI(title="Koshin", version="1", lifespan=_lifespan(parts), docs_url=None, redoc_url=None)
    app.state.wired = parts.wired
    app.state.readiness = health.Readiness(parts.rasa)
    problems.install(app)
    app.add_middleware(Guard, frame_ancestors=settings.frame_ancestors)
    members = (registration, activation, passwords, contracts, credentials, reissue)
    for module in (chat, agencies, pages, *members, documents, health, conversations, underwriting):
        app.include_router(module.routes)
    app.include_router(api.router(parts.wired.backend))
    client = BackendClient(own_client(app, settings.action_seconds), parts.wired.action_secret)
    app.include_router(actions_router(client, parts.wired.action_secret))
    if parts.demo is not None:
        app.state.demo = parts.demo
        app.include_router(dev.routes)
    app.mount("/static", static_files(), name="static")
    app.add_api_route("/", _home, include_in_schema=False)
    return app


async def _home() -> RedirectResponse:
    return RedirectResponse("/chat")


def _lifespan(parts: Parts) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        await to_thread.run_sync(parts.database.migrate)
        if parts.demo is not None:
            await to_thread.run_sync(parts.demo.seed)
        _settle()
        backend, relay = parts.wired.backend, parts.wired.relay
        work = [
            asyncio.create_task(
                _every(_MAIL_SECONDS, lambda: to_thread.run_sync(deliver_mail, backend, parts.mail))
            ),
            asyncio.create_task(_every(_PENDING_SECONDS, relay.answer_pending)),
        ]
        yield
        for task in work:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
        await parts.rasa.close()
        parts.database.close()

    return lifespan


def _settle() -> None:
    """What is there now stays: looking through it for garbage again and again would hold up turns (0.2 s each time)."""
    gc.collect()
    gc.freeze()


async def _every(seconds: float, do: Callable[[], Awaitable[object]]) -> None:
    """Does something again and again; a failure is logged and does not end it."""
    while True:
        await asyncio.sleep(seconds)
        try:
            await do()
        except Exception as error:
            log.warning("background work failed: %s", type(error).__name__)
