"""A page opened by the owner of a conversation."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from fastapi import Request

from ..domain.conversation import Conversation
from ..domain.member import Realm, realm_of
from ..errors import BadRequest, NotLoggedIn
from ..knowledge.entrances import Entrance
from ..services.backend import token_hash
from .cookies import key_of
from .wired import wired


@dataclass(frozen=True)
class Visit:
    """The conversation of the browser's cookie, and the token that its forms carry."""

    conversation: Conversation
    csrf: str

    @classmethod
    def of(cls, request: Request) -> Visit:
        """Raises NotLoggedIn (no_conversation) for anybody else."""
        backend, key = wired(request).backend, key_of(request)
        with backend.database.read() as work:
            found = work.conversations.by_key(token_hash(key)) if key else None
        if found is None:
            raise NotLoggedIn("no_conversation")
        return cls(found, backend.keyed(f"csrf/{key}")[:32])

    def check(self, csrf: str) -> None:
        """Raises BadRequest (form_expired) unless the form is one that we gave to this conversation."""
        if not secrets.compare_digest(csrf.encode(), self.csrf.encode()):
            raise BadRequest("form_expired")

    @property
    def realm(self) -> Realm:
        """Where the customers of what is spoken of log in."""
        return realm_of(self.conversation.programme)

    @property
    def chat_url(self) -> str:
        """The chat page of this conversation's entry."""
        return Entrance(self.conversation.entry, self.conversation.agency).path
