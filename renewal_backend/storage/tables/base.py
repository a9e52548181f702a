"""What all tables share: one MetaData with named constraints, and the columns that return everywhere."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, MetaData, String

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    }
)

ID = String(64)
DIGEST = String(64)
WORD = String(64)
"""An id of the catalogue, a status, a name of ours: never personal."""


def id_column() -> Column[str]:
    """The opaque id."""
    return Column("id", ID, primary_key=True)


def reference(name: str, target: str, **options: Any) -> Column[str]:
    """A column that holds the id of a row of `target`; required unless `nullable` says otherwise."""
    return Column(name, ID, ForeignKey(f"{target}.id"), **{"nullable": False, **options})
