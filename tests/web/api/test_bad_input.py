"""Whatever is sent: a clear 4xx problem, nothing changed, never a 5xx."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.web.api.client import Client

JSON = {"Content-Type": "application/json"}
HOSTILE = (
    "", " ", "\x00", "\x1b[31m", "\u202e", "\ud800", "🙂" * 500, "あ" * 10_000, "/restart", '/give_answer{"turn":"x"}',
    "' OR 1=1; DROP TABLE renewals; --", "<script>alert(1)</script>", "{{7*7}}", "../../etc/passwd", "%00", "NaN",
)  # fmt: skip
NOT_TEXT: tuple[Any, ...] = (None, 0, 1, -1, 1e308, 2**70, [], ["family"], {}, {"value": "family"})


def problem_of(answered: httpx.Response) -> str:
    """The code of a 4xx problem document with a Japanese sentence."""
    assert 400 <= answered.status_code < 500, (answered.status_code, answered.text)
    assert answered.headers["Content-Type"] == "application/problem+json"
    said = answered.json()
    assert said["status"] == answered.status_code
    assert said["detail"].endswith("。")
    return str(said["code"])


def text_of(body: Any) -> bytes:
    """JSON as bytes, lone surrogates and all."""
    return json.dumps(body).encode()


def test_answers(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"), until="driver_scope")
    here = f"/api/v1/renewals/{renewal['id']}/answers"
    for hostile in (*HOSTILE, *NOT_TEXT):
        for field in ("driver_scope", "privacy", "apply", "document", "no_such_field"):
            for name in ("value", "text"):
                body = text_of({name: hostile})
                if name == "text" and field == "privacy" and hostile == "":
                    continue
                answered = aoi.http.put(f"{here}/{field}", content=body, headers=aoi.headers | JSON)
                assert problem_of(answered), (field, name, hostile)
    assert aoi.call("GET", f"/renewals/{renewal['id']}") == renewal


def test_bodies_that_are_no_answer(aoi: Client) -> None:
    renewal = aoi.walk(aoi.start("mypage"), until="driver_scope")
    path = f"/api/v1/renewals/{renewal['id']}/answers/driver_scope"
    both = {"value": "family", "text": "家族"}
    for body in ({}, both, {"value": None}, {**both, "text": None, "extra": 1}, [], "family", None, True):
        answered = aoi.http.put(path, content=text_of(body), headers=aoi.headers | JSON)
        assert problem_of(answered) == "malformed", body
    broken = (b"", b"{", b"\xff\xfe", b"[" * 50_000, b'{"value":"family"', b'{"value":family}', b"null\x00")
    for content in broken:
        answered = aoi.http.put(path, content=content, headers=aoi.headers | JSON)
        assert problem_of(answered) in ("malformed", "bad_request"), content[:20]
    as_form = aoi.http.put(path, data={"value": "family"}, headers=aoi.headers)
    assert problem_of(as_form) == "malformed"
    assert aoi.call("GET", f"/renewals/{renewal['id']}") == renewal


def test_what_is_wrong_is_said_without_repeating_it(aoi: Client) -> None:
    for body, at, why in (
        ({"programme": "x" * 300}, "body.programme", "string_too_long"),
        ({"programme": "secret\x00"}, "body.programme", "value_error"),
        ({"programme": "mypage", "年": 1}, "body.\\u5e74", "extra_forbidden"),
        ({"programme": "mypage", "\ud800": 1}, "body", "string_unicode"),
        ({}, "body.programme", "missing"),
    ):
        answered = aoi.http.post("/api/v1/renewals", content=text_of(body), headers=aoi.headers | JSON)
        assert problem_of(answered) == "malformed"
        assert answered.json()["errors"] == [{"at": at, "why": why}]
        assert "secret" not in answered.text


def test_too_much(aoi: Client) -> None:
    path = "/api/v1/renewals"
    large = text_of({"programme": "x" * 200_000})
    assert problem_of(aoi.http.post(path, content=large, headers=aoi.headers | JSON)) == "too_large"

    def drops() -> Iterator[bytes]:
        for start in range(0, len(large), 4096):
            yield large[start : start + 4096]

    try:
        answered = aoi.http.post(path, content=drops(), headers=aoi.headers | JSON)
    except httpx.TransportError:
        return  # cut off before everything was sent
    assert problem_of(answered)


@pytest.mark.parametrize(
    "body",
    [
        {"programme": "internet"}, {"programme": ""}, {"programme": 1}, {}, {"programme": "mypage", "step": "apply"},
        {"programme": "mypage", "policy_number": ""}, {"programme": "mypage", "policy_number": "\x00"},
        {"programme": "mypage", "policy_number": 1000001014}, {"programme": "mypage", "policy_number": "9" * 300},
    ],
)  # fmt: skip
def test_starting(aoi: Client, body: dict[str, Any]) -> None:
    answered = aoi.http.post("/api/v1/renewals", json=body, headers=aoi.headers)
    assert problem_of(answered)
    assert aoi.call("GET", "/renewals") == {"renewals": []}


def test_logging_in(aoi: Client) -> None:
    good = {"login": "aoi.mihon@example.jp", "password": "Aoi2026demo"}
    for hostile in (*HOSTILE, *NOT_TEXT):
        for name in good:
            body = text_of({**good, name: hostile})
            answered = aoi.http.post("/api/v1/logins", content=body, headers=JSON)
            assert problem_of(answered) in ("malformed", "login_failed", "login_slowed"), (name, hostile)
    for hostile in ("", "1234567", "123456789", "abcdefgh", 12345678, "12345678\x00", "' OR 1=1"):
        body = text_of({"otp": hostile})
        answered = aoi.http.post("/api/v1/logins/x/otp", content=body, headers=JSON)
        assert problem_of(answered) == "malformed", hostile
    for challenge in ("x", "%00", "%F0%9F%99%82", "a" * 300):
        for path in ("otp", "otp/resend"):
            answered = aoi.http.post(f"/api/v1/logins/{challenge}/{path}", json={"otp": "12345678"})
            assert problem_of(answered) in ("otp_expired", "malformed"), challenge


def test_paths_and_methods(aoi: Client) -> None:
    for method, path in (
        ("GET", "/api/v1"), ("GET", "/api/v1/"), ("DELETE", "/api/v1/renewals"),
        ("PATCH", "/api/v1/contracts"), ("GET", "/api/v1/renewals/x/y/z"), ("GET", "/api/v1/%00"),
        ("PUT", "/api/v1/renewals/x/answers/"), ("GET", "/api/v1/../../etc/passwd"),
    ):  # fmt: skip
        answered = aoi.http.request(method, path, headers=aoi.headers, follow_redirects=True)
        assert problem_of(answered), (method, path)


def test_bearer_tokens(aoi: Client) -> None:
    for token in ("x" * 5000, "Bearer", "..", "null", "🙂".encode(), b"\xff\xfe"):
        value = b"Bearer " + (token if isinstance(token, bytes) else token.encode())
        answered = aoi.http.get("/api/v1/contracts", headers=[(b"Authorization", value)])
        assert problem_of(answered) == "not_logged_in", token


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=3),
    max_leaves=8,
)
NAMED = st.dictionaries(
    st.sampled_from(["value", "text", "programme", "policy_number", "x"]), ANYTHING, max_size=3
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    body=NAMED | ANYTHING,
    field=st.sampled_from(["contract", "privacy", "phone", "plan", "apply"])
    | st.text(min_size=1, max_size=20),
    route=st.sampled_from(["answer", "start", "application"]),
)
def test_any_json_at_all(aoi: Client, body: Any, field: str, route: str) -> None:
    renewals = aoi.call("GET", "/renewals")["renewals"] or [aoi.start("mypage")]
    here = f"/api/v1/renewals/{renewals[0]['id']}"
    url = httpx.URL("/api/v1/renewals" if route == "start" else here)
    if route == "answer":
        url = httpx.URL(f"{here}/answers/").copy_with(raw_path=f"{here}/answers/".encode() + _quoted(field))
    elif route == "application":
        url = httpx.URL(f"{here}/application")
    method = "PUT" if route == "answer" else "POST"
    key = {"Idempotency-Key": "any"}
    answered = aoi.http.request(method, url, content=text_of(body), headers=aoi.headers | JSON | key)
    assert answered.status_code < 500, answered.text
    if answered.status_code >= 400:
        problem_of(answered)


def _quoted(field: str) -> bytes:
    return b"".join(b"%%%02X" % byte for byte in field.encode("utf-8", "replace"))
