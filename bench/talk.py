"""One customer in the middle of a renewal, who goes to and fro in it for as long as is wanted."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from bench.product import Product
from bench.wire import Wire
from renewal_backend.catalogue.wording import wording
from renewal_backend.channels.incoming import Incoming
from renewal_backend.channels.turns import finish, receive
from renewal_backend.services.backend import token_hash
from renewal_backend.web.cookies import NAME
from tests.journeys.customer import Customer, Person, Reply
from tests.journeys.walking import asked, go_to

BOTTOM, TOP = "driver_scope", "apply"
_LONGEST_WAY = 100
QUESTIONS = (
    "手続きにはどのくらい時間がかかりますか",
    "証券番号はどこに書いてありますか",
    "ワンタイムパスワードが届きません",
    "スマートフォンでも手続きできますか",
    "夜中でも手続きできますか",
)


@dataclass
class Talk:
    """A conversation of the product. Every turn gives the milliseconds it took."""

    product: Product
    key: str
    reply: Reply
    turns: int
    _service: Wire = field(init=False)
    _rasa: Wire = field(init=False)
    _upwards: bool = field(init=False, default=True)
    _numbers: count[int] = field(init=False, default_factory=count)

    def __post_init__(self) -> None:
        self._service = Wire(self.product.koshin.port, f"{NAME}={self.key}")
        self._rasa = Wire(self.product.rasa_port)

    @property
    def at(self) -> str | None:
        """The field whose question was put last."""
        return asked(self.reply)

    def question(self, *, bare: bool = False) -> float:
        """Asks something that has nothing to do with the step."""
        return self._turn({"text": QUESTIONS[next(self._numbers) % len(QUESTIONS)]}, bare)

    def move(self, *, bare: bool = False) -> float:
        """An answer to the present question, by button or typed; from the last question on one back each time."""
        self._upwards = self.at == BOTTOM or (self._upwards and self.at != TOP)
        label = next(iter(self.reply.choices)) if self._upwards else wording().say("back_label")
        typed = next(self._numbers) % 2 == 1
        return self._turn({"text": label} if typed else {"choice": self.reply.choices[label]}, bare)

    def move_to(self, place: str) -> None:
        """Moves until that field is asked. Raises LookupError when it never is."""
        for _ in range(_LONGEST_WAY):
            if self.at == place:
                return
            self.move()
        raise LookupError(f"{place} is never asked")

    def close(self) -> None:
        """Hangs up."""
        self._service.close()
        self._rasa.close()

    def _turn(self, body: Mapping[str, str], bare: bool) -> float:
        body = {"client_id": str(uuid.uuid4()), **body}
        messages, took = self._past_the_relay(body) if bare else self._through_the_service(body)
        self.turns += 1
        self.reply = Reply(200, messages)
        return took

    def _through_the_service(self, body: Mapping[str, str]) -> tuple[Sequence[Mapping[str, Any]], float]:
        said, took = self._service.post("/chat/messages", body)
        return said["messages"], took

    def _past_the_relay(self, body: Mapping[str, str]) -> tuple[Sequence[Mapping[str, Any]], float]:
        """The relay's own steps are taken here, off the clock; Rasa gets what it would get from the relay."""
        parts = self.product.parts.wired
        incoming = Incoming(body["client_id"], body.get("text"), body.get("choice"))
        sessions = self.product.settings.turns_per_rasa_session
        received = receive(parts.backend, token_hash(self.key), incoming, sessions)
        told = {"sender": received.sender, "message": received.rasa, "metadata": {"turn": received.turn_id}}
        said, took = self._rasa.post("/webhooks/rest/webhook", told)
        directives = [part["custom"] for part in said if "custom" in part]
        messages = finish(parts.backend, parts.relay.knowledge, received, directives)
        return [message.body for message in messages], took


def begin(product: Product, person: Person, place: str) -> Talk:
    """A new conversation of that person, gone on until the question of `place`."""
    customer = Customer(product.koshin.url)
    turns = go_to(customer, person, place).seen // 2
    talk = Talk(product, customer.web.cookies[NAME], customer.reply, turns)
    customer.close()
    return talk
