"""Where mails go: a mail server over SMTP, or the demo's mailbox."""

from __future__ import annotations

import smtplib
import ssl
from email.message import EmailMessage
from email.utils import format_datetime
from urllib.parse import unquote, urlsplit

from ..domain.records import Mail
from ..services.ports import Database

_SECONDS = 10
_PORTS = {"smtp": 25, "smtp+starttls": 587, "smtps": 465}


class SmtpSender:
    """A mail server: smtp://, smtps:// or smtp+starttls://user:password@host:port."""

    def __init__(self, url: str, sender: str) -> None:
        parts = urlsplit(url)
        if parts.scheme not in _PORTS or not parts.hostname:
            raise ValueError("the mail server's address must look like smtp://host:25")
        self._scheme, self._host = parts.scheme, parts.hostname
        self._port = parts.port or _PORTS[parts.scheme]
        self._user, self._password = unquote(parts.username or ""), unquote(parts.password or "")
        self._sender = sender

    def send(self, mail: Mail) -> None:
        """Hands one mail over. Raises OSError (smtplib's errors are OSErrors) when it should be tried again."""
        message = EmailMessage()
        message["From"], message["To"], message["Subject"] = self._sender, mail.to, mail.subject
        message["Date"] = format_datetime(mail.at)
        message["Message-ID"] = f"<{mail.key.replace('/', '.')}@koshin>"
        message.set_content(mail.text)
        if mail.html:
            message.add_alternative(mail.html, subtype="html")
        with self._connected() as server:
            if self._user:
                server.login(self._user, self._password)
            server.send_message(message)

    def _connected(self) -> smtplib.SMTP:
        if self._scheme == "smtps":
            return smtplib.SMTP_SSL(
                self._host, self._port, timeout=_SECONDS, context=ssl.create_default_context()
            )
        server = smtplib.SMTP(self._host, self._port, timeout=_SECONDS)
        if self._scheme == "smtp+starttls":
            server.starttls(context=ssl.create_default_context())
        return server


class MailboxSender:
    """The demo's mailbox: a table that `/dev/mailbox` shows."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def send(self, mail: Mail) -> None:
        """Puts it into the mailbox; the same mail again changes nothing."""
        with self._database.begin() as work:
            work.mailbox.add(mail)
            work.commit()
