"""Passwords, codes and card numbers typed into the chat are kept nowhere."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken

from tests.journeys.app import at
from tests.journeys.conftest import World
from tests.journeys.customer import Person
from tests.journeys.walking import START, asked
from tests.live.koshin import Koshin

PASSWORD, WORD, CODE, CARD = "Canary7pw!x", "canaryWord9Zq", "73910462", "4929123456781234"
OTHERS = {
    "パスはcanary4passです": "canary4pass",
    "ｃａｎａｒｙ８ｋｅｙがパスワードです": "canary8key",
    "暗証番号は三七九一八です": "37918",
    "ワンタイムは 5 8 2 0 6 3 9 1 です": "5 8 2 0 6 3 9 1",
    "マイナンバーは９１８２－７３６４－５５１９です": "9182-7364-5519",
    "四九二九八七六五四三二一〇九八七で払います": "4929876543210987",
    "カードの裏の3桁は839です、有効期限は11/31": "11/31",
    "事故りました。パスワードはcanary5crashです": "canary5crash",
}
"""More ways to write one, each with what must be gone."""


def bytes_of(koshin: Koshin) -> bytes:
    """Everything on disk: the database with its journal, the logs of both processes."""
    database = [path for path in koshin.home.glob("koshin.sqlite3*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in database)
    files = [*database, *koshin.logs()]
    return b"".join(path.read_bytes() for path in files)


def decrypted(home: Path) -> str:
    """Every value of every table, the encrypted ones as they were."""
    key = json.loads((home / "secrets.json").read_text("utf-8"))["encryption_keys"]
    fernet = Fernet(key.split(",")[0])
    return "\n".join(_values(home / "koshin.sqlite3", fernet))


def _values(database: Path, fernet: Fernet) -> Iterator[str]:
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        tables = [row[0] for row in connection.execute("select name from sqlite_master where type = 'table'")]
        for table in tables:
            for row in connection.execute(f'select * from "{table}"'):
                yield from (_plain(value, fernet) for value in row)
    finally:
        connection.close()


def _plain(value: object, fernet: Fernet) -> str:
    if isinstance(value, bytes | str):
        try:
            text = fernet.decrypt(value).decode()
        except InvalidToken:
            text = str(value)
        return text.encode().decode("unicode_escape", "ignore") + text if "\\u" in text else text
    return str(value)


def test_secrets_are_kept_nowhere(world: World, aoi: Person) -> None:
    customer = world.customer()
    customer.open()
    customer.say(START)
    told = [
        customer.say(f"パスワードは{PASSWORD}です"),
        customer.say(f"ぱすわーど：「{PASSWORD}」"),
        customer.say(f"ワンタイムパスワードは {CODE} でした"),
        customer.say("認証コード" + "".join(chr(ord(digit) + 0xFEE0) for digit in CODE)),
        customer.say(CODE),
        customer.say(WORD),
    ]
    assert all("このチャットには書かないでください" in reply.text for reply in told)
    assert asked(customer.reply) == "login"
    customer.log_in(aoi)
    customer.say(f"カード番号は{CARD}です")
    customer.say("カードは4929-1234-5678-1234です")
    customer.say(f"passwordは{PASSWORD}だったかも")
    others = [customer.say(text).text for text in OTHERS]
    assert all("このチャットには書かないでください" in reply for reply in others)
    assert "119" in others[-1]
    shown = "".join(message["text"] for message in customer.transcript())
    stored, disk = decrypted(world.koshin.home), bytes_of(world.koshin)
    assert "［伏せました］" in stored
    for secret in (PASSWORD, WORD, CODE, CARD, "4929-1234-5678-1234", *OTHERS, *OTHERS.values()):
        assert secret not in shown
        assert secret not in stored
        assert secret.encode() not in disk
        assert secret not in "".join(world.koshin.line.sent)


def test_login_pages_leave_no_trace_of_what_was_typed(world: World, aoi: Person) -> None:
    customer = world.customer()
    customer.open()
    page = customer.fill_in(customer.page("GET", "/login"), email=aoi["login"], password=PASSWORD)
    assert PASSWORD not in page.text
    customer.log_in(aoi)
    disk, stored = bytes_of(world.koshin), decrypted(world.koshin.home)
    for secret in (PASSWORD, aoi["password"]):
        assert secret.encode() not in disk
        assert secret not in stored


def test_a_number_that_is_an_answer_is_no_secret(world: World, aoi: Person) -> None:
    """Eight digits are a code only while the login is asked."""
    customer = at(world.customer(), aoi, "customer_confirmed")
    customer.say("電話番号が違う")
    customer.say("09012345678")
    assert "090-1234-5678" in customer.reply.text
