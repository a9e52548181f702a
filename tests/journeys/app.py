"""The same member in an app, over the JSON API: for a head start before a talk, and to see what was stored."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import httpx

from tests.journeys.customer import Customer, Person
from tests.journeys.walking import START

_MOST_QUESTIONS = 40


class App:
    """Logged in as one member without a one-time password, at one renewal of a programme."""

    def __init__(self, url: str, person: Person, policy_number: str | None = None) -> None:
        """`policy_number`: the contract to renew; the person's first one when left out."""
        credentials = {"login": person["login"], "password": person["password"]}
        token = httpx.post(f"{url}/api/v1/logins", json=credentials, trust_env=False).json()["token"]
        number = policy_number or person["policy_numbers"][0]
        new = {"programme": person["programme"], "policy_number": number}
        self._web = {"headers": {"Authorization": f"Bearer {token}"}, "timeout": 30, "trust_env": False}
        self._url = f"{url}/api/v1/renewals"
        self._at = f"{self._url}/{self._call('POST', self._url, new)['id']}"

    def state(self) -> Mapping[str, Any]:
        """The renewal as it is now."""
        return self._call("GET", self._at)

    def answers(self) -> Mapping[str, Any]:
        """The answers that count, by field."""
        return {answer["field"]: answer["value"] for answer in self.state()["answers"]}

    def answer_until(self, field: str) -> App:
        """Give the first option to every question before `field`."""
        state = self.state()
        for _ in range(_MOST_QUESTIONS):
            question = state["question"]
            if question["field"] == field:
                return self
            if question["field"] == "document":
                httpx.get(f"{self._at}/document", **self._web).raise_for_status()
                state = self.state()
            else:
                value = {"value": question["options"][0]["value"]}
                state = self._call("PUT", f"{self._at}/answers/{question['field']}", value)
        raise AssertionError(f"{field} is not reached: {state}")

    def _call(self, method: str, address: str, body: Any = None) -> Mapping[str, Any]:
        answer = httpx.request(method, address, json=body, **self._web)
        assert answer.is_success, answer.text
        found: Mapping[str, Any] = answer.json()
        return found


def at(customer: Customer, person: Person, field: str, policy_number: str | None = None) -> Customer:
    """The customer, logged in to the chat, at that question of a renewal that was begun in the app."""
    if field != "contract":
        App(customer.url, person, policy_number).answer_until(field)
    customer.open()
    customer.say(START)
    assert customer.log_in(person).is_success
    return customer
