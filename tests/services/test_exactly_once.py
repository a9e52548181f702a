"""Many apply at once, with the same key and with others: one policy number, one mail."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import func, select

from renewal_backend.domain.records import RepeatableRequest
from renewal_backend.errors import KeyInProgress, KeyReused, KoshinError, NotAllowedNow
from renewal_backend.services.answer import answer
from renewal_backend.services.apply import apply
from renewal_backend.services.renewals import policy_of, renewals_of, standing
from renewal_backend.services.start_renewal import start_renewal
from renewal_backend.storage.tables import policies
from tests.services.world import World

T = TypeVar("T")
MANY = 64


def at_once(act: Callable[[int], T]) -> list[T]:
    """What 64 threads return that start together."""
    barrier = Barrier(MANY)

    def start(number: int) -> T:
        barrier.wait()
        return act(number)

    with ThreadPoolExecutor(MANY) as pool:
        return list(pool.map(start, range(MANY)))


def policy_count(world: World) -> int:
    with world.database._engines.reader.connect() as connection:
        return connection.execute(select(func.count()).select_from(policies)).scalar_one()


def test_64_applications_of_one_renewal(world: World) -> None:
    actor, renewal = world.ready()

    def act(number: int) -> str:
        key = "the same" if number % 3 == 0 else None if number % 3 == 1 else f"key {number}"
        return apply(world.backend, actor, renewal.id, key).number

    numbers = at_once(act)
    assert len(numbers) == MANY
    assert len(set(numbers)) == 1
    assert policy_count(world) == 1
    assert len(world.mails("thank_you/")) == 1
    with world.database.read() as work:
        entries = [e.action for e in work.audit.about(f"renewal:{renewal.id}")]
        history = [a.field for a in work.answers.history(renewal.id)]
    assert entries.count("policy_issued") == 1
    assert history.count("apply") == 1
    assert apply(world.backend, actor, renewal.id, "the same").number == numbers[0]


def test_64_at_once_while_answers_change(world: World) -> None:
    """Whoever comes first: either the change is in the policy, or it came too late and says so."""
    actor, renewal = world.ready()

    def act(number: int) -> str:
        try:
            if number % 8 == 0:
                answer(world.backend, actor, renewal.id, "maturity_notice", "post")
                return "changed"
            return apply(world.backend, actor, renewal.id, f"key {number}").number
        except KoshinError as error:
            return error.code

    said = set(at_once(act))
    numbers = {s for s in said if s.isdigit()}
    assert len(numbers) == policy_count(world) <= 1
    assert said - numbers <= {"changed", "already_applied", "incomplete"}
    after = standing(world.backend, actor, renewal.id)
    if after.policy:
        notice = next(e for e in after.policy.frozen["answers"] if e["field"] == "maturity_notice")
        assert notice["value"] == ("post" if "changed" in said else "mail")


def test_two_renewals_at_once_get_two_numbers(world: World) -> None:
    ready = [world.ready("kenji", "clickar", 0), world.ready("kenji", "clickar", 1), world.ready()]
    numbers = at_once(lambda n: (n % 3, apply(world.backend, ready[n % 3][0], ready[n % 3][1].id).number))
    assert len({number for _, number in numbers}) == len(set(numbers)) == 3 == policy_count(world)


def test_a_key_stands_for_one_request(world: World) -> None:
    actor, one = world.ready("kenji", "clickar", 0)
    _, other = world.ready("kenji", "clickar", 1)
    number = apply(world.backend, actor, one.id, "key", body="{}").number
    assert apply(world.backend, actor, one.id, "key", body="{}").number == number
    for attempt in (
        lambda: apply(world.backend, actor, other.id, "key", body="{}"),
        lambda: apply(world.backend, actor, one.id, "key", body='{"note": 1}'),
        lambda: start_renewal(world.backend, actor, "clickar", key="key"),
    ):
        with pytest.raises(KeyReused):
            attempt()
    assert policy_count(world) == 1


def test_a_key_belongs_to_its_member(world: World) -> None:
    for who, programme in (("aoi", "mypage"), ("kenji", "clickar")):
        actor, renewal = world.ready(who, programme)
        apply(world.backend, actor, renewal.id, "key")
    assert policy_count(world) == 2


def test_a_refused_request_does_not_use_up_its_key(world: World) -> None:
    actor, renewal = world.actor("aoi"), world.started("aoi", "mypage")
    with pytest.raises(NotAllowedNow, match="incomplete"):
        apply(world.backend, actor, renewal.id, "key")
    world.walk(actor, renewal.id)
    number = apply(world.backend, actor, renewal.id, "key").number
    assert policy_of(world.backend, actor, renewal.id).number == number


def test_a_request_without_an_answer_yet_is_in_progress(world: World) -> None:
    actor, renewal = world.ready()
    apply(world.backend, actor, renewal.id, "key")
    with world.database.begin() as work:
        done = work.idempotency.get(str(actor), "key")
        assert done
        assert done.response == {"number": policy_of(world.backend, actor, renewal.id).number}
        work.idempotency.remove(str(actor), "key")
        work.idempotency.add(RepeatableRequest(str(actor), "key", done.body_hash, world.clock.now()))
        work.commit()
    with pytest.raises(KeyInProgress):
        apply(world.backend, actor, renewal.id, "key")


def test_starting_64_times_at_once_under_one_key_is_one_renewal(world: World) -> None:
    actor = world.actor("kenji")
    number = world.numbers("kenji")[0]
    started = at_once(lambda _: start_renewal(world.backend, actor, "clickar", number, "key").renewal.id)
    assert len(set(started)) == 1
    assert [r.id for r in renewals_of(world.backend, actor)] == [started[0]]


def test_starting_again_goes_on_with_the_open_one(world: World) -> None:
    actor, renewal = world.actor("kenji"), world.started("kenji", "clickar")
    assert world.started("kenji", "clickar").id == renewal.id
    assert start_renewal(world.backend, actor, "clickar").renewal.id == renewal.id
    other = world.started("kenji", "clickar", 1)
    assert other.id != renewal.id
    assert len(renewals_of(world.backend, actor)) == 2
