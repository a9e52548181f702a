"""A renewal over the API, by what the API itself says."""

from __future__ import annotations

from httpx import Client as Http

from renewal_backend.domain.policy_number import is_valid
from tests.services.world import World
from tests.web.api.client import Client


def test_an_individual_contract(aoi: Client) -> None:
    renewal = aoi.start("mypage")
    assert renewal["progress"] == {
        "step": "guidance", "title": "自動車保険更新のご案内", "part": "マイページ", "number": 2, "total": 11,
    }  # fmt: skip
    seen = [renewal["progress"]["number"]]
    while renewal["question"]["field"] != "apply":
        renewal = aoi.step(renewal)
        seen.append(renewal["progress"]["number"])
    assert seen == sorted(seen)
    policy = aoi.apply(renewal)
    assert is_valid(policy["number"])
    after = aoi.call("GET", f"/renewals/{renewal['id']}")
    assert after["complete"]
    assert after["question"] is None
    assert after["policy"] == policy == aoi.call("GET", f"/renewals/{renewal['id']}/policy")
    assert after["progress"]["step"] == "completion"
    assert [a["field"] for a in after["answers"]] == [*(a["field"] for a in renewal["answers"]), "apply"]
    assert aoi.call("GET", "/renewals")["renewals"][0]["state"] == "applied"


def test_a_group_contract_has_its_group_and_its_card(kenji: Client, world: World) -> None:
    contracts = kenji.call("GET", "/contracts")["contracts"]
    assert [c["policy_number"] for c in contracts] == world.numbers("kenji")
    assert {c["state"] for c in contracts} == {"renewable"}
    renewal = kenji.walk(kenji.start("clickar", contracts[1]["policy_number"]))
    assert renewal["policy_number"] == contracts[1]["policy_number"]
    shown = {a["field"]: (a["as_shown"], a["source"]) for a in renewal["answers"]}
    assert shown["group_name"] == ("ゆめみ工業グループ", "contract")
    assert shown["driver_card"] == ("必要", "answered")
    kenji.apply(renewal)
    first, second = kenji.call("GET", "/contracts")["contracts"]
    assert first["state"] == "renewable"
    assert second["reason"]["code"] == "contract_renewed"


def test_what_has_been_applied_for_stays_as_it_was(aoi: Client, world: World) -> None:
    renewal = aoi.walk(aoi.start("mypage"))
    aoi.apply(renewal)
    before = aoi.call("GET", f"/renewals/{renewal['id']}")
    world.clock.move(hours=7)
    assert aoi.call("GET", f"/renewals/{renewal['id']}") == before
    world.clock.move(days=500)
    again = Client(aoi.http, world, "aoi")
    assert again.call("GET", f"/renewals/{renewal['id']}") == before


