"""Use cases: a forgotten password of マイページ is set anew through a mailed link. The flyers know only the telephone."""

from __future__ import annotations

from collections.abc import Mapping

from ..domain.member import Member, Realm
from ..domain.passwords import refusal
from ..errors import NotAllowedNow
from .backend import Backend
from .mailed_link import good_link, make_link, use_link
from .member_mails import has_room, queue_mail
from .new_password import renewed
from .ports import UnitOfWork

_CHANGED: Mapping[Realm, str] = {"mypage": "password_changed", "internet": "site_password_changed"}
"""The mail that says so; the internet site is another insurer's."""


def ask_reset(backend: Backend, mail: str) -> None:
    """Mails a link to a member, and to anybody else that nobody is registered under this address.

    The caller learns neither; both are the same work. Beyond so many an hour nothing is mailed.
    """
    with backend.database.begin() as work:
        member = work.members.by_login("mypage", mail)
        if has_room(work, backend, mail):
            if member is None:
                queue_mail(work, backend, "not_a_member", mail)
            else:
                _mail_link(work, backend, member)
        work.commit()


def may_reset(backend: Backend, token: str) -> None:
    """Raises LinkFailed when the link is no longer good."""
    with backend.database.read() as work:
        good_link(work, backend, "reset", token, lock=False)


def reset_password(backend: Backend, token: str, password: str, again: str) -> Member:
    """The new password is in force, and nobody is logged in with the old one any longer. For a member of any realm.

    Raises LinkFailed; NotAllowedNow with the code of what is wrong with the password.
    """
    with backend.database.read() as work:
        member = _member(work, good_link(work, backend, "reset", token, lock=False).about)
    if refused := refusal(password, [member.login, member.mailed_to], again):
        raise NotAllowedNow.by(refused)
    hashed = backend.hasher.hash(password)
    with backend.database.begin() as work:
        link = good_link(work, backend, "reset", token)
        changed = renewed(backend, _member(work, link.about), hashed)
        work.members.save(changed)
        use_link(work, backend, link)
        _log_out(work, backend, changed)
        queue_mail(work, backend, _CHANGED[changed.realm], changed.mailed_to, name=changed.name)
        about = f"member:{changed.id}"
        work.audit.add(backend.now(), about, "password_reset", about, {})
        work.commit()
    return changed


def _mail_link(work: UnitOfWork, backend: Backend, member: Member) -> None:
    lifetime = backend.policy.reset_lifetime
    token = make_link(work, backend, "reset", member.id, lifetime)
    minutes = str(int(lifetime.total_seconds() // 60))
    link = f"{backend.public_url}/password/{token}"
    queue_mail(work, backend, "reset", member.mailed_to, name=member.name, link=link, minutes=minutes)


def _member(work: UnitOfWork, member_id: str) -> Member:
    found = work.members.get(member_id)
    assert found is not None
    return found


def _log_out(work: UnitOfWork, backend: Backend, member: Member) -> None:
    """Everywhere: chats, the API, one-time passwords on their way. Slowed logins are free again."""
    work.conversations.log_out(member.id)
    work.sessions.remove_of(member.id)
    work.logins.expire(member.id, backend.now())
    work.throttle.clear(backend.keyed(f"login/{member.realm}/{member.login.casefold()}"))
