"""Applications that an underwriter looks at first (F3: 受付完了): a receipt now, the policy number exactly once later."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from sqlalchemy import func, select

from renewal_backend.domain.policy import PolicyRecord
from renewal_backend.domain.receipt import Receipt
from renewal_backend.domain.renewal import Renewal
from renewal_backend.errors import KeyReused, NotAllowedNow, NotYours
from renewal_backend.services.answer import answer
from renewal_backend.services.apply import apply
from renewal_backend.services.backend import Actor
from renewal_backend.services.contracts import contracts_of
from renewal_backend.services.open_document import open_document
from renewal_backend.services.release import release, waiting
from renewal_backend.services.renewals import plans_of, policy_of, standing
from renewal_backend.services.reopen import reopen
from renewal_backend.services.start_renewal import start_renewal
from renewal_backend.storage.tables import policies, receipts
from tests.services.world import World

YUKO = "J0000506"
WAITS = {"age_condition": "all_ages", "youngest_driver": "2007-05-01"}
MANY = 64


def ready(world: World, **changed: str) -> tuple[Actor, Renewal]:
    """A renewal on the internet site that only has to be applied for."""
    actor = world.actor(YUKO)
    renewal = start_renewal(world.backend, actor, "internet").renewal
    return actor, world.walk(actor, renewal.id, contract=world.numbers(YUKO)[0], **changed).renewal


def accepted(world: World) -> tuple[Actor, Receipt]:
    """One that waits."""
    actor, renewal = ready(world, **WAITS)
    receipt = apply(world.backend, actor, renewal.id)
    assert isinstance(receipt, Receipt)
    return actor, receipt


def counted(world: World) -> tuple[int, int]:
    """How many receipts and policies there are."""
    with world.database._engines.reader.connect() as connection:
        of = [select(func.count()).select_from(table) for table in (receipts, policies)]
        return connection.execute(of[0]).scalar_one(), connection.execute(of[1]).scalar_one()


def test_without_a_reason_the_number_is_there_at_once(world: World) -> None:
    actor, renewal = ready(world)
    assert isinstance(apply(world.backend, actor, renewal.id), PolicyRecord)
    [mail] = world.mails("thank_you/")
    assert mail.to == "yuko.hinagata@example.jp"
    assert mail.subject == "お手続き完了のお知らせ"
    assert counted(world) == (0, 1)


def test_another_programme_never_waits(world: World) -> None:
    actor, renewal = world.actor("aoi"), world.started("aoi", "mypage")
    world.walk(actor, renewal.id, **WAITS)
    assert isinstance(apply(world.backend, actor, renewal.id), PolicyRecord)


def test_with_a_reason_it_has_a_receipt_and_everything_is_frozen(world: World) -> None:
    actor, receipt = accepted(world)
    now = standing(world.backend, actor, receipt.renewal_id)
    assert (now.loaded.renewal.state, now.policy, now.receipt) == ("accepted", None, receipt)
    assert [rule for rule, _ in receipt.reasons] == ["young_driver"]
    assert receipt.frozen["quote"]["yearly"] > 0
    assert receipt.frozen["document"]["digest"]
    [mail] = world.mails("accepted/")
    assert receipt.number in mail.text
    assert receipt.reasons[0][1] in mail.text
    assert world.mails("thank_you/") == []
    assert counted(world) == (1, 0)


def test_what_waits_can_not_be_changed_or_applied_for_again(world: World) -> None:
    actor, receipt = accepted(world)
    renewal_id, backend = receipt.renewal_id, world.backend
    for again in (
        lambda: answer(backend, actor, renewal_id, "plan", "leaner"),
        lambda: reopen(backend, actor, renewal_id, "plan"),
        lambda: plans_of(backend, actor, renewal_id),
    ):
        with pytest.raises(NotAllowedNow, match="already_applied"):
            again()
    with pytest.raises(NotYours, match="no_policy"):
        policy_of(backend, actor, renewal_id)
    [listed] = contracts_of(backend, actor)
    assert listed.refusal
    assert listed.refusal.code == "contract_renewed"
    another = start_renewal(backend, actor, "internet").renewal
    with pytest.raises(NotAllowedNow, match="contract_renewed"):
        world.walk(actor, another.id, "vehicle", contract=world.numbers(YUKO)[0])
    assert open_document(backend, actor, renewal_id).digest == receipt.frozen["document"]["digest"]


def test_same_and_other_keys_get_the_same_receipt(world: World) -> None:
    actor, renewal = ready(world, **WAITS)
    first = apply(world.backend, actor, renewal.id, "key-1")
    assert apply(world.backend, actor, renewal.id, "key-1") == first
    assert apply(world.backend, actor, renewal.id, "key-2") == first
    with pytest.raises(KeyReused):
        apply(world.backend, actor, renewal.id, "key-1", body="something else")
    assert counted(world) == (1, 0)
    assert len(world.mails("accepted/")) == 1


def test_many_at_once_get_one_receipt_and_one_number(world: World) -> None:
    actor, renewal = ready(world, **WAITS)
    barrier = Barrier(MANY)

    def asks(index: int) -> str:
        barrier.wait()
        return apply(world.backend, actor, renewal.id, f"key-{index % 8}").number

    with ThreadPoolExecutor(MANY) as pool:
        [number] = set(pool.map(asks, range(MANY)))
    assert counted(world) == (1, 0)
    assert len(world.mails("accepted/")) == 1

    def releases(_: int) -> tuple[str, int]:
        barrier.wait()
        done = release(world.backend, number, "underwriter")
        return done.policy.number, len(done.conversations)

    with ThreadPoolExecutor(MANY) as pool:
        assert len({policy for policy, _ in pool.map(releases, range(MANY))}) == 1
    assert counted(world) == (1, 1)
    assert len(world.mails("released/")) == 1


def test_applying_and_releasing_at_once_give_one_of_each(world: World) -> None:
    actor, receipt = accepted(world)
    barrier = Barrier(16)

    def act(index: int) -> str:
        barrier.wait()
        if index % 2:
            return release(world.backend, receipt.number, "underwriter").policy.number
        return apply(world.backend, actor, receipt.renewal_id, f"key-{index}").number

    with ThreadPoolExecutor(16) as pool:
        numbers = set(pool.map(act, range(16)))
    policy = policy_of(world.backend, actor, receipt.renewal_id).number
    assert numbers <= {receipt.number, policy}
    assert counted(world) == (1, 1)


def test_the_release_gives_the_number_with_what_was_frozen(world: World) -> None:
    actor, receipt = accepted(world)
    assert waiting(world.backend) == [receipt]
    world.clock.move(days=3)
    done = release(world.backend, receipt.number, "underwriter")
    assert waiting(world.backend) == []
    now = standing(world.backend, actor, receipt.renewal_id)
    assert (now.loaded.renewal.state, now.policy, now.receipt) == ("applied", done.policy, receipt)
    assert done.policy.frozen == receipt.frozen
    [mail] = world.mails("released/")
    assert mail.to == "yuko.hinagata@example.jp"
    assert done.policy.number in mail.text
    assert receipt.number in mail.text
    assert release(world.backend, receipt.number, "underwriter").policy == done.policy
    assert apply(world.backend, actor, receipt.renewal_id) == done.policy
    with world.database.read() as work:
        about = work.audit.about(f"renewal:{receipt.renewal_id}")
    assert [entry.actor for entry in about if entry.action == "policy_issued"] == ["staff:underwriter"]


def test_a_receipt_that_nobody_has_is_not_there(world: World) -> None:
    with pytest.raises(NotYours, match="no_receipt"):
        release(world.backend, "U99999999", "underwriter")
