"""The important-matters document says what the customer chose, and every change makes another edition."""

from dataclasses import replace
from datetime import date

import pytest

from renewal_backend.domain.consents import consent_text, consents_of
from renewal_backend.domain.document_values import Details
from renewal_backend.domain.documents import important_document
from renewal_backend.domain.labels import label, labels
from renewal_backend.domain.quote import Factors, quotes
from renewal_backend.domain.rating_table import in_force
from renewal_backend.outside.demo import demo_people

TODAY = date(2026, 11, 20)
CONTACTS = (("操作のお問い合わせ", "0120-000-000"),)
MYPAGE, CLICKAR = (demo_people(TODAY, str).contracts[i].contract for i in (0, 2))


def details(contract):
    return Details(
        contract.next_licence_renewal,
        contract.youngest_driver,
        contract.postal_code,
        contract.address,
        contract.phone,
        contract.group_name,
        contract.payment_method,
    )


def priced(contract, plan="fuller", scope="couple", age="over_26", colour="gold"):
    found = quotes(contract, Factors(scope, age, colour), in_force(TODAY))
    return next(quote for quote in found if quote.plan == plan)


def document(contract=CLICKAR, **changes):
    return important_document(contract, priced(contract), replace(details(contract), **changes), CONTACTS)


def test_it_names_everything_that_was_chosen():
    words = document().words
    quote = priced(CLICKAR)
    said = [
        quote.name,
        f"{quote.yearly:,}円",
        f"毎月{quote.monthly:,}円（年12回）",
        CLICKAR.policy_number,
        CLICKAR.holder.name,
        CLICKAR.vehicle.registration,
        CLICKAR.group_name,
        "090-0000-1003",
        "本人・配偶者限定",
        "26歳以上補償",
        label("payment_method", CLICKAR.payment_method),
        "2026年12月20日午後4時から2027年12月20日午後4時まで",
        *(value for pair in quote.coverages for value in pair),
        *CONTACTS[0],
    ]
    assert [text for text in said if text not in words] == []


@pytest.mark.parametrize("topic", ["告知事項", "通知事項", "クーリングオフ", "お支払いできない", "個人情報"])
def test_it_has_the_sections_that_such_a_document_needs(topic):
    assert any(topic in section.heading for section in document().sections)


def test_it_says_that_it_is_a_sample():
    made = document()
    assert made.mark == "見本"
    assert "見本" in made.footer
    assert "見本" in made.sections[0].paragraphs[0]


def test_nothing_is_left_to_fill_in():
    assert "{" not in document().words
    assert "None" not in document().words


@pytest.mark.parametrize("scope", sorted(labels("driver_scope")))
@pytest.mark.parametrize("age", sorted(labels("age_condition")))
def test_every_driver_scope_and_age_condition_is_explained(scope, age):
    quote = priced(MYPAGE, scope=scope, age=age)
    drivers = important_document(MYPAGE, quote, details(MYPAGE)).sections
    section = next(section for section in drivers if section.heading == "運転される方の範囲")
    assert all(section.paragraphs)


def test_sections_about_a_group_or_contacts_need_one():
    headings = [
        section.heading for section in important_document(MYPAGE, priced(MYPAGE), details(MYPAGE)).sections
    ]
    assert "団体扱のご契約について" not in headings
    assert "お問い合わせ" not in headings


def test_the_same_customer_gets_the_same_edition():
    assert document().digest == document().digest


@pytest.mark.parametrize(
    "change",
    [
        {"payment_method": "bank_yearly"},
        {"phone": "09000009999"},
        {"address": "広島県広島市南区見本1-1"},
        {"youngest_driver": date(1999, 1, 1)},
        {"next_licence_renewal": "2030-01"},
        {"group_name": "べつの会社"},
    ],
)
def test_a_changed_answer_is_another_edition(change):
    assert document(**change).digest != document().digest


def test_another_plan_is_another_edition():
    plans = [
        important_document(CLICKAR, priced(CLICKAR, plan), details(CLICKAR)) for plan in ("as_is", "leaner")
    ]
    assert plans[0].digest != plans[1].digest


def test_another_wording_is_another_edition():
    assert replace(document(), title="べつの題").digest != document().digest


def test_what_a_customer_typed_is_never_taken_for_a_placeholder():
    assert "{plan}" in document(address="広島県広島市{plan}1-1").words


@pytest.mark.parametrize(
    ("field", "kinds"),
    [
        ("privacy", ["privacy"]),
        ("e_delivery", ["e_delivery"]),
        ("notices", ["disclosure", "notification"]),
        ("plan", []),
    ],
)
def test_each_field_asks_for_its_consents(field, kinds):
    assert [text.kind for text in consents_of(field)] == kinds


def test_consents_have_words_and_digests_of_their_own():
    texts = [consent_text(kind) for kind in ("privacy", "e_delivery", "disclosure", "notification")]
    assert all(text.version and text.title and text.text for text in texts)
    assert len({text.digest for text in texts}) == 4
    assert replace(texts[0], text="べつ").digest != texts[0].digest
