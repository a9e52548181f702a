"""Members, contracts, sign-ups and what guards a login."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from ...domain.contract import Contract
from ...domain.member import Member, Realm
from ...domain.records import ApiSession, Failures, LoginChallenge
from ...domain.sign_up import MailedLink, SignUp


class Members(Protocol):
    """Logins."""

    def get(self, member_id: str) -> Member | None: ...
    def by_login(self, realm: Realm, login: str) -> Member | None:
        """The member with this login; width, case and surrounding space don't matter."""

    def by_mail(self, realm: Realm, mail: str) -> Sequence[Member]:
        """The members to whom mails go there, where that is not their login."""

    def next_login_number(self) -> int:
        """The next number of a mailed login ID (F3). Held by this unit of work until it ends; no other one gets it."""

    def add(self, member: Member) -> None:
        """Raises AlreadyThere when the realm has this login."""

    def save(self, member: Member) -> None:
        """Password, its kind and end, and the mail address as given; the rest never changes."""


class Contracts(Protocol):
    """Contracts that can be renewed. Only `owned` and `of_member` say whose they are."""

    def get(self, contract_id: str) -> Contract | None: ...
    def owned(self, contract_id: str, member_id: str) -> Contract | None:
        """The contract if it is this member's, else None: somebody else's looks like none."""

    def of_member(self, member_id: str) -> Sequence[Contract]:
        """In the order in which they were added."""

    def by_policy_number(self, number: str) -> Contract | None: ...
    def by_person(self, birth_date: date, phone: str) -> Sequence[Contract]:
        """The contracts whose holder was born then and has this number, written in any way."""

    def owner(self, contract_id: str) -> str | None:
        """The id of the member who has the contract."""

    def bind(self, contract: Contract, member_id: str) -> bool:
        """The contract is the member's and registered from now on; False when it is somebody else's already."""

    def add(self, contract: Contract, member_id: str | None) -> None:
        """`member_id` None: the holder has no login yet. Raises AlreadyThere for a known policy number."""


class SignUps(Protocol):
    """What was entered by people who are getting a login, one per renewal row."""

    def get(self, sign_up_id: str) -> SignUp | None: ...
    def lock(self, sign_up_id: str) -> SignUp | None: ...
    def put(self, sign_up: SignUp) -> None:
        """Stored as given, whether it was there or not."""


class MailedLinks(Protocol):
    """Single-use links in mails."""

    def add(self, link: MailedLink) -> None: ...
    def get(self, token_hash: str) -> MailedLink | None: ...
    def lock(self, token_hash: str) -> MailedLink | None: ...
    def save(self, link: MailedLink) -> None:
        """`used_at` and `tries` as given."""

    def expire(self, purpose: str, about: str, now: datetime) -> None:
        """Ends the unused links of this purpose: only the newest is good."""


class Logins(Protocol):
    """One-time passwords."""

    def add(self, challenge: LoginChallenge) -> None: ...
    def get(self, challenge_id: str) -> LoginChallenge | None: ...
    def lock(self, challenge_id: str) -> LoginChallenge | None: ...
    def save(self, challenge: LoginChallenge) -> None:
        """`tries` and `used_at` as given."""

    def expire(self, member_id: str, now: datetime) -> None:
        """No unused challenge of this member is good any longer."""

    def purge(self, before: datetime) -> int:
        """Removes those that ended before; how many."""


class Throttle(Protocol):
    """Failures in a row, under the hash of whatever failed."""

    def failures(self, key_hash: str) -> Failures | None: ...
    def fail(self, key_hash: str, now: datetime) -> Failures: ...
    def clear(self, key_hash: str) -> None: ...


class Sessions(Protocol):
    """Bearer tokens of the API. Whether one has ended is the caller's to say."""

    def add(self, session: ApiSession) -> None: ...
    def by_token(self, token_hash: str) -> ApiSession | None: ...
    def remove(self, token_hash: str) -> None: ...
    def remove_of(self, member_id: str) -> None:
        """All of this member."""

    def purge(self, before: datetime) -> int:
        """Removes those that ended before; how many."""
