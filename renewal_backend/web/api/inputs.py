"""Text that a request may carry: not empty, not endless, nothing that can't be printed."""

from __future__ import annotations

import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

_UNPRINTABLE = {"Cc", "Cs", "Co", "Cn"}


def _printable(text: str) -> str:
    if any(unicodedata.category(character) in _UNPRINTABLE for character in text):
        raise ValueError("control characters can't be read")
    return text


Line = Annotated[str, StringConstraints(min_length=1, max_length=1000), AfterValidator(_printable)]
ShortLine = Annotated[str, StringConstraints(min_length=1, max_length=254), AfterValidator(_printable)]


class Strict(BaseModel):
    """A body that holds only what it is documented to hold."""

    model_config = ConfigDict(extra="forbid")
