"""Who may what: no token, an ended one, somebody else's renewal, one that is not there; on every route."""

from __future__ import annotations

from typing import Any

import pytest
from httpx import Client as Http
from httpx import Response

from tests.services.world import World
from tests.web.api.client import Client, app_of, operations

OPEN = {
    ("POST", "/api/v1/logins"),
    ("POST", "/api/v1/logins/new-password"),
    ("POST", "/api/v1/logins/{challenge}/otp"),
    ("POST", "/api/v1/logins/{challenge}/otp/resend"),
}
"""What needs no token: how one is got."""
BODIES: dict[tuple[str, str], dict[str, Any]] = {
    ("POST", "/api/v1/renewals"): {"programme": "mypage"},
    ("PUT", "/api/v1/renewals/{renewal_id}/answers/{field}"): {"value": "0312345678"},
}
UNKNOWN = ("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "no.such.id", "%00", "x" * 500, "%F0%9F%99%82", "'--")


def ask(http: Http, method: str, path: str, headers: dict[str, str], renewal_id: str = "x") -> Response:
    """One well-formed call of a route."""
    url = path.replace("{renewal_id}", renewal_id).replace("{field}", "phone").replace("{challenge}", "x")
    key = {"Idempotency-Key": f"{method} {path}".replace(" ", ":")}
    return http.request(method, url, headers={**key, **headers}, json=BODIES.get((method, path)))


def test_without_a_good_token_nothing_is_told(http: Http, aoi: Client, world: World) -> None:
    renewal = aoi.walk(aoi.start("mypage"))
    guarded = [o for o in operations(app_of(world)) if o not in OPEN]
    assert len(guarded) == 12
    ended = Client(http, world, "aoi").headers
    http.delete("/api/v1/logins/current", headers=ended)
    bad: list[dict[str, str]] = [
        {},
        ended,
        {"Authorization": "Bearer"},
        {"Authorization": "Bearer x"},
        {"Authorization": f"Basic {aoi.token}"},
        {"Authorization": aoi.token},
        {"Authorization": f"Bearer {aoi.token} "[:-2]},
        {"Cookie": f"token={aoi.token}"},
    ]
    for method, path in guarded:
        for headers in bad:
            answered = ask(http, method, path, headers, renewal["id"])
            assert answered.status_code == 401, (method, path, headers)
            assert answered.json()["code"] == "not_logged_in"
            assert answered.headers["WWW-Authenticate"] == "Bearer"
    assert aoi.call("GET", f"/renewals/{renewal['id']}") == renewal


def test_a_session_ends(aoi: Client, world: World) -> None:
    aoi.call("GET", "/contracts")
    world.clock.move(hours=8)
    aoi.call("GET", "/contracts", 401)


def test_somebody_elses_renewal_looks_like_none(aoi: Client, kenji: Client, world: World) -> None:
    before = aoi.walk(aoi.start("mypage"))
    routes = [o for o in operations(app_of(world)) if "{renewal_id}" in o[1]]
    assert len(routes) == 8
    for method, path in routes:
        told = [
            _told(ask(kenji.http, method, path, kenji.headers, each)) for each in (before["id"], *UNKNOWN)
        ]
        assert told[0][:2] == (404, "not_found"), (method, path)
        assert len(set(told)) == 1, (method, path)
    assert aoi.call("GET", f"/renewals/{before['id']}") == before
    assert kenji.call("GET", "/renewals") == {"renewals": []}
    aoi.apply(before)
    for path in ("policy", "document"):
        answered = kenji.http.get(f"/api/v1/renewals/{before['id']}/{path}", headers=kenji.headers)
        assert _told(answered)[:2] == (404, "not_found")


def _told(answered: Response) -> tuple[int, str, str, str]:
    """Everything that a stranger gets to see."""
    names = sorted(name for name in answered.headers if name not in ("date", "content-length"))
    return answered.status_code, answered.json()["code"], answered.text, ",".join(names)


@pytest.mark.parametrize("who", ["aoi", "nobody"])
def test_somebody_elses_contract_looks_like_none(kenji: Client, world: World, who: str) -> None:
    number = world.numbers("aoi")[0] if who == "aoi" else "9999999999"
    body = {"programme": "mypage", "policy_number": number}
    assert kenji.call("POST", "/renewals", 422, json=body)["code"] == "contract_not_found"
    renewal = kenji.start("clickar")
    refused = kenji.call("PUT", f"/renewals/{renewal['id']}/answers/contract", 422, json={"value": number})
    assert refused["code"] == "contract_not_found"
    assert [c["policy_number"] for c in kenji.call("GET", "/contracts")["contracts"]] == world.numbers(
        "kenji"
    )


def test_a_key_of_somebody_else_is_another_key(aoi: Client, kenji: Client) -> None:
    key = {"Idempotency-Key": "the-same"}
    mine = aoi.call("POST", "/renewals", 201, json={"programme": "mypage"}, headers=key)
    theirs = kenji.call("POST", "/renewals", 201, json={"programme": "clickar"}, headers=key)
    assert mine["id"] != theirs["id"]
