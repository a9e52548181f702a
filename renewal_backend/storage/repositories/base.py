"""What the repositories have in common: rows to records, and inserts that may find their row there."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from ..tables import counters

Record = TypeVar("Record")


class Repository:
    """A collection within one unit of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def _insert(self, table: Table, values: Mapping[str, Any]) -> None:
        self._connection.execute(_inserting(table), values)

    def _insert_new(self, table: Table, values: Mapping[str, Any], *key: str) -> bool:
        """Whether the row is new; a row with the same `key` columns is left as it is."""
        statement = _inserting_new(self._connection.dialect.name, table, key)
        return self._connection.execute(statement, values).first() is not None

    def _upsert(self, table: Table) -> sqlite.Insert | postgresql.Insert:
        """An insert that can say what to do about a row that is there."""
        return _upserting(self._connection.dialect.name, table)

    def _next(self, name: str, first: int) -> int:
        """The next number of a counter, whose row stays locked until the unit of work ends; a rollback gives it back."""
        insert = self._upsert(counters).values(name=name, value=first)
        counted = insert.on_conflict_do_update(index_elements=["name"], set_={"value": counters.c.value + 1})
        return int(self._connection.execute(counted.returning(counters.c.value)).scalar_one())

    def _update(self, table: Table, values: Mapping[str, Any], **same: Any) -> int:
        """How many rows had these values in the columns of `same` and were changed."""
        statement = _updating(table, tuple(values), tuple(same))
        return self._connection.execute(statement, {**values, **_prefixed(same)}).rowcount

    def _update_where(self, table: Table, values: Mapping[str, Any], *where: ColumnElement[bool]) -> int:
        return self._connection.execute(update(table).where(*where).values(**values)).rowcount

    def _delete(self, table: Table, *where: ColumnElement[bool]) -> int:
        return self._connection.execute(delete(table).where(*where)).rowcount

    def _one(
        self, record: Callable[..., Record], table: Table, *, lock: bool = False, **same: Any
    ) -> Record | None:
        """The one row with these values as a record. SQLite ignores `lock`: there whoever writes is alone anyway."""
        statement = _selecting(record, table, tuple(same), lock)
        row = self._connection.execute(statement, _prefixed(same)).first()
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


# Statements are made once: to put one together costs as much as to run it.


@cache
def _columns(record: Any, table: Table) -> tuple[Column[Any], ...]:
    """The columns that are named as the record's fields, in the order of the fields."""
    return tuple(table.c[field.name] for field in fields(record))


@cache
def _selecting(record: Any, table: Table, same: tuple[str, ...], lock: bool) -> Select[Any]:
    statement = select(*_columns(record, table)).where(*_alike(table, same))
    return statement.with_for_update() if lock else statement


@cache
def _inserting(table: Table) -> Insert:
    return insert(table)


@cache
def _inserting_new(dialect: str, table: Table, key: tuple[str, ...]) -> ReturningInsert[Any]:
    statement = _upserting(dialect, table).on_conflict_do_nothing(index_elements=list(key))
    return statement.returning(table.c[key[0]])


def _upserting(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


@cache
def _updating(table: Table, changed: tuple[str, ...], same: tuple[str, ...]) -> Update:
    values = {name: bindparam(name, type_=table.c[name].type) for name in changed}
    return update(table).where(*_alike(table, same)).values(values)


def _alike(table: Table, same: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(f"same_{name}", type_=table.c[name].type) for name in same]


def _prefixed(same: Mapping[str, Any]) -> dict[str, Any]:
    """Under names of their own: an update may set the very column that it looks at."""
    return {f"same_{name}": value for name, value in same.items()}
