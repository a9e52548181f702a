"""The outbox, the demo mailbox, repeated requests, the audit trail."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from renewal_backend.domain.records import AuditEntry, QueuedMail, RepeatableRequest
from renewal_backend.storage import Database

from .samples import LATER, NOW, furnish, mail


def test_a_mail_is_queued_once(database: Database) -> None:
    with database.begin() as work:
        assert work.mails.add(mail())
        assert not work.mails.add(replace(mail(), text="another"))
        assert work.mails.waiting() == 1
        [queued] = work.mails.due(NOW, limit=10)
        assert queued == QueuedMail(queued.id, mail(), attempts=1)


def test_a_claimed_mail_comes_back_when_its_worker_does_not(database: Database) -> None:
    claim = timedelta(seconds=30)
    with database.begin() as work:
        work.mails.add(mail())
        assert work.mails.due(NOW - timedelta(seconds=1), 10) == []
        assert len(work.mails.due(NOW, 10, claim)) == 1
        assert work.mails.due(NOW, 10, claim) == []
        assert [m.attempts for m in work.mails.due(NOW + claim, 10, claim)] == [2]


def test_a_sent_mail_is_done_and_a_failed_one_waits(database: Database) -> None:
    with database.begin() as work:
        work.mails.add(mail("a"))
        work.mails.add(mail("b"))
        sent, failed = work.mails.due(NOW, 10)
        work.mails.mark_sent(sent.id, LATER)
        work.mails.mark_failed(sent.id, LATER)
        work.mails.mark_failed(failed.id, LATER)
        assert work.mails.waiting() == 1
        assert work.mails.due(NOW, 10) == []
        assert [m.mail.key for m in work.mails.due(LATER, 10)] == ["b"]


def test_no_more_mails_are_claimed_than_asked_for(database: Database) -> None:
    with database.begin() as work:
        for number in range(5):
            work.mails.add(replace(mail(str(number)), at=NOW - timedelta(minutes=number)))
        assert [m.mail.key for m in work.mails.due(NOW, 2)] == ["3", "4"], "those that wait longest"
        assert len(work.mails.due(NOW, 10)) == 3


def test_the_mailbox_shows_the_newest_first(database: Database) -> None:
    with database.begin() as work:
        for key in ("a", "b", "a"):
            work.mailbox.add(mail(key))
        assert work.mailbox.list() == [mail("b"), mail("a")]
        assert work.mailbox.list(limit=1) == [mail("b")]


def test_a_request_is_taken_once_and_keeps_its_response(database: Database) -> None:
    request = RepeatableRequest("member-1", "key-1", "hash", NOW)
    with database.begin() as work:
        assert work.idempotency.add(request)
        assert not work.idempotency.add(replace(request, body_hash="other"))
        assert work.idempotency.add(replace(request, scope="member-2"))
        assert work.idempotency.get("member-1", "key-1") == request
        work.idempotency.finish("member-1", "key-1", {"number": "5000000008"})
        done = replace(request, status="done", response={"number": "5000000008"})
        assert work.idempotency.get("member-1", "key-1") == done
        work.idempotency.remove("member-2", "key-1")
        assert work.idempotency.purge(LATER) == 1
        assert work.idempotency.get("member-1", "key-1") is None


def test_the_audit_trail_is_read_in_order(database: Database) -> None:
    furnish(database)
    entries = [AuditEntry(NOW, "member-1", action, "renewal-1", {"n": 1}) for action in ("start", "apply")]
    with database.begin() as work:
        for entry in entries:
            work.audit.add(entry.at, entry.actor, entry.action, entry.about, entry.details)
        work.audit.add(NOW, "member-1", "start", "renewal-2", {})
        assert work.audit.about("renewal-1") == entries
