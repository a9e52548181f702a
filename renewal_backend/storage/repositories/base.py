"""What the repositories have in common: rows to records, and inserts that may find their row there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Connection, Table, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

Record = TypeVar("Record")


class Repository:
    """A collection within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _insert(self, table: Table, values: Mapping[str, Any]) -> None:
        self._connection.execute(insert(table), values)

    def _insert_new(self, table: Table, values: Mapping[str, Any], *key: str) -> bool:
        """Whether the row is new; a row with the same `key` columns is left as it is."""
        statement = self._upsert(table).on_conflict_do_nothing(index_elements=list(key))
        return self._connection.execute(statement.returning(table.c[key[0]]), values).first() is not None

    def _upsert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An insert that can say what to do about a row that is there."""
        on_sqlite = self._connection.dialect.name == "sqlite"
        return sqlite.insert(table) if on_sqlite else postgresql.insert(table)

    def _update(self, table: Table, values: Mapping[str, Any], *where: ColumnElement[bool]) -> int:
        return self._connection.execute(update(table).where(*where).values(**values)).rowcount

    def _delete(self, table: Table, *where: ColumnElement[bool]) -> int:
        return self._connection.execute(delete(table).where(*where)).rowcount

    def _one(
        self, record: Callable[..., Record], table: Table, *where: ColumnElement[bool], lock: bool = False
    ) -> Record | None:
        """The one row as a record. SQLite ignores `lock`: there whoever writes is alone anyway."""
        statement = select(*_columns(record, table)).where(*where)
        row = self._connection.execute(statement.with_for_update() if lock else statement).first()
        return None if row is None else record(*row)

    def _all(
        self,
        record: Callable[..., Record],
        table: Table,
        *where: ColumnElement[bool],
        order: Sequence[ColumnElement[Any]],
        limit: int | None = None,
    ) -> Sequence[Record]:
        """The rows as records, in order."""
        statement = select(*_columns(record, table)).where(*where).order_by(*order).limit(limit)
        return [record(*row) for row in self._connection.execute(statement)]


@cache
def _columns(record: Any, table: Table) -> tuple[Column[Any], ...]:
    """The columns that are named as the record's fields, in the order of the fields."""
    return tuple(table.c[field.name] for field in fields(record))
