"""Members and contracts."""

from __future__ import annotations

from dataclasses import replace

import pytest

from renewal_backend.services.ports import AlreadyThere, NotThere
from renewal_backend.storage import Database

from .samples import LOGIN, MEMBER, OTHER, contract, furnish


def test_a_member_is_found_by_id_and_by_login(database: Database) -> None:
    furnish(database)
    with database.read() as work:
        assert work.members.get(MEMBER.id) == MEMBER
        assert work.members.by_login("internet", OTHER.login) == OTHER
        assert work.members.get("nobody") is None
        assert work.members.by_login("mypage", "nobody@example.jp") is None


TYPED = [LOGIN.upper(), f"  {LOGIN}\n", "ｃａｎａｒｙ．ｌｏｇｉｎ＠ｅｘａｍｐｌｅ．ｊｐ"]


@pytest.mark.parametrize("typed", TYPED)
def test_a_login_is_known_however_it_is_typed(database: Database, typed: str) -> None:
    furnish(database)
    with database.read() as work:
        assert work.members.by_login("mypage", typed) == MEMBER


def test_the_same_login_in_another_realm_is_another_login(database: Database) -> None:
    furnish(database)
    with database.read() as work:
        assert work.members.by_login("internet", LOGIN) is None


def test_a_login_can_be_taken_once(database: Database) -> None:
    furnish(database)
    with pytest.raises(AlreadyThere), database.begin() as work:
        work.members.add(MEMBER.__class__(**{**vars(MEMBER), "id": "member-3", "login": LOGIN.upper()}))


def test_members_are_found_by_where_their_mail_goes(database: Database) -> None:
    furnish(database)
    mail = "canary.mail@example.jp"
    with database.begin() as work:
        work.members.save(replace(OTHER, mail=mail))
        sister = replace(OTHER, id="member-3", login="K0012346", mail=mail)
        work.members.add(sister)
        work.commit()
    with database.read() as work:
        assert {m.id for m in work.members.by_mail("internet", mail.upper())} == {OTHER.id, sister.id}
        assert work.members.by_mail("mypage", mail) == []
    with database.begin() as work:
        work.members.save(replace(sister, mail=None))
        work.commit()
    with database.read() as work:
        assert [m.id for m in work.members.by_mail("internet", mail)] == [OTHER.id]


def test_numbers_of_logins_count_on(database: Database) -> None:
    with database.begin() as work:
        first = work.members.next_login_number()
        assert work.members.next_login_number() == first + 1
        work.commit()


def test_contracts_come_back_whole_and_in_order(database: Database) -> None:
    furnish(database)
    second = contract("0", "1000000017")
    with database.begin() as work:
        work.contracts.add(second, MEMBER.id)
        work.contracts.add(contract("3", "1000000025"), None)
        work.commit()
    with database.read() as work:
        assert work.contracts.of_member(MEMBER.id) == [contract(), second]
        assert work.contracts.by_policy_number("1000000017") == second
        assert work.contracts.get("contract-3") == contract("3", "1000000025")


def test_somebody_elses_contract_looks_like_none(database: Database) -> None:
    furnish(database)
    with database.read() as work:
        assert work.contracts.owned("contract-1", MEMBER.id) == contract()
        assert work.contracts.owned("contract-1", OTHER.id) is None
        assert work.contracts.of_member(OTHER.id) == []


def test_a_policy_number_is_there_once_and_belongs_to_somebody_known(database: Database) -> None:
    furnish(database)
    with pytest.raises(AlreadyThere), database.begin() as work:
        work.contracts.add(contract("2"), MEMBER.id)
    with pytest.raises(NotThere), database.begin() as work:
        work.contracts.add(contract("2", "1000000017"), "nobody")
