"""Database errors become the storage's own, wherever they happen; none of them carries a value."""

from __future__ import annotations

from sqlalchemy import event
from sqlalchemy.engine import Engine, ExceptionContext
from sqlalchemy.exc import DBAPIError, OperationalError

from ..services.ports import AlreadyThere, NotThere, StorageError, StorageUnavailable

_UNIQUE = {"SQLITE_CONSTRAINT_UNIQUE", "SQLITE_CONSTRAINT_PRIMARYKEY", "23505"}
_MISSING = {"SQLITE_CONSTRAINT_FOREIGNKEY", "23503"}
_SQLITE_TROUBLE = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_CANTOPEN", "SQLITE_FULL", "SQLITE_IOERR")


def translate_errors(engine: Engine) -> None:
    """From now on this engine raises StorageErrors for what can happen to a correct program."""
    event.listen(engine, "handle_error", _translate)


def _translate(context: ExceptionContext) -> StorageError | None:
    """Our name for it, which SQLAlchemy then raises; None for what only a wrong program does."""
    error = context.sqlalchemy_exception
    if not isinstance(error, DBAPIError):
        return None
    code = _code(error)
    if code in _UNIQUE:
        return AlreadyThere("a row that must be unique is there already")
    if code in _MISSING:
        return NotThere("a row that this one belongs to is not there")
    on_sqlite = code.startswith("SQLITE_")
    if isinstance(error, OperationalError) and (not on_sqlite or code.startswith(_SQLITE_TROUBLE)):
        return StorageUnavailable(f"the database can't do it now ({code or 'no connection'})")
    return None


def _code(error: DBAPIError) -> str:
    """SQLite's name of the error, or PostgreSQL's SQLSTATE; empty when there was no connection."""
    return str(getattr(error.orig, "sqlite_errorname", None) or getattr(error.orig, "sqlstate", None) or "")
