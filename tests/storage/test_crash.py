"""kill -9 in the middle leaves a transaction whole or not at all."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import func, select

from renewal_backend.storage import Database
from renewal_backend.storage.tables import answers, audit, mails, renewals

from .databases import INDEX_KEY, KEY
from .samples import furnish

ROOT = Path(__file__).resolve().parents[2]
CHILD = """
import sys
from dataclasses import replace
from datetime import UTC, datetime
from renewal_backend.catalogue.answer import Answer, Shown
from renewal_backend.domain.records import Mail
from renewal_backend.storage import Database

url, key, index_key, when = sys.argv[1:]
database = Database(url, [key], index_key.encode())
now = datetime.now(UTC)
number = 0
while True:
    number += 1
    with database.begin() as work:
        renewal = work.renewals.lock("renewal-1")
        work.answers.append("renewal-1", Answer("plan", "as_is", "", Shown("", ""), now), None)
        work.audit.add(now, "member-1", "answer", "renewal-1", {})
        work.mails.add(Mail(f"mail-{number}", "a@example.jp", "", "", now))
        work.renewals.save(replace(renewal))
        if when == "before":
            print("ready", flush=True)
            sys.stdin.read()
        work.commit()
    if when == "after":
        print("ready", flush=True)
        sys.stdin.read()
    if number == 1:
        print("going", flush=True)
"""


def killed(url: str, when: str, after_seconds: float = 0.0) -> None:
    """Runs the child until it says something, waits, and kills it."""
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, url, KEY, INDEX_KEY.decode(), when],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    with child:
        assert child.stdout
        assert child.stdout.readline()
        time.sleep(after_seconds)
        child.kill()
    assert child.returncode == -9


def counts(database: Database) -> tuple[int, int, int, int]:
    """Answers, audit entries, mails, and saves of the renewal."""
    with database._engines.reader.connect() as connection:
        rows = [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (answers, audit, mails)
        ]
        version = connection.execute(select(renewals.c.version)).scalar_one()
    return rows[0], rows[1], rows[2], version - 1


@pytest.mark.parametrize(("when", "expected"), [("before", (0, 0, 0, 0)), ("after", (1, 1, 1, 1))])
def test_a_commit_is_the_border(
    database: Database, migrated_url: str, when: str, expected: tuple[int, int, int, int]
) -> None:
    furnish(database)
    killed(migrated_url, when)
    assert counts(database) == expected
    with database.begin() as work:
        assert work.renewals.lock("renewal-1"), "the dead hold no lock"


def test_killed_at_any_moment_all_tables_agree(database: Database, migrated_url: str) -> None:
    furnish(database)
    killed(migrated_url, "any", after_seconds=0.2)
    whole = counts(database)
    assert whole[0] > 0
    assert len(set(whole)) == 1
