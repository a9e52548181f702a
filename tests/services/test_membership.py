"""Becoming a member when two do it at once: one of them does, and the other is told kindly."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from renewal_backend.domain.contract import Contract
from renewal_backend.domain.membership import Details
from renewal_backend.domain.policy_number import number_from
from renewal_backend.domain.renewal import Renewal
from renewal_backend.domain.sign_up import SignUp
from renewal_backend.errors import KoshinError
from renewal_backend.services.activate import activate
from renewal_backend.services.backend import new_id
from renewal_backend.services.mailed_link import make_link
from tests.services.world import World

PASSWORD = "Nirin8wagon"


@pytest.fixture
def contract(world: World) -> Contract:
    """Nobody's yet."""
    return next(o.contract for o in world.data.contracts if o.contract.holder.name == "例田 美咲")


def mailed(world: World, contract: Contract, mail: str) -> str:
    """The token of a link for somebody who entered and confirmed what fits this contract."""
    holder, now = contract.holder, world.clock.now()
    number = (contract.policy_number,)
    details = Details(mail, holder.name, contract.address, holder.birth_date, contract.phone, number)
    renewal = Renewal(new_id(), "registration", None, None, "open", now, now)
    hashed = world.hasher.hash(PASSWORD)
    with world.database.begin() as work:
        work.renewals.add(renewal)
        work.sign_ups.put(SignUp(renewal.id, details.to_json(), hashed, entered_at=now, checked_at=now))
        token = make_link(work, world.backend, "activate", renewal.id, timedelta(hours=24))
        work.commit()
    return token


def outcome(world: World, token: str) -> str:
    try:
        return activate(world.backend, token, PASSWORD).member.login
    except KoshinError as error:
        return error.code


def both(world: World, tokens: list[str]) -> list[str]:
    """What comes of activating them at the same time."""
    with ThreadPoolExecutor(len(tokens)) as pool:
        return sorted(pool.map(lambda token: outcome(world, token), tokens))


def test_one_mail_address_makes_one_member(world: World, contract: Contract) -> None:
    other = replace(contract, id="other", policy_number=number_from(200_000_001))
    with world.database.begin() as work:
        work.contracts.add(other, None)
        work.commit()
    tokens = [mailed(world, one, "misaki@example.jp") for one in (contract, other)]
    assert both(world, tokens) == ["misaki@example.jp", "registration_mail_taken"]


def test_one_contract_gets_one_member(world: World, contract: Contract) -> None:
    tokens = [mailed(world, contract, mail) for mail in ("misaki@example.jp", "misaki@example.com")]
    first, second = both(world, tokens)
    assert first.startswith("misaki@")
    assert second == "registration_contract_changed"
    with world.database.read() as work:
        members = [work.members.by_login("mypage", f"misaki@example.{end}") for end in ("jp", "com")]
    assert sum(member is not None for member in members) == 1


def test_one_link_makes_one_member(world: World, contract: Contract) -> None:
    token = mailed(world, contract, "misaki@example.jp")
    assert both(world, [token] * 3) == ["link_used", "link_used", "misaki@example.jp"]


def test_what_the_contract_no_longer_says_registers_nobody(world: World, contract: Contract) -> None:
    token = mailed(world, replace(contract, phone="09012345678"), "misaki@example.jp")
    assert outcome(world, token) == "registration_contract_changed"


def test_a_hash_is_computed_for_every_try(world: World, contract: Contract) -> None:
    token = mailed(world, contract, "misaki@example.jp")
    before = world.hasher.hashed
    with pytest.raises(KoshinError):
        activate(world.backend, token, "wrong")
    assert world.hasher.hashed == before + 1
