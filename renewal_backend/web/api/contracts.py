"""/api/v1/contracts: what can be renewed, and what can't be and why."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, Field

from ...services.contracts import ListedContract, contracts_of
from ..problems import sentence
from .access import Member, TheBackend
from .problem_docs import problems

routes = APIRouter(prefix="/contracts", tags=["contracts"])


class Reason(BaseModel):
    """Why a contract can't be renewed now."""

    code: str = Field(examples=["contract_too_early"])
    detail: str = Field(description="A Japanese sentence for the customer.")


class ContractState(BaseModel):
    """One contract of the member."""

    policy_number: str = Field(examples=["1000001014"])
    programme: str = Field(description="The procedure that renews it.", examples=["mypage"])
    vehicle: str
    starts: date
    matures: date = Field(description="Last day of today's period, first day of the new one (Asia/Tokyo).")
    opens_at: datetime = Field(description="From when on it can be renewed (Asia/Tokyo).")
    closes_at: datetime = Field(description="Before when it can be renewed (Asia/Tokyo).")
    state: Literal["renewable", "refused"]
    reason: Reason | None = Field(description="Only when refused.")


class ContractList(BaseModel):
    """All contracts of the member."""

    contracts: list[ContractState]


@routes.get("", summary="List the member's contracts", responses=problems(401))
def list_contracts(backend: TheBackend, member: Member) -> ContractList:
    """Every contract of the member, renewable today or not."""
    return ContractList(contracts=[_shown(listed) for listed in contracts_of(backend, member)])


def _shown(listed: ListedContract) -> ContractState:
    contract, refusal = listed.contract, listed.refusal
    return ContractState(
        policy_number=contract.policy_number,
        programme=contract.programme,
        vehicle=contract.vehicle.name,
        starts=contract.starts,
        matures=contract.matures,
        opens_at=listed.period.opens,
        closes_at=listed.period.closes,
        state="refused" if refusal else "renewable",
        reason=refusal and Reason(code=refusal.code, detail=sentence(refusal.code, refusal.params)),
    )
