"""A browser without scripts, in front of the application itself: no socket, no background work."""

from __future__ import annotations

import asyncio
import html
import itertools
import re
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
from fastapi import FastAPI

from tests.services.world import World

NAME = "koshin_chat"
_NUMBERS = itertools.count(1)


class Browser:
    """Keeps its cookies; does not follow redirects by itself."""

    def __init__(self, app: FastAPI, world: World) -> None:
        self.app, self.world = app, world
        transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
        self.web = httpx.AsyncClient(transport=transport, base_url="http://service")

    def get(self, path: str, **options: Any) -> httpx.Response:
        """A page, or JSON."""
        return self.request("GET", path, **options)

    def post(self, path: str, **options: Any) -> httpx.Response:
        """A form (`data`) or JSON (`json`)."""
        return self.request("POST", path, **options)

    def request(self, method: str, path: str, **options: Any) -> httpx.Response:
        """One request."""
        return asyncio.run(self.web.request(method, path, **options))

    def open(self, entry: str = "mypage", agency: str | None = None) -> httpx.Response:
        """Opens the chat."""
        return self.post("/chat/sessions", json={"entry": entry, "agency": agency})

    def say(self, text: str, client_id: str | None = None) -> httpx.Response:
        """Says something in the chat."""
        body = {"client_id": client_id or f"client-{next(_NUMBERS):06}", "text": text}
        return self.post("/chat/messages", json=body)

    def messages(self, after: int = 0) -> list[Mapping[str, Any]]:
        """The transcript since."""
        found: list[Mapping[str, Any]] = self.get(f"/chat/messages?after={after}").json()["messages"]
        return found

    def log_in(self, email: str, password: str) -> httpx.Response:
        """Fills in and sends the login page."""
        form = {"email": email, "password": password, "csrf": self.csrf()}
        return self.post("/login", data=form)

    def log_in_to_the_site(self, login_id: str, password: str) -> httpx.Response:
        """The same on the internet site."""
        form = {"login_id": login_id, "password": password, "csrf": self.csrf()}
        return self.post("/login", data=form)

    def fill_in(self, path: str, **typed: str) -> httpx.Response:
        """Opens a page and sends its form."""
        page = self.get(path)
        return self.post(action(page), data={"csrf": hidden(page, "csrf"), **typed})

    def csrf(self) -> str:
        """The token of this browser's forms."""
        return hidden(self.get("/login"), "csrf")

    def member(self, key: str) -> Browser:
        """Opens the chat and logs this member in."""
        self.open("clickar" if key in ("kenji", "shiori") else "mypage")
        login = self.world.member(key).login
        assert self.log_in(login, f"{key.capitalize()}2026demo").status_code == 303
        return self

    @property
    def cookie(self) -> str | None:
        """The conversation's secret."""
        return self.web.cookies.get(NAME)

    def other(self) -> Browser:
        """Another device."""
        return Browser(self.app, self.world)


def hidden(page: httpx.Response, name: str) -> str:
    """The value of a page's hidden field."""
    found = re.search(rf'name="{name}" value="([^"]*)"', page.text)
    assert found is not None, page.text
    return html.unescape(found[1])


def action(page: httpx.Response, number: int = 0) -> str:
    """Where a page's form goes."""
    return html.unescape(re.findall(r'<form method="post" action="([^"]*)"', page.text)[number])


async def in_pieces(text: bytes, size: int = 8192) -> AsyncIterator[bytes]:
    """A body without a length."""
    for start in range(0, len(text), size):
        yield text[start : start + size]
