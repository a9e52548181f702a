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
        self.current: Field | None = None
        self.step: Step = programme.steps[-1]
        self._walk()

    def _walk(self) -> None:
        for step in self.programme.steps:
            for field in step.fields:
                if not field.when.holds(self.facts):
                    continue
                value = self._held(field)
                if value is None:
                    self.current, self.step = field, step
                    return
                self.values[field.id] = value

    @property
    def complete(self) -> bool:
        """Whether every field on the route holds."""
        return self.current is None

    @property
    def progress(self) -> Progress:
        """The current step; the last one when complete."""
        steps = self.programme.steps
        return Progress(self.step, steps.index(self.step) + 1, len(steps))

    def field(self, field_id: str) -> Field | None:
        """The field of that id on this route, or None."""
        return next((f for f in self.programme.fields if f.id == field_id and f.when.holds(self.facts)), None)

    def context(self, field: Field) -> Context:
        """What the field may look at while reading an answer, as things stand now."""
        offered = tuple(self.facts.options(field.id, self.values))
        return Context(self.facts.today, offered, self.facts.on_file(field.id))

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
        if answer is None:
            return self.facts.on_file(field.id) if field.prefilled else None
        if answer.value is None or answer.basis != self.basis(field) or self.refusal(field, answer.value):
            return None
        return answer.value
