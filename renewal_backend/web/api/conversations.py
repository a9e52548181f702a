"""/api/v1/conversations: what a dialogue may do, for the one conversation that its signature names."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from typing import Annotated, Literal

from fastapi import APIRouter, Depends, Header, Request
from pydantic import BaseModel, Field

from ...errors import NotLoggedIn
from ...services.answer_turn import (
    answer_turn,
    back_turn,
    begin_turn,
    correct_turn,
    register_turn,
    resume_turn,
)
from ...services.outcomes import Outcome
from ...services.talk import talk_of
from ..wired import wired

_SCHEME = "Conversation "


class Form(BaseModel):
    """Whether the renewal's form is on in this conversation."""

    active: bool


class Act(BaseModel):
    """How a turn was understood, where its words alone do not say: a plain yes or no."""

    word: Literal["yes", "no"] | None = None


class Acted(BaseModel):
    """What came of a turn."""

    outcome: Outcome = Field(
        description="accepted, refused, denied, which_field, which_programme, done, nothing_open or nothing_to_correct"
    )


def signature(secret: str, conversation_id: str) -> str:
    """What a dialogue must show to act for a conversation: HMAC-SHA256 (hex) under the action secret."""
    return hmac.new(secret.encode(), f"conversation/{conversation_id}".encode(), hashlib.sha256).hexdigest()


async def signed(request: Request, conversation_id: str, authorization: Annotated[str, Header()] = "") -> str:
    """The conversation's id, for who shows its signature. Raises NotLoggedIn."""
    expected = _SCHEME + signature(wired(request).action_secret, conversation_id)
    if not secrets.compare_digest(authorization.encode(), expected.encode()):
        raise NotLoggedIn()
    return conversation_id


routes = APIRouter(prefix="/api/v1/conversations/{conversation_id}", tags=["dialogue"])
Own = Annotated[str, Depends(signed)]


@routes.get("/form", summary="Whether the renewal's form is on")
def form(request: Request, conversation_id: Own) -> Form:
    """False for a conversation that is not there: then there is no form either."""
    backend = wired(request).backend
    request.app.state.readiness.hear(conversation_id)
    with backend.database.read() as work:
        conversation = work.conversations.get(conversation_id)
        return Form(active=conversation is not None and talk_of(work, backend, conversation).active)


@routes.post("/turns/{turn_id}/answer", summary="Take a turn as an answer to the present question")
def answer(request: Request, turn_id: str, act: Act, conversation_id: Own) -> Acted:
    """Stores the answer, or says why not."""
    return Acted(outcome=answer_turn(wired(request).backend, conversation_id, turn_id, act.word))


@routes.post("/turns/{turn_id}/back", summary="Go back by one question")
def back(request: Request, turn_id: str, conversation_id: Own) -> Acted:
    """Withdraws the last answer."""
    return Acted(outcome=back_turn(wired(request).backend, conversation_id, turn_id))


@routes.post("/turns/{turn_id}/correct", summary="Reopen what the turn says is wrong")
def correct(request: Request, turn_id: str, conversation_id: Own) -> Acted:
    """Withdraws the answer that is named."""
    return Acted(outcome=correct_turn(wired(request).backend, conversation_id, turn_id))


@routes.post("/turns/{turn_id}/begin", summary="Start the renewal, or go on with it")
def begin(request: Request, turn_id: str, conversation_id: Own) -> Acted:
    """Puts the form on."""
    return Acted(outcome=begin_turn(wired(request).backend, conversation_id, turn_id))


@routes.post("/turns/{turn_id}/resume", summary="Go on with the renewal")
def resume(request: Request, turn_id: str, conversation_id: Own) -> Acted:
    """Puts the form on, unless the application is done."""
    return Acted(outcome=resume_turn(wired(request).backend, conversation_id, turn_id))


@routes.post("/turns/{turn_id}/register", summary="Begin the sign-up that leads to a login")
def register(request: Request, turn_id: str, conversation_id: Own) -> Acted:
    """Puts the form on, with membership or the internet site's login ID."""
    return Acted(outcome=register_turn(wired(request).backend, conversation_id, turn_id))
