"""The demo's invented customers and their mail, as the service lists them."""

from __future__ import annotations

import re
import time
from typing import Any, TypeAlias

import httpx
from playwright.sync_api import Page

Person: TypeAlias = dict[str, Any]
_MAIL_SECONDS = 10.0


def member(base_url: str, programme: str = "mypage", *, otp: bool = False) -> Person:
    """A customer with a login; the first of their kind has a contract that can be renewed today."""
    people = httpx.get(f"{base_url}/dev/demo.json").json()["customers"]
    found: Person = next(
        one for one in people if one["programme"] == programme and one["member"] and one["otp"] is otp
    )
    return found


def mailed_passwords(base_url: str, address: str) -> list[str]:
    """The one-time passwords mailed to an address, newest first."""
    mails = httpx.get(f"{base_url}/dev/mailbox.json").json()
    found = [re.search(r"\b\d{8}\b", mail["text"]) for mail in mails if mail["to"] == address]
    return [match.group() for match in found if match]


def mailed_password(base_url: str, address: str, mails: int = 1) -> str:
    """The newest one-time password once so many have arrived: mail leaves after the page has answered."""
    deadline = time.monotonic() + _MAIL_SECONDS
    while time.monotonic() < deadline:
        passwords = mailed_passwords(base_url, address)
        if len(passwords) >= mails:
            return passwords[0]
        time.sleep(0.1)
    raise AssertionError(f"no mail for {address}")


def log_in(page: Page, person: Person) -> None:
    """Fill in the login page."""
    page.get_by_label("メールアドレス").fill(person["login"])
    page.get_by_label("パスワード", exact=True).fill(person["password"])
    page.get_by_role("button", name="ログインする").click()
