"""Login: wrong and unknown alike, slowed, and the one-time password."""

from __future__ import annotations

import re
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest

from renewal_backend.domain.conversation import Conversation
from renewal_backend.domain.member import Member
from renewal_backend.errors import KoshinError, LoginFailed, LoginSlowed, NotLoggedIn, OtpFailed
from renewal_backend.services.api_session import actor_of_token, close_session, open_session
from renewal_backend.services.log_in import LoggedIn, OtpAsked, log_in, send_again, verify_otp
from tests.services.world import NOW, PASSWORDS, World


def login_of(world: World, who: str) -> str:
    return world.member(who).login


def code_in(world: World, challenge_id: str) -> str:
    """The one-time password that was mailed for this challenge."""
    [mail] = world.mails(f"otp/{challenge_id}")
    found = re.search(r"^\d{8}$", mail.text, re.MULTILINE)
    assert found
    return found[0]


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 10**8:08d}"


def asked(world: World, conversation_id: str | None = None) -> OtpAsked:
    result = log_in(world.backend, login_of(world, "haruto"), PASSWORDS["haruto"], conversation_id)
    assert isinstance(result, OtpAsked)
    return result


def outcome(world: World, login: str, password: str) -> str:
    try:
        log_in(world.backend, login, password, None)
    except KoshinError as error:
        return error.code
    return "in"


@pytest.mark.parametrize(
    "login", ["aoi.mihon@example.jp", " AOI.Mihon@example.jp ", "ａｏｉ.mihon@example.jp"]
)
def test_a_login_however_it_is_typed(world: World, login: str) -> None:
    result = log_in(world.backend, login, PASSWORDS["aoi"], None)
    assert result == LoggedIn(world.member("aoi"))


@pytest.mark.parametrize(
    "password", ["", "aoi2026demo", "Aoi2026demo ", "Ａｏｉ2026demo", "x" * 5000, "\x00"]
)
def test_a_password_has_to_be_exact(world: World, password: str) -> None:
    assert outcome(world, login_of(world, "aoi"), password) == "login_failed"


def test_wrong_and_unknown_answer_alike_and_cost_the_same(world: World) -> None:
    outcome(world, "nobody@example.jp", "x")
    world.clock.move(minutes=10)
    told, cost = [], []
    for login in (login_of(world, "kenji"), "somebody.else@example.jp"):
        world.hasher.hashed = 0
        tries = []
        for _ in range(5):
            try:
                log_in(world.backend, login, "wrong", None)
            except (LoginFailed, LoginSlowed) as error:
                tries.append((type(error), error.code, error.params))
        told.append(tries)
        cost.append(world.hasher.hashed)
    assert told[0] == told[1]
    assert cost == [3, 3]


def test_a_member_of_the_other_system_is_unknown_here(world: World) -> None:
    assert outcome(world, "J0000506", "Yuko2026demo") == "login_failed"


def test_failures_slow_the_next_try_more_and_more(world: World) -> None:
    login, waits = login_of(world, "aoi"), []
    for _ in range(12):
        while (said := outcome(world, login, "wrong")) == "login_slowed":
            world.clock.move(seconds=1)
        assert said == "login_failed"
        waits.append((world.clock.at - NOW).total_seconds())
    pauses = [b - a for a, b in pairwise(waits)]
    assert pauses == [0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256]
    assert outcome(world, login, PASSWORDS["aoi"]) == "login_slowed", "the right one waits too"
    world.clock.move(minutes=5)
    assert outcome(world, login, PASSWORDS["aoi"]) == "in"
    assert outcome(world, login, "wrong") == "login_failed", "a success counts from zero again"


def test_how_long_to_wait_is_said(world: World) -> None:
    login = login_of(world, "aoi")
    for _ in range(3):
        outcome(world, login, "wrong")
    with pytest.raises(LoginSlowed) as slowed:
        log_in(world.backend, login, PASSWORDS["aoi"], None)
    world.clock.move(seconds=int(slowed.value.params["seconds"]))
    assert outcome(world, login, PASSWORDS["aoi"]) == "in"


