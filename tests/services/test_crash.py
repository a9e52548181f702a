"""kill -9 at every moment of an application, then a restart: one number, one mail, on both databases."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import delete, func, select, update

from renewal_backend.domain.renewal import Renewal
from renewal_backend.services.apply import apply
from renewal_backend.services.backend import Actor
from renewal_backend.services.renewals import standing
from renewal_backend.storage import Database
from renewal_backend.storage.tables import answers, audit, idempotency, mails, policies, renewals
from tests.services.world import World
from tests.storage.databases import INDEX_KEY, KEY, opened

ROOT = Path(__file__).resolve().parents[2]
KEYED = "0b6c1f0e-9a44"


@contextmanager
def process(world: World, url: str) -> Iterator[Callable[[Actor, Renewal, int], str]]:
    """Somebody who applies in a process of their own, to be killed at a given moment."""
    arguments = [url, KEY, INDEX_KEY.decode(), world.clock.now().isoformat()]
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.services.crash_driver", *arguments],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    stdin, stdout = child.stdin, child.stdout
    assert stdin
    assert stdout

    def applies(actor: Actor, renewal: Renewal, die_at: int) -> str:
        stdin.write(f"{renewal.id} {actor.member_id} {KEYED} {die_at}\n")
        stdin.flush()
        return stdout.readline().strip()

    with child:
        yield applies
        stdin.close()


def kept(database: Database) -> tuple[int, ...]:
    """How many policies, thank-you mails, kept answers of requests, «applied» answers and audit entries."""
    asked = (
        select(func.count()).select_from(policies),
        select(func.count()).select_from(mails).where(mails.c.key.startswith("thank_you/")),
        select(func.count()).select_from(idempotency).where(idempotency.c.status == "done"),
        select(func.count()).select_from(answers).where(answers.c.field == "apply"),
        select(func.count()).select_from(audit).where(audit.c.action == "policy_issued"),
        select(func.count()).select_from(renewals).where(renewals.c.state == "applied"),
    )
    with database._engines.reader.connect() as connection:
        return tuple(connection.execute(statement).scalar_one() for statement in asked)


def undo(database: Database) -> None:
    """Back to just before the application, so that the next moment can be tried."""
    with database._engines.writer.begin() as connection:
        for statement in (
            delete(policies),
            delete(mails),
            delete(idempotency),
            delete(answers).where(answers.c.field == "apply"),
            delete(audit).where(audit.c.action == "policy_issued"),
            update(renewals).values(state="open"),
        ):
            connection.execute(statement)


def test_killed_at_every_moment_of_the_application(world: World, migrated_url: str) -> None:
    actor, renewal = world.ready()
    with process(world, migrated_url) as applies:
        moments = int(applies(actor, renewal, 0))
        assert moments > 20
        assert kept(world.database) == (1, 1, 1, 1, 1, 1)
        whole = []
        for die_at in range(1, moments + 1):
            undo(world.database)
            assert applies(actor, renewal, die_at) == "killed"
            found = kept(world.database)
            assert found in {(0,) * 6, (1,) * 6}, f"half an application after moment {die_at}"
            whole.append(bool(found[0]))
            number = restarted(world, migrated_url, actor, renewal)
            assert kept(world.database) == (1, 1, 1, 1, 1, 1), f"after moment {die_at} and a restart"
            assert applies(actor, renewal, 0).isdigit(), "who was killed asks again"
            policy = standing(world.backend, actor, renewal.id).policy
            assert policy
            assert policy.number == number
    assert whole == [False] * (moments - 1) + [True], "the commit is the border"
    print(f"killed at {moments} moments")


def restarted(world: World, url: str, actor: Actor, renewal: Renewal) -> str:
    """A new process asks again under the same key, then under another one; the number it gets."""
    database = opened(url)
    try:
        again = World(database, world.clock, world.hasher)
        number = apply(again.backend, actor, renewal.id, KEYED).number
        assert apply(again.backend, actor, renewal.id, "another key").number == number
        with database.begin() as work:
            work.idempotency.remove(str(actor), "another key")
            work.commit()
    finally:
        database.close()
    return number
