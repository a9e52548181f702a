"""The thank-you mail: once, through a dead mail server, through a crash. Against a real SMTP server."""

from __future__ import annotations

import email
import email.policy
import socket
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from renewal_backend.domain.records import Mail
from renewal_backend.outside.mail import MailboxSender, SmtpSender
from renewal_backend.services.apply import apply
from renewal_backend.services.deliver_mail import deliver_mail
from tests.services.world import World

SUBJECT = "【御礼】自動車保険のお手続きありがとうございました/損保ジャパン"


@dataclass
class Postbox:
    """What a mail server has taken."""

    messages: list[EmailMessage] = field(default_factory=list)
    refuse: bool = False

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        if self.refuse:
            return "451 4.3.0 not now"
        content = envelope.content
        assert isinstance(content, bytes)
        message = email.message_from_bytes(content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.messages.append(message)
        return "250 OK"


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def postbox() -> Iterator[tuple[Postbox, Controller]]:
    box = Postbox()
    controller = Controller(box, hostname="127.0.0.1", port=free_port())
    yield box, controller
    controller.stop(no_assert=True)


def sender_to(controller: Controller) -> SmtpSender:
    return SmtpSender(f"smtp://127.0.0.1:{controller.port}", "koshin@example.jp")


def waiting(world: World) -> int:
    with world.database.read() as work:
        return work.mails.waiting()


def test_the_thank_you_mail_is_sent_once(world: World, postbox: tuple[Postbox, Controller]) -> None:
    box, server = postbox
    server.start()
    actor, renewal = world.ready()
    number = apply(world.backend, actor, renewal.id).number
    apply(world.backend, actor, renewal.id, "again")
    assert [deliver_mail(world.backend, sender_to(server)) for _ in range(3)] == [1, 0, 0]
    [message] = box.messages
    assert message["Subject"] == SUBJECT
    assert message["To"] == world.member("aoi").login
    assert message["Message-ID"] == f"<thank_you.{renewal.id}@koshin>"
    text = message.get_body().get_content()  # type: ignore[union-attr]
    assert number in text
    assert "見本 葵さま" in text
    assert "2026年12月20日" in text, "the new period begins on the day of maturity"


def test_a_dead_mail_server_loses_nothing(world: World, postbox: tuple[Postbox, Controller]) -> None:
    box, server = postbox
    actor, renewal = world.ready()
    apply(world.backend, actor, renewal.id)
    pauses = []
    for _ in range(4):
        assert deliver_mail(world.backend, sender_to(server)) == 0
        pauses.append(_until_due(world))
    assert pauses == [5, 10, 20, 40]
    server.start()
    box.refuse = True
    assert deliver_mail(world.backend, sender_to(server)) == 0, "a server that says «not now» is asked again"
    box.refuse = False
    world.clock.move(hours=1)
    assert deliver_mail(world.backend, sender_to(server)) == 1
    assert len(box.messages) == 1
    assert waiting(world) == 0


def _until_due(world: World) -> int:
    """Moves the clock until there is a mail to be claimed; how many seconds."""
    for seconds in range(1, 10_000):
        world.clock.move(seconds=1)
        with world.database.begin() as work:
            if work.mails.due(world.clock.now(), 1):
                return seconds
    raise AssertionError("never due again")


class Crash(BaseException):
    """The process is gone."""


@dataclass
class CrashesAfterSending:
    """Hands the mail over and is gone before that can be noted."""

    real: SmtpSender

    def send(self, mail: Mail) -> None:
        self.real.send(mail)
        raise Crash


def test_a_crash_between_sending_and_noting_it_sends_it_twice_at_worst(
    world: World, postbox: tuple[Postbox, Controller]
) -> None:
    box, server = postbox
    server.start()
    actor, renewal = world.ready()
    apply(world.backend, actor, renewal.id)
    with pytest.raises(Crash):
        deliver_mail(world.backend, CrashesAfterSending(sender_to(server)))
    assert deliver_mail(world.backend, sender_to(server)) == 0, "still claimed by the one that is gone"
    world.clock.move(minutes=2)
    assert deliver_mail(world.backend, sender_to(server)) == 1
    first, second = box.messages
    assert first["Message-ID"] == second["Message-ID"], "so that mail programs show one"
    world.clock.move(days=1)
    assert deliver_mail(world.backend, sender_to(server)) == 0


def test_the_demo_mailbox_has_it_once_even_after_a_crash(world: World) -> None:
    actor, renewal = world.ready()
    apply(world.backend, actor, renewal.id)
    mailbox = MailboxSender(world.database)
    with pytest.raises(Crash):
        deliver_mail(world.backend, CrashesAfterSending(mailbox))  # type: ignore[arg-type]
    world.clock.move(minutes=2)
    assert deliver_mail(world.backend, mailbox) == 1
    with world.database.read() as work:
        assert [m.subject for m in work.mailbox.list()] == [SUBJECT]


def test_one_mail_that_cannot_be_sent_does_not_hold_up_the_others(world: World) -> None:
    for who, programme in (("aoi", "mypage"), ("kenji", "clickar")):
        actor, renewal = world.ready(who, programme)
        apply(world.backend, actor, renewal.id)
    sent: list[str] = []

    class Picky:
        def send(self, mail: Mail) -> None:
            if "aoi" in mail.to:
                raise OSError("no such mailbox")
            sent.append(mail.to)

    assert deliver_mail(world.backend, Picky()) == 1
    assert sent == [world.member("kenji").login]
    assert waiting(world) == 1


def test_no_policy_no_mail(world: World) -> None:
    actor, renewal = world.ready()
    world.walk(actor, renewal.id)
    assert world.mails("thank_you/") == []
