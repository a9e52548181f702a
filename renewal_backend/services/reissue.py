"""Use case: who does not know the password of the internet site asks for a mailed link (F3: 再発行).

What the link leads to is `reset_password`, as for マイページ.
"""

from __future__ import annotations

from collections.abc import Sequence

from ..domain.member import Member
from .backend import Backend, new_id
from .limits import within_the_hour
from .mailed_link import make_link
from .ports import UnitOfWork
from .site_mails import SiteMails


def ask_reissue(backend: Backend, login_or_mail: str) -> None:
    """Mails a link to the registered address of whoever has that ID or address; the caller learns nothing.

    Beyond so many an hour nothing is mailed.
    """
    with backend.database.begin() as work:
        room = _room(work, backend, f"asked/{login_or_mail.casefold()}")
        for member in _members(work, login_or_mail):
            if _room(work, backend, f"member/{member.id}") and room:
                lifetime = backend.policy.reset_lifetime
                token = make_link(work, backend, "reset", member.id, lifetime)
                url = f"{backend.public_url}/credentials/password/{token}"
                minutes = int(lifetime.total_seconds() // 60)
                SiteMails(work, backend).reissue(new_id(), member, url, minutes)
        work.commit()


def _members(work: UnitOfWork, login_or_mail: str) -> Sequence[Member]:
    if "@" in login_or_mail:
        return work.members.by_mail("internet", login_or_mail)
    found = work.members.by_login("internet", login_or_mail)
    return [found] if found else []


def _room(work: UnitOfWork, backend: Backend, what: str) -> bool:
    return within_the_hour(work, backend, f"reissue/{what}", backend.policy.mails_an_hour)
