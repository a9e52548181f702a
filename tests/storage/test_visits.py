"""Openings through printed codes: every one counts, the same conversation's too."""

from __future__ import annotations

from datetime import timedelta

import pytest

from renewal_backend.domain.visit import Visit
from renewal_backend.services.ports import NotThere
from renewal_backend.storage import Database

from .samples import LATER, NOW, furnish

FIRST = Visit("visit-1", NOW, "clickar", "yume", "autumn", "conversation-1")
AGAIN = Visit("visit-2", LATER, "clickar", None, "winter", "conversation-1")


def test_every_opening_is_kept_and_found_by_its_time(database: Database) -> None:
    furnish(database)
    with database.begin() as work:
        work.visits.add(AGAIN)
        work.visits.add(FIRST)
        work.commit()
    with database.read() as work:
        assert work.visits.since(NOW) == [FIRST, AGAIN]
        assert work.visits.since(NOW, limit=1) == [FIRST]
        assert work.visits.since(NOW + timedelta(microseconds=1)) == [AGAIN]


def test_an_opening_is_of_a_conversation(database: Database) -> None:
    with database.begin() as work, pytest.raises(NotThere):
        work.visits.add(FIRST)
