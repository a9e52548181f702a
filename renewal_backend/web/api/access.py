"""Who asks, and for what: bearer tokens, versions and keys in headers, ids in paths."""

from __future__ import annotations

import re
from typing import Annotated

from fastapi import Depends, Header, Path, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from ...errors import BadRequest, NotLoggedIn, NotYours
from ...services.api_session import actor_of_token
from ...services.backend import Actor, Backend

_BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="bearer",
    description="The `token` of a login: `Authorization: Bearer <token>`.",
)
_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")
_VERSION = re.compile(r'(?:W/)?"(\d{1,9})"')
_KEY = r"^[\x21-\x7e]{1,200}$"


async def _backend(request: Request) -> Backend:
    backend: Backend = request.state.backend
    return backend


TheBackend = Annotated[Backend, Depends(_backend)]


async def _token(credentials: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)]) -> str:
    """Raises NotLoggedIn when no token is shown."""
    if credentials is None:
        raise NotLoggedIn()
    return credentials.credentials


Token = Annotated[str, Depends(_token)]


def _member(backend: TheBackend, token: Token) -> Actor:
    """Raises NotLoggedIn when the token is unknown or has ended."""
    return actor_of_token(backend, token)


Member = Annotated[Actor, Depends(_member)]


async def _renewal(
    renewal_id: Annotated[str, Path(description="A renewal's opaque id.", examples=["4u0FoTgoDrUEMo8v"])],
) -> str:
    """What can't be an id looks like one that is not there. Raises NotYours."""
    if not _ID.fullmatch(renewal_id):
        raise NotYours()
    return renewal_id


RenewalId = Annotated[str, Depends(_renewal)]


async def _version(
    if_match: Annotated[
        str | None,
        Header(
            alias="If-Match",
            description="The ETag that the change was made for. Left out, or `*`: whatever it is now.",
            examples=['"7"'],
        ),
    ] = None,
) -> int | None:
    """Raises BadRequest for anything but one ETag of ours."""
    if if_match is None or if_match.strip() == "*":
        return None
    found = _VERSION.fullmatch(if_match.strip())
    if found is None:
        raise BadRequest()
    return int(found[1])


Version = Annotated[int | None, Depends(_version)]

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=_KEY,
        description="1 to 200 visible ASCII characters, new for every new request; a UUID is fine.",
        examples=["0b6c1f0e-9a44-4d39-8f0a-0a6f6d8a2d11"],
    ),
]
