"""kill -9 while an application is accepted and while it is released: all or nothing, and once, on both databases."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import delete, func, select, update

from renewal_backend.domain.receipt import Receipt
from renewal_backend.services.apply import apply
from renewal_backend.services.backend import Actor
from renewal_backend.services.release import release
from renewal_backend.storage import Database
from renewal_backend.storage.tables import answers, audit, idempotency, mails, policies, receipts, renewals
from tests.services.crash_driver import NOBODY
from tests.services.test_accepted import WAITS, ready
from tests.services.test_crash import KEYED, process
from tests.services.world import World

STRIDE = 3
"""Every so many moments, and the last ones."""


def some(moments: int) -> Iterator[int]:
    yield from sorted({*range(1, moments + 1, STRIDE), moments - 1, moments})


def kept(database: Database, outcome: str) -> tuple[int, ...]:
    """How much of one outcome («accepted» or «released») is there: row, mail, audit entry, state."""
    row, action = (receipts, "application_accepted") if outcome == "accepted" else (policies, "policy_issued")
    state = "accepted" if outcome == "accepted" else "applied"
    asked = (
        select(func.count()).select_from(row),
        select(func.count()).select_from(mails).where(mails.c.key.startswith(f"{outcome}/")),
        select(func.count()).select_from(audit).where(audit.c.action == action),
        select(func.count()).select_from(renewals).where(renewals.c.state == state),
    )
    with database._engines.reader.connect() as connection:
        return tuple(connection.execute(statement).scalar_one() for statement in asked)


def undo(database: Database, outcome: str) -> None:
    """Back to just before it."""
    before = {"accepted": "open", "released": "accepted"}[outcome]
    action = {"accepted": "application_accepted", "released": "policy_issued"}[outcome]
    back = [
        delete(policies),
        delete(mails).where(mails.c.key.startswith(f"{outcome}/")),
        delete(audit).where(audit.c.action == action),
        update(renewals).where(renewals.c.contract_id.is_not(None)).values(state=before),
    ]
    if outcome == "accepted":
        back += [delete(receipts), delete(idempotency), delete(answers).where(answers.c.field == "apply")]
    with database._engines.writer.begin() as connection:
        for statement in back:
            connection.execute(statement)


def test_killed_while_it_is_accepted(world: World, migrated_url: str) -> None:
    actor, renewal = ready(world, **WAITS)
    with process(world, migrated_url) as applies:
        moments = int(applies(actor, renewal, 0))
        assert kept(world.database, "accepted") == (1,) * 4
        for die_at in some(moments):
            undo(world.database, "accepted")
            assert applies(actor, renewal, die_at) == "killed"
            assert kept(world.database, "accepted") == (die_at == moments,) * 4, die_at
            number = apply(world.backend, actor, renewal.id, KEYED).number
            assert apply(world.backend, actor, renewal.id, "another").number == number
            assert kept(world.database, "accepted") == (1,) * 4, die_at


def test_killed_while_it_is_released(world: World, migrated_url: str) -> None:
    actor, renewal = ready(world, **WAITS)
    receipt = apply(world.backend, actor, renewal.id)
    assert isinstance(receipt, Receipt)
    with process(world, migrated_url) as acts:
        nobody = Actor(NOBODY)

        def releases(die_at: int) -> str:
            return acts(nobody, renewal.__class__(**{**vars(renewal), "id": receipt.number}), die_at)

        moments = int(releases(0))
        assert kept(world.database, "released") == (1,) * 4
        for die_at in some(moments):
            undo(world.database, "released")
            assert releases(die_at) == "killed"
            assert kept(world.database, "released") == (die_at == moments,) * 4, die_at
            number = release(world.backend, receipt.number, "underwriter").policy.number
            assert release(world.backend, receipt.number, "underwriter").policy.number == number
            assert kept(world.database, "released") == (1,) * 4, die_at
