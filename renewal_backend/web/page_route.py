"""Routes of pages: an error that no page takes in itself leaves as a page with its sentence, whoever asks."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute

from ..errors import KoshinError
from .problems import status_of
from .wired import wired


class PageRoute(APIRoute):
    """For `APIRouter(route_class=PageRoute)`."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """The route's handler, its errors as pages."""
        handle = super().get_route_handler()

        async def page(request: Request) -> Response:
            try:
                return await handle(request)
            except KoshinError as error:
                return wired(request).site.message(request, error, status_of(error))

        return page
