"""Use case: mails that wait in the outbox are sent; what fails is tried again, later and later."""

from __future__ import annotations

import logging
from datetime import timedelta

from .backend import Backend
from .ports import MailSender

log = logging.getLogger(__name__)
_FIRST_PAUSE = timedelta(seconds=5)
_LONGEST_PAUSE = timedelta(hours=1)
_AT_ONCE = 20


def deliver_mail(backend: Backend, sender: MailSender) -> int:
    """Sends what is due; returns how many were handed over.

    A crash between sending and marking sends one mail twice at worst, never none: its Message-ID stays the same.
    """
    with backend.database.read() as work:
        if not work.mails.waiting():
            return 0
    with backend.database.begin() as work:
        due = work.mails.due(backend.now(), _AT_ONCE)
        if not due:
            return 0
        work.commit()
    sent = 0
    for queued in due:
        try:
            sender.send(queued.mail)
        except OSError as error:
            log.warning("mail %s could not be handed over: %s", queued.id, type(error).__name__)
            pause = min(_FIRST_PAUSE * 2 ** min(queued.attempts - 1, 16), _LONGEST_PAUSE)
            with backend.database.begin() as work:
                work.mails.mark_failed(queued.id, backend.now() + pause)
                work.commit()
        else:
            sent += 1
            with backend.database.begin() as work:
                work.mails.mark_sent(queued.id, backend.now())
                work.commit()
    return sent
