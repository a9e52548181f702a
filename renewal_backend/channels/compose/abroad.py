"""Whom to call, for somebody who reads another language: numbers and hours, no sentence of Japanese."""

from __future__ import annotations

from ...domain.conversation import UNKNOWN_ENTRY
from ...knowledge.hours import Hours
from .scene import Scene


def whom_to_call(scene: Scene, tongue: str) -> str:
    """The telephone lines of the customer's entry and of their agency, or that the agency is to be asked."""
    contacts, conversation = scene.knowledge.contacts, scene.talk.conversation
    lines = [
        _line(scene, line.phone, hours, tongue)
        for line, hours in contacts.lines_for([conversation.system or UNKNOWN_ENTRY])
    ]
    agency = contacts.agency(conversation.agency)
    if agency is not None and agency.phones:
        lines += [_line(scene, phone, agency.hours, tongue) for phone in agency.phones]
    return " / ".join(lines) + "." if lines else scene.words.say(f"agency_{tongue}")


def _line(scene: Scene, phone: str, hours: Hours | None, tongue: str) -> str:
    if hours is None:
        return phone
    times = {"weekday": _span(hours.weekday), "weekend": _span(hours.weekend)}
    key = "weekdays" if hours.weekend == "closed" else "hours"
    said = [scene.words.say(f"{key}_{tongue}", times)]
    if hours.closed_days:
        said.append(scene.words.say(f"closed_{tongue}", {"days": _days(hours.closed_days)}))
    return f"{phone} ({'; '.join(said)})"


def _span(span: object) -> str:
    return "–".join(f"{at:%H:%M}" for at in span) if isinstance(span, tuple) else ""


def _days(days: tuple[str, ...]) -> str:
    """12-31 … 01-03 as 12/31–1/3."""
    first, last = (f"{int(day[:2])}/{int(day[3:])}" for day in (days[0], days[-1]))
    return first if first == last else f"{first}–{last}"
