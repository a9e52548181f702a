"""From a topic to what this customer hears: their system first, then their agency and step, then the hour."""

from dataclasses import dataclass, replace
from datetime import datetime

from renewal_backend.knowledge.agencies import Agency, page_of
from renewal_backend.knowledge.contacts import Contacts
from renewal_backend.knowledge.library import SYSTEMS, Library, Topic, Variant

SYSTEM_NAMES = {
    "mypage": "マイページでの更新",
    "clickar": "Clickar（団体扱自動車保険WEB更新サービス）",
    "registration": "マイページの会員登録",
    "internet": "自動車保険インターネットお手続きサイト",
}
# mypage, clickar and registration belong together; the internet site is another insurer's.
NEAREST = {
    "mypage": ("registration", "clickar", "internet"),
    "clickar": ("registration", "mypage", "internet"),
    "registration": ("mypage", "clickar", "internet"),
    "internet": ("registration", "mypage", "clickar"),
}
WHICH_SYSTEM = "お手続きの種類によってお答えが変わります。どちらのお手続きについてのご質問でしょうか。"


@dataclass(frozen=True)
class Answer:
    """What is said, and what can be offered next.

    `system`: whose fact it is ("common" for all). `ask_systems`: not empty when the customer's system is
    unknown and the answers differ; then `text` asks which one. `step`: the catalogue step it belongs to.
    `entry_page`: the address of the customer's agency's page, where it helps to go there.
    """

    topic: str
    title: str
    text: str
    follow_ups: tuple[str, ...]
    source: tuple[str, ...]
    step: str | None
    system: str
    ask_systems: tuple[str, ...] = ()
    entry_page: str | None = None


class KnowledgeBase:
    """Answers from the library, with live telephone hours from the contacts."""

    def __init__(self, library: Library, contacts: Contacts) -> None:
        """Raises UnknownTopic where an agency answers what nobody asks."""
        self.library = library
        self.contacts = contacts
        for agency in contacts.agencies.values():
            for own in agency.answers:
                library.topic(own.topic)

    def answer(
        self,
        topic_id: str,
        system: str | None,
        *,
        now: datetime,
        step: str | None = None,
        agency: str | None = None,
    ) -> Answer:
        """The answer for a customer of `system` at `step`, come through `agency`, at `now` (aware datetime).

        A topic that only another system knows is answered with a sentence saying for which one it holds.
        With `system=None` and differing answers the text asks back. Raises UnknownTopic.
        """
        topic = self.library.topic(topic_id)
        if system is None:
            system = self._only_system(topic)
        if system is None:
            scopes = tuple(name for name in SYSTEMS if topic.variants(name))
            return self._made(topic, WHICH_SYSTEM, "common", scopes)
        scope, variant = _chosen(topic, system, step, self.contacts.agency(agency))
        text = variant.text.strip()
        if scope not in (system, "common"):
            text = f"{SYSTEM_NAMES[scope]}についてのご案内です。{text}"
        if contact := self._contact(variant, system, agency, now):
            text = f"{text}\n{contact}"
        page = page_of(agency) if topic.entry_page and agency and self.contacts.agency(agency) else None
        return replace(self._made(topic, text, scope, ()), entry_page=page)

    def knows(self, topic_id: str) -> bool:
        """Whether there is such a topic."""
        return topic_id in self.library.topics

    def title(self, topic_id: str) -> str:
        """The label of a topic on a button (at most 20 characters)."""
        return self.library.topic(topic_id).title

    def contact_for(self, system: str, agency: str | None, now: datetime) -> str:
        """Text for "a person, please" (see Contacts.contact_for)."""
        return self.contacts.contact_for(system, agency, now)

    def _only_system(self, topic: Topic) -> str | None:
        """The system to answer for when the customer's is unknown, if all answers are one."""
        general = [v for v in topic.answers if not v.step]
        return general[0].systems[0] if len(general) == 1 else None

    def _contact(self, variant: Variant, system: str, agency: str | None, now: datetime) -> str:
        match variant.contact:
            case None:
                return ""
            case "agency":
                return self.contacts.agency_text(agency, now)
            case "insurer":
                return f"保険会社は{self.contacts.insurer_text()}です。"
            case "person":
                return self.contact_for(system, agency, now)
            case line:
                return self.contacts.line_text(line, now)

    def _made(self, topic: Topic, text: str, system: str, ask: tuple[str, ...]) -> Answer:
        return Answer(topic.id, topic.title, text, topic.follow_up, topic.source, topic.step, system, ask)


def _chosen(topic: Topic, system: str, step: str | None, agency: Agency | None) -> tuple[str, Variant]:
    """The nearest scope with an answer, and in it the agency's own before the general one, the step's before any."""
    for scope in (system, "common", *NEAREST.get(system, SYSTEMS)):
        own = agency.variants(topic.id, scope) if agency else ()
        for variants in (own, topic.variants(scope)):
            fitting = [v for v in variants if v.step in (None, step)]
            if fitting:
                return scope, max(fitting, key=lambda v: v.step is not None)
    return topic.answers[0].systems[0], topic.answers[0]
