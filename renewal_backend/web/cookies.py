"""The conversation's cookie: a secret of 256 bit, readable by no script, sent to nobody else."""

from __future__ import annotations

from fastapi import Request, Response

from ..errors import NotLoggedIn
from ..services.backend import token_hash

NAME = "koshin_chat"
_DAYS = 180


def key_of(request: Request) -> str | None:
    """The secret that the browser shows, if any."""
    return request.cookies.get(NAME)


def key_hash_of(request: Request) -> str:
    """Its hash, as conversations are stored under. Raises NotLoggedIn (no_conversation)."""
    key = key_of(request)
    if not key:
        raise NotLoggedIn("no_conversation")
    return token_hash(key)


def give(response: Response, key: str, *, secure: bool) -> None:
    """Sets the cookie."""
    response.set_cookie(
        NAME, key, max_age=_DAYS * 86400, httponly=True, samesite="lax", secure=secure, path="/"
    )
