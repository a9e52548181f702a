"""Customers for the bench: the demonstration's first one again and again, each with a login and a contract."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from renewal_backend.bootstrap import Parts
from renewal_backend.domain.policy_number import number_from
from renewal_backend.domain.renewal_period import today_in_tokyo
from renewal_backend.outside.demo import demo_people

_FIRST_SEQUENCE = 900_000_000
"""Far from the numbers of the demonstration and from those that are given out."""


def add_people(parts: Parts, count: int) -> list[Mapping[str, Any]]:
    """Adds so many members, without one-time password; returns their logins and passwords."""
    backend = parts.wired.backend
    people = demo_people(today_in_tokyo(backend.now()), backend.hasher.hash)
    person = next(p for p in people.customers_json if p["programme"] == "mypage" and not p["otp"])
    member = next(m for m in people.members if m.login == person["login"])
    contract = next(o.contract for o in people.contracts if o.member_id == member.id)
    added: list[Mapping[str, Any]] = []
    with backend.database.begin() as work:
        for n in range(count):
            login = f"bench{n}@example.jp"
            number = number_from(_FIRST_SEQUENCE + n)
            work.members.add(replace(member, id=f"bench-{n}", login=login))
            work.contracts.add(replace(contract, id=f"bench-{n}", policy_number=number), f"bench-{n}")
            added.append({**person, "login": login, "policy_numbers": [number]})
        work.commit()
    return added
