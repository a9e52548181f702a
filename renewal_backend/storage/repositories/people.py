"""Members, contracts and sign-ups: found by blind index, kept encrypted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, bindparam, or_, select

from ...domain.contract import Contract, from_json, to_json
from ...domain.member import Member, Realm
from ...domain.sign_up import MailedLink, SignUp
from ..crypto import BlindIndex
from ..tables import contracts, mailed_links, members, sign_ups
from .base import Repository

SITE_LOGINS, FIRST_SITE_LOGIN = "site_logins", 1_001
"""Where the mailed login IDs of the internet site are counted, and from where on."""


class SqlMembers(Repository):
    """Logins."""

    def __init__(self, connection: Connection, index: BlindIndex) -> None:
        super().__init__(connection)
        self._index = index

    def get(self, member_id: str) -> Member | None:
        """The member with this id."""
        return self._one(Member, members, id=member_id)

    def by_login(self, realm: Realm, login: str) -> Member | None:
        """The member with this login in this realm."""
        return self._one(Member, members, login_index=self._index.login(realm, login))

    def by_mail(self, realm: Realm, mail: str) -> Sequence[Member]:
        """The members of this realm to whom mails go there."""
        index = self._mail_index(realm, mail)
        return self._all(Member, members, members.c.mail_index == index, order=[members.c.id])

    def add(self, member: Member) -> None:
        """Raises AlreadyThere when the realm has this login."""
        index = self._index.login(member.realm, member.login)
        mail = {"mail_index": self._mail_index(member.realm, member.mail)}
        self._insert(members, {**vars(member), "login_index": index, **mail})

    def save(self, member: Member) -> None:
        """Password, its kind and end, and the mail address as given; the rest never changes."""
        changing = ("password_hash", "temporary", "password_ends", "mail")
        values = {name: getattr(member, name) for name in changing}
        values["mail_index"] = self._mail_index(member.realm, member.mail)
        self._update(members, values, id=member.id)

    def next_login_number(self) -> int:
        """Counts on; the counter's row stays locked until the unit of work ends."""
        return self._next(SITE_LOGINS, FIRST_SITE_LOGIN)

    def _mail_index(self, realm: Realm, mail: str | None) -> str | None:
        return self._index.login(f"{realm}/mail", mail) if mail else None


class SqlContracts(Repository):
    """Contracts that can be renewed."""

    def __init__(self, connection: Connection, index: BlindIndex) -> None:
        super().__init__(connection)
        self._index = index

    def get(self, contract_id: str) -> Contract | None:
        """The contract with this id, whoever it belongs to."""
        return self._first(contracts.c.id == contract_id)

    def owned(self, contract_id: str, member_id: str) -> Contract | None:
        """The contract if it is this member's."""
        return self._first(contracts.c.id == contract_id, contracts.c.member_id == member_id)

    def of_member(self, member_id: str) -> Sequence[Contract]:
        """The member's contracts in the order in which they were added."""
        found = self._connection.scalars(_of_member, {"member": member_id})
        return [from_json(content) for content in found]

    def by_policy_number(self, number: str) -> Contract | None:
        """The contract with this policy number."""
        return self._first(contracts.c.policy_number_index == self._index.policy_number(number))

    def by_person(self, birth_date: date, phone: str) -> Sequence[Contract]:
        """The contracts whose holder was born then and has this number."""
        return self._read(contracts.c.person_index == self._index.person(birth_date, phone))

    def owner(self, contract_id: str) -> str | None:
        """The id of the member who has the contract."""
        found = select(contracts.c.member_id).where(contracts.c.id == contract_id)
        return self._connection.scalar(found)

    def bind(self, contract: Contract, member_id: str) -> bool:
        """The contract is the member's and registered from now on; False when it is somebody else's already."""
        whose = contracts.c.member_id
        content = to_json(replace(contract, registered=True))
        values = {"member_id": member_id, "content": content}
        free = (contracts.c.id == contract.id, or_(whose.is_(None), whose == member_id))
        return self._update_where(contracts, values, *free) == 1

    def add(self, contract: Contract, member_id: str | None) -> None:
        """Raises AlreadyThere for a known policy number or id."""
        self._insert(
            contracts,
            {
                "id": contract.id,
                "member_id": member_id,
                "policy_number_index": self._index.policy_number(contract.policy_number),
                "person_index": self._index.person(contract.holder.birth_date, contract.phone),
                "content": to_json(contract),
            },
        )

    def _first(self, *where: ColumnElement[bool]) -> Contract | None:
        return next(iter(self._read(*where)), None)

    def _read(self, *where: ColumnElement[bool]) -> Sequence[Contract]:
        statement = select(contracts.c.content).where(*where).order_by(contracts.c.position)
        return [from_json(content) for content in self._connection.scalars(statement)]


class SqlSignUps(Repository):
    """Sign-ups, one per renewal row."""

    def get(self, sign_up_id: str) -> SignUp | None:
        """The sign-up with this id."""
        return self._one(SignUp, sign_ups, id=sign_up_id)

    def lock(self, sign_up_id: str) -> SignUp | None:
        """As `get`; no one else changes it until the unit of work ends."""
        return self._one(SignUp, sign_ups, lock=True, id=sign_up_id)

    def put(self, sign_up: SignUp) -> None:
        """Stored as given, whether it was there or not."""
        values = dict(vars(sign_up))
        changed = {name: value for name, value in values.items() if name != "id"}
        insert = self._upsert(sign_ups).values(values)
        self._connection.execute(insert.on_conflict_do_update(index_elements=["id"], set_=changed))


class SqlMailedLinks(Repository):
    """Single-use links in mails."""

    def add(self, link: MailedLink) -> None:
        """Keeps a new link."""
        self._insert(mailed_links, vars(link))

    def get(self, token_hash: str) -> MailedLink | None:
        """The link of this token."""
        return self._one(MailedLink, mailed_links, token_hash=token_hash)

    def lock(self, token_hash: str) -> MailedLink | None:
        """The link of this token; two uses at once wait for each other."""
        return self._one(MailedLink, mailed_links, lock=True, token_hash=token_hash)

    def save(self, link: MailedLink) -> None:
        """`used_at` and `tries` as given."""
        values = {"used_at": link.used_at, "tries": link.tries}
        self._update(mailed_links, values, token_hash=link.token_hash)

    def expire(self, purpose: str, about: str, now: datetime) -> None:
        """Ends the unused links of this purpose: only the newest is good."""
        unused = (
            mailed_links.c.purpose == purpose,
            mailed_links.c.about == about,
            mailed_links.c.used_at.is_(None),
        )
        self._update_where(mailed_links, {"expires_at": now}, *unused, mailed_links.c.expires_at > now)


_of_member = (
    select(contracts.c.content)
    .where(contracts.c.member_id == bindparam("member"))
    .order_by(contracts.c.position)
)
