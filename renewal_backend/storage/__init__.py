"""The storage: SQLAlchemy 2 (Core) over SQLite or PostgreSQL, encrypted at rest, migrated by Alembic."""

from __future__ import annotations

from .database import Database

__all__ = ["Database"]
