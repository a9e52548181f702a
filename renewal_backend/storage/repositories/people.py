"""Members and contracts: found by blind index, kept encrypted."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Connection, bindparam, select

from ...domain.contract import Contract, from_json, to_json
from ...domain.member import Member, Realm
from ..crypto import BlindIndex
from ..tables import contracts, members
from .base import Repository


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

    def add(self, member: Member) -> None:
        """Raises AlreadyThere when the realm has this login."""
        index = self._index.login(member.realm, member.login)
        self._insert(members, {**vars(member), "login_index": index})


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

    def add(self, contract: Contract, member_id: str | None) -> None:
        """Raises AlreadyThere for a known policy number or id."""
        self._insert(
            contracts,
            {
                "id": contract.id,
                "member_id": member_id,
                "policy_number_index": self._index.policy_number(contract.policy_number),
                "content": to_json(contract),
            },
        )

    def _first(self, *where: ColumnElement[bool]) -> Contract | None:
        return next(iter(self._read(*where)), None)

    def _read(self, *where: ColumnElement[bool]) -> Sequence[Contract]:
        statement = select(contracts.c.content).where(*where).order_by(contracts.c.position)
        return [from_json(content) for content in self._connection.scalars(statement)]


_of_member = (
    select(contracts.c.content)
    .where(contracts.c.member_id == bindparam("member"))
    .order_by(contracts.c.position)
)
