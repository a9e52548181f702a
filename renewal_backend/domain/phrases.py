"""The contract's words that a question's sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..catalogue.covers import COVERS
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
    if field_id == "site_hours" and situation.closed:
        found["closed"] = wording.refusal(situation.closed.code, situation.closed.params)
    if field_id == "contract":
        found["reasons"] = _why_not(facts)
        found["not_listed"] = wording.say("not_listed") if _some_too_early(facts) else ""
    if field_id == "flow":
        found["flow"] = wording.flow(step.id for step in situation.programme.steps[_flow_from(facts) : -1])
    if situation.contract is None:
        return found
    found["insured"] = situation.contract.insured.name
    current = facts.on_file(field_id, values)
    known = (
        {option.value: option.label for option in wording.options(field_id)}
        if isinstance(current, str)
        else {}
    )
    if field_id in COVERS:
        known = {
            level.id: level.label for level in situation.rulebook.rating.coverage(COVERS[field_id]).levels
        }
    found["on_file"] = known.get(str(current), str(current))
    found["on_file_says"] = f"今のご契約は「{found['on_file']}」です。" if current else ""
    if "age_condition" in values:
        found["age_condition"] = wording.option("age_condition", str(values["age_condition"])).label
    if quote := facts.quote(values):
        found["plan"] = quote.name
    return found


def _flow_from(facts: RenewalFacts) -> int:
    """The flow names what comes after the step that shows it."""
    steps = facts.situation.programme.steps
    return next(i for i, step in enumerate(steps, 1) if "flow" in (field.id for field in step.fields))


def _some_too_early(facts: RenewalFacts) -> bool:
    """Whether the member has a contract of this programme that is not listed yet."""
    refusals = [facts.situation.contract_refusal(contract) for contract in facts.situation.listed]
    return any(refusal is not None and refusal.code == "contract_too_early" for refusal in refusals)


def _why_not(facts: RenewalFacts) -> str:
    """Why the member's own contracts can't be renewed today, one sentence each; empty without contracts."""
    situation = facts.situation
    sentences = []
    for contract in situation.listed:
        refusal = situation.contract_refusal(contract)
        if refusal is not None:
            sentences.append(situation.rulebook.wording.refusal(refusal.code, refusal.params))
    return "".join(sentences)
