"""From a page into the chat: a member is bound to the conversation of the browser, which gets a new cookie for it."""

from __future__ import annotations

from collections.abc import Sequence

from anyio import to_thread
from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.background import BackgroundTask

from ..domain.member import Member
from ..services.dialogue import Directive
from ..services.enter import enter
from .cookies import give
from .visit import Visit
from .wired import wired


async def go_in(
    request: Request,
    visit: Visit,
    member: Member,
    said: Sequence[Directive],
    page: str,
    programme: str | None = None,
) -> Response:
    """The member is logged in here, the chat says `said` and asks its question; leads on to `page`.

    The cookie from before the login is worth nothing afterwards: whoever planted or saw it is not let in. Other tabs
    of the browser hear of it only when it has its new one.
    """
    parts = wired(request)
    opened = await to_thread.run_sync(enter, parts.backend, visit.conversation.id, member, programme)
    await parts.relay.tell(opened.conversation.id, [*said, {"show": "question"}])
    wake = BackgroundTask(parts.relay.wake_soon, opened.conversation.id)
    response = RedirectResponse(page, 303, background=wake)
    if opened.key is not None:
        give(response, opened.key, secure=parts.site.secure_cookies)
    return response
