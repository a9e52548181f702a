"""One-time passwords, failures in a row, API sessions."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from renewal_backend.domain.records import ApiSession, Failures, LoginChallenge
from renewal_backend.services.ports import AlreadyThere
from renewal_backend.storage import Database

from .samples import LATER, MEMBER, NOW, furnish

CHALLENGE = LoginChallenge(
    "challenge-1", MEMBER.id, "conversation-1", "$argon2id$not-a-real-hash", NOW, NOW + timedelta(minutes=5)
)
SESSION = ApiSession("hash-1", MEMBER.id, NOW, NOW + timedelta(hours=1))


def test_a_challenge_keeps_its_tries_and_its_use(database: Database) -> None:
    furnish(database)
    used = replace(CHALLENGE, tries=2, used_at=LATER)
    with database.begin() as work:
        work.logins.add(CHALLENGE)
        assert work.logins.get("challenge-1") == work.logins.lock("challenge-1") == CHALLENGE
        work.logins.save(used)
        assert work.logins.get("challenge-1") == used
        assert work.logins.get("challenge-2") is None


def test_a_new_challenge_can_end_the_earlier_ones(database: Database) -> None:
    furnish(database)
    used = replace(CHALLENGE, id="challenge-2", used_at=NOW)
    with database.begin() as work:
        work.logins.add(CHALLENGE)
        work.logins.add(used)
        work.logins.expire(MEMBER.id, LATER)
        assert work.logins.get("challenge-1") == replace(CHALLENGE, expires_at=LATER)
        assert work.logins.get("challenge-2") == used
        assert work.logins.purge(LATER + timedelta(seconds=1)) == 1
        assert work.logins.get("challenge-1") is None


def test_failures_count_until_cleared(database: Database) -> None:
    with database.begin() as work:
        assert work.throttle.failures("key") is None
        assert work.throttle.fail("key", NOW) == Failures(1, NOW)
        assert work.throttle.fail("key", LATER) == Failures(2, LATER)
        assert work.throttle.failures("key") == Failures(2, LATER)
        assert work.throttle.failures("other") is None
        work.throttle.clear("key")
        assert work.throttle.failures("key") is None


def test_a_session_lasts_until_it_is_removed_or_purged(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.sessions.add(SESSION)
        work.sessions.add(replace(SESSION, token_hash="hash-2", expires_at=LATER))
        assert work.sessions.by_token("hash-1") == SESSION
        assert work.sessions.purge(LATER + timedelta(seconds=1)) == 1
        assert work.sessions.by_token("hash-2") is None
        work.sessions.remove("hash-1")
        assert work.sessions.by_token("hash-1") is None


def test_a_token_is_there_once(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.sessions.add(SESSION)
        with pytest.raises(AlreadyThere):
            work.sessions.add(SESSION)
