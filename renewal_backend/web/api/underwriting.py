"""/api/v1/underwriting: applications that an underwriter has to look at, and their release (F3: 受付完了)."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, Path, Request, Security
from fastapi.security import HTTPBasic, HTTPBasicCredentials
from pydantic import BaseModel, Field

from ...domain.receipt import Receipt
from ...errors import NotStaff
from ...services.release import release, waiting
from ...services.staff_login import must_be_staff
from ..wired import wired
from .problem_docs import problems
from .shapes import ReviewReason

UNDERWRITER = "underwriter"
routes = APIRouter(prefix="/api/v1/underwriting", tags=["underwriting"])
_BASIC = HTTPBasic(
    auto_error=False, scheme_name="staff", description="Staff with the role underwriter; no member's login."
)


async def _staff(
    request: Request, credentials: Annotated[HTTPBasicCredentials | None, Security(_BASIC)]
) -> str:
    """The login. Raises NotStaff, LoginSlowed; an installation without a password of its own lets nobody in."""
    if credentials is None:
        raise NotStaff()
    parts, shown = wired(request), (credentials.username, credentials.password)
    right = (UNDERWRITER, parts.underwriter_password)
    await to_thread.run_sync(must_be_staff, parts.backend, *shown, right)
    return UNDERWRITER


Staff = Annotated[str, Depends(_staff)]


class WaitingApplication(BaseModel):
    """An application that waits. Whose it is an underwriter need not know."""

    receipt: str = Field(description="受付番号", examples=["U00010001"])
    programme: str
    accepted_at: datetime = Field(description="UTC")
    reasons: list[ReviewReason]


class WaitingList(BaseModel):
    """All applications that wait, oldest first."""

    applications: list[WaitingApplication]


class Release(BaseModel):
    """What became of a receipt."""

    receipt: str
    policy_number: str = Field(examples=["5000000008"])
    released_at: datetime = Field(description="UTC")


@routes.get("", summary="List the applications that wait", responses=problems(401, 429))
def list_waiting(request: Request, staff: Staff) -> WaitingList:  # noqa: ARG001 (it must be good)
    """Why each has to be looked at, and since when it waits."""
    found = waiting(wired(request).backend)
    return WaitingList(applications=[_shown(receipt) for receipt in found])


@routes.post("/{receipt}/release", summary="Release an application", responses=problems(401, 404, 429))
async def release_one(
    request: Request,
    staff: Staff,
    receipt: Annotated[str, Path(description="The receipt number.", pattern=r"^U\d{8}$")],
) -> Release:
    """The policy number is given out, mailed, and told in the customer's chat; once, however often it is asked."""
    parts = wired(request)
    done = await to_thread.run_sync(release, parts.backend, receipt, staff)
    for conversation_id in done.conversations:
        await parts.relay.announce(conversation_id, [{"show": "completion"}])
    return Release(receipt=receipt, policy_number=done.policy.number, released_at=done.policy.at)


def _shown(receipt: Receipt) -> WaitingApplication:
    return WaitingApplication(
        receipt=receipt.number,
        programme=receipt.frozen["programme"],
        accepted_at=receipt.at,
        reasons=[ReviewReason(id=rule, text=text) for rule, text in receipt.reasons],
    )
