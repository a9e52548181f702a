"""Login ID and password of the internet site (F3 STEP①): who gets which mails, and that nothing else tells."""

from __future__ import annotations

import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from renewal_backend.domain.identity.typed import TypedIdentity
from renewal_backend.errors import NotAllowedNow
from renewal_backend.services.identify import identify
from renewal_backend.services.issue_login import issue_login
from renewal_backend.services.log_in import PasswordAsked, log_in
from tests.services.signing_up import NOBODY, TAKUMI, YUKO, Guest, asked, member_of
from tests.services.world import World

NEW, OTHER, REGISTERED = "takumi@example.jp", "somebody@example.jp", "yuko.hinagata@example.jp"


def found(text: str, after: str) -> str:
    match = re.search(rf"{after}：(\S+)", text)
    assert match
    return match[1]


def test_a_new_customer_gets_id_and_password_in_two_mails(world: World) -> None:
    mails = asked(world, TAKUMI, NEW)
    assert set(mails) == {"site_notice", "site_password"}
    [notice], [password] = mails["site_notice"], mails["site_password"]
    assert notice.to == password.to == NEW
    login, temporary = found(notice.text, "ログインID"), found(password.text, "仮パスワード")
    assert re.fullmatch(r"J\d{7}", login)
    assert "/chat?entry=internet" in notice.text
    assert temporary not in notice.text
    assert login not in password.text
    assert not set(temporary) & set("0Oo1lIi")
    member = member_of(world, login)
    assert member
    assert (member.mail, member.temporary, member.name) == (NEW, True, "模擬 匠")
    assert temporary not in str(member), "kept as a hash only"
    assert member.password_ends == world.clock.now() + timedelta(days=7)
    with world.database.read() as work:
        assert [c.policy_number for c in work.contracts.of_member(member.id)] == [TAKUMI.policy_number]
    assert isinstance(log_in(world.backend, login, temporary, None, "internet"), PasswordAsked)


@pytest.mark.parametrize(
    "identity",
    [
        TypedIdentity(TAKUMI.policy_number, None, "09000001005"),
        TypedIdentity(None, TAKUMI.birth_date, "09000001005"),
        TypedIdentity(TAKUMI.policy_number, TAKUMI.birth_date, "09000001005"),
    ],
)
def test_any_two_of_the_three_will_do(world: World, identity: TypedIdentity) -> None:
    assert set(asked(world, identity, NEW)) == {"site_notice", "site_password"}


def test_a_known_customer_gets_no_password_and_only_at_the_registered_address(world: World) -> None:
    before = world.member("J0000506")
    mails = asked(world, YUKO, REGISTERED.upper())
    assert set(mails) == {"site_notice_known"}
    [notice] = mails["site_notice_known"]
    assert notice.to == REGISTERED
    assert "J0000506" in notice.text
    assert "再発行" in notice.text
    mails = asked(world, YUKO, OTHER)
    assert [m.to for m in mails["site_notice_known"]] == [REGISTERED]
    [neutral] = mails["site_not_confirmed"]
    assert neutral.to == OTHER
    assert member_of(world, "J0000506") == before


def test_who_is_nobody_gets_the_same_mail_as_an_outsider(world: World) -> None:
    [nobody] = asked(world, NOBODY, OTHER)["site_not_confirmed"]
    [outsider] = asked(world, YUKO, OTHER)["site_not_confirmed"]
    assert (nobody.subject, nobody.text) == (outsider.subject, outsider.text)
    for told in ("雛形", "模擬", "J0000506", "1000005067", REGISTERED):
        assert told not in nobody.text + nobody.subject


@pytest.mark.parametrize(
    "identity",
    [
        replace(TAKUMI, phone="09000001006"),
        replace(TAKUMI, policy_number="1000006070"),
        TypedIdentity("1000001011", None, "09000001001"),  # a contract of マイページ
    ],
)
def test_one_wrong_item_or_another_system_is_nobody(world: World, identity: TypedIdentity) -> None:
    assert set(asked(world, identity, NEW)) == {"site_not_confirmed"}


