"""Rows to test with. The people are invented."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from renewal_backend.catalogue.answer import Answer, Shown
from renewal_backend.domain.contract import Contract, Offer, OfferedPlan, Person, Vehicle
from renewal_backend.domain.conversation import Conversation, Turn
from renewal_backend.domain.member import Member
from renewal_backend.domain.policy import PolicyRecord
from renewal_backend.domain.receipt import Receipt
from renewal_backend.domain.records import Mail
from renewal_backend.domain.renewal import DocumentEdition, Renewal
from renewal_backend.storage import Database

NOW = datetime(2026, 11, 20, 3, 4, 5, 678901, UTC)
LATER = NOW + timedelta(minutes=1)
LOGIN = "canary.login@example.jp"
NAME = "金糸雀花子"
ADDRESS = "東京都千代田区丸の内金糸雀町1-2-3"
PHONE = "09087654321"
SECRETS = (
    LOGIN,
    NAME,
    "カナリアハナコ",
    ADDRESS,
    PHONE,
    "金糸雀の本文",
    "canary-value",
    "canary-words",
    "canary-pdf",
)
"""What must never be readable at rest."""

MEMBER = Member("member-1", "mypage", LOGIN, "$argon2id$not-a-real-hash", NAME, otp=True)
OTHER = Member("member-2", "internet", "K0012345", "$argon2id$not-a-real-hash", "雲雀太郎", otp=False)


def contract(key: str = "1", policy_number: str = "1000000009") -> Contract:
    """A group contract."""
    person = Person(NAME, "カナリアハナコ", date(1980, 2, 3))
    return Contract(
        id=f"contract-{key}",
        programme="clickar",
        policy_number=policy_number,
        holder=person,
        insured=person,
        postal_code="1000005",
        address=ADDRESS,
        phone=PHONE,
        vehicle=Vehicle("カナリア", "品川 300 あ 12-34", "ABC-1", "2020-04", 5, "daily"),
        grade=12,
        driver_scope="family",
        age_condition="over_26",
        licence_colour="gold",
        next_licence_renewal="2028-03",
        youngest_driver=date(1999, 5, 6),
        payment_method="salary_monthly",
        group_name="かなりあ会",
        agency="yume",
        starts=date(2026, 1, 1),
        matures=date(2027, 1, 1),
        offer=Offer(
            ("family",),
            ("over_26",),
            ("salary_monthly",),
            (OfferedPlan("as_is", "今のまま"),),
            (("a", "b"),),
        ),
        registered=True,
    )


def renewal(key: str = "1", contract_id: str | None = "contract-1") -> Renewal:
    """An open renewal of the member's contract."""
    return Renewal(f"renewal-{key}", "clickar", MEMBER.id, contract_id, "open", NOW, NOW)


def conversation(key: str = "1") -> Conversation:
    """The member's talk about the renewal."""
    memory = {"note": "金糸雀の本文"}
    return Conversation(
        f"conversation-{key}",
        f"key-{key}",
        "web",
        "clickar",
        "yume",
        MEMBER.id,
        "renewal-1",
        NOW,
        NOW,
        memory,
    )


def turn(key: str = "1", event: str = "event-1") -> Turn:
    """Something that the customer typed."""
    return Turn(f"turn-{key}", "conversation-1", event, {"text": "金糸雀の本文"}, NOW)


def answer(field: str = "phone", value: str | bool | None = "canary-value") -> Answer:
    """An answer with what was shown."""
    return Answer(field, value, "basis", Shown("金糸雀の本文", "v1"), NOW)


def document() -> DocumentEdition:
    """A document as it was offered."""
    return DocumentEdition("renewal-1", "digest-1", "v1", "金糸雀の本文", "canary-words", b"canary-pdf", NOW)


def policy(number: str = "5000000008") -> PolicyRecord:
    """What the renewal ends in."""
    return PolicyRecord("renewal-1", number, "contract-1", MEMBER.id, {"phone": "canary-value"}, NOW)


def receipt(number: str = "U00010001") -> Receipt:
    """What the renewal ends in when an underwriter has to look."""
    return Receipt("renewal-1", number, "contract-1", MEMBER.id, {"phone": "canary-value"}, NOW)


def mail(key: str = "thank_you/renewal-1") -> Mail:
    """A mail to the member."""
    return Mail(key, LOGIN, "金糸雀の本文", "canary-words", NOW, html="<p>canary-words</p>")


def furnish(database: Database) -> None:
    """A member with a contract, an open renewal of it and a conversation about it."""
    with database.begin() as work:
        work.members.add(MEMBER)
        work.members.add(OTHER)
        work.contracts.add(contract(), MEMBER.id)
        work.renewals.add(renewal())
        work.conversations.add(conversation())
        work.commit()
