"""Registration's pages before the mail: entering, what is told at once, checking, and the same answer for everybody."""

from __future__ import annotations

from typing import Any

import pytest

from renewal_backend.catalogue.wording import wording
from renewal_backend.domain.policy_number import number_from
from renewal_backend.services.apply import apply
from tests.services.world import World
from tests.web.browser import Browser, hidden
from tests.web.registering import (
    MAIL,
    PASSWORD,
    begun,
    confirmed,
    details,
    entered,
    link_in,
    mails_to,
    registered,
)

OTHER = number_from(999_999)


def stored(world: World) -> list[Any]:
    """The sign-ups as they are kept."""
    with world.database._engines.reader.connect() as connection:
        return list(connection.exec_driver_sql("SELECT * FROM sign_ups").fetchall())


def test_from_the_terms_to_the_mail(browser: Browser) -> None:
    begun(browser)
    assert browser.messages()[-1]["link"]["url"] == "/registration"
    answer = entered(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/registration/check")
    assert browser.messages()[-1]["link"]["url"] == "/registration/check"
    mine, check = details(browser.world), browser.get("/registration/check")
    for shown in (MAIL, mine["name"], mine["address"], "1991年6月18日", mine["policy_number"]):
        assert shown in check.text
    assert mails_to(browser.world, MAIL) == []
    sent = confirmed(browser)
    assert "まだ登録は終わっていません" in sent.text
    assert browser.messages()[-1]["step"]["id"] == "provisional"
    [mail] = mails_to(browser.world, MAIL)
    assert (mail.subject, bool(link_in(mail))) == ("マイページ会員登録のご案内", True)


def test_the_password_is_shown_nowhere_and_kept_as_a_hash_only(browser: Browser) -> None:
    begun(browser)
    pages = [entered(browser), browser.get("/registration"), browser.get("/registration/check")]
    pages.append(entered(browser, phone="1"))
    assert all(PASSWORD not in page.text for page in pages)
    assert browser.world.hasher.hash(PASSWORD) in str(stored(browser.world))
    assert PASSWORD not in str(stored(browser.world))


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("email", "misaki", "mail_form"),
        ("email", "a@example.jp, b@example.jp", "mail_form"),
        ("email", "", "mail_form"),
        ("password", "", "password_missing"),
        ("password", "short", "password_length"),
        ("password", "ぱすわーど１２３", "password_characters"),
        ("password", "password1", "password_common"),
        ("name", " ", "name_form"),
        ("address", "", "address_form"),
        ("birth_date", "1991", "birth_date_wanted"),
        ("birth_date", "1991-02-30", "no_such_date"),
        ("birth_date", "2099-01-01", "birth_date_impossible"),
        ("phone", "123", "phone_form"),
        ("policy_number", "", "policy_number_missing"),
        ("policy_number", "12345", "policy_number_form"),
        ("policy_number", "1000005050", "policy_number_wrong"),
    ],
)
def test_what_is_wrong_in_itself_is_told_at_once(browser: Browser, field: str, typed: str, code: str) -> None:
    begun(browser)
    page = entered(browser, **{field: typed})
    assert page.status_code == 422
    assert wording().refusal(code, {}) in page.text
    assert 'aria-invalid="true"' in page.text
    assert details(browser.world)["address"] in page.text or field == "address", "what was typed stays"
    assert "お客さま情報の入力" in browser.messages()[-1]["step"]["title"], "the chat still asks the same"


def test_everything_wrong_is_told_together(browser: Browser) -> None:
    begun(browser)
    page = entered(browser, email="x", phone="1", birth_date="", policy_number=["1", "2"])
    assert page.text.count("<li><a href=") == 5


def test_one_to_five_numbers_without_a_script(browser: Browser) -> None:
    begun(browser)
    assert browser.get("/registration").text.count('name="policy_number"') == 5
    numbers = [details(browser.world)["policy_number"], *(number_from(n) for n in range(1, 5))]
    entered(browser, policy_number=[*numbers[:2], "", numbers[0], numbers[2]])
    check = browser.get("/registration/check").text
    assert "、".join(numbers[:3]) in check
    entered(browser, policy_number=numbers)
    again = browser.get("/registration").text
    assert all(f'value="{number}"' in again for number in numbers)
    assert '<details class="more" open>' in again


def test_something_can_be_put_right_without_the_password(browser: Browser) -> None:
    begun(browser)
    entered(browser, email="wrong@example.jp")
    confirmed(browser)
    [before] = mails_to(browser.world, "wrong@example.jp")
    page = entered(browser, password="")
    assert page.status_code == 303
    assert browser.messages()[-1]["step"]["id"] == "check", "to be confirmed again"
    assert browser.get(link_in(before)).status_code == 410, "the link of what was not meant has ended"
    confirmed(browser)
    link = link_in(mails_to(browser.world, MAIL)[-1])
    assert browser.post(link, data={"password": PASSWORD}).status_code == 303


def test_the_questionnaire_may_be_left_out_or_answered(browser: Browser) -> None:
    begun(browser)
    entered(browser, source="agency")
    assert '<option value="agency" selected>' in browser.get("/registration").text
    assert entered(browser, source="<script>").status_code == 303
    assert "<script>" not in browser.get("/registration").text


@pytest.mark.parametrize("path", ["/registration", "/registration/check"])
def test_only_who_agreed_to_the_terms_here_gets_on(browser: Browser, path: str) -> None:
    assert browser.get(path).status_code == 401, "nobody"
    browser.open("registration")
    page = browser.get(path)
    assert page.status_code == 422
    assert wording().refusal("registration_not_begun", {}) in page.text
    browser.member("aoi")
    assert browser.get(path).status_code == 422
    begun(other := browser.other())
    entered(other)
    assert MAIL not in browser.get(path).text


