"""/api/v1/renewals: start one, see where it stands, its plans, its document."""

from __future__ import annotations

from fastapi import APIRouter, Response
from pydantic import Field

from ...services.open_document import open_document
from ...services.renewals import Standing, plans_of, renewals_of, standing
from ...services.start_renewal import start_renewal
from ..documents import pdf_response
from . import views
from .access import IdempotencyKey, Member, RenewalId, TheBackend
from .inputs import ShortLine, Strict
from .problem_docs import Responses, problems
from .shapes import Plan, PlanList, RenewalList, RenewalState

routes = APIRouter(prefix="/renewals", tags=["renewals"])

_TAGGED: Responses = {
    200: {"headers": {"ETag": {"description": "The version.", "schema": {"type": "string"}}}}
}
_PDF: Responses = {200: {"content": {"application/pdf": {"schema": {"type": "string", "format": "binary"}}}}}


class NewRenewal(Strict):
    """What to renew."""

    programme: ShortLine = Field(examples=["mypage"])
    policy_number: ShortLine | None = Field(
        None,
        description="The contract to renew; left out, it is asked first.",
        examples=["1000001014"],
    )


@routes.post(
    "",
    status_code=201,
    summary="Start a renewal, or go on with the open one",
    response_description="Where it stands",
    responses=problems(400, 401, 409),
)
def start(
    backend: TheBackend, member: Member, new: NewRenewal, response: Response, key: IdempotencyKey = None
) -> RenewalState:
    """One contract has at most one open renewal: that one comes back when it is there already."""
    loaded = start_renewal(backend, member, new.programme, new.policy_number, key)
    response.headers["Location"] = f"/api/v1/renewals/{loaded.renewal.id}"
    return tagged(views.state(standing(backend, member, loaded.renewal.id)), response)


@routes.get("", summary="List the member's renewals", responses=problems(401))
def list_renewals(backend: TheBackend, member: Member) -> RenewalList:
    """Newest first, open and applied."""
    return RenewalList(renewals=[views.summary(renewal) for renewal in renewals_of(backend, member)])


@routes.get(
    "/{renewal_id}",
    summary="See where a renewal stands",
    responses=_TAGGED | problems(401, 404),
)
def show(backend: TheBackend, member: Member, renewal_id: RenewalId, response: Response) -> RenewalState:
    """The question to ask now with its card, options and link, the answers that count, and the progress."""
    return tagged(views.state(standing(backend, member, renewal_id)), response)


@routes.get("/{renewal_id}/plans", summary="Compare the plans", responses=problems(401, 404))
def plans(backend: TheBackend, member: Member, renewal_id: RenewalId) -> PlanList:
    """Coverages and premiums side by side, for the drivers and the licence answered."""
    quotes, chosen = plans_of(backend, member, renewal_id)
    return PlanList(
        plans=[
            Plan(
                plan=quote.plan,
                name=quote.name,
                coverages=views.rows(quote.coverages),
                yearly_yen=quote.yearly,
                monthly_yen=quote.monthly,
                chosen=quote.plan == chosen,
                digest=quote.digest,
            )
            for quote in quotes
        ]
    )


@routes.get(
    "/{renewal_id}/document",
    summary="Open the document with the important matters",
    response_class=Response,
    response_description="重要事項等説明書 (PDF)",
    responses=_PDF | problems(401, 404),
)
def document(backend: TheBackend, member: Member, renewal_id: RenewalId) -> Response:
    """That it was opened is recorded; without that the consent to it can't be given."""
    return pdf_response(open_document(backend, member, renewal_id))


def tagged(renewal: RenewalState, response: Response) -> RenewalState:
    """With its version as ETag, and kept by no cache."""
    response.headers["ETag"] = f'"{renewal.version}"'
    response.headers["Cache-Control"] = "no-store"
    return renewal


def state_now(standing: Standing, response: Response) -> RenewalState:
    """What every change answers with."""
    return tagged(views.state(standing), response)
