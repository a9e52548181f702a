"""Requests that may be repeated: under one Idempotency-Key a member asks for one thing, once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from ..domain.records import RepeatableRequest
from ..errors import KeyInProgress, KeyReused
from .backend import Actor, Backend
from .ports import UnitOfWork


def claim(
    work: UnitOfWork, backend: Backend, actor: Actor, key: str, *request: str | None
) -> Mapping[str, Any] | None:
    """The answer that was given under this key, or None: then the key is taken until the unit of work ends.

    `request` is everything that makes the request what it is. Who comes with the same key in between waits
    for that end. Raises KeyReused when the key came with something else, KeyInProgress without an answer yet.
    """
    body = hashlib.sha256(json.dumps(request).encode()).hexdigest()
    if work.idempotency.add(RepeatableRequest(str(actor), key, body, backend.now())):
        return None
    before = work.idempotency.get(str(actor), key)
    if before is None or before.body_hash != body:
        raise KeyReused()
    if before.response is None:
        raise KeyInProgress()
    return before.response


def keep(work: UnitOfWork, actor: Actor, key: str, response: Mapping[str, Any]) -> None:
    """What every repetition gets."""
    work.idempotency.finish(str(actor), key, response)
