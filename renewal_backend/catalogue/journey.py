"""The journey: where a customer stands, computed from the answers stored so far.

There is no stored position and no state machine. A journey walks its programme once, from the top: a field
holds when its answer is there, is still well-formed and allowed, and rests on what it rested on when it was given
(its basis, a digest over the fields named in `rests_on` and the edition of what was shown). The first field that does
not hold is the question to ask; nothing behind it counts. So no step can be skipped, an answer off the route or
behind the position is ignored and not lost, and any change reopens exactly what rested on it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass

from .answer import Answer
from .vocabulary import EVERYTHING_BEFORE, Context, Facts, Field, Programme, Refusal, Step, Value, Values


@dataclass(frozen=True)
class Progress:
    """How far: the current step and its number among all, both from 1."""

    step: Step
    number: int
    total: int


class Journey:
    """A programme, the facts of its contract, and the answers stored so far."""

    def __init__(self, programme: Programme, facts: Facts, answers: Mapping[str, Answer]) -> None:
        self.programme = programme
        self.facts = facts
        self.answers = answers
        self.values: dict[str, Value] = {}
        """What holds, in order: answers, prefilled values and proofs of events before the current field."""
        self._ahead: dict[str, Value] = {}
        self.current: Field | None = None
        self.step: Step = programme.steps[-1]
        self._walk()

    def _walk(self) -> None:
        for step in self.programme.steps:
            for field in step.fields:
                if not field.when.holds(self.facts, self.values):
                    continue
                value = self._held(field)
                if value is None:
                    self.current, self.step = field, step
                    self._look_ahead(field)
                    return
                self.values[field.id] = value

    def _look_ahead(self, current: Field) -> None:
        """What is prefilled behind the current field of the same step counts already in what it is shown with."""
        behind = self.step.fields[self.step.fields.index(current) + 1 :]
        for field in behind:
            if field.prefilled and field.when.holds(self.facts, self.values):
                value = self._held(field)
                self._ahead |= {} if value is None else {field.id: value}

    @property
    def complete(self) -> bool:
        """Whether every field on the route holds."""
        return self.current is None

    @property
    def route(self) -> list[Step]:
        """The steps of this contract: those of the programme without what is asked of other contracts only."""

        def asked(step: Step) -> bool:
            return any(f.when.holds(self.facts, self.values) for f in step.fields)

        return [step for step in self.programme.steps if not step.fields or asked(step)]

    @property
    def progress(self) -> Progress:
        """The current step; the last one when complete."""
        return Progress(self.step, self.route.index(self.step) + 1, len(self.route))

    @property
    def closed(self) -> Refusal | None:
        """Why nothing can be answered, changed or applied for at this moment: only time brings it on."""
        waits = self.current is not None and self.current.event and not self.current.page
        return self.facts.refusal(self.current.id, True, self.values) if waits and self.current else None

    @property
    def lost(self) -> Refusal | None:
        """Why the answer that the current field had does not hold any more, where a rule is the reason."""
        answer = self.answers.get(self.current.id) if self.current and not self.current.event else None
        if self.current is None or answer is None or answer.value is None:
            return None
        return self.refusal(self.current, answer.value)

    def field(self, field_id: str) -> Field | None:
        """The field of that id on this route, or None."""
        found = (f for f in self.programme.fields if f.id == field_id)
        return next((f for f in found if f.when.holds(self.facts, self.values)), None)

    def context(self, field: Field) -> Context:
        """What the field may look at while reading an answer, as things stand now."""
        known = {**self.values, **self._ahead}
        offered = tuple(self.facts.options(field.id, known))
        return Context(self.facts.today, offered, self.facts.on_file(field.id, known))

    def shown_with(self, field: Field) -> Values:
        """What the field is shown with: the values in front of it, and what is sure to stay as it is behind it."""
        return {**self.before(field), **(self._ahead if field is self.current else {})}

    def reached(self, field_id: str) -> bool:
        """Whether that field is the current one or holds already."""
        return field_id in self.values or (self.current is not None and self.current.id == field_id)

    def may_answer(self, field_id: str) -> bool:
        """Whether that field is the one asked, or was answered before: nothing ahead can be answered."""
        field = self.field(field_id)
        return field is not None and not field.event and (field is self.current or field_id in self.values)

    def refusal(self, field: Field, value: Value) -> Refusal | None:
        """Why `value` can't be the answer to `field` now: its form, what is offered, the domain's rules."""
        return field.check(value, self.context(field)) or self.facts.refusal(
            field.id, value, self.before(field)
        )

    def basis(self, field: Field) -> str:
        """Digest of everything an answer to `field` rests on at this moment."""
        before = self.before(field)
        names = (
            list(before)
            if field.rests_on == EVERYTHING_BEFORE
            else [n for n in field.rests_on if n in before]
        )
        rests = {name: before[name] for name in names}
        said = json.dumps([field.id, self.facts.edition(field.id, before), rests], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:32]

    def previous(self) -> Field | None:
        """The last answered field before the current one that was asked in its turn: where «back» leads."""
        ids = list(self.values)
        fields = (self.field(field_id) for field_id in reversed(ids))
        return next((f for f in fields if f and not f.event and not f.prefilled), None)

    def before(self, field: Field) -> Values:
        """The values in front of `field`: what it is shown with and rests on, never itself or what comes later."""
        ahead = [f.id for f in self.programme.fields]
        limit = ahead.index(field.id)
        return {k: v for k, v in self.values.items() if ahead.index(k) < limit}

    def _held(self, field: Field) -> Value | None:
        if field.event:
            return self.facts.event(field.id, self.values)
        answer = self.answers.get(field.id)
        lapsed = field.lapses and answer is not None and answer.basis != self.basis(field)
        if answer is None or (lapsed and answer.value is not None):
            return self.facts.on_file(field.id, self.values) if field.prefilled else None
        if answer.value is None or answer.basis != self.basis(field) or self.refusal(field, answer.value):
            return None
        return answer.value
