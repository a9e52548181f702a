"""A page with a form: shown empty, or again with what is wrong; and the page for whoever may not see it."""

from __future__ import annotations

from typing import Any

from fastapi import Request, Response

from ..errors import KoshinError
from .problems import sentence, status_of
from .wired import wired


def form(request: Request, name: str, error: KoshinError | None, **words: Any) -> Response:
    """The template `name` with its words; with an error its sentence and status."""
    said = sentence(error.code, error.params) if error else None
    status = status_of(error) if error else 200
    return wired(request).site.render(request, name, status, error=said, **words)


def problem(request: Request, error: KoshinError) -> Response:
    """A page that says why not, and leads back to the chat."""
    return wired(request).site.message(request, error, status_of(error))