def test_another_spelling_is_no_way_around_the_wait(world: World) -> None:
    spellings = [
        "aoi.mihon@example.jp",
        "AOI.MIHON@EXAMPLE.JP",
        "ａoi.mihon@example.jp",
        "　aoi.mihon@example.jp",
    ]
    assert [outcome(world, login, "wrong") for login in spellings] == [*["login_failed"] * 3, "login_slowed"]


def test_many_at_once_are_no_way_around_the_wait(world: World) -> None:
    with ThreadPoolExecutor(32) as pool:
        said = list(pool.map(lambda _: outcome(world, login_of(world, "aoi"), "wrong"), range(32)))
    assert Counter(said) == {"login_failed": 3, "login_slowed": 29}


def test_one_members_failures_do_not_slow_another(world: World) -> None:
    for _ in range(4):
        outcome(world, login_of(world, "aoi"), "wrong")
    assert outcome(world, login_of(world, "kenji"), PASSWORDS["kenji"]) == "in"


def test_the_one_time_password_comes_by_mail(world: World) -> None:
    challenge = asked(world)
    [mail] = world.mails("otp/")
    assert mail.to == login_of(world, "haruto")
    assert re.fullmatch(r"\d{8}", code_in(world, challenge.challenge_id))
    result = verify_otp(world.backend, challenge.challenge_id, code_in(world, challenge.challenge_id), None)
    assert result.member == world.member("haruto")


def test_full_width_digits_are_digits(world: World) -> None:
    challenge = asked(world)
    code = code_in(world, challenge.challenge_id)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in code)
    assert isinstance(verify_otp(world.backend, challenge.challenge_id, f" {wide} ", None), LoggedIn)


def otp_error(world: World, challenge_id: str, code: str, conversation_id: str | None = None) -> str:
    with pytest.raises(OtpFailed) as failed:
        verify_otp(world.backend, challenge_id, code, conversation_id)
    return failed.value.code


def test_it_is_good_once(world: World) -> None:
    challenge = asked(world)
    code = code_in(world, challenge.challenge_id)
    verify_otp(world.backend, challenge.challenge_id, code, None)
    assert otp_error(world, challenge.challenge_id, code) == "otp_expired"
    with pytest.raises(OtpFailed, match="otp_expired"):
        send_again(world.backend, challenge.challenge_id, None)


def test_it_is_good_once_even_at_the_same_moment(world: World) -> None:
    challenge = asked(world)
    code = code_in(world, challenge.challenge_id)

    def enter(_: int) -> bool:
        try:
            return bool(verify_otp(world.backend, challenge.challenge_id, code, None))
        except OtpFailed:
            return False

    with ThreadPoolExecutor(16) as pool:
        assert sum(pool.map(enter, range(16))) == 1


def test_it_is_good_for_five_minutes(world: World) -> None:
    challenge = asked(world)
    code = code_in(world, challenge.challenge_id)
    world.clock.move(minutes=5)
    assert otp_error(world, challenge.challenge_id, code) == "otp_expired"
    world.clock.at -= timedelta(microseconds=1)
    assert verify_otp(world.backend, challenge.challenge_id, code, None)


def test_it_is_good_for_five_tries(world: World) -> None:
    challenge = asked(world)
    code = code_in(world, challenge.challenge_id)
    said = [otp_error(world, challenge.challenge_id, wrong(code)) for _ in range(5)]
    assert said == [*["otp_wrong"] * 4, "otp_used_up"]
    assert otp_error(world, challenge.challenge_id, code) == "otp_used_up"


