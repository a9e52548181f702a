"""The database as the rest of the service knows it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import nullcontext

from sqlalchemy import text

from ..services.ports import StartingData, StorageError
from . import migrating
from .crypto import BlindIndex, Cipher
from .demo_data import replace_everything
from .engines import make_engines
from .reencryption import reencrypt
from .unit_of_work import ReadOnlyUnitOfWork, SqlUnitOfWork
from .writer_gate import WriterGate


class Database:
    """Units of work over one database. Safe to share between threads."""

    def __init__(self, url: str, encryption_keys: Sequence[str], index_key: bytes) -> None:
        """`url`: `sqlite:///<file>` or `postgresql://…`.

        `encryption_keys`: Fernet keys, newest first; the first one encrypts, all decrypt. `index_key`: at
        least 32 secret bytes, apart from the encryption keys and never changed, for the look-up of logins
        and policy numbers. Raises ValueError for what can't be used. Connects only when it has to.
        """
        self._cipher = Cipher(encryption_keys)
        self._index = BlindIndex(index_key)
        self._engines = make_engines(url, self._cipher)
        self._gate = WriterGate() if self._engines.on_sqlite else None

    def begin(self) -> SqlUnitOfWork:
        """A unit of work that reads and writes. On SQLite one at a time: others wait for their turn."""
        return SqlUnitOfWork(self._engines.writer, self._index, self._gate)

    def read(self) -> ReadOnlyUnitOfWork:
        """A unit of work that only reads; on SQLite it never waits."""
        return ReadOnlyUnitOfWork(self._engines.reader, self._index)

    def migrate(self) -> None:
        """Makes or updates the tables; does nothing when they are current."""
        migrating.upgrade(self._engines.writer)

    def is_current(self) -> bool:
        """Whether the tables are those that this version expects. Raises StorageUnavailable."""
        return migrating.is_current(self._engines.reader)

    def ping(self) -> bool:
        """Whether the database answers."""
        try:
            with self._engines.reader.connect() as connection:
                return connection.execute(text("SELECT 1")).scalar() == 1
        except StorageError:
            return False

    def reset_demo(self, data: StartingData) -> None:
        """Removes every row and writes `data`, in one transaction. Policy numbers go on counting."""
        with self._gate or nullcontext(), self._engines.writer.begin() as connection:
            replace_everything(connection, self._index, data)

    def reencrypt(self) -> int:
        """Brings every row under the first encryption key; afterwards the others can go. How many rows."""
        return reencrypt(self._engines.writer, self._cipher)

    def close(self) -> None:
        """Closes all connections."""
        self._engines.dispose()
