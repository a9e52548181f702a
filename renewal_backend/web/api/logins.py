"""/api/v1/logins: a bearer token for login and password, with a one-time password or a new password where needed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field, SecretStr, StringConstraints

from ...domain.member import Realm
from ...services.api_session import close_session, open_session
from ...services.backend import Backend
from ...services.log_in import (
    LoggedIn,
    OtpAsked,
    PasswordAsked,
    log_in,
    log_in_with_new_password,
    send_again,
    verify_otp,
)
from ...services.new_password import ticket_ends
from .access import Member, TheBackend, Token
from .inputs import ShortLine, Strict
from .problem_docs import Responses, problems

routes = APIRouter(prefix="/logins", tags=["login"])


class Credentials(Strict):
    """What a member enters."""

    login: ShortLine = Field(
        description="The registered mail address; in the realm `internet` the mailed login ID.",
        examples=["aoi.mihon@example.jp"],
    )
    password: SecretStr = Field(min_length=1, max_length=254, examples=["Aoi2026demo"])
    realm: Realm = Field("mypage", description="Whose login it is: マイページ, or the internet site of F3.")


class NewPassword(Strict):
    """A password of the member's own choice."""

    ticket: SecretStr = Field(max_length=254, description="As the login returned it.")
    new_password: SecretStr = Field(
        min_length=1, max_length=254, description="Half-width, 6 to 32 characters, none of the commonest."
    )


class OneTimePassword(Strict):
    """What the mail says."""

    otp: Annotated[str, StringConstraints(strip_whitespace=True, pattern=r"^\d{8}$")] = Field(
        description="Eight digits.", examples=["01234567"]
    )


class Issued(BaseModel):
    """A bearer token, told once."""

    token: str = Field(description="256 random bits; only its hash is kept here.")
    expires_at: datetime = Field(description="UTC")


class Challenged(BaseModel):
    """A one-time password is on its way by mail."""

    challenge: str = Field(description="Names this login; the one-time password is good for no other.")
    expires_at: datetime = Field(description="When the one-time password ends (UTC).")


class PasswordWanted(BaseModel):
    """The password was right, but has to be changed first: see `POST /logins/new-password`."""

    ticket: str = Field(description="Lets this login go on; a secret, good until the password is changed.")
    expires_at: datetime = Field(description="UTC")
    reason: Literal["temporary", "expired"]


_OTP: Responses = {202: {"model": Challenged, "description": "A one-time password is asked for"}}
_ASKED: Responses = {
    202: {
        "model": Challenged | PasswordWanted,
        "description": "A one-time password, or a new password, is asked for",
    }
}

Challenge = Annotated[str, Path(description="As the login returned it.", pattern=r"^[A-Za-z0-9_-]{1,64}$")]


@routes.post(
    "",
    status_code=201,
    summary="Log in",
    response_description="A token",
    responses=_ASKED | problems(400, 401, 429),
)
def log_in_by_password(
    backend: TheBackend, credentials: Credentials, response: Response
) -> Issued | Challenged | PasswordWanted:
    """Unknown addresses and wrong passwords answer exactly alike; failures slow the next try."""
    password = credentials.password.get_secret_value()
    result = log_in(backend, credentials.login, password, None, credentials.realm)
    if isinstance(result, PasswordAsked):
        response.status_code = 202
        reason: Literal["temporary", "expired"] = "temporary" if result.temporary else "expired"
        ends = ticket_ends(result.ticket)
        return PasswordWanted(ticket=result.ticket, expires_at=ends, reason=reason)
    return _gone_on(backend, result, response)


@routes.post(
    "/new-password",
    status_code=201,
    summary="Change a temporary or expired password",
    response_description="A token",
    responses=_OTP | problems(400, 401, 429),
)
def change_password(backend: TheBackend, new: NewPassword, response: Response) -> Issued | Challenged:
    """The password is changed and the login goes on, with a one-time password where that is switched on."""
    password = new.new_password.get_secret_value()
    ticket = new.ticket.get_secret_value()
    result = log_in_with_new_password(backend, ticket, password, password, None)
    return _gone_on(backend, result, response)


@routes.post(
    "/{challenge}/otp",
    status_code=201,
    summary="Enter the one-time password",
    response_description="A token",
    responses=problems(400, 401, 429),
)
def enter_otp(backend: TheBackend, challenge: Challenge, entered: OneTimePassword) -> Issued:
    """Good once, for five minutes and five tries, for the login that asked for it."""
    return _issued(backend, verify_otp(backend, challenge, entered.otp, None))


@routes.post(
    "/{challenge}/otp/resend",
    status_code=202,
    summary="Send a new one-time password",
    response_description="The new challenge",
    responses=problems(401, 429),
)
def resend_otp(backend: TheBackend, challenge: Challenge) -> Challenged:
    """The earlier one-time password is void from now on."""
    return _challenged(backend, send_again(backend, challenge, None))


@routes.delete(
    "/current",
    status_code=204,
    summary="Log out",
    response_description="The token is void",
    responses=problems(401),
)
def log_out(backend: TheBackend, member: Member, token: Token) -> Response:  # noqa: ARG001 (it must be good)
    """Ends the session of the token that is shown."""
    close_session(backend, token)
    return Response(status_code=204)


def _gone_on(backend: Backend, result: LoggedIn | OtpAsked, response: Response) -> Issued | Challenged:
    if isinstance(result, LoggedIn):
        return _issued(backend, result)
    response.status_code = 202
    return _challenged(backend, result)


def _issued(backend: Backend, result: LoggedIn) -> Issued:
    token = open_session(backend, result.member)
    return Issued(token=token.secret, expires_at=token.expires_at)


def _challenged(backend: Backend, asked: OtpAsked) -> Challenged:
    ends = backend.now() + backend.policy.otp_lifetime
    return Challenged(challenge=asked.challenge_id, expires_at=ends)
