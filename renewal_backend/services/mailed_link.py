"""Single-use links in mails: the token goes out in the mail only, what is stored is its SHA-256."""

from __future__ import annotations

import secrets
from dataclasses import replace
from datetime import timedelta

from ..domain.sign_up import MailedLink, Purpose
from ..errors import LinkFailed
from .backend import Backend, is_id, token_hash
from .ports import UnitOfWork

_BYTES = 32


def make_link(work: UnitOfWork, backend: Backend, purpose: Purpose, about: str, good_for: timedelta) -> str:
    """The token (256 bit, url-safe) of a new link; those mailed before for the same thing end.

    `about` is the id of the sign-up that it activates, or of the member whose password it resets.
    """
    token, now = secrets.token_urlsafe(_BYTES), backend.now()
    work.mailed_links.expire(purpose, about, now)
    work.mailed_links.add(MailedLink(token_hash(token), purpose, about, now, now + good_for))
    return token


def good_link(
    work: UnitOfWork, backend: Backend, purpose: Purpose, token: str, *, lock: bool = True
) -> MailedLink:
    """The link of a token, locked so that it is used once. `lock` False only looks, in a unit of work that reads.

    Raises LinkFailed: link_unknown, link_used, link_expired.
    """
    find = work.mailed_links.lock if lock else work.mailed_links.get
    link = find(token_hash(token)) if is_id(token) else None
    if link is None or link.purpose != purpose:
        raise LinkFailed("link_unknown")
    if link.used_at is not None:
        raise LinkFailed("link_used")
    if backend.now() >= link.expires_at:
        raise LinkFailed("link_expired")
    return link


def use_link(work: UnitOfWork, backend: Backend, link: MailedLink) -> None:
    """The link is used up; for a link that `good_link` gave in the same unit of work."""
    work.mailed_links.save(replace(link, used_at=backend.now()))
