"""Where accidents are reported: whom the team has named, and nobody else."""

from __future__ import annotations

import pytest

from renewal_backend.knowledge.contacts import AccidentDesk, load_contacts


@pytest.mark.parametrize("system", load_contacts().systems)
@pytest.mark.parametrize("agency", [None, *load_contacts().agencies])
def test_no_flyer_names_a_number_so_none_is_known(system: str, agency: str | None) -> None:
    assert load_contacts().accident_desk(system, agency) is None


def test_a_named_desk_is_told_and_the_agency_comes_first() -> None:
    contacts = load_contacts()
    desk = AccidentDesk(name="見本損保", phone="0120-000-001")
    yume = contacts.agencies["yume"].model_copy(update={"accident": "0120-000-002"})
    systems = {
        **contacts.systems,
        "clickar": contacts.systems["clickar"].model_copy(update={"accident": desk}),
    }
    named = contacts.model_copy(update={"systems": systems, "agencies": {**contacts.agencies, "yume": yume}})
    assert named.accident_desk("clickar", None) == desk
    assert named.accident_desk("clickar", "hitachi") == desk
    assert named.accident_desk("mypage", None) is None
    at_yume = named.accident_desk("clickar", "yume")
    assert at_yume is not None
    assert at_yume.phone == "0120-000-002"
