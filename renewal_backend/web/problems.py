"""Errors at the HTTP edge: RFC 9457 problem details with a stable code and a Japanese sentence. The one table."""

from __future__ import annotations

import json
import logging
import traceback
from collections.abc import Callable, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from ..catalogue.wording import wording
from ..errors import (
    BadRequest,
    KeyInProgress,
    KeyReused,
    KoshinError,
    LinkFailed,
    LoginFailed,
    LoginSlowed,
    NotAllowedNow,
    NotLoggedIn,
    NotStaff,
    NotYours,
    OtpFailed,
    StaleRenewal,
)
from ..services.ports import AlreadyThere, StaleVersion, StorageUnavailable

log = logging.getLogger(__name__)

STATUS: Mapping[type[KoshinError], HTTPStatus] = {
    NotYours: HTTPStatus.NOT_FOUND,
    StaleRenewal: HTTPStatus.CONFLICT,
    NotAllowedNow: HTTPStatus.UNPROCESSABLE_ENTITY,
    LoginFailed: HTTPStatus.UNAUTHORIZED,
    LoginSlowed: HTTPStatus.TOO_MANY_REQUESTS,
    OtpFailed: HTTPStatus.UNAUTHORIZED,
    LinkFailed: HTTPStatus.GONE,
    NotLoggedIn: HTTPStatus.UNAUTHORIZED,
    NotStaff: HTTPStatus.UNAUTHORIZED,
    BadRequest: HTTPStatus.BAD_REQUEST,
    KeyReused: HTTPStatus.UNPROCESSABLE_ENTITY,
    KeyInProgress: HTTPStatus.CONFLICT,
}
_KEPT = ("retry-after", "allow")
_PLACES = 10
_NAME = 200
_CODES: Mapping[int, str] = {
    403: "forbidden",
    404: "no_such_page",
    405: "method_not_allowed",
    413: "too_large",
    503: "busy",
}


def status_of(error: KoshinError) -> HTTPStatus:
    """The status of an error, by the nearest class in the table."""
    return next(STATUS[c] for c in type(error).__mro__ if c in STATUS)


def sentence(code: str, params: Mapping[str, str]) -> str:
    """The Japanese sentence of an error code."""
    return wording().refusal(code, params)


def problem(status: int, code: str, detail: str, **more: object) -> JSONResponse:
    """One problem document."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "code": code,
        "detail": detail,
        **more,
    }
    return JSONResponse(body, status, media_type="application/problem+json")


def install(app: FastAPI) -> None:
    """Every error that has a name leaves as a problem document, or as a page; for the others see `unexpected`."""

    handles = partial(_handles, app)

    @handles(KoshinError)
    def known(error: KoshinError) -> JSONResponse:
        response = problem(status_of(error), error.code, sentence(error.code, error.params))
        if isinstance(error, LoginSlowed):
            response.headers["Retry-After"] = error.params["seconds"]
        if isinstance(error, NotLoggedIn):
            response.headers["WWW-Authenticate"] = "Bearer"
        if isinstance(error, NotStaff):
            response.headers["WWW-Authenticate"] = 'Basic realm="Koshin staff"'
        return response

    @handles(RequestValidationError)
    def malformed(error: RequestValidationError) -> JSONResponse:
        return problem(422, "malformed", sentence("malformed", {}), errors=_places(error))

    @handles(StaleVersion, AlreadyThere)
    def raced(_error: Exception) -> JSONResponse:
        return problem(409, "stale_version", sentence("stale_version", {}))

    @handles(StorageUnavailable)
    def busy(_error: StorageUnavailable) -> JSONResponse:
        response = problem(503, "busy", sentence("busy", {}))
        response.headers["Retry-After"] = "2"
        return response

    @handles(HTTPException)
    def plain(error: HTTPException) -> JSONResponse:
        code = _CODES.get(error.status_code, "bad_request")
        response = problem(error.status_code, code, sentence(code, {}))
        response.headers.update(error.headers or {})
        return response


def _handles(app: FastAPI, *kinds: type[Exception]) -> Callable[[Callable[[Any], JSONResponse]], None]:
    """Registers what makes the problem document of these errors."""

    def register(make: Callable[[Any], JSONResponse]) -> None:
        async def handle(request: Request, error: Exception) -> Response:
            return as_asked(request, make(error))

        for kind in kinds:
            app.add_exception_handler(kind, handle)

    return register


def as_asked(request: Request, response: JSONResponse) -> Response:
    """A page with the same sentence for a browser that opens an address; the problem document for everything else."""
    parts = getattr(request.app.state, "wired", None)
    if parts is None or "text/html" not in request.headers.get("accept", ""):
        return response
    page: Response = parts.site.sentence(
        request, json.loads(bytes(response.body))["detail"], response.status_code
    )
    page.headers.update({k: v for k, v in response.headers.items() if k in _KEPT})
    return page


def _places(error: RequestValidationError) -> list[dict[str, str]]:
    """Where the request is not as documented, and how; nothing of what was sent but its own names."""
    found = error.errors()[:_PLACES]
    return [{"at": ascii(".".join(map(str, e["loc"])))[1:-1][:_NAME], "why": e["type"]} for e in found]


def unexpected(request: Request, error: Exception) -> Response:
    """Says nothing of the cause. The log gets the places in the code, and not the error's words: they may be personal."""
    places = "".join(traceback.format_tb(error.__traceback__))
    # The route's own name of the address: the address itself may be a secret out of a mail.
    route = getattr(request.scope.get("route"), "path", "an unknown address")
    log.error("unexpected %s at %s\n%s", type(error).__name__, route, places)
    return as_asked(request, problem(500, "internal", sentence("internal", {})))
