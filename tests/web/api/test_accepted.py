"""The API where an underwriter looks first: 202 with a receipt, later the policy; and the realm of the internet site."""

from __future__ import annotations

from typing import Any

from httpx import Client as Http

from renewal_backend.services.release import release
from renewal_backend.services.start_renewal import start_renewal
from tests.services.signing_up import TAKUMI, asked
from tests.services.test_accepted import WAITS, YUKO
from tests.services.world import World

NEW = "Hiyori88wagon"


def log_in(http: Http, login: str, password: str, realm: str = "internet") -> tuple[int, dict[str, Any]]:
    """Status and body of a login."""
    credentials = {"login": login, "password": password, "realm": realm}
    answered = http.post("/api/v1/logins", json=credentials)
    return answered.status_code, answered.json()


def test_202_with_the_receipt_and_then_the_policy(http: Http, world: World) -> None:
    status, body = log_in(http, YUKO, "Yuko2026demo")
    assert status == 201
    headers = {"Authorization": f"Bearer {body['token']}", "Idempotency-Key": "one"}
    other_key = {**headers, "Idempotency-Key": "two"}
    actor = world.actor(YUKO)
    renewal = start_renewal(world.backend, actor, "internet").renewal
    renewal = world.walk(actor, renewal.id, contract=world.numbers(YUKO)[0], **WAITS).renewal
    here = f"/api/v1/renewals/{renewal.id}"
    accepted = http.post(f"{here}/application", headers=headers)
    assert accepted.status_code == 202
    receipt = accepted.json()
    assert [reason["id"] for reason in receipt["reasons"]] == ["young_driver"]
    assert http.post(f"{here}/application", headers=other_key).json() == receipt
    state = http.get(here, headers=headers).json()
    assert (state["state"], state["complete"], state["policy"]) == ("accepted", True, None)
    assert (state["receipt"], state["question"]) == (receipt, None)
    assert state["progress"]["step"] == "completion"
    assert {a["field"]: a["value"] for a in state["answers"]}["age_condition"] == "all_ages"
    assert http.get(f"{here}/policy", headers=headers).json()["code"] == "no_policy"
    assert http.get(f"{here}/document", headers=headers).status_code == 200
    world.clock.move(hours=2)
    number = release(world.backend, receipt["number"], "underwriter").policy.number
    after = http.get(here, headers=headers).json()
    assert (after["state"], after["policy"]["number"]) == ("applied", number)
    assert after["policy"]["applied_at"] == receipt["accepted_at"]
    assert http.post(f"{here}/application", headers=headers).status_code == 201


def test_a_temporary_password_is_changed_and_then_there_is_a_token(http: Http, world: World) -> None:
    mails = asked(world, TAKUMI, "takumi@example.jp")
    login = mails["site_notice"][0].text.split("ログインID：")[1].split()[0]
    temporary = mails["site_password"][0].text.split("仮パスワード：")[1].split()[0]
    status, wanted = log_in(http, login, temporary)
    assert (status, wanted["reason"]) == (202, "temporary")
    new = {"ticket": wanted["ticket"], "new_password": "password"}
    refused = http.post("/api/v1/logins/new-password", json=new)
    assert (refused.status_code, refused.json()["code"]) == (422, "password_common")
    issued = http.post("/api/v1/logins/new-password", json={**new, "new_password": NEW})
    assert issued.status_code == 201
    contracts = http.get("/api/v1/contracts", headers={"Authorization": f"Bearer {issued.json()['token']}"})
    assert [c["policy_number"] for c in contracts.json()["contracts"]] == [TAKUMI.policy_number]
    again = http.post("/api/v1/logins/new-password", json={**new, "new_password": "Another7word"})
    assert (again.status_code, again.json()["code"]) == (401, "ticket_ended")
    assert log_in(http, login, NEW)[0] == 201


def test_the_realms_are_apart(http: Http) -> None:
    assert log_in(http, YUKO, "Yuko2026demo", "mypage")[0] == 401
    assert log_in(http, "aoi.mihon@example.jp", "Aoi2026demo")[1]["code"] == "login_failed_internet"
    assert log_in(http, "aoi.mihon@example.jp", "Aoi2026demo", "mypage")[0] == 201
    assert log_in(http, YUKO, "Yuko2026demo", "elsewhere")[0] == 422
