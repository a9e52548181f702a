"""Puts a demonstration back to its start."""

from __future__ import annotations

from sqlalchemy import Connection, delete

from ..services.ports import StartingData
from .crypto import BlindIndex
from .repositories import SqlContracts, SqlMembers
from .tables import counters, metadata


def replace_everything(connection: Connection, index: BlindIndex, data: StartingData) -> None:
    """Every row goes and `data` comes, within the caller's transaction.

    Only the counters stay: a policy number that was given out once is never given out again.
    """
    for table in reversed(metadata.sorted_tables):
        if table is not counters:
            connection.execute(delete(table))
    members, contracts = SqlMembers(connection, index), SqlContracts(connection, index)
    for member in data.members:
        members.add(member)
    for owned in data.contracts:
        contracts.add(owned.contract, owned.member_id)
