"""A registration through the pages: the demo's contract holder who is no member yet."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import httpx

from renewal_backend.domain.records import Mail
from tests.services.world import World
from tests.web.browser import Browser, hidden

MAIL, PASSWORD = "misaki@example.jp", "Canary8Nirin"
Details = Mapping[str, Any]


def details(world: World, name: str = "例田 美咲", **changed: Any) -> dict[str, Any]:
    """What the holder of that name enters, as the contract has it."""
    [one] = [c for c in world.data.customers_json if c["name"] == name]
    contract = {key: one[key] for key in ("name", "address", "birth_date", "phone")}
    return {
        "email": MAIL,
        "password": PASSWORD,
        "policy_number": one["policy_numbers"][0],
        **contract,
        **changed,
    }


def begun(browser: Browser, entry: str = "registration") -> Browser:
    """The chat is open and the terms are agreed to."""
    browser.open(entry)
    browser.say("更新をはじめる")
    browser.say("会員登録をする")
    browser.say("同意する")
    return browser


def entered(browser: Browser, **typed: Any) -> httpx.Response:
    """The page of entries, filled in and sent."""
    form = {**details(browser.world), **typed}
    return browser.post("/registration", data={**form, "csrf": hidden(browser.get("/registration"), "csrf")})


def confirmed(browser: Browser) -> httpx.Response:
    """「確定」, and the page after it."""
    token = hidden(browser.get("/registration/check"), "csrf")
    answer = browser.post("/registration/check", data={"csrf": token})
    assert (answer.status_code, answer.headers["location"]) == (303, "/registration/sent"), answer.text
    return browser.get("/registration/sent")


def mails_to(world: World, address: str) -> Sequence[Mail]:
    """In the order in which they were queued."""
    return [mail for mail in world.mails("") if mail.to == address]


def link_in(mail: Mail) -> str:
    """The path of the single-use link in a mail."""
    found = re.search(r"http://127\.0\.0\.1:8000(/(?:registration/activate|password)/[\w-]{43})\n", mail.text)
    assert found is not None, mail.text
    return found[1]


def mailed(browser: Browser, **typed: Any) -> str:
    """The path of the activation link, after everything before it."""
    answer = entered(begun(browser), **typed)
    assert answer.status_code == 303, answer.text
    confirmed(browser)
    return link_in(mails_to(browser.world, typed.get("email", MAIL))[-1])


def registered(browser: Browser, **typed: Any) -> Browser:
    """A member, in the same browser."""
    password = typed.get("password", PASSWORD)
    answer = browser.post(mailed(browser, **typed), data={"password": password})
    assert answer.status_code == 303, answer.text
    return browser
