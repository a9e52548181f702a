"""Mails about a membership: to addresses that anybody may have typed, so nothing of what was typed stands in them."""

from __future__ import annotations

from ..domain.records import Mail
from .backend import Backend, new_id
from .limits import within_the_hour
from .ports import UnitOfWork


def has_room(work: UnitOfWork, backend: Backend, to: str, conversation_id: str | None = None) -> bool:
    """Counts a mail that anybody may ask for; False when the address or the conversation has had enough this hour."""
    whom = [f"mail/{to.casefold()}", *([f"mails/{conversation_id}"] if conversation_id else [])]
    counted = [within_the_hour(work, backend, one, backend.policy.mails_an_hour) for one in whom]
    return all(counted)


def queue_mail(work: UnitOfWork, backend: Backend, kind: str, to: str, **words: str) -> None:
    """The mail `kind` of the wording, due at once. `words` fill it in; our address and telephone are always there."""
    contact = "\n".join(f"{label}：{line}" for label, line in backend.contacts("registration"))
    about_us = {"url": backend.public_url, "contact": contact}
    subject, text = backend.rulebook().wording.mail(kind, {**about_us, **words})
    key = f"{kind}/{new_id()}"
    work.mails.add(Mail(key=key, to=to, subject=subject, text=text.strip() + "\n", at=backend.now()))
