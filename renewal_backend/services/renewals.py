"""Use cases: what a member may see of renewals. Reading changes nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..domain.policy import PolicyRecord
from ..domain.quote import Quote
from ..domain.receipt import Receipt
from ..domain.renewal import Renewal
from ..errors import NotAllowedNow, NotYours
from .answer import answerable
from .backend import Actor, Backend
from .journeys import Loaded, load, owned


@dataclass(frozen=True)
class Standing:
    """Where a renewal stands; with `policy` or `receipt`, what counts is what was frozen in it."""

    loaded: Loaded
    policy: PolicyRecord | None = None
    receipt: Receipt | None = None

    @property
    def ended(self) -> PolicyRecord | Receipt | None:
        """What the application got."""
        return self.policy or self.receipt


def renewals_of(backend: Backend, actor: Actor) -> Sequence[Renewal]:
    """All renewals of the member, newest first."""
    with backend.database.read() as work:
        return work.renewals.of_member(actor.member)


def standing(backend: Backend, actor: Actor, renewal_id: str) -> Standing:
    """The journey of a renewal at this moment. Raises NotYours."""
    with backend.database.read() as work:
        renewal = owned(work, actor, renewal_id)
        policy, receipt = work.policies.of_renewal(renewal.id), work.receipts.of_renewal(renewal.id)
        return Standing(load(work, backend, renewal), policy, receipt)


def plans_of(backend: Backend, actor: Actor, renewal_id: str) -> tuple[Sequence[Quote], str | None]:
    """The plans priced for the answers so far, and which one is chosen.

    Raises NotYours; NotAllowedNow: already_applied, or not_yet before the rating factors are answered.
    """
    now = standing(backend, actor, renewal_id)
    if now.ended is not None:
        raise NotAllowedNow("already_applied")
    values = now.loaded.journey.values
    quotes = now.loaded.facts.quotes(values)
    if not quotes:
        answerable(now.loaded.journey, "plan")
    return quotes, str(values["plan"]) if "plan" in values else None


def policy_of(backend: Backend, actor: Actor, renewal_id: str) -> PolicyRecord:
    """The policy that a renewal ended in. Raises NotYours (no_policy before the application)."""
    policy = standing(backend, actor, renewal_id).policy
    if policy is None:
        raise NotYours("no_policy")
    return policy
