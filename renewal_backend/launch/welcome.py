"""What `make up` shows when everything is ready."""

import io
from typing import Any

import httpx
import segno

from renewal_backend.settings import Settings


def is_ready(url: str) -> bool:
    """True when /readyz says that every part is."""
    try:
        return httpx.get(f"{url}/readyz", timeout=2, trust_env=False).status_code == 200
    except httpx.HTTPError:
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
