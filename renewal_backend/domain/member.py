"""A person with a login."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from ..catalogue.programmes import PROCEDURES

Realm = Literal["mypage", "internet"]


@dataclass(frozen=True)
class Member:
    """A login. `login` is the mail address (mypage: F0, F2) or the mailed ID (internet: F3).

    `otp` says that a one-time password is mailed at each login. `mail` is where mails go, where the login is none.
    A `temporary` password must be changed at the first login, any other once `password_ends` (UTC) has passed.
    """

    id: str
    realm: Realm
    login: str
    password_hash: str
    name: str
    otp: bool
    mail: str | None = None
    temporary: bool = False
    password_ends: datetime | None = None

    @property
    def mailed_to(self) -> str:
        """The mail address."""
        return self.mail or self.login

    def must_renew_password(self, now: datetime) -> bool:
        """Whether the password is good for nothing but choosing another one (F3 STEP②)."""
        return self.temporary or (self.password_ends is not None and now >= self.password_ends)


def realm_of(programme: str) -> Realm:
    """Where the customers of a programme log in; of none that is known: マイページ."""
    known = PROCEDURES.get(programme)
    return "internet" if known and known.realm == "internet" else "mypage"
