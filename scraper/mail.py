"""Sends mail to a mail server by SMTP, over a connection on which the server has proved its identity."""

from __future__ import annotations

import os
import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, field
from email.message import EmailMessage
from pathlib import Path

from archive.alerts.delivery import Delivery, MailServerFailed, Outcome
from archive.errors import WrongUse
from archive.keeper_files import on_one_line
from archive.store.settings import Mail, mailbox

PASSWORD = "CTARCHIVE_MAIL_PASSWORD"  # noqa: S105  # the name of a variable
SECONDS = 60.0  # for each answer of the server; RFC 5321 recommends minutes, which is too long for a cron job
_PORTS = {"starttls": 587, "tls": 465, "none": 25}
_HERE = ("localhost", "127.0.0.1", "::1")
_MOST = 200  # characters of a server's answer that are reported


@dataclass(frozen=True, slots=True)
class Account:
    """The account at a mail server: its host, how to connect, and the sender (an address alone)."""

    host: str
    port: int
    security: str
    user: str
    password: str = field(repr=False)
    sender: str


def account_of(mail: Mail) -> Account:
    """The account in the settings, with its password. Raises WrongUse if it is incomplete."""
    if mail.user and mail.security == "none" and mail.host not in _HERE:
        raise WrongUse("mail.user: the password would go over the network unprotected; set mail.security to starttls")
    password = os.environ.get(PASSWORD, "") or _from_file(mail.password_file) or mail.password
    if mail.user and not password:
        raise WrongUse(f"mail.user has no password; set mail.password_file, mail.password or ${PASSWORD}")
    if not (mail.user + password).isascii():
        raise WrongUse("mail.user and its password must be ASCII only, because mail servers do not agree on the rest")
    port = mail.port or _PORTS[mail.security]
    return Account(mail.host, port, mail.security, mail.user, password, mailbox(mail.from_)[1])


def _from_file(path: str) -> str:
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it is not text"
        raise WrongUse(f"mail.password_file: {path} cannot be read ({why})") from None


class MailServer:
    """A transport by SMTP that uses one connection for all mails, and opens another if that is lost."""

    def __init__(self, account: Account, seconds: float = SECONDS) -> None:
        """`seconds` is how long any one answer may take. Nothing is connected yet."""
        self._account = account
        self._seconds = seconds
        self._smtp: smtplib.SMTP | None = None

    def ready(self) -> None:
        """Check that the server can be reached. Raises MailServerFailed."""
        if self._smtp is not None:
            try:
                if self._smtp.rset()[0] == 250:
                    return
            except (smtplib.SMTPException, OSError):
                pass
            self.close()
        self._smtp = self._connected()

    def deliver(self, message: EmailMessage, recipient: str) -> Delivery:
        """Hand over a mail. Until its last byte is sent, the server cannot have accepted it; afterwards it may have.

        Raises MailServerFailed if the server accepts nothing from our sender.
        """
        smtp = self._smtp
        if smtp is None:
            raise MailServerFailed("no mail server is connected")
        try:
            code, reply = smtp.mail(self._account.sender)
            if code >= 500:
                said = f"takes no mail from {self._account.sender}: {_told(code, reply)}"
                raise MailServerFailed(f"the mail server {self._account.host} {said}")
            steps: tuple[tuple[int, Callable[[], tuple[int, bytes]]], ...] = (
                (250, lambda: (code, reply)),
                (250, lambda: smtp.rcpt(recipient)),
                (354, lambda: smtp.docmd("DATA")),
            )
            for wanted, step in steps:
                if refused := _refused(*step(), wanted):
                    return refused
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            return Delivery(Outcome.PUT_OFF, _why(error))
        try:
            content = message.as_bytes().replace(b"\r\n.", b"\r\n..")
            smtp.send((content if content.endswith(b"\r\n") else content + b"\r\n") + b".\r\n")
            return _refused(*smtp.getreply(), 250) or Delivery(Outcome.SENT)
        except (smtplib.SMTPException, OSError) as error:
            self.close()
            return Delivery(Outcome.UNKNOWN, _why(error))

    def close(self) -> None:
        """End the connection, if there is one."""
        smtp, self._smtp = self._smtp, None
        if smtp is not None:
            try:
                smtp.quit()
            except (smtplib.SMTPException, OSError):
                smtp.close()

    def _connected(self) -> smtplib.SMTP:
        one = self._account
        smtp: smtplib.SMTP | None = None
        try:
            context = ssl.create_default_context()
            if one.security == "tls":
                smtp = smtplib.SMTP_SSL(one.host, one.port, timeout=self._seconds, context=context)
            else:
                smtp = smtplib.SMTP(one.host, one.port, timeout=self._seconds)
            smtp.ehlo_or_helo_if_needed()
            if one.security == "starttls":
                smtp.starttls(context=context)
                smtp.ehlo_or_helo_if_needed()
            if one.user:
                smtp.login(one.user, one.password)
        except (smtplib.SMTPException, OSError, ValueError) as error:
            if smtp is not None:
                smtp.close()
            raise MailServerFailed(f"the mail server {one.host}:{one.port} cannot be used: {_why(error)}") from None
        return smtp


def _refused(code: int, reply: bytes, wanted: int) -> Delivery | None:
    """The meaning of an unwanted reply: a code of 500 or more is permanent."""
    if code == wanted or (wanted == 250 and code == 251):
        return None
    return Delivery(Outcome.REFUSED if code >= 500 else Outcome.PUT_OFF, _told(code, reply))


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate proves nothing ({error.verify_message})"
    if isinstance(error, smtplib.SMTPResponseException):
        reply = error.smtp_error
        return _told(error.smtp_code, reply if isinstance(reply, bytes) else str(reply).encode())
    return on_one_line(getattr(error, "strerror", None) or str(error) or type(error).__name__, _MOST)


def _told(code: int, reply: bytes) -> str:
    return on_one_line(f"{code} {reply.decode('utf-8', 'replace')}", _MOST)
