"""What every page needs: templates, the words of its errors, whether cookies need HTTPS."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from fastapi import Request, Response
from fastapi.templating import Jinja2Templates

from ..catalogue.wording import wording
from ..errors import KoshinError
from ..knowledge.agencies import Agency, page_of
from .problems import sentence

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Site:
    """The pages' surroundings; the agencies by their code."""

    agencies: Mapping[str, Agency]
    secure_cookies: bool = False
    templates: Jinja2Templates = field(default_factory=lambda: Jinja2Templates(directory=HERE / "templates"))

    def render(self, request: Request, name: str, status: int = 200, **words: Any) -> Response:
        """One page, never cached: it may show what is the customer's."""
        headers = {"Cache-Control": "no-store"}
        return self.templates.TemplateResponse(request, name, words, status_code=status, headers=headers)

    def message(
        self, request: Request, error: KoshinError, status: int, *, agency: str | None = None
    ) -> Response:
        """A page with an error's sentence and the way on: the chat, or the page of the agency with this code."""
        return self.sentence(request, sentence(error.code, error.params), status, agency=agency)

    def sentence(self, request: Request, text: str, status: int, *, agency: str | None = None) -> Response:
        """The same for a sentence that is there already."""
        label = wording().say("to_the_agency") if agency else wording().say("to_the_chat")
        words = {
            "title": wording().say("page_problem_title"),
            "text": text,
            "link_url": page_of(agency) if agency else "/chat",
            "link_label": label,
        }
        return self.render(request, "message.html", status, **words)
