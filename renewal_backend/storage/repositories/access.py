"""One-time passwords, failures in a row, and API sessions."""

from __future__ import annotations

from datetime import datetime

from ...domain.records import ApiSession, Failures, LoginChallenge
from ..tables import logins, sessions, throttle
from .base import Repository


class SqlLogins(Repository):
    """One-time passwords."""

    def add(self, challenge: LoginChallenge) -> None:
        """Keeps a new challenge."""
        self._insert(logins, vars(challenge))

    def get(self, challenge_id: str) -> LoginChallenge | None:
        """The challenge with this id."""
        return self._one(LoginChallenge, logins, id=challenge_id)

    def lock(self, challenge_id: str) -> LoginChallenge | None:
        """As `get`; two tries at once wait for each other."""
        return self._one(LoginChallenge, logins, lock=True, id=challenge_id)

    def save(self, challenge: LoginChallenge) -> None:
        """`tries` and `used_at` as given."""
        values = {"tries": challenge.tries, "used_at": challenge.used_at}
        self._update(logins, values, id=challenge.id)

    def expire(self, member_id: str, now: datetime) -> None:
        """Ends the member's unused challenges."""
        unused = (logins.c.member_id == member_id, logins.c.used_at.is_(None), logins.c.expires_at > now)
        self._update_where(logins, {"expires_at": now}, *unused)

    def purge(self, before: datetime) -> int:
        """Removes the challenges that ended before."""
        return self._delete(logins, logins.c.expires_at < before)


class SqlThrottle(Repository):
    """Failures in a row."""

    def failures(self, key_hash: str) -> Failures | None:
        """How often and when last; None when it did not fail."""
        return self._one(Failures, throttle, key_hash=key_hash)

    def fail(self, key_hash: str, now: datetime) -> Failures:
        """Counts one more."""
        insert = self._upsert(throttle).values(key_hash=key_hash, count=1, last_at=now)
        counted = insert.on_conflict_do_update(
            index_elements=["key_hash"], set_={"count": throttle.c.count + 1, "last_at": now}
        )
        count = self._connection.execute(counted.returning(throttle.c.count)).scalar_one()
        return Failures(count=count, last_at=now)

    def clear(self, key_hash: str) -> None:
        """Counts from zero again."""
        self._delete(throttle, throttle.c.key_hash == key_hash)


class SqlSessions(Repository):
    """Bearer tokens of the API."""

    def add(self, session: ApiSession) -> None:
        """Keeps a new session."""
        self._insert(sessions, vars(session))

    def by_token(self, token_hash: str) -> ApiSession | None:
        """The session of this token, ended or not."""
        return self._one(ApiSession, sessions, token_hash=token_hash)

    def remove(self, token_hash: str) -> None:
        """Ends a session."""
        self._delete(sessions, sessions.c.token_hash == token_hash)

    def remove_of(self, member_id: str) -> None:
        """Ends all sessions of this member."""
        self._delete(sessions, sessions.c.member_id == member_id)

    def purge(self, before: datetime) -> int:
        """Removes the sessions that ended before."""
        return self._delete(sessions, sessions.c.expires_at < before)
