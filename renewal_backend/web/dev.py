"""Demo mode's pages under /dev/: customers, mailbox, clock, reset. Outside demo mode they are not there."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, BaseModel

from ..domain.renewal_period import TOKYO
from ..outside.clock import MovableClock
from ..outside.demo_mode import DemoMode
from .wired import wired

routes = APIRouter(prefix="/dev", include_in_schema=False)


class ClockSetting(BaseModel):
    """A moment with its zone, or null for the real time."""

    now: AwareDatetime | None


def demo(request: Request) -> DemoMode:
    """What demo mode holds."""
    found: DemoMode = request.app.state.demo
    return found


@routes.get("/demo.json")
def customers(request: Request) -> dict[str, Any]:
    """Who can be tried, with their invented logins."""
    return {"customers": demo(request).customers(), "staff": []}


@routes.get("/mailbox.json")
def mailbox_json(request: Request) -> list[dict[str, Any]]:
    """What was mailed, newest first."""
    return [{**mail, "at": mail["at"].isoformat()} for mail in _mails(request)]


@routes.get("/mailbox")
def mailbox(request: Request) -> Response:
    """The same for a person, in Tokyo's time."""
    mails = [{**mail, "at": f"{mail['at'].astimezone(TOKYO):%Y-%m-%d %H:%M}"} for mail in _mails(request)]
    return wired(request).site.render(request, "mailbox.html", mails=mails)


@routes.post("/clock")
def clock(request: Request, setting: ClockSetting) -> dict[str, str]:
    """Sets the service's clock; it runs on from there."""
    movable: MovableClock = demo(request).clock
    movable.set(setting.now)
    return {"now": movable.now().isoformat()}


@routes.post("/reset")
def reset(request: Request) -> dict[str, str]:
    """Fresh demo data; every conversation and renewal is gone."""
    demo(request).reset()
    return {"status": "reset"}


def _mails(request: Request) -> list[dict[str, Any]]:
    with wired(request).backend.database.read() as work:
        mails = work.mailbox.list()
    return [{"to": m.to, "subject": m.subject, "text": m.text, "html": m.html, "at": m.at} for m in mails]
