"""Nothing personal is readable at rest; keys rotate; look-ups stay."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from cryptography.fernet import Fernet, InvalidToken
from sqlalchemy import Column, MetaData, String, Table, select, text
from sqlalchemy.engine import make_url

from renewal_backend.domain.conversation import IssuedChoice
from renewal_backend.domain.records import RepeatableRequest
from renewal_backend.storage import Database
from renewal_backend.storage.column_types import UtcDateTime
from renewal_backend.storage.tables import metadata

from .databases import INDEX_KEY, KEY, opened
from .samples import (
    LOGIN,
    MEMBER,
    NOW,
    SECRETS,
    answer,
    contract,
    document,
    furnish,
    mail,
    policy,
    receipt,
    turn,
)


def fill(database: Database) -> None:
    """At least one row in every table that keeps something personal."""
    furnish(database)
    words = {"text": "金糸雀の本文"}
    with database.begin() as work:
        work.turns.add(turn())
        work.messages.append("conversation-1", "customer", words, NOW, "turn-1")
        work.offers.add(IssuedChoice("choice-1", "conversation-1", {"value": "canary-value"}, NOW))
        work.answers.append("renewal-1", answer(), "conversation-1")
        work.documents.add_edition(document())
        work.policies.add(policy())
        work.receipts.add(receipt())
        work.audit.add(NOW, "member-1", "apply", "renewal-1", {"phone": "canary-value"})
        work.mails.add(mail())
        work.mailbox.add(mail())
        work.idempotency.add(RepeatableRequest("member-1", "key-1", "hash", NOW))
        work.idempotency.finish("member-1", "key-1", {"phone": "canary-value"})
        work.commit()


def at_rest(database: Database, url: str) -> Iterator[bytes]:
    """What somebody finds who has the disk: SQLite's files, or PostgreSQL's rows as they are."""
    if url.startswith("sqlite"):
        for path in Path(make_url(url).database or "").parent.iterdir():
            yield path.read_bytes()
        return
    with database._engines.reader.connect() as connection:
        for table in metadata.sorted_tables:
            for row in connection.execute(text(f'SELECT * FROM "{table.name}"')):
                for value in row:
                    yield bytes(value) if isinstance(value, (bytes, memoryview)) else str(value).encode()


def test_nothing_personal_is_readable_at_rest(database: Database, migrated_url: str) -> None:
    fill(database)
    found = list(at_rest(database, migrated_url))
    assert any(b"renewal-1" in part for part in found), "this is where the rows are"
    for secret in (*SECRETS, contract().policy_number):
        for shape in (secret.encode(), secret.encode("utf-16-le"), ascii(secret)[1:-1].encode()):
            assert not any(shape in part for part in found), secret


def test_every_free_text_of_a_customer_is_in_an_encrypted_column() -> None:
    encrypted = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if type(column.type).__name__.startswith("Encrypted")
    }
    assert encrypted == {
        "members.login",
        "members.name",
        "members.mail",
        "sign_ups.entries",
        "contracts.content",
        "conversations.memory",
        "turns.content",
        "messages.body",
        "offers.payload",
        "answers.content",
        "documents.title",
        "documents.words",
        "documents.pdf",
        "policies.frozen",
        "receipts.frozen",
        "audit.details",
        "mails.content",
        "mailbox.content",
        "idempotency.response",
    }


def test_a_new_key_reads_on_and_an_old_one_can_be_thrown_away(database: Database, migrated_url: str) -> None:
    fill(database)
    new = Fernet.generate_key().decode()
    rotating = opened(migrated_url, (new, KEY))
    with rotating.begin() as work:
        assert work.members.by_login("mypage", LOGIN) == MEMBER
        work.answers.append("renewal-1", answer("plan", "fuller"), None)
        work.commit()
    with database.read() as work, pytest.raises(InvalidToken):
        work.answers.history("renewal-1")
    assert rotating.reencrypt() > 10
    rotating.close()
    renewed = opened(migrated_url, (new,))
    with renewed.read() as work:
        assert work.members.by_login("mypage", LOGIN) == MEMBER
        assert work.contracts.by_policy_number(contract().policy_number) == contract()
        assert work.answers.history("renewal-1") == [answer(), answer("plan", "fuller")]
        assert work.documents.get("renewal-1", "digest-1") == document()
        assert work.policies.of_renewal("renewal-1") == policy()
        assert work.mailbox.list() == [mail()]
    renewed.close()
    with database.read() as work, pytest.raises(InvalidToken):
        work.members.get(MEMBER.id)


def test_reencryption_goes_through_more_than_a_page(database: Database, migrated_url: str) -> None:
    furnish(database)
    with database.begin() as work:
        for number in range(450):
            work.messages.append("conversation-1", "bot", {"n": number}, NOW)
        work.commit()
    new = Fernet.generate_key().decode()
    rotating = opened(migrated_url, (new, KEY))
    assert rotating.reencrypt() >= 450
    rotating.close()
    renewed = opened(migrated_url, (new,))
    with renewed.read() as work:
        assert [m.body["n"] for m in work.messages.after("conversation-1", 0)] == list(range(450))
    renewed.close()


def test_another_index_key_finds_nobody(database: Database, migrated_url: str) -> None:
    furnish(database)
    other = Database(migrated_url, [KEY], b"an index key that nobody used before")
    with other.read() as work:
        assert work.members.by_login("mypage", LOGIN) is None
    other.close()


@pytest.mark.parametrize(("keys", "index_key"), [([], INDEX_KEY), (["short"], INDEX_KEY), ([KEY], b"short")])
def test_keys_that_are_none_are_refused(tmp_path: Path, keys: list[str], index_key: bytes) -> None:
    with pytest.raises(ValueError, match=r"key"):
        Database(f"sqlite:///{tmp_path / 'a.db'}", keys, index_key)


def test_times_come_back_aware_and_naive_ones_are_refused(database: Database) -> None:
    clocks = Table("clocks", MetaData(), Column("id", String(9), primary_key=True), Column("at", UtcDateTime))
    tokyo = datetime.fromisoformat("2026-11-21T00:30:00.000001+09:00")
    with database._engines.writer.connect() as connection:
        clocks.create(connection)
        connection.execute(clocks.insert(), [{"id": "tokyo", "at": tokyo}, {"id": "none", "at": None}])
        rows = {row.id: row.at for row in connection.execute(select(clocks))}
        assert rows["none"] is None
        assert rows["tokyo"].isoformat() == "2026-11-20T15:30:00.000001+00:00"
        with pytest.raises(Exception, match="without a zone"):
            connection.execute(clocks.insert(), {"id": "naive", "at": tokyo.replace(tzinfo=None)})
