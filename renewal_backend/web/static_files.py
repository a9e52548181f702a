"""Scripts, styles and fonts: compressed, and kept by browsers only as long as that is safe."""

from __future__ import annotations

from fastapi.staticfiles import StaticFiles
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Scope

from .site import HERE

_FONTS = "build/fonts/"
_A_WEEK = "public, max-age=604800"
_ASK_FIRST = "no-cache"


class _Files(StaticFiles):
    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _A_WEEK if path.startswith(_FONTS) else _ASK_FIRST
        return response


def static_files() -> ASGIApp:
    """The files under `static/`; built ones may come later than the service."""
    return GZipMiddleware(_Files(directory=HERE / "static", check_dir=False), minimum_size=1024)
