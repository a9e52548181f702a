"""A customer with a browser: talks, presses buttons, opens links, logs in. Knows only the public interface."""

from __future__ import annotations

import html
import re
import unicodedata
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

import httpx

from tests.live.koshin import wait_for

Person = Mapping[str, Any]
_FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL | re.IGNORECASE)


@dataclass(frozen=True)
class Reply:
    """What came back for one message: the bot's messages, or the problem's code and sentence."""

    status: int
    messages: Sequence[Mapping[str, Any]] = ()
    code: str = ""
    detail: str = ""

    @property
    def text(self) -> str:
        """All that a customer reads."""
        return "\n".join(message["text"] for message in self.messages)

    @property
    def last(self) -> Mapping[str, Any]:
        """The newest message."""
        return self.messages[-1]

    @property
    def choices(self) -> dict[str, str]:
        """The buttons of the newest message that has any: label to value."""
        offered = next((m["choices"] for m in reversed(self.messages) if m["choices"]), [])
        return {choice["label"]: choice["value"] for choice in offered}

    @property
    def link(self) -> Mapping[str, str] | None:
        """The newest link."""
        return next((m["link"] for m in reversed(self.messages) if m["link"]), None)

    @property
    def step(self) -> str:
        """The id of the step that the newest message stands at; empty outside a procedure."""
        return str((self.last["step"] or {}).get("id", ""))


class Customer:
    """One person at one device. `other_tab`: a second window of the same browser."""

    def __init__(self, url: str, entry: str = "mypage", agency: str | None = None) -> None:
        """`url` is the service's address; the chat opens at `open`."""
        self.url, self.entry, self.agency = url, entry, agency
        self.web = httpx.Client(base_url=url, timeout=30, follow_redirects=True, trust_env=False)
        self.conversation = ""
        self.seen = 0
        self.reply = Reply(0)
        self._elsewhere: list[Customer] = []

    def close(self) -> None:
        """Close the browser, and those opened from it."""
        self.web.close()
        for other in self._elsewhere:
            other.close()

    def open(self) -> Reply:
        """Open the chat as the flyer's 2-D code does."""
        body = {"entry": self.entry} | ({"agency": self.agency} if self.agency else {})
        answer = self.web.post("/chat/sessions", json=body)
        reply = self._take(answer)
        self.conversation = answer.json().get("conversation", "")
        return reply

    def say(self, text: str, client_id: str | None = None) -> Reply:
        """Type a message."""
        return self.send({"client_id": client_id or str(uuid.uuid4()), "text": text})

    def choose(self, label: str) -> Reply:
        """Press the button with that label, of the newest message that offered one so named."""
        assert label in self.reply.choices, (
            f"«{label}» is not offered, but {list(self.reply.choices)}: {self.reply.text}"
        )
        return self.press(self.reply.choices[label])

    def press(self, value: str, client_id: str | None = None) -> Reply:
        """Send a choice's value as it is."""
        return self.send({"client_id": client_id or str(uuid.uuid4()), "choice": value})

    def send(self, body: Any) -> Reply:
        """Post to the chat what may well be wrong."""
        return self._take(self.web.post("/chat/messages", json=body))

    def news(self) -> Reply:
        """What the bot said since, unasked."""
        answer = self.web.get("/chat/messages", params={"after": self.seen})
        messages = [m for m in answer.json()["messages"] if m["from"] != "customer"]
        return self._keep(Reply(answer.status_code, messages)) if messages else Reply(answer.status_code)

    def transcript(self) -> list[Mapping[str, Any]]:
        """Everything said so far, by both."""
        messages: list[Mapping[str, Any]] = self.web.get("/chat/messages").json()["messages"]
        return messages

    def page(self, method: str, path: str, form: Mapping[str, str] | None = None) -> httpx.Response:
        """A page of the service, with this browser's cookie."""
        return self.web.request(method, path, data=form)

    def log_in(self, person: Person, password: str | None = None) -> httpx.Response:
        """Fill in the login page, and the one-time password from the mail when it is asked."""
        before = len(mails(self.web, person["login"]))
        page = self.page("GET", "/login")
        name = "login_id" if form_with(page.text, "login_id") else "email"
        answer = self.fill_in(page, **{name: person["login"], "password": password or person["password"]})
        if form_with(answer.text, "otp"):
            answer = self.fill_in(answer, otp=self.code(person, before))
        if answer.status_code == httpx.codes.OK:
            self.news()
        return answer

    def fill_in(self, page: httpx.Response, **typed: str) -> httpx.Response:
        """Fill in and send the form of a page that has these fields."""
        form = form_with(page.text, next(iter(typed)))
        assert form is not None, f"no form for {list(typed)} on {page.url} ({page.status_code})"
        action, fields = form
        return self.page("POST", urljoin(str(page.url), action), {**fields, **typed})

    def code(self, person: Person, mails_before: int) -> str:
        """The one-time password of the newest mail, once it has arrived."""
        assert wait_for(lambda: len(mails(self.web, person["login"])) > mails_before, 10), "no mail came"
        found = re.search(r"(?<!\d)\d{8}(?!\d)", mails(self.web, person["login"])[0]["text"])
        assert found is not None
        return found[0]

    def open_document(self) -> httpx.Response:
        """Open the document that the bot linked to; what the bot says to it is the reply now."""
        link = self.reply.link
        assert link is not None, self.reply
        assert link["kind"] == "document"
        answer = self.page("GET", link["url"])
        self.news()
        return answer

    def other_tab(self) -> Customer:
        """A second window of the same browser, as far as this one has read."""
        tab = self.other_device()
        tab.web.cookies.update(self.web.cookies)
        tab.conversation, tab.seen, tab.reply = self.conversation, self.seen, self.reply
        return tab

    def other_device(self) -> Customer:
        """The same person somewhere else: no cookie, nothing opened yet."""
        self._elsewhere.append(Customer(self.url, self.entry, self.agency))
        return self._elsewhere[-1]

    def _take(self, answer: httpx.Response) -> Reply:
        body = answer.json()
        if answer.is_success:
            bot = [m for m in body["messages"] if m["from"] != "customer"]
            return self._keep(Reply(answer.status_code, bot))
        return Reply(answer.status_code, code=body.get("code", ""), detail=body.get("detail", ""))

    def _keep(self, reply: Reply) -> Reply:
        self.seen = max([self.seen, *(m["seq"] for m in reply.messages)])
        self.reply = reply
        return reply


def mails(web: httpx.Client, to: str) -> list[Mapping[str, str]]:
    """The demo mailbox's mails to one address, newest first."""
    return [mail for mail in web.get("/dev/mailbox.json").json() if mail["to"] == to]


def form_with(page: str, field: str) -> tuple[str, dict[str, str]] | None:
    """The form of a page that has this field: where it goes, and its fields with their values."""
    for attributes, inner in _FORM.findall(page):
        fields = dict(_inputs(inner))
        if field in fields:
            action = re.search(r'action="([^"]*)"', attributes)
            return html.unescape(action[1]) if action else "", fields
    return None


def _inputs(form: str) -> Sequence[tuple[str, str]]:
    found = []
    for tag in re.findall(r"<input\b[^>]*>", form, re.IGNORECASE):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            found.append((name[1], html.unescape(value[1]) if value else ""))
    return found


def plain(text: str) -> str:
    """Text without differences of width and without blanks."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
