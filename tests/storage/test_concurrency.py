"""Many at once: numbers, versions, events and sequences stay what they promise."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import TypeVar

from renewal_backend.domain.policy_number import number_from
from renewal_backend.services.ports import AlreadyThere, StaleVersion
from renewal_backend.storage import Database

from .samples import LATER, NOW, furnish, mail, policy, turn

T = TypeVar("T")


def at_once(count: int, act: Callable[[int], T]) -> list[T]:
    """What `count` threads return that all start together."""
    barrier = Barrier(count)

    def start(number: int) -> T:
        barrier.wait()
        return act(number)

    with ThreadPoolExecutor(count) as pool:
        return list(pool.map(start, range(count)))


def test_64_take_a_number_and_every_number_is_another(database: Database) -> None:
    def take(number: int) -> int | None:
        with database.begin() as work:
            taken = work.policies.next_number()
            if number % 4 == 0:
                return None
            work.commit()
            return taken

    taken = [number for number in at_once(64, take) if number is not None]
    assert len(set(taken)) == len(taken) == 48
    assert max(taken) - min(taken) < 64


def test_64_applications_of_one_renewal_make_one_policy_and_one_mail(database: Database) -> None:
    furnish(database)

    def apply(_: int) -> str:
        with database.begin() as work:
            assert work.renewals.lock("renewal-1")
            made = work.policies.of_renewal("renewal-1")
            if made is None:
                made = policy(number_from(work.policies.next_number()))
                work.policies.add(made)
                work.mails.add(mail())
                work.commit()
            return made.number

    assert len(set(at_once(64, apply))) == 1
    with database.begin() as work:
        assert work.mails.waiting() == 1


def test_without_any_lock_the_tables_themselves_allow_one_policy(database: Database) -> None:
    furnish(database)

    def apply(_: int) -> bool:
        with database.begin() as work:
            number = number_from(work.policies.next_number())
            try:
                work.policies.add(policy(number))
            except AlreadyThere:
                return False
            work.commit()
            return True

    assert at_once(16, apply).count(True) == 1


def test_of_two_who_read_the_same_version_one_saves(database: Database) -> None:
    furnish(database)
    with database.read() as work:
        seen = work.renewals.get("renewal-1")
    assert seen

    def save(_: int) -> bool:
        with database.begin() as work:
            try:
                work.renewals.save(replace(seen, changed_at=LATER))
            except StaleVersion:
                return False
            work.commit()
            return True

    assert at_once(16, save).count(True) == 1
    with database.read() as work:
        assert work.renewals.get("renewal-1") == replace(seen, changed_at=LATER, version=2)


def test_an_event_that_comes_32_times_at_once_is_one_turn(database: Database) -> None:
    furnish(database)

    def receive(number: int) -> str:
        with database.begin() as work:
            stored = work.turns.add(turn(str(number)))
            work.commit()
            return stored.id

    assert len(set(at_once(32, receive))) == 1


def test_the_transcript_has_no_gap_and_no_double(database: Database) -> None:
    furnish(database)

    def talk(number: int) -> None:
        for line in range(10):
            with database.begin() as work:
                work.messages.append("conversation-1", "bot", {"n": number, "line": line}, NOW)
                work.messages.append("conversation-1", "bot", {"n": number, "line": line}, NOW)
                if line % 3:
                    work.commit()

    at_once(16, talk)
    with database.read() as work:
        messages = work.messages.after("conversation-1", 0)
        conversation = work.conversations.get("conversation-1")
    assert [m.seq for m in messages] == list(range(1, 16 * 6 * 2 + 1))
    assert conversation
    assert conversation.last_seq == len(messages)
    for first, second in zip(messages[::2], messages[1::2], strict=True):
        assert first.body == second.body, "what one unit of work says stays together"


def test_two_workers_never_claim_the_same_mail(database: Database) -> None:
    with database.begin() as work:
        for number in range(60):
            work.mails.add(mail(str(number)))
        work.commit()

    def deliver(_: int) -> list[int]:
        claimed: list[int] = []
        while len(claimed) < 60:
            with database.begin() as work:
                mails = work.mails.due(NOW, limit=5)
                work.commit()
            if not mails:
                break
            claimed += [queued.id for queued in mails]
        return claimed

    claimed = [mail_id for worker in at_once(8, deliver) for mail_id in worker]
    assert len(claimed) == len(set(claimed)) == 60
