"""/api/v1/renewals/{id}/answers: answer, reopen, go back."""

from __future__ import annotations

from typing import Annotated, Self

from fastapi import APIRouter, Path, Response
from pydantic import Field, StrictBool, model_validator

from ...services.answer import answer
from ...services.answer_text import answer_text
from ...services.renewals import Standing
from ...services.reopen import reopen, step_back
from .access import Member, RenewalId, TheBackend, Version
from .inputs import Line, Strict
from .problem_docs import problems
from .renewals import state_now
from .shapes import RenewalState

routes = APIRouter(prefix="/renewals/{renewal_id}", tags=["answers"])

FieldId = Annotated[
    str, Path(max_length=64, description="A field of the procedure.", examples=["driver_scope"])
]


class NewAnswer(Strict):
    """A value as the options give it, or a text as a customer would type it; one of the two."""

    value: StrictBool | Line | None = Field(None, examples=["family"])
    text: Line | None = Field(None, description="Japanese, read by the field.", examples=["今と同じ"])

    @model_validator(mode="after")
    def _one_of_the_two(self) -> Self:
        if (self.value is None) == (self.text is None):
            raise ValueError("send a value or a text")
        return self


@routes.put(
    "/answers/{field}",
    summary="Answer a question",
    response_description="Where the renewal stands now",
    responses=problems(400, 401, 404, 409),
)
def put_answer(
    backend: TheBackend,
    member: Member,
    renewal_id: RenewalId,
    field: FieldId,
    new: NewAnswer,
    response: Response,
    version: Version,
) -> RenewalState:
    """The question asked now, or one answered before; whatever rested on a changed answer is asked again.

    Choosing another contract goes on in that contract's own renewal: the `id` of the answer says which.
    """
    if new.text is not None:
        loaded = answer_text(backend, member, renewal_id, field, new.text, version)
    else:
        assert new.value is not None
        loaded = answer(backend, member, renewal_id, field, new.value, version)
    return state_now(Standing(loaded), response)


@routes.delete(
    "/answers/{field}",
    summary="Reopen a question",
    response_description="Where the renewal stands now",
    responses=problems(400, 401, 404, 409),
)
def delete_answer(
    backend: TheBackend,
    member: Member,
    renewal_id: RenewalId,
    field: FieldId,
    response: Response,
    version: Version,
) -> RenewalState:
    """Withdraws the answer, so that it is asked again; what was taken from the contract is asked then too."""
    return state_now(Standing(reopen(backend, member, renewal_id, field, version)), response)


@routes.post(
    "/back",
    summary="Go back by one question",
    response_description="Where the renewal stands now",
    responses=problems(400, 401, 404, 409),
)
def back(
    backend: TheBackend, member: Member, renewal_id: RenewalId, response: Response, version: Version
) -> RenewalState:
    """Withdraws the last answer before the present question."""
    return state_now(Standing(step_back(backend, member, renewal_id, version)), response)
