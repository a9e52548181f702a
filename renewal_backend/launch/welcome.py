"""What `make up` shows when everything is ready."""

import io
import time
from collections.abc import Callable
from typing import Any

import httpx
import segno

from renewal_backend.settings import Settings


class Waiting:
    """Asks whether every part is ready, and says once what is missing when that takes long."""

    def __init__(self, url: str, say: Callable[[str], None], patience: float = 45) -> None:
        self._url = f"{url}/readyz"
        self._say = say
        self._patience = patience
        self._began = time.monotonic()
        self._said = False

    def is_ready(self) -> bool:
        """True when /readyz says that every part is."""
        try:
            answer = httpx.get(self._url, timeout=2, trust_env=False)
        except httpx.HTTPError as error:
            return self._not_yet(f"the service does not answer ({type(error).__name__})")
        return answer.status_code == 200 or self._not_yet(answer.text)

    def _not_yet(self, why: str) -> bool:
        if not self._said and time.monotonic() - self._began > self._patience:
            self._said = True
            self._say(f"Still not ready: {why}. The logs may say why.")
        return False


def demo(url: str) -> dict[str, Any]:
    """The demo's people; empty lists outside demo mode."""
    answer = httpx.get(f"{url}/dev/demo.json", timeout=5, trust_env=False)
    return dict(answer.json()) if answer.status_code == 200 else {}


def code(address: str) -> str:
    """The 2-D code of an address, in characters."""
    out = io.StringIO()
    segno.make(address, error="l").terminal(out, compact=True)
    return out.getvalue()


def welcome(settings: Settings, people: dict[str, Any], seconds: float) -> str:
    """The whole text: addresses, code, logins."""
    url = settings.public_url
    chat = f"{url}/chat?entry=mypage"
    lines = [
        code(chat),
        f"Koshin is ready after {seconds:.0f} s.",
        "",
        f"  Chat     {chat}",
        f"           {url}/chat?entry=clickar",
        f"  Console  {url}/console",
    ]
    lines += _logins("Demo customers", people.get("customers", []), ("programme", "name", "about"))
    lines += _logins("Demo staff", people.get("staff", []), ("role",))
    if people:
        lines += ["", f"  Their mail arrives at {url}/dev/mailbox"]
    return "\n".join([*lines, "", "Ctrl-C stops everything."])


def _logins(title: str, people: list[dict[str, Any]], about: tuple[str, ...]) -> list[str]:
    with_login = [person for person in people if person.get("login") and person.get("password")]
    if not with_login:
        return []
    width = max(len(person["login"]) for person in with_login)
    rows = [
        f"    {person['login']:<{width}}  {person['password']}  "
        + ", ".join(str(person[key]) for key in about if person.get(key))
        for person in with_login
    ]
    return ["", f"  {title} (login, password)", *rows]
