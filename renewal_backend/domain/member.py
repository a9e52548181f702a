"""A person with a login."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Realm = Literal["mypage", "internet"]


@dataclass(frozen=True)
class Member:
    """A login. `login` is the mail address (mypage: F0, F2) or the mailed ID (internet: F3).

    `otp` says that a one-time password is mailed at each login.
    """

    id: str
    realm: Realm
    login: str
    password_hash: str
    name: str
    otp: bool