def test_asking_twice_gives_one_id_and_one_password(world: World) -> None:
    first = asked(world, TAKUMI, NEW)
    again = asked(world, TAKUMI, NEW)
    assert set(again) == {"site_notice_known"}
    login = found(first["site_notice"][0].text, "ログインID")
    assert found(again["site_notice_known"][0].text, "ログインID") == login


def test_all_cars_of_the_holder_are_bound_and_those_added_later(world: World) -> None:
    with world.database.begin() as work:
        first = work.contracts.by_policy_number(str(TAKUMI.policy_number))
        assert first
        for number in ("1000009991", "1000009984"):
            work.contracts.add(replace(first, id=f"contract-{number}", policy_number=number), None)
        others = replace(first.holder, name="模擬 別人")
        work.contracts.add(replace(first, id="contract-x", policy_number="1000009977", holder=others), None)
        work.commit()
    login = found(asked(world, TAKUMI, NEW)["site_notice"][0].text, "ログインID")
    member = member_of(world, login)
    assert member
    with world.database.begin() as work:
        assert len(work.contracts.of_member(member.id)) == 3
        work.contracts.add(replace(first, id="contract-late", policy_number="1000009960"), None)
        work.commit()
    assert set(asked(world, TAKUMI, NEW)) == {"site_notice_known"}
    with world.database.read() as work:
        assert len(work.contracts.of_member(member.id)) == 4
        assert work.contracts.owner("contract-x") is None


def test_the_talk_goes_on_with_the_renewal_and_the_entries_are_gone(world: World) -> None:
    guest = Guest(world).begin()
    sign_up_id = guest.stored().renewal_id
    assert sign_up_id
    guest.ask(TAKUMI, NEW)
    after = guest.stored()
    assert (after.programme, after.renewal_id) == ("internet", None)
    with world.database.read() as work:
        sign_up, renewal = work.sign_ups.get(sign_up_id), work.renewals.get(sign_up_id)
    assert sign_up
    assert sign_up.done_at
    assert sign_up.entries == {}
    assert renewal
    assert renewal.state == "closed"
    with pytest.raises(NotAllowedNow, match="page_not_now"):
        issue_login(world.backend, guest.id, NEW)


def test_the_pages_belong_to_their_questions(world: World) -> None:
    guest = Guest(world)
    with pytest.raises(NotAllowedNow, match="page_not_now"):
        identify(world.backend, guest.id, TAKUMI)
    guest.begin()
    with pytest.raises(NotAllowedNow, match="page_not_now"):
        issue_login(world.backend, guest.id, NEW)
    identify(world.backend, guest.id, NOBODY)
    identify(world.backend, guest.id, TAKUMI)
    issue_login(world.backend, guest.id, NEW)
    assert len(world.mails("site_password/")) == 1, "entered anew, the last entry counts"


def test_a_flood_ends_in_silence_and_looks_the_same(world: World) -> None:
    for _ in range(world.backend.policy.mails_an_hour):
        assert asked(world, NOBODY, OTHER)
    assert asked(world, TAKUMI, NEW) == {}, "that number was tried too often"
    assert asked(world, YUKO, OTHER) == {}, "that address got too many"
    world.clock.move(hours=1)
    assert set(asked(world, TAKUMI, NEW)) == {"site_notice", "site_password"}


def test_many_at_once_get_one_login(world: World) -> None:
    guests = [Guest(world).begin() for _ in range(4)]
    for guest in guests:
        identify(world.backend, guest.id, TAKUMI)
    barrier = Barrier(len(guests))

    def ask(guest: Guest) -> None:
        barrier.wait()
        issue_login(world.backend, guest.id, NEW)

    with ThreadPoolExecutor(len(guests)) as pool:
        list(pool.map(ask, guests))
    assert len(world.mails("site_password/")) == 1
    assert len(world.mails("site_notice_known/")) == len(guests) - 1


def test_as_much_hashing_for_everybody(world: World) -> None:
    spent = []
    for identity in (TAKUMI, YUKO, NOBODY):
        before = world.hasher.hashed
        asked(world, identity, NEW)
        spent.append(world.hasher.hashed - before)
    assert spent == [1, 1, 1]
