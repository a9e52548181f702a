"""`python -m bench.equality`: do login, registration and reset take as long for people who are known as for others?

Starts the product in an empty folder. Of each page: so many answers for either kind of people, in turn, every address
once (what is slowed or limited would say nothing); the medians may differ by 10 ms.
"""

from __future__ import annotations

import re
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

import httpx

from bench.figures import Figure
from bench.people import add_people
from bench.product import running
from bench.table import table

TRIES = 200
_MOST_MS = 10.0
_A_CONVERSATION = 5
"""So many mails an hour a conversation may ask for."""
Times = tuple[list[float], list[float]]


def main() -> None:
    """All three pages, as one table."""
    with tempfile.TemporaryDirectory() as home, running(Path(home)) as product:
        known = [str(person["login"]) for person in add_people(product.parts, TRIES * 2)]
        url = product.koshin.url
        groups = {
            "Login, a wrong password": _compared(logins(url, known[:TRIES])),
            "A forgotten password": _compared(resets(url, known[:TRIES])),
            "Registration, 「確定」: a member's address, and nobody's": _compared(
                confirmations(url, known[TRIES:])
            ),
            "Registration, 「確定」: entries that match a contract, and that do not": _compared(matches(url)),
        }
    print(table(groups))


def logins(url: str, known: list[str]) -> Times:
    """POST /login."""
    with _opened(url, "mypage") as web:
        csrf = _csrf(web, "/login")
        form = {"csrf": csrf, "password": "nothing of the kind"}
        return _in_turn(known, lambda mail: _took(web, "/login", {**form, "email": mail}, 401))


def resets(url: str, known: list[str]) -> Times:
    """POST /password."""
    with httpx.Client(base_url=url, trust_env=False) as web:
        return _in_turn(known, lambda mail: _took(web, "/password", {"email": mail}, 303))


def confirmations(url: str, known: list[str]) -> Times:
    """POST /registration/check; nobody's entries match."""
    drafts = _drafts(url)

    def once(mail: str) -> float:
        return next(drafts)({"email": mail, "name": "ほかの 名前"})

    return _in_turn(known, once)


def matches(url: str) -> Times:
    """The same with addresses that nobody has: the items match a contract, or do not."""
    drafts, times = _drafts(url), ([], [])  # type: tuple[Any, Times]
    for n in range(TRIES):
        times[0].append(next(drafts)({"email": f"match{n}@example.jp"}))
        times[1].append(next(drafts)({"email": f"other{n}@example.jp", "name": "ほかの 名前"}))
    return times


def _in_turn(known: list[str], once: Callable[[str], float]) -> Times:
    """Milliseconds for known addresses and for unknown ones of the same length, one after the other."""
    times: Times = ([], [])
    for mail in known:
        times[0].append(once(mail))
        times[1].append(once(mail.replace("bench", "nobod")))
    return times


def _drafts(url: str) -> Iterator[Callable[[Mapping[str, Any]], float]]:
    """For each call one that enters something and times its confirmation; a new conversation after every few."""
    people = httpx.get(f"{url}/dev/demo.json", trust_env=False).json()["customers"]
    person = next(p for p in people if not p["member"] and p["programme"] == "clickar")
    items = {key: person[key] for key in ("name", "address", "birth_date", "phone")}
    items |= {"policy_number": person["policy_numbers"][0], "password": "Kf8xw2pqLm"}
    while True:
        with _opened(url, "registration") as web:
            _agree(web)
            for _ in range(_A_CONVERSATION):
                yield lambda changed, web=web: _confirmed(web, {**items, **changed})  # type: ignore[misc]


def _confirmed(web: httpx.Client, entries: Mapping[str, Any]) -> float:
    csrf = _csrf(web, "/registration")
    web.post("/registration", data={**entries, "csrf": csrf})
    return _took(web, "/registration/check", {"csrf": csrf}, 303)


def _agree(web: httpx.Client) -> None:
    """In the chat, up to the page of entries."""
    said = web.post("/chat/sessions", json={"entry": "registration"}).json()["messages"]
    for _ in range(2):
        choice = next(m["choices"] for m in reversed(said) if m["choices"])[0]
        body = {"client_id": str(uuid.uuid4()), "choice": choice["value"]}
        said = web.post("/chat/messages", json=body).json()["messages"]


@contextmanager
def _opened(url: str, entry: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, trust_env=False, timeout=30) as web:
        web.post("/chat/sessions", json={"entry": entry}).raise_for_status()
        yield web


def _csrf(web: httpx.Client, path: str) -> str:
    found = re.search(r'name="csrf" value="([^"]*)"', web.get(path).text)
    assert found is not None
    return found[1]


def _took(web: httpx.Client, path: str, form: Mapping[str, Any], status: int) -> float:
    began = time.perf_counter()
    answer = web.post(path, data=dict(form))
    took = (time.perf_counter() - began) * 1000
    if answer.status_code != status:
        raise RuntimeError(f"{path}: {answer.status_code}")
    return took


def _compared(times: Times) -> list[Figure]:
    one, other = (median(each) for each in times)
    return [
        Figure(f"the one kind, median of {len(times[0])}", one, "ms"),
        Figure(f"the other, median of {len(times[1])}", other, "ms"),
        Figure("difference", abs(one - other), "ms", _MOST_MS),
    ]


if __name__ == "__main__":
    main()
