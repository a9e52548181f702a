"""Use case: the items of the identity check are entered on their page (F3 STEP①). Whether they agree is told by mail."""

from __future__ import annotations

from ..domain.conversation import Conversation
from ..domain.identity.typed import TypedIdentity
from ..domain.sign_up import SignUp
from ..errors import NotAllowedNow, NotLoggedIn
from .backend import Backend
from .journeys import must_not_be_closed
from .ports import UnitOfWork
from .talk import Talk, talk_of

PROGRAMME = "credentials"


def identify(backend: Backend, conversation_id: str, identity: TypedIdentity) -> None:
    """Keeps what was entered; entering it anew replaces it. Raises NotAllowedNow (page_not_now), NotLoggedIn."""
    with backend.database.begin() as work:
        talk = standing_at(
            work, backend, work.conversations.lock(conversation_id), "identified", "mail_checked"
        )
        assert talk.loaded is not None
        sign_up_id = talk.loaded.renewal.id
        work.sign_ups.put(SignUp(sign_up_id, identity.entries(), entered_at=backend.now()))
        work.commit()


def standing_at(
    work: UnitOfWork, backend: Backend, conversation: Conversation | None, *fields: str, lock: bool = True
) -> Talk:
    """The talk, if it stands at one of these questions of the sign-up: a page belongs to its question.

    Raises NotLoggedIn (no_conversation), NotAllowedNow: page_not_now, or why nothing can be done at all now.
    """
    if conversation is None:
        raise NotLoggedIn("no_conversation")
    talk = talk_of(work, backend, conversation, lock=lock)
    current = talk.journey.current if talk.journey else None
    if conversation.programme != PROGRAMME or talk.loaded is None or current is None:
        raise NotAllowedNow("page_not_now")
    assert talk.journey is not None
    must_not_be_closed(talk.journey)
    if current.id not in fields:
        raise NotAllowedNow("page_not_now")
    return talk
