"""Use case: the 重要事項等説明書 is opened; that it was is recorded before it is handed over (F0 step 9)."""

from __future__ import annotations

from ..domain.renewal import DocumentEdition
from ..errors import NotAllowedNow
from .apply import outcome_of
from .backend import Actor, Backend
from .journeys import load, must_not_be_closed, owned
from .ports import UnitOfWork


def open_document(backend: Backend, actor: Actor, renewal_id: str) -> DocumentEdition:
    """The edition in force for the answers given so far; making it the first time keeps its very bytes.

    After the application it is the edition that was accepted, for good. Raises NotYours, or NotAllowedNow
    (document_not_yet) before everything that stands in it has been answered.
    """
    with backend.database.read() as work:
        renewal = owned(work, actor, renewal_id)
        if accepted := _accepted(work, renewal_id):
            return accepted
        loaded = load(work, backend, renewal)
        must_not_be_closed(loaded.journey)
        if not loaded.journey.reached("document"):
            raise NotAllowedNow("document_not_yet")
        document = loaded.facts.document(loaded.journey.values)
        kept = work.documents.get(renewal_id, document.digest)
    pdf = kept.pdf if kept else backend.pdf(document)
    now = backend.now()
    edition = kept or DocumentEdition(
        renewal_id, document.digest, document.version, document.title, document.words, pdf, now
    )
    with backend.database.begin() as work:
        work.documents.add_edition(edition)
        if document.digest not in work.documents.opened_digests(renewal_id):
            work.documents.opened(renewal_id, document.digest, now, actor.conversation_id)
            details = {"digest": document.digest, "version": document.version}
            work.audit.add(now, str(actor), "document_opened", f"renewal:{renewal_id}", details)
        work.commit()
    return edition


def _accepted(work: UnitOfWork, renewal_id: str) -> DocumentEdition | None:
    """The edition that the application was made with, once it was."""
    ended = outcome_of(work, renewal_id)
    return work.documents.get(renewal_id, ended.frozen["document"]["digest"]) if ended else None
