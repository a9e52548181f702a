"""What the application is wired from, as routes reach it: `wired(request)`."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import Request

from ..channels.relay import Relay
from ..services.backend import Backend
from .site import Site


@dataclass(frozen=True)
class Wired:
    """Set once by `bootstrap`, never changed."""

    backend: Backend
    relay: Relay
    site: Site
    action_secret: str
    underwriter_password: str = ""
    """Of the staff's login `underwriter`; empty: nobody can log in."""


def wired(request: Request) -> Wired:
    """The application's parts."""
    found: Wired = request.app.state.wired
    return found
