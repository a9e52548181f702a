"""/api/v1/renewals/{id}/application and /policy: 「契約を申し込む」, exactly once."""

from __future__ import annotations

import json

from fastapi import APIRouter, Response
from pydantic import BaseModel, ConfigDict

from ...domain.receipt import Receipt
from ...errors import BadRequest
from ...services.apply import apply
from ...services.renewals import policy_of
from . import views
from .access import IdempotencyKey, Member, RenewalId, TheBackend, Version
from .problem_docs import Responses, problems
from .shapes import PolicyState, ReceiptState

routes = APIRouter(prefix="/renewals/{renewal_id}", tags=["application"])
_WAITS: Responses = {202: {"model": ReceiptState, "description": "An underwriter has to look first"}}


class Application(BaseModel):
    """Nothing has to be said; whatever is said belongs to what the Idempotency-Key stands for."""

    model_config = ConfigDict(extra="allow")


@routes.post(
    "/application",
    status_code=201,
    summary="Apply for the new contract",
    response_description="The new policy",
    responses=_WAITS | problems(400, 401, 404, 409),
)
def apply_for(
    backend: TheBackend,
    member: Member,
    renewal_id: RenewalId,
    version: Version,
    response: Response,
    key: IdempotencyKey = None,
    application: Application | None = None,
) -> PolicyState | ReceiptState:
    """One renewal ends in one policy number: another key, a second client, a repetition give the same one.

    Where an underwriter has to look first (`internet`), it is 202 with a receipt; the number follows by mail.

    `Idempotency-Key` is required. Nothing is changed unless every question is answered, in its version in
    force, up to the last.
    """
    if key is None:
        raise BadRequest("idempotency_key_required")
    said = application.model_dump() if application else {}
    body = json.dumps(said, sort_keys=True)
    outcome = apply(backend, member, renewal_id, key, version, body)
    if isinstance(outcome, Receipt):
        response.status_code = 202
        return views.receipt_state(outcome)
    return views.policy_state(outcome)


@routes.get("/policy", summary="See the new policy", responses=problems(401, 404))
def policy(backend: TheBackend, member: Member, renewal_id: RenewalId) -> PolicyState:
    """404 (`no_policy`) before the application, and while it waits for an underwriter."""
    return views.policy_state(policy_of(backend, member, renewal_id))
