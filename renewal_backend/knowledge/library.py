"""The topics of `topics/*.toml`, read and checked: ids, titles, sources, variants, follow-ups."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

TOPICS_FOLDER = Path(__file__).parent / "topics"
PERSON = "person"

System = Literal["mypage", "clickar", "registration", "internet"]
Scope = Literal["common", "mypage", "clickar", "registration", "internet"]
ContactKind = Literal["clickar", "registration", "agency", "insurer", "person"]
SYSTEMS: tuple[System, ...] = ("mypage", "clickar", "registration", "internet")

Source = Annotated[str, Field(pattern=r"^(service|F[0-4] .+)$")]
Fact = Literal[
    "what", "where", "when", "why", "how", "whether", "who", "how_many", "what_if_not", "what_next"
]
"""What one can ask about a topic."""
TopicId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*$")]


class UnknownTopic(KeyError):  # noqa: N818 - errors are named after situations
    """A topic id that no file defines."""


class Variant(BaseModel):
    """One answer: for which systems, and optionally only on a step."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    systems: Annotated[tuple[Scope, ...], Field(min_length=1)]
    text: Annotated[str, Field(min_length=10)]
    step: str | None = None
    contact: ContactKind | None = None


class Topic(BaseModel):
    """What customers ask about, with its answers and where each fact stands."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: TopicId
    title: Annotated[str, Field(min_length=2, max_length=20)]
    facts: Annotated[tuple[Fact, ...], Field(min_length=2)]
    source: Annotated[tuple[Source, ...], Field(min_length=1)]
    answers: Annotated[tuple[Variant, ...], Field(min_length=1)]
    step: str | None = None
    entry_page: bool = False
    """Whether an agency's customers are shown the way to its entry page along with the answer."""
    follow_up: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _general_answer(self) -> "Topic":
        if all(v.step for v in self.answers):
            raise ValueError(f"{self.id}: at least one answer must hold for every step")
        return self

    def variants(self, scope: str) -> tuple[Variant, ...]:
        """The answers written for a system (or for "common"), in file order."""
        return tuple(v for v in self.answers if scope in v.systems)


class Library(BaseModel):
    """All topics by id."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    topics: dict[str, Topic]

    @model_validator(mode="after")
    def _links(self) -> "Library":
        known = set(self.topics) | {PERSON}
        for topic in self.topics.values():
            if unknown := set(topic.follow_up) - known:
                raise ValueError(f"{topic.id}: unknown follow_up {sorted(unknown)}")
        titles = [topic.title for topic in self.topics.values()]
        if twice := {title for title in titles if titles.count(title) > 1}:
            raise ValueError(f"titles used twice: {sorted(twice)}")
        return self

    def topic(self, topic_id: str) -> Topic:
        """The topic of an id; UnknownTopic when there is none."""
        try:
            return self.topics[topic_id]
        except KeyError:
            raise UnknownTopic(topic_id) from None


@cache
def load_library(folder: Path = TOPICS_FOLDER) -> Library:
    """Reads every `*.toml` of the folder; a bad entry or an id used twice raises ValueError."""
    topics: dict[str, Topic] = {}
    for path in sorted(folder.glob("*.toml")):
        for entry in tomllib.loads(path.read_text(encoding="utf-8")).get("topic", []):
            topic = Topic.model_validate(entry)
            if topic.id in topics:
                raise ValueError(f"{path.name}: topic {topic.id} is defined twice")
            topics[topic.id] = topic
    return Library(topics=topics)
