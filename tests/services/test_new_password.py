"""A temporary password, or one that has ended, is good for choosing another one (F3 STEP②)."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

import pytest

from renewal_backend.domain.member import Member
from renewal_backend.errors import LoginFailed, NotAllowedNow
from renewal_backend.services.log_in import (
    LoggedIn,
    OtpAsked,
    PasswordAsked,
    log_in,
    log_in_with_new_password,
)
from renewal_backend.services.new_password import ticket_ends
from tests.services.signing_up import TAKUMI, asked, member_of
from tests.services.world import World

ID, OWN, NEW = "J0000506", "Yuko2026demo", "Hiyori88wagon"


def issued(world: World) -> tuple[str, str]:
    """ID and temporary password of a new customer."""
    mails = asked(world, TAKUMI, "takumi@example.jp")
    texts = mails["site_notice"][0].text, mails["site_password"][0].text
    login, password = (re.search(r"(?:ID|仮パスワード)：(\S+)", text) for text in texts)
    assert login
    assert password
    return login[1], password[1]


def ticket(world: World, login: str, password: str, conversation: str | None = None) -> str:
    """What the login answers when a new password is needed."""
    result = log_in(world.backend, login, password, conversation, "internet")
    assert isinstance(result, PasswordAsked)
    return result.ticket


def test_the_first_login_changes_the_temporary_password(world: World) -> None:
    login, temporary = issued(world)
    result = log_in(world.backend, login, temporary, None, "internet")
    assert isinstance(result, PasswordAsked)
    assert result.temporary
    who = log_in_with_new_password(world.backend, result.ticket, NEW, NEW, None)
    assert isinstance(who, LoggedIn)
    assert who.member == member_of(world, login)
    assert not who.member.temporary
    assert who.member.password_ends == world.clock.now() + timedelta(days=180)
    assert isinstance(log_in(world.backend, login, NEW, None, "internet"), LoggedIn)
    with pytest.raises(LoginFailed, match="login_failed_internet"):
        log_in(world.backend, login, temporary, None, "internet")


def test_a_temporary_password_ends_and_can_only_be_reissued(world: World) -> None:
    login, temporary = issued(world)
    world.clock.move(days=7, seconds=-1)
    ticket(world, login, temporary)
    world.clock.move(seconds=1)
    with pytest.raises(LoginFailed, match="temporary_ended"):
        log_in(world.backend, login, temporary, None, "internet")
    with pytest.raises(LoginFailed, match="login_failed_internet"):
        log_in(world.backend, login, "wrong", None, "internet")


def test_an_own_password_ends_one_day_and_is_renewed(world: World) -> None:
    assert isinstance(log_in(world.backend, ID, OWN, None, "internet"), LoggedIn)
    world.clock.move(days=121)
    result = log_in(world.backend, ID, OWN, None, "internet")
    assert isinstance(result, PasswordAsked)
    assert not result.temporary
    log_in_with_new_password(world.backend, result.ticket, NEW, NEW, None)
    assert isinstance(log_in(world.backend, ID, NEW, None, "internet"), LoggedIn)


def test_a_password_of_mypage_never_ends(world: World) -> None:
    world.clock.move(days=4000)
    assert isinstance(log_in(world.backend, "aoi.mihon@example.jp", "Aoi2026demo", None), LoggedIn)


@pytest.mark.parametrize(
    ("new", "again", "code"),
    [
        ("", "", "password_missing"),
        ("短いパスワード", "短いパスワード", "password_characters"),
        ("Ab3", "Ab3", "password_length"),
        ("a1" * 17, "a1" * 17, "password_length"),
        ("password", "password", "password_common"),
        (NEW, NEW.lower(), "password_differs"),
    ],
)
def test_what_can_not_be_chosen_changes_nothing(world: World, new: str, again: str, code: str) -> None:
    login, temporary = issued(world)
    held = ticket(world, login, temporary)
    with pytest.raises(NotAllowedNow, match=code):
        log_in_with_new_password(world.backend, held, new, again, None)
    with pytest.raises(NotAllowedNow, match="password_same"):
        log_in_with_new_password(world.backend, held, temporary, temporary, None)
    assert isinstance(log_in_with_new_password(world.backend, held, NEW, NEW, None), LoggedIn)


def test_a_ticket_is_good_once_in_time_and_in_its_conversation(world: World) -> None:
    login, temporary = issued(world)
    held = ticket(world, login, temporary, "conversation-1")
    member_id, ends, seal = held.split(".")
    forged = [
        "", "..", held + "0", f"{member_id}.{int(ends) + 1}.{seal}", f"{member_id}.{ends}.", f"x.{ends}.{seal}",
        f"{world.member(ID).id}.{ends}.{seal}", f"{member_id}.{'9' * 50}.{seal}", f"{member_id}.１２.{seal}", "a.b.c",
    ]  # fmt: skip
    for bad in forged:
        with pytest.raises(LoginFailed, match="ticket_ended"):
            log_in_with_new_password(world.backend, bad, NEW, NEW, "conversation-1")
    for elsewhere in (None, "conversation-2"):
        with pytest.raises(LoginFailed, match="ticket_ended"):
            log_in_with_new_password(world.backend, held, NEW, NEW, elsewhere)
    late = ticket(world, login, temporary, "conversation-1")
    world.clock.at = ticket_ends(late)
    with pytest.raises(LoginFailed, match="ticket_ended"):
        log_in_with_new_password(world.backend, late, NEW, NEW, "conversation-1")
    world.clock.move(seconds=-1)
    log_in_with_new_password(world.backend, late, NEW, NEW, "conversation-1")
    with pytest.raises(LoginFailed, match="ticket_ended"):
        log_in_with_new_password(world.backend, late, "Another7word", "Another7word", "conversation-1")


def test_with_a_one_time_password_that_is_asked_next(world: World) -> None:
    member: Member = replace(world.member("haruto"), temporary=True)
    with world.database.begin() as work:
        work.members.save(member)
        work.commit()
    result = log_in(world.backend, member.login, "Haruto2026demo", None)
    assert isinstance(result, PasswordAsked)
    assert world.mails("otp/") == []
    after = log_in_with_new_password(world.backend, result.ticket, NEW, NEW, None)
    assert isinstance(after, OtpAsked)


def test_the_realms_are_apart(world: World) -> None:
    with pytest.raises(LoginFailed, match=r"login_failed$"):
        log_in(world.backend, ID, OWN, None, "mypage")
    with pytest.raises(LoginFailed, match="login_failed_internet"):
        log_in(world.backend, "aoi.mihon@example.jp", "Aoi2026demo", None, "internet")