@pytest.mark.parametrize("path", ["/registration", "/registration/check"])
def test_a_form_that_we_did_not_give_changes_nothing(browser: Browser, path: str) -> None:
    begun(browser)
    entered(browser)
    page = browser.post(path, data={**details(browser.world), "csrf": "0" * 32})
    assert page.status_code in (400, 422)
    assert wording().refusal("form_expired", {}) in page.text
    assert mails_to(browser.world, MAIL) == []


def test_checking_before_entering_leads_to_entering(browser: Browser) -> None:
    begun(browser)
    assert browser.get("/registration/check").headers["location"] == "/registration"
    token = hidden(browser.get("/registration"), "csrf")
    assert browser.post("/registration/check", data={"csrf": token}).status_code == 422


def kind_of(browser: Browser, **typed: Any) -> str:
    """Which mail comes for these entries."""
    begun(browser)
    assert entered(browser, **typed).status_code == 303
    confirmed(browser)
    [mail] = mails_to(browser.world, typed.get("email", MAIL))
    return mail.key.split("/")[0]


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ({}, "activate"),
        (
            {
                "name": "レイダ　ミサキ",
                "address": "茨城県日立市例田町四丁目６番８号",
                "phone": "070-0000-1004",
            },
            "activate",
        ),
        ({"name": "例田 美穂"}, "not_confirmed"),
        ({"address": "茨城県水戸市例田町4-6-8"}, "not_confirmed"),
        ({"birth_date": "1991-06-19"}, "not_confirmed"),
        ({"phone": "090-1234-5678"}, "not_confirmed"),
        ({"policy_number": OTHER}, "not_confirmed"),
        ({"email": "aoi.mihon@example.jp"}, "registered_before"),
        ({"email": "AOI.MIHON@EXAMPLE.JP"}, "registered_before"),
    ],
)
def test_the_mail_says_what_came_of_it(browser: Browser, typed: dict[str, Any], kind: str) -> None:
    assert kind_of(browser, **typed) == kind


def test_every_contract_must_be_the_customers(browser: Browser) -> None:
    mine = details(browser.world)["policy_number"]
    assert kind_of(browser, policy_number=[mine, OTHER]) == "not_confirmed"


@pytest.mark.parametrize(
    ("name", "why"),
    [("見本 葵", "somebody's already"), ("模擬 匠", "of another insurer's site")],
)
def test_a_contract_that_is_no_free_one_of_mypage_looks_unknown(
    browser: Browser, name: str, why: str
) -> None:
    assert kind_of(browser, **details(browser.world, name)) == "not_confirmed", why


def test_the_number_after_renewal_is_explained_to_its_holder_only(browser: Browser) -> None:
    actor, renewal = browser.world.ready("aoi")
    policy = apply(browser.world.backend, actor, renewal.id)
    mine = details(browser.world, "見本 葵", policy_number=policy.number)
    assert kind_of(browser, **mine) == "number_after_renewal"


def test_the_number_after_renewal_tells_nobody_else_anything(browser: Browser) -> None:
    actor, renewal = browser.world.ready("aoi")
    policy = apply(browser.world.backend, actor, renewal.id)
    assert kind_of(browser, policy_number=policy.number) == "not_confirmed"


def test_no_mail_to_an_address_that_somebody_typed_repeats_what_was_typed(browser: Browser) -> None:
    begun(browser)
    entered(browser, name="http://evil.example へどうぞ", address="http://evil.example へどうぞ")
    confirmed(browser)
    [mail] = mails_to(browser.world, MAIL)
    assert "evil" not in mail.text + mail.subject


def test_an_address_gets_five_mails_an_hour_and_the_page_is_the_same(browser: Browser) -> None:
    begun(browser)
    entered(browser)
    pages = {confirmed(browser).text for _ in range(8)}
    assert len(pages) == 1
    assert len(mails_to(browser.world, MAIL)) == 5
    begun(other := browser.other())
    entered(other)
    confirmed(other)
    assert len(mails_to(browser.world, MAIL)) == 5, "from another browser neither"
    browser.world.clock.move(hours=1)
    confirmed(browser)
    link = link_in(mails_to(browser.world, MAIL)[-1])
    assert browser.get(link).status_code == 200


def test_the_same_person_gets_the_same_answers_before_and_after_becoming_a_member(browser: Browser) -> None:
    """Status, headers and body of every page, to the letter."""

    def answers() -> list[tuple[int, str, str]]:
        found = [entered(browser), browser.get("/registration/check")]
        csrf = hidden(found[-1], "csrf")
        found += [browser.post("/registration/check", data={"csrf": csrf}), browser.get("/registration/sent")]
        return [(a.status_code, a.headers.get("location", ""), a.text) for a in found]

    entered(begun(browser))
    confirmed(browser)
    unknown = answers()
    registered(browser.other())
    known = answers()
    assert known == unknown
    assert "/activate/" in mails_to(browser.world, MAIL)[1].text
    assert "もう会員として登録されています" in mails_to(browser.world, MAIL)[-1].text


def test_login_and_reset_of_one_address_are_the_same_before_and_after_it_is_a_members(
    browser: Browser,
) -> None:
    browser.open()

    def answers() -> list[tuple[int, dict[str, str], str]]:
        found = [browser.log_in(MAIL, "nothing of the kind"), browser.post("/password", data={"email": MAIL})]
        found.append(browser.get("/password/sent"))
        return [(a.status_code, dict(a.headers), a.text) for a in found]

    unknown = answers()
    registered(browser.other())
    assert answers() == unknown
    assert [m.key.split("/")[0] for m in mails_to(browser.world, MAIL)] == [
        "not_a_member",
        "activate",
        "registered",
        "reset",
    ]
