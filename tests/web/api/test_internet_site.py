"""The internet site's renewal through the API: changed coverages, the hours and the deadline as problems with a way on."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from httpx import Client as Http

from renewal_backend.services.api_session import open_session
from tests.services.world import World
from tests.web.api.client import Client, Json

YUKO = "J0000506"
CLOSED = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)
"""Four in the morning in Tokyo."""
OPEN_AGAIN = datetime(2026, 11, 20, 21, 0, tzinfo=UTC)
DEADLINE = datetime(2026, 12, 23, 14, 55, tzinfo=UTC)
"""Of Yuko's contract: 23:55 in Tokyo, two days before 25 December."""


class Yuko(Client):
    """Her client; a new session begins with every move of the clock, as sessions end after hours."""

    def __init__(self, http: Http, world: World) -> None:
        self.http, self.world = http, world
        self.at(world.clock.at)

    def at(self, moment: datetime) -> None:
        """It is then, and she has just logged in."""
        self.world.clock.at = moment
        token = open_session(self.world.backend, self.world.member(YUKO)).secret
        self.headers = {"Authorization": f"Bearer {token}"}

    def until(self, field: str) -> Json:
        """Her renewal, with that question asked."""
        return self.walk(self.start("internet"), field)


@pytest.fixture
def yuko(http: Http, world: World) -> Yuko:
    """One car, no dashcam."""
    return Yuko(http, world)


def attempts(renewal: Json) -> list[tuple[str, str, Json]]:
    """Everything that could change a renewal or open its document."""
    here = f"/renewals/{renewal['id']}"
    return [
        ("PUT", f"{here}/answers/notices", {"json": {"value": True}}),
        ("PUT", f"{here}/answers/notices", {"json": {"text": "はい"}}),
        ("PUT", f"{here}/answers/cover_vehicle", {"json": {"value": "none"}}),
        ("DELETE", f"{here}/answers/plan", {}),
        ("GET", f"{here}/document", {}),
        ("GET", f"{here}/plans", {}),
        ("POST", f"{here}/application", {"headers": {"Idempotency-Key": "tonight-at-four"}}),
    ]


def test_a_whole_renewal_with_a_changed_coverage(yuko: Yuko) -> None:
    quoted = yuko.until("quote_confirmed")
    levels = {a["field"]: (a["value"], a["source"]) for a in quoted["answers"]}
    assert levels["cover_vehicle"] == ("general", "contract")
    here = f"/renewals/{quoted['id']}"
    changed = yuko.call("PUT", f"{here}/answers/cover_vehicle", json={"text": "なしでお願いします"})
    assert changed["question"]["field"] == "quote_confirmed"
    assert {"label": "車両保険", "value": "なし（変更しました）"} in changed["question"]["rows"]
    ready = yuko.walk(changed)
    assert ready["progress"]["total"] == 10
    policy = yuko.apply(ready)
    applied = yuko.call("GET", here)
    assert applied["policy"] == policy
    assert (applied["progress"]["step"], applied["progress"]["number"]) == ("completion", 10)
    assert policy["yearly_yen"] < 40_000
    assert {a["field"]: a["as_shown"] for a in applied["answers"]}["cover_vehicle"] == "なし"


@pytest.mark.parametrize("field", ["notices", "document", "apply"])
def test_at_night_everything_is_refused_with_the_hour_and_nothing_is_lost(yuko: Yuko, field: str) -> None:
    before = yuko.until(field)
    yuko.at(CLOSED)
    for method, path, more in attempts(before):
        problem = yuko.call(method, path, 422, **more)
        assert problem["code"] == "site_closed", path
        assert "2026年11月21日の6時" in problem["detail"]
    asleep = yuko.call("GET", f"/renewals/{before['id']}")
    assert (asleep["question"]["field"], asleep["question"]["link"]) == ("site_hours", None)
    yuko.at(OPEN_AGAIN)
    after = yuko.call("GET", f"/renewals/{before['id']}")
    assert {**after, "changed_at": None} == {**before, "changed_at": None}


def test_at_the_deadline_the_application_is_refused_with_its_reason(yuko: Yuko) -> None:
    ready = yuko.until("apply")
    yuko.at(DEADLINE)
    path = f"/renewals/{ready['id']}/application"
    problem = yuko.call("POST", path, 422, headers={"Idempotency-Key": "too-late-by-nothing"})
    assert problem["code"] == "contract_deadline_passed"
    assert "2026年12月23日の23時55分" in problem["detail"]
    assert yuko.call("GET", f"/renewals/{ready['id']}")["question"]["field"] == "contract"


def test_a_login_is_for_its_own_site_only(yuko: Yuko, aoi: Client) -> None:
    assert aoi.call("POST", "/renewals", 400, json={"programme": "internet"})["code"] == "unknown_programme"
    assert yuko.call("POST", "/renewals", 400, json={"programme": "mypage"})["code"] == "unknown_programme"
