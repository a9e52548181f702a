"""Use case: a member starts a renewal through the API, or goes on with the one that is open."""

from __future__ import annotations

from ..catalogue.programmes import PROGRAMMES
from ..domain.renewal import Renewal
from ..errors import BadRequest, NotAllowedNow
from .answer import give, start
from .backend import Actor, Backend
from .journeys import Loaded, load, owned
from .ports import UnitOfWork
from .repeatable import claim, keep


def start_renewal(
    backend: Backend, actor: Actor, programme: str, policy_number: str | None = None, key: str | None = None
) -> Loaded:
    """The renewal of that contract; without a number the open one that was touched last, or a new one.

    Raises BadRequest (unknown_programme: also one that this member's login is not for), NotAllowedNow (contract_…,
    site_closed), KeyReused, KeyInProgress.
    """
    if programme not in PROGRAMMES:
        raise BadRequest("unknown_programme")
    with backend.database.begin() as work:
        member = work.members.get(actor.member)
        if member is None or member.realm != PROGRAMMES[programme].realm:
            raise BadRequest("unknown_programme")
        before = claim(work, backend, actor, key, "start", programme, policy_number) if key else None
        if before is not None:
            return load(work, backend, owned(work, actor, before["renewal"]))
        loaded = _started(work, backend, actor, programme, policy_number)
        if key:
            keep(work, actor, key, {"renewal": loaded.renewal.id})
        work.commit()
    return loaded


def _started(
    work: UnitOfWork, backend: Backend, actor: Actor, programme: str, policy_number: str | None
) -> Loaded:
    newest = work.renewals.newest_open(actor.member, programme)
    if policy_number is None:
        return load(work, backend, newest or start(work, backend, actor, programme))
    if existing := _open_one(work, actor, programme, policy_number):
        return load(work, backend, existing)
    empty = newest if newest and newest.contract_id is None else start(work, backend, actor, programme)
    loaded = load(work, backend, empty)
    return load(work, backend, give(work, backend, actor, loaded, "contract", policy_number))


def _open_one(work: UnitOfWork, actor: Actor, programme: str, policy_number: str) -> Renewal | None:
    """Raises NotAllowedNow (contract_not_found): an unknown contract and somebody else's look alike."""
    own = work.contracts.of_member(actor.member)
    contract = next((c for c in own if (c.programme, c.policy_number) == (programme, policy_number)), None)
    if contract is None:
        raise NotAllowedNow("contract_not_found")
    return work.renewals.open_for(actor.member, contract.id)
