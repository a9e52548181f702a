"""Brings everything encrypted under the newest key, so that older keys can be thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    LargeBinary,
    Row,
    Table,
    select,
    tuple_,
    type_coerce,
    update,
)

from .column_types import ENCRYPTED
from .crypto import Cipher
from .tables import metadata

PAGE = 200


def reencrypt(engine: Engine, cipher: Cipher) -> int:
    """Page by page, each in its own transaction, while the service runs; how many rows were rewritten."""
    return sum(_table(engine, cipher, table) for table in metadata.sorted_tables if _secret(table))


def _table(engine: Engine, cipher: Cipher, table: Table) -> int:
    done, last = 0, None
    while True:
        with engine.begin() as connection:
            rows = _page(connection, table, last)
            for row in rows:
                _rewrite(connection, cipher, table, row)
        done += len(rows)
        if len(rows) < PAGE:
            return done
        last = _key(table, rows[-1])


def _page(connection: Connection, table: Table, last: tuple[Any, ...] | None) -> Sequence[Row[Any]]:
    key = list(table.primary_key)
    raw = [type_coerce(column, LargeBinary).label(column.name) for column in _secret(table)]
    statement = select(*key, *raw).order_by(*key).limit(PAGE).with_for_update()
    if last is not None:
        statement = statement.where(tuple_(*key) > tuple_(*last))
    return connection.execute(statement).all()


def _rewrite(connection: Connection, cipher: Cipher, table: Table, row: Row[Any]) -> None:
    key = dict(zip((column.name for column in table.primary_key), _key(table, row), strict=True))
    tokens = {
        column.name: type_coerce(cipher.rotate(row._mapping[column.name]), LargeBinary)
        for column in _secret(table)
        if row._mapping[column.name] is not None
    }
    if tokens:
        connection.execute(update(table).filter_by(**key).values(tokens))


def _key(table: Table, row: Row[Any]) -> tuple[Any, ...]:
    return tuple(row[: len(table.primary_key)])


def _secret(table: Table) -> list[Column[Any]]:
    return [column for column in table.columns if isinstance(column.type, ENCRYPTED)]
