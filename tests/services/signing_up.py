"""Somebody who is getting a login of the internet site, up to the question that a page settles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from renewal_backend.domain.conversation import Conversation
from renewal_backend.domain.identity.typed import TypedIdentity
from renewal_backend.domain.member import Member
from renewal_backend.domain.records import Mail
from renewal_backend.services.answer import answer
from renewal_backend.services.backend import Actor
from renewal_backend.services.enter import begin, open_conversation
from renewal_backend.services.identify import identify
from renewal_backend.services.issue_login import issue_login
from renewal_backend.services.talk import remember
from tests.services.world import World

TAKUMI = TypedIdentity("1000005067", date(1988, 12, 1), None)
YUKO = TypedIdentity(None, date(1965, 8, 22), "08000001006")
NOBODY = TypedIdentity("1000005067", date(1988, 12, 2), None)
KINDS = ("site_notice/", "site_password/", "site_notice_known/", "site_not_confirmed/")


@dataclass
class Guest:
    """One conversation with a sign-up in it."""

    world: World

    def __post_init__(self) -> None:
        self.id = open_conversation(self.world.backend, "web", "internet", None, None).conversation.id

    def begin(self) -> Guest:
        """The sign-up is on, its two notices ticked: the identity check is asked."""
        backend = self.world.backend
        with backend.database.begin() as work:
            begin(work, backend, remember(self.stored(), programme="credentials"))
            work.commit()
        renewal_id = self.stored().renewal_id
        assert renewal_id
        for field in ("site_privacy", "site_flow"):
            answer(backend, Actor(None, self.id), renewal_id, field, True)
        return self

    def stored(self) -> Conversation:
        """The conversation as it is."""
        with self.world.database.read() as work:
            found = work.conversations.get(self.id)
        assert found
        return found

    def ask(self, identity: TypedIdentity, mail: str) -> Guest:
        """Both pages, one after the other."""
        identify(self.world.backend, self.id, identity)
        issue_login(self.world.backend, self.id, mail)
        return self


def asked(world: World, identity: TypedIdentity, mail: str) -> dict[str, list[Mail]]:
    """The mails that a whole sign-up adds, by kind."""
    before = {mail.key for mail in world.mails("site_")}
    Guest(world).begin().ask(identity, mail)
    new = [mail for mail in world.mails("site_") if mail.key not in before]
    return {
        mail.key.split("/")[0]: [m for m in new if m.key.split("/")[0] == mail.key.split("/")[0]]
        for mail in new
    }


def member_of(world: World, login: str) -> Member | None:
    """The member of the internet site with this ID."""
    with world.database.read() as work:
        return work.members.by_login("internet", login)
