"""How problem details look in the OpenAPI document."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, TypeAlias

from pydantic import BaseModel, Field

from ..problems import sentence

MEDIA_TYPE = "application/problem+json"

_EXAMPLES: dict[int, tuple[str, dict[str, str]]] = {
    400: ("bad_request", {}),
    401: ("not_logged_in", {}),
    404: ("not_found", {}),
    409: ("stale_version", {}),
    413: ("too_large", {}),
    422: ("incomplete", {}),
    429: ("login_slowed", {"seconds": "4"}),
    503: ("busy", {}),
}


class Problem(BaseModel):
    """RFC 9457 problem details."""

    type: str = Field(description="Always `about:blank`: the `code` says what it is.")
    title: str = Field(description="The status in words.")
    status: int
    code: str = Field(description="What happened; stable.")
    detail: str = Field(description="A Japanese sentence for the customer: what is wrong and what to do.")
    errors: list[dict[str, str]] | None = Field(
        None,
        description="With `malformed` only: where the request is not as documented, and how.",
        examples=[[{"at": "body.value", "why": "string_too_long"}]],
    )


Responses: TypeAlias = dict[int | str, dict[str, Any]]


def problems(*statuses: int) -> Responses:
    """The documented problem responses of a route, with those that every route can give."""
    return {status: _response(status) for status in sorted({*statuses, 413, 422, 503})}


def _response(status: int) -> dict[str, Any]:
    code, params = _EXAMPLES[status]
    title = HTTPStatus(status).phrase
    example = Problem(
        type="about:blank", title=title, status=status, code=code, detail=sentence(code, params)
    )
    content = {"schema": Problem.model_json_schema(), "example": example.model_dump(exclude_none=True)}
    return {"description": title, "content": {MEDIA_TYPE: content}}
