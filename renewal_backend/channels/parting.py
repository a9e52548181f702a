"""An answer with a question after it: the answer is taken, and the question is answered as well."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..catalogue.reading import NotAnAnswer, Read
from ..catalogue.text.aside import cuts
from ..catalogue.understood import understood
from ..services.talk import Talk


def parted(talk: Talk, content: Mapping[str, Any]) -> Mapping[str, str]:
    """The parts of a text as `answer` and `question`; nothing when it is one of them only.

    A yes with a question is no yes: whoever still asks confirms nothing.
    """
    if "text" not in content or not talk.active or talk.journey is None or talk.journey.current is None:
        return {}
    field, text = talk.journey.current, str(content["text"])
    context = talk.journey.context(field)
    if field.confirms or not isinstance(understood(field, text, context), NotAnAnswer):
        return {}
    for answer, question in cuts(text):
        if isinstance(understood(field, answer, context), Read):
            return {"answer": answer, "question": question}
    return {}
