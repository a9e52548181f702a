"""A unit of work: all or nothing, then over."""

from __future__ import annotations

import sqlite3
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError, ResourceClosedError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from renewal_backend.services.ports import StorageUnavailable
from renewal_backend.storage import Database, engines
from renewal_backend.storage.writer_gate import WriterGate

from .databases import INDEX_KEY, KEY, Empty, opened
from .samples import MEMBER, OTHER, contract, furnish


def test_what_is_not_committed_is_not_there(database: Database) -> None:
    with database.begin() as work:
        work.members.add(MEMBER)
    with database.read() as work:
        assert work.members.get(MEMBER.id) is None


def test_an_exception_undoes_everything_and_comes_out(database: Database) -> None:
    def fail() -> None:
        with database.begin() as work:
            work.members.add(MEMBER)
            raise LookupError

    with pytest.raises(LookupError):
        fail()
    with database.read() as work:
        assert work.members.get(MEMBER.id) is None


def test_after_the_commit_nothing_more_can_be_done(database: Database) -> None:
    with database.begin() as work:
        work.members.add(MEMBER)
        work.commit()
        with pytest.raises(ResourceClosedError):
            work.members.add(OTHER)


def test_a_reader_sees_what_was_committed_and_can_neither_write_nor_commit(database: Database) -> None:
    with database.begin() as writing:
        writing.members.add(MEMBER)
        with database.read() as reading:
            assert reading.members.get(MEMBER.id) is None
        writing.commit()
    with database.read() as reading:
        assert reading.members.get(MEMBER.id) == MEMBER
        with pytest.raises(RuntimeError):
            reading.commit()
        with pytest.raises(DBAPIError):
            reading.members.add(OTHER)


def test_a_reset_leaves_the_given_people_and_nothing_else(database: Database) -> None:
    class Owned:
        contract = contract("9", "1000000017")
        member_id = OTHER.id

    class Fresh:
        members = (OTHER,)
        contracts = (Owned(),)

    furnish(database)
    database.reset_demo(Fresh())
    with database.read() as work:
        assert work.members.get(OTHER.id) == OTHER
        assert work.contracts.of_member(OTHER.id) == [Owned.contract]
        assert work.members.get(MEMBER.id) is None
        assert work.renewals.get("renewal-1") is None
        assert work.conversations.get("conversation-1") is None
    database.reset_demo(Empty())


def test_it_answers(database: Database) -> None:
    assert database.ping()


def test_without_a_server_it_says_so() -> None:
    away = opened("postgresql://postgres@127.0.0.1:1/nothing")
    assert not away.ping()
    with pytest.raises(StorageUnavailable), away.begin():
        pass
    away.close()


def test_without_a_free_connection_it_says_so(database: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def connect(_: Engine) -> None:
        raise PoolTimeout

    monkeypatch.setattr(Engine, "connect", connect)
    with pytest.raises(StorageUnavailable), database.read():
        pass


def test_two_writers_in_one_thread_are_refused_before_they_wait_for_ever(tmp_path: Path) -> None:
    database = opened(f"sqlite:///{tmp_path / 'a.db'}")
    with database.begin(), pytest.raises(RuntimeError), database.begin():
        pass
    with database.begin():
        pass
    database.close()


def test_who_waits_too_long_to_write_is_told_and_holds_up_nobody() -> None:
    gate = WriterGate(patience=0.01)

    def impatient() -> bool:
        try:
            with gate:
                return True
        except StorageUnavailable:
            return False

    with ThreadPoolExecutor(1) as pool:
        with gate:
            assert not pool.submit(impatient).result()
        assert pool.submit(impatient).result()


def test_whose_turn_comes_at_the_last_moment_gets_it(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = WriterGate(patience=0.01)
    given_up, left = Event(), Event()
    leave = gate._leave

    def late(turn: Any) -> bool:
        given_up.set()
        left.wait(5)
        return leave(turn)

    monkeypatch.setattr(gate, "_leave", late)

    def enter() -> bool:
        with gate:
            return True

    with ThreadPoolExecutor(1) as pool:
        with gate:
            waiting = pool.submit(enter)
            assert given_up.wait(5)
        left.set()
        assert waiting.result(5)


def test_writers_are_let_in_in_the_order_in_which_they_came() -> None:
    gate, order = WriterGate(), list[int]()

    def write(number: int) -> None:
        with gate:
            order.append(number)

    with ThreadPoolExecutor(8) as pool, gate:
        for number in range(8):
            pool.submit(write, number)
            while len(gate._waiting) <= number:
                time.sleep(0.001)
    assert order == list(range(8))


def test_another_process_that_keeps_the_file_is_trouble_not_a_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(engines._PRAGMAS, "busy_timeout", 20)
    database = opened(f"sqlite:///{tmp_path / 'a.db'}")
    database.migrate()
    other = sqlite3.connect(tmp_path / "a.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable), database.begin():
        pass
    with database.read() as work:
        assert work.members.get(MEMBER.id) is None, "readers don't mind"
    other.close()
    with database.begin():
        pass
    database.close()


def test_sqlite_without_its_guarantees_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(engines._PRAGMAS, "journal_mode", "delete_everything")
    database = opened(f"sqlite:///{tmp_path / 'a.db'}")
    with pytest.raises(RuntimeError, match="journal_mode"):
        database.migrate()
    database.close()


def test_the_file_is_its_owners_only(tmp_path: Path) -> None:
    opened(f"sqlite:///{tmp_path / 'deep' / 'a.db'}").close()
    assert (tmp_path / "deep" / "a.db").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///:memory:", "mysql://root@localhost/x"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"SQLite needs a file|no storage for"):
        Database(url, [KEY], INDEX_KEY)
