"""Demo mode's pages under /dev/: customers, mailbox, clock, reset. Outside demo mode they are not there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from fastapi import APIRouter, Request, Response
from pydantic import AwareDatetime, BaseModel

from ..domain.renewal_period import TOKYO
from .api.underwriting import UNDERWRITER
from .wired import wired

routes = APIRouter(prefix="/dev", include_in_schema=False)


class ClockSetting(BaseModel):
    """A moment with its zone, or null for the real time."""

    now: AwareDatetime | None


class Demo(Protocol):
    """What demo mode holds."""

    def customers(self) -> Sequence[Mapping[str, Any]]:
        """Who can be tried."""

    def reset(self) -> None:
        """Puts fresh demo data in place."""

    def set_clock(self, moment: datetime | None) -> datetime:
        """Sets the service's clock, or gives the real one back; returns the present."""


def demo(request: Request) -> Demo:
    """Demo mode, which is there whenever these routes are."""
    found: Demo = request.app.state.demo
    return found


@routes.get("/demo.json")
def customers(request: Request) -> dict[str, Any]:
    """Who can be tried, with their invented logins, and the staff."""
    password = wired(request).underwriter_password
    staff = [{"login": UNDERWRITER, "password": password, "role": UNDERWRITER}] if password else []
    return {"customers": demo(request).customers(), "staff": staff}


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
    return {"now": demo(request).set_clock(setting.now).isoformat()}


@routes.post("/reset")
def reset(request: Request) -> dict[str, str]:
    """Fresh demo data; every conversation and renewal is gone."""
    demo(request).reset()
    return {"status": "reset"}


def _mails(request: Request) -> list[dict[str, Any]]:
    with wired(request).backend.database.read() as work:
        mails = work.mailbox.list()
    return [{"to": m.to, "subject": m.subject, "text": m.text, "html": m.html, "at": m.at} for m in mails]
