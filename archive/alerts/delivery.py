"""The delivery of mails: its outcomes, and the interface for handing mails to a server (`scraper.mail`)."""

from __future__ import annotations

from email.message import EmailMessage
from enum import StrEnum
from typing import NamedTuple, Protocol

from archive.errors import EXIT_UNREACHABLE, ArchiveError


class MailServerFailed(ArchiveError):
    """The mail server cannot be reached, or accepts no mail from us."""

    exit_code = EXIT_UNREACHABLE
    outcome = "unreachable"


class Outcome(StrEnum):
    """What became of a mail. UNKNOWN: all of it was sent, but there was no answer."""

    SENT = "sent"
    PUT_OFF = "put off"
    REFUSED = "refused"
    UNKNOWN = "unknown"


class Delivery(NamedTuple):
    """What became of a mail, and what the server said about it, on one line."""

    outcome: Outcome
    reply: str = ""


class MailTransport(Protocol):
    """Hands mails to a mail server."""

    def ready(self) -> None:
        """Check that the server accepts mails now. Raises MailServerFailed if it does not."""

    def deliver(self, message: EmailMessage, recipient: str) -> Delivery:
        """Hand over one mail for one address, after `ready`.

        Raises MailServerFailed if the server has not taken it and would take no other of ours, either.
        """
