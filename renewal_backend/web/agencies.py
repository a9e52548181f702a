"""An agency's entry page: for its customers the way in and whom to call, on one page without a script (F2, F4)."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response

from ..errors import BadRequest
from ..knowledge.entrances import Entrance
from .wired import wired

routes = APIRouter(include_in_schema=False)


@routes.get("/agencies/{code}")
def page(request: Request, code: str) -> Response:
    """The page of the agency with this code; for an unknown one a clear page with 404."""
    parts = wired(request)
    agency = parts.site.agencies.get(code)
    if agency is None:
        return parts.site.message(request, BadRequest("unknown_agency"), 404)
    return parts.site.render(
        request,
        "agency.html",
        agency=agency,
        now=parts.backend.now(),
        ways={entry: Entrance(entry, code).path for entry in agency.entries},
        lines=parts.relay.knowledge.contacts.lines_for(agency.entries),
    )
