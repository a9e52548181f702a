"""The mail after an application: with the policy number (subject as on F0, F1), or with the receipt first (F3)."""

from __future__ import annotations

from datetime import datetime

from ..catalogue.wording import Wording
from ..domain.contract import from_json
from ..domain.japanese_dates import day_words
from ..domain.member import Member
from ..domain.policy import PolicyRecord
from ..domain.receipt import Receipt
from ..domain.records import Mail


def thank_you(member: Member, policy: PolicyRecord, wording: Wording) -> Mail:
    """One mail a policy: its key is the renewal's."""
    return _mail("thank_you", member, policy, policy.at, wording)


def accepted(member: Member, receipt: Receipt, wording: Wording) -> Mail:
    """The application has its receipt number; why the policy number has to wait."""
    return _mail("accepted", member, receipt, receipt.at, wording, reasons=reasons_list(receipt))


def released(member: Member, receipt: Receipt, policy: PolicyRecord, wording: Wording) -> Mail:
    """The policy number that follows a receipt."""
    return _mail("released", member, policy, policy.at, wording, receipt=receipt.number)


def reasons_list(receipt: Receipt) -> str:
    """Why it waits, line by line."""
    return "\n".join(f"・{text}" for _, text in receipt.reasons)


def _mail(
    kind: str, member: Member, ended: PolicyRecord | Receipt, at: datetime, wording: Wording, **more: str
) -> Mail:
    """From what was frozen: that is what was applied for, whenever the mail goes out."""
    first, last = from_json(ended.frozen["contract"]).new_term
    words = {
        "name": member.name,
        "number": ended.number,
        "plan": str((ended.frozen["quote"] or {}).get("name", "")),
        "first": day_words(first),
        "last": day_words(last),
    }
    subject, text = wording.mail(kind, {**words, **more})
    return Mail(f"{kind}/{ended.renewal_id}", member.mailed_to, subject, text, at)
