"""The chat page as a customer's hands and eyes: what can be pressed, typed and read."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

PATIENCE_MS = 15_000
expect.set_options(timeout=PATIENCE_MS)


class ChatPage:
    """Drives one open browser page; every wait is for something a customer sees."""

    def __init__(self, page: Page, base_url: str) -> None:
        """`base_url` is the service's address without a slash at the end."""
        self.page = page
        self.base_url = base_url
        page.set_default_timeout(PATIENCE_MS)

    def open(self, entry: str = "mypage", agency: str | None = None) -> ChatPage:
        """Open the chat as the flyer's 2-D code does and wait for its first words."""
        address = f"{self.base_url}/chat?entry={entry}" + (f"&agency={agency}" if agency else "")
        self.page.goto(address)
        return self.ready()

    def ready(self) -> ChatPage:
        """Wait until the conversation is shown."""
        expect(self.page.locator(".chat.ready")).to_be_visible()
        expect(self.messages("bot").first).to_be_visible()
        return self

    def messages(self, sender: str = "") -> Locator:
        """The messages in the log, of one sender (customer, bot, staff, notice) or of all."""
        return self.page.locator(f"#log .message.from-{sender}" if sender else "#log .message")

    def texts(self, sender: str = "") -> list[str]:
        """What was said, in the order shown."""
        return self.messages(sender).locator(".text").all_inner_texts()

    def begin(self) -> ChatPage:
        """Start the renewal from the greeting, up to the link to the login page."""
        self.choose("更新をはじめる")
        expect(self.link("login")).to_be_visible()
        return self

    def input(self) -> Locator:
        """The field for typed words."""
        return self.page.get_by_label("メッセージ", exact=True)

    def say(self, text: str) -> None:
        """Type a message, send it, and wait until it was answered."""
        count = self.messages("bot").count()
        self.input().fill(text)
        self.page.get_by_role("button", name="送信", exact=True).click()
        expect(self.messages("bot").nth(count)).to_be_visible()

    def choices(self) -> Locator:
        """The choices that can be pressed now."""
        return self.page.locator(".choice:not(:disabled):not([aria-disabled='true'])")

    def choose(self, label: str) -> None:
        """Press a choice by its label and wait until it was answered."""
        count = self.messages("bot").count()
        self.choices().filter(has=self.page.get_by_text(label, exact=True)).last.click()
        expect(self.messages("bot").nth(count)).to_be_visible()

    def chosen(self) -> list[str]:
        """The labels of the choices marked as taken, oldest first."""
        return self.page.locator(".choice.chosen .choice-label").all_inner_texts()

    def link(self, kind: str) -> Locator:
        """The newest link button of a kind (login, document, registration, page)."""
        return self.page.locator(f".link-{kind}").last

    def step_title(self) -> str:
        """The step's title in the header."""
        return self.page.locator("#progress-title").inner_text()

    def step_count(self) -> tuple[int, int]:
        """The step's number and the number of steps, as the header shows them."""
        number, total = self.page.locator("#progress-count").inner_text().split("／")
        return int(number), int(total)