def test_the_plans_side_by_side(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"), until="plan")
    here = f"/renewals/{renewal['id']}"
    plans = aoi.call("GET", f"{here}/plans")["plans"]
    assert [p["plan"] for p in plans] == ["as_is", "fuller", "leaner"]
    assert not any(p["chosen"] for p in plans)
    assert all(p["monthly_yen"] * 12 >= p["yearly_yen"] > 0 for p in plans)
    offered = {o["value"]: o["yearly_yen"] for o in renewal["question"]["options"]}
    assert offered == {p["plan"]: p["yearly_yen"] for p in plans}
    aoi.call("PUT", f"{here}/answers/plan", json={"text": "いちばん安いの"})
    assert [p["chosen"] for p in aoi.call("GET", f"{here}/plans")["plans"]] == [False, False, True]


def test_answers_in_words(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"), until="driver_scope")
    here = f"/renewals/{renewal['id']}/answers"
    said = {
        "driver_scope": "今と同じでお願いします",
        "age_condition": "２６歳以上",
        "drivers_confirmed": "はい",
        "drivers_popup": "ＯＫ",
        "licence_colour": "ブルー",
        "basics_confirmed": "間違いありません",
        "plan": "今と同じ",
        "coverage_confirmed": "大丈夫です",
        "next_licence_renewal": "令和9年8月",
        "vehicle": "確認しました",
        "youngest_driver": "平成2年4月2日",
    }
    for field, text in said.items():
        assert renewal["question"]["field"] == field
        renewal = aoi.call("PUT", f"{here}/{field}", json={"text": text})
    values = {a["field"]: a["value"] for a in renewal["answers"]}
    assert values["driver_scope"] == "couple"
    assert values["next_licence_renewal"] == "2027-08"
    assert values["youngest_driver"] == "1990-04-02"


def test_correcting_going_back_and_reopening(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"))
    here = f"/renewals/{renewal['id']}"
    changed = aoi.call("PUT", f"{here}/answers/phone", json={"value": "0312345678"})
    assert changed["question"]["field"] == "customer_confirmed"
    reopened = aoi.call("DELETE", f"{here}/answers/licence_colour")
    assert reopened["question"]["field"] == "licence_colour"
    assert "plan" not in [a["field"] for a in reopened["answers"]]
    back = aoi.call("POST", f"{here}/back")
    assert back["question"]["field"] == "drivers_popup"
    assert aoi.apply(aoi.walk(back))["number"]


def test_versions(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"), until="driver_scope")
    path, behind = f"/renewals/{renewal['id']}/answers/driver_scope", renewal["version"] - 1
    stale = aoi.call("PUT", path, 409, json={"value": "couple"}, headers={"If-Match": f'"{behind}"'})
    assert stale["code"] == "stale_version"
    for good in (f'"{renewal["version"]}"', f'W/"{renewal["version"] + 1}"', "*"):
        answered = aoi.http.put(
            f"/api/v1{path}", json={"value": "couple"}, headers={**aoi.headers, "If-Match": good}
        )
        assert answered.status_code == 200, good
        assert answered.headers["ETag"] == f'"{answered.json()["version"]}"'
        assert answered.headers["Cache-Control"] == "no-store"
    for bad in ("3", '"three"', '"1", "2"', '"' + "9" * 5000 + '"', ""):
        assert (
            aoi.call("PUT", path, 400, json={"value": "couple"}, headers={"If-Match": bad})["code"]
            == "bad_request"
        )


def test_the_document_is_a_pdf_and_opening_it_counts(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"), until="document")
    here = f"/renewals/{renewal['id']}"
    assert aoi.call("PUT", f"{here}/answers/e_delivery", 422, json={"value": True})["code"] == "not_yet"
    opened = aoi.http.get(renewal["question"]["link"]["href"], headers=aoi.headers)
    assert opened.status_code == 200
    assert opened.headers["Content-Type"] == "application/pdf"
    assert opened.headers["Cache-Control"] == "no-store"
    assert opened.content.startswith(b"%PDF-")
    assert aoi.call("GET", here)["question"]["field"] == "e_delivery"


def test_a_key_is_needed_and_stands_for_one_request(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"))
    path = f"/renewals/{renewal['id']}/application"
    assert aoi.call("POST", path, 400)["code"] == "idempotency_key_required"
    for bad in ("", "k" * 201, "a key"):
        assert aoi.call("POST", path, 422, headers={"Idempotency-Key": bad})["code"] == "malformed"
    key = {"Idempotency-Key": "one"}
    first = aoi.call("POST", path, 201, headers=key, json={"from": "a test", "times": 1})
    assert aoi.call("POST", path, 201, headers=key, json={"times": 1, "from": "a test"}) == first
    reused = aoi.call("POST", path, 422, headers=key, json={"from": "a test", "times": 2})
    assert reused["code"] == "idempotency_key_reused"
    assert aoi.call("POST", path, 201, headers={"Idempotency-Key": "two"}) == first


def test_starting_twice_is_one_renewal(kenji: Client, world: World) -> None:
    one, other = world.numbers("kenji")
    key = {"Idempotency-Key": "start"}
    body = {"programme": "clickar", "policy_number": one}
    first = kenji.call("POST", "/renewals", 201, json=body, headers=key)
    assert kenji.call("POST", "/renewals", 201, json=body, headers=key)["id"] == first["id"]
    assert kenji.call("POST", "/renewals", 201, json=body)["id"] == first["id"]
    reused = kenji.call("POST", "/renewals", 422, json={**body, "policy_number": other}, headers=key)
    assert reused["code"] == "idempotency_key_reused"


def test_choosing_the_other_car_goes_on_in_its_own_renewal(kenji: Client, world: World) -> None:
    one, other = world.numbers("kenji")
    renewal = kenji.walk(kenji.start("clickar", one), until="plan")
    moved = kenji.call("PUT", f"/renewals/{renewal['id']}/answers/contract", json={"value": other})
    assert moved["id"] != renewal["id"]
    assert moved["policy_number"] == other
    assert kenji.call("GET", f"/renewals/{renewal['id']}")["question"]["field"] == "plan"


def test_one_time_passwords(http: Http, world: World) -> None:
    credentials = {"login": "haruto.tameshino@example.jp", "password": "Haruto2026demo"}
    asked = http.post("/api/v1/logins", json=credentials)
    assert asked.status_code == 202
    assert set(asked.json()) == {"challenge", "expires_at"}
    challenge = asked.json()["challenge"]
    resent = http.post(f"/api/v1/logins/{challenge}/otp/resend")
    assert resent.status_code == 202
    newer = resent.json()["challenge"]
    code = next(line for line in world.mails(f"otp/{newer}")[0].text.splitlines() if line.isdigit())
    wrong = http.post(f"/api/v1/logins/{newer}/otp", json={"otp": f"{(int(code) + 1) % 10**8:08d}"})
    assert (wrong.status_code, wrong.json()["code"]) == (401, "otp_wrong")
    void = http.post(f"/api/v1/logins/{challenge}/otp", json={"otp": code})
    assert (void.status_code, void.json()["code"]) == (401, "otp_expired")
    good = http.post(f"/api/v1/logins/{newer}/otp", json={"otp": code})
    assert good.status_code == 201
    bearer = {"Authorization": f"Bearer {good.json()['token']}"}
    assert http.get("/api/v1/contracts", headers=bearer).status_code == 200


def test_logging_out(aoi: Client, http: Http) -> None:
    assert http.delete("/api/v1/logins/current", headers=aoi.headers).status_code == 204
    for path in ("/contracts", "/renewals"):
        assert aoi.call("GET", path, 401)["code"] == "not_logged_in"


def test_failed_logins_are_told_to_wait(http: Http) -> None:
    for login in ("aoi.mihon@example.jp", "nobody@example.jp"):
        body = {"login": login, "password": "wrong"}
        answers = [http.post("/api/v1/logins", json=body) for _ in range(4)]
        assert [a.status_code for a in answers] == [401, 401, 401, 429]
        assert answers[-1].headers["Retry-After"] == "1"
        assert {a.json()["code"] for a in answers[:3]} == {"login_failed"}
