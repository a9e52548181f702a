"""The thank-you mail after an application (subject as on F0 and F1)."""

from __future__ import annotations

from ..catalogue.wording import Wording
from ..domain.japanese_dates import day_words
from ..domain.member import Member
from ..domain.policy import PolicyRecord
from ..domain.records import Mail
from .journeys import Loaded


def thank_you(loaded: Loaded, member: Member, policy: PolicyRecord, wording: Wording) -> Mail:
    """One mail a policy: its key is the renewal's."""
    first, last = loaded.facts.contract.new_term
    quote = loaded.facts.quote(loaded.journey.values)
    words = {
        "name": member.name,
        "number": policy.number,
        "plan": quote.name if quote else "",
        "first": day_words(first),
        "last": day_words(last),
    }
    subject, text = wording.mail("thank_you", words)
    return Mail(
        key=f"thank_you/{policy.renewal_id}", to=member.login, subject=subject, text=text, at=policy.at
    )
