"""The contract's words that a question's sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..catalogue.vocabulary import Values
from .consents import consents_of

if TYPE_CHECKING:
    from .facts import RenewalFacts


def phrases(facts: RenewalFacts, field_id: str, values: Values) -> Mapping[str, str]:
    """Every placeholder of the question's template, filled in."""
    situation = facts.situation
    wording = situation.rulebook.wording
    found: dict[str, str] = {}
    if texts := consents_of(field_id):
        found[field_id] = "\n\n".join(f"【{t.title}】\n{t.text}" for t in texts)
    if field_id == "contract":
        found["reasons"] = _why_not(facts)
    if field_id == "flow":
        found["flow"] = wording.flow(step.id for step in situation.programme.steps[_flow_from(facts) : -1])
    if situation.contract is None:
        return found
    found["insured"] = situation.contract.insured.name
    current = facts.on_file(field_id)
    known = (
        {option.value: option.label for option in wording.options(field_id)}
        if isinstance(current, str)
        else {}
    )
    found["on_file"] = known.get(str(current), str(current))
    found["on_file_says"] = f"今のご契約は「{found['on_file']}」です。" if current else ""
    if "age_condition" in values:
        found["age_condition"] = wording.option("age_condition", str(values["age_condition"])).label
    if quote := facts.quote(values):
        found["plan"] = quote.name
    return found


def _flow_from(facts: RenewalFacts) -> int:
    """The flow names what comes after the guidance."""
    ids = [step.id for step in facts.situation.programme.steps]
    return ids.index("guidance") + 1


def _why_not(facts: RenewalFacts) -> str:
    """Why the member's own contracts can't be renewed today, one sentence each; empty without contracts."""
    situation = facts.situation
    sentences = []
    for contract in situation.listed:
        refusal = situation.contract_refusal(contract)
        if refusal is not None:
            sentences.append(situation.rulebook.wording.refusal(refusal.code, refusal.params))
    return "".join(sentences)