def test_the_fifth_try_may_be_right(world: World) -> None:
    challenge = asked(world)
    code = code_in(world, challenge.challenge_id)
    for bad in (wrong(code), "", "12345678901234567890", "🙂"):
        assert otp_error(world, challenge.challenge_id, bad) == "otp_wrong"
    assert verify_otp(world.backend, challenge.challenge_id, code, None)


def test_guesses_at_once_are_counted_too(world: World) -> None:
    challenge = asked(world)
    code = code_in(world, challenge.challenge_id)
    guesses = [f"{(int(code) + n) % 10**8:08d}" for n in range(1, 33)]
    with ThreadPoolExecutor(16) as pool:
        said = Counter(pool.map(lambda guess: _guess(world, challenge.challenge_id, guess), guesses))
    assert said == {"otp_wrong": 4, "otp_used_up": 28}


def _guess(world: World, challenge_id: str, code: str) -> str:
    try:
        verify_otp(world.backend, challenge_id, code, None)
    except OtpFailed as error:
        return error.code
    return "in"


def test_it_belongs_to_the_login_that_asked_for_it(world: World) -> None:
    for key in ("mine", "other"):
        with world.database.begin() as work:
            work.conversations.add(
                Conversation(key, f"hash of {key}", "web", "mypage", None, None, None, NOW, NOW)
            )
            work.commit()
    challenge = asked(world, "mine")
    code = code_in(world, challenge.challenge_id)
    for stranger in ("other", None):
        assert otp_error(world, challenge.challenge_id, code, stranger) == "otp_expired"
        with pytest.raises(OtpFailed, match="otp_expired"):
            send_again(world.backend, challenge.challenge_id, stranger)
    assert otp_error(world, "no-such-challenge", code, "mine") == "otp_expired"
    assert verify_otp(world.backend, challenge.challenge_id, code, "mine")


def test_a_new_one_makes_the_old_one_void(world: World) -> None:
    first = asked(world)
    second = send_again(world.backend, first.challenge_id, None)
    assert otp_error(world, first.challenge_id, code_in(world, first.challenge_id)) == "otp_expired"
    third = asked(world)
    assert otp_error(world, second.challenge_id, code_in(world, second.challenge_id)) == "otp_expired"
    assert verify_otp(world.backend, third.challenge_id, code_in(world, third.challenge_id), None)


def test_mails_cannot_be_asked_for_without_end(world: World) -> None:
    challenge = asked(world)
    for _ in range(2):
        challenge = send_again(world.backend, challenge.challenge_id, None)
    with pytest.raises(LoginSlowed):
        send_again(world.backend, challenge.challenge_id, None)
    with pytest.raises(LoginSlowed):
        asked(world)
    assert len(world.mails("otp/")) == 3
    world.clock.move(seconds=2)
    challenge = send_again(world.backend, challenge.challenge_id, None)
    assert verify_otp(world.backend, challenge.challenge_id, code_in(world, challenge.challenge_id), None)


def test_a_bearer_token_is_the_member_until_it_ends(world: World) -> None:
    member: Member = world.member("aoi")
    token = open_session(world.backend, member)
    assert token.expires_at == NOW + timedelta(hours=8)
    assert len(token.secret) == 43
    assert actor_of_token(world.backend, token.secret).member_id == member.id
    world.clock.move(hours=8)
    for bad in (token.secret, "", "x", "🙂"):
        with pytest.raises(NotLoggedIn, match="not_logged_in"):
            actor_of_token(world.backend, bad)


def test_a_token_is_not_kept(world: World) -> None:
    token = open_session(world.backend, world.member("aoi"))
    with world.database.read() as work:
        assert work.sessions.by_token(token.secret) is None


def test_logging_out_ends_one_session_only(world: World) -> None:
    one, other = (open_session(world.backend, world.member("aoi")) for _ in range(2))
    close_session(world.backend, one.secret)
    close_session(world.backend, one.secret)
    with pytest.raises(NotLoggedIn):
        actor_of_token(world.backend, one.secret)
    assert actor_of_token(world.backend, other.secret)
