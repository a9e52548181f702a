"""The mails of the internet site's login (F3 STEP①): ID and password never stand in one."""

from __future__ import annotations

from dataclasses import dataclass

from ..domain.japanese_dates import hour_words
from ..domain.member import Member
from ..domain.records import Mail
from ..domain.renewal_period import TOKYO
from .backend import Backend
from .ports import UnitOfWork


@dataclass(frozen=True)
class SiteMails:
    """Puts them into the outbox; `key` names the occasion, for which each kind goes out once."""

    work: UnitOfWork
    backend: Backend

    def issued(self, key: str, member: Member, password: str) -> None:
        """To a new customer: お手続きのお知らせメール with the ID and, separately, パスワード発行メール."""
        self._queue("site_notice", key, member.mailed_to, name=member.name, login=member.login)
        assert member.password_ends is not None
        until = hour_words(member.password_ends.astimezone(TOKYO))
        self._queue("site_password", key, member.mailed_to, name=member.name, password=password, until=until)

    def known(self, key: str, member: Member) -> None:
        """To who was issued an ID before: no password, why, and how to have it reissued."""
        self._queue("site_notice_known", key, member.mailed_to, name=member.name, login=member.login)

    def not_confirmed(self, key: str, to: str) -> None:
        """To an address that nobody is known by: what to check."""
        self._queue("site_not_confirmed", key, to)

    def reissue(self, key: str, member: Member, url: str, minutes: int) -> None:
        """A link to a new password, to the registered address."""
        words = {"name": member.name, "login": member.login, "url": url, "minutes": str(minutes)}
        self._queue("site_reissue", key, member.mailed_to, **words)

    def _queue(self, kind: str, key: str, to: str, **words: str) -> None:
        site = f"{self.backend.public_url}/chat?entry=internet"
        wording = self.backend.rulebook().wording
        subject, text = wording.mail(kind, {"site": site, **words})
        self.work.mails.add(Mail(f"{kind}/{key}", to, subject, text, self.backend.now()))
