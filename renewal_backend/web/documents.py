"""The document behind the chat's link: handed over only to its owner, and recorded before it is."""

from __future__ import annotations

from urllib.parse import quote

from anyio import to_thread
from fastapi import APIRouter, Request, Response

from ..domain.renewal import DocumentEdition
from ..errors import KoshinError, NotYours
from ..services.backend import is_id
from ..services.open_document import open_document
from ..services.talk import talk_of
from .problems import status_of
from .visit import Visit
from .wired import Wired, wired

routes = APIRouter(include_in_schema=False)


@routes.get("/documents/{renewal_id}")
async def document(request: Request, renewal_id: str) -> Response:
    """The 重要事項等説明書 in its edition in force; the chat goes on when it was waited for."""
    parts = wired(request)
    try:
        visit = await to_thread.run_sync(Visit.of, request)
        edition, awaited = await to_thread.run_sync(_open, parts, visit, renewal_id)
    except KoshinError as error:
        return parts.site.message(request, error, status_of(error))
    if awaited:
        opened = {"show": "say", "key": "document_opened"}
        await parts.relay.announce(visit.conversation.id, [opened, {"show": "question"}])
    return pdf_response(edition)


def pdf_response(edition: DocumentEdition) -> Response:
    """Shown in the browser, under its Japanese name, kept by no cache."""
    headers = {
        "Content-Disposition": f"inline; filename=\"document.pdf\"; filename*=UTF-8''{quote(edition.title)}.pdf",
        "Cache-Control": "no-store",
    }
    return Response(edition.pdf, media_type="application/pdf", headers=headers)


def _open(parts: Wired, visit: Visit, renewal_id: str) -> tuple[DocumentEdition, bool]:
    """The edition, and whether the journey stood at opening it. Raises NotYours, NotAllowedNow (document_not_yet)."""
    if not is_id(renewal_id):
        raise NotYours()
    with parts.backend.database.read() as work:
        talk = talk_of(work, parts.backend, visit.conversation)
    if talk.actor is None:
        raise NotYours()
    edition = open_document(parts.backend, talk.actor, renewal_id)
    current = talk.journey.current if talk.journey else None
    here = talk.loaded is not None and talk.loaded.renewal.id == renewal_id
    return edition, here and current is not None and current.id == "document"
