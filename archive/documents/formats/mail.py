"""Mails (EML): what is read of one first, and its text; files that are attached are told, and not read."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message

from archive.documents.collector import PageCollector
from archive.documents.formats import html
from archive.documents.formats.plain import decoded
from archive.documents.problems import EMBEDDED

_SHOWN = ("Subject", "From", "To", "Cc", "Date")
_MOST_PARTS = 1_000


def read(content: bytes, collector: PageCollector) -> None:
    """Put a mail into the collector: as one page, or as two if its text is HTML alone."""
    message = email.message_from_bytes(content)
    shown = {name: text for name in _SHOWN if (text := _decoded(message, name))}
    collector.set_title(shown.get("Subject"))
    title = collector.title
    texts: dict[str, bytes] = {}  # the first of each kind; a mail has the same in several
    for part in _parts(message):
        kind = part.get_content_type()
        body = part.get_payload(decode=True)
        if part.get_filename() or part.get_content_disposition() == "attachment" or not isinstance(body, bytes):
            collector.problem = EMBEDDED
        elif kind in ("text/plain", "text/html"):
            texts.setdefault(kind, _in_utf8(part, body))
        else:
            collector.problem = EMBEDDED
    said = [f"{name}: {text}" if name != "Subject" else text for name, text in shown.items()]
    plain = decoded(texts.get("text/plain", b""))
    collector.add("\n".join([*said, "", plain]))
    if not plain.strip() and "text/html" in texts:
        html.read(texts["text/html"], collector)
        collector.title = title


def _parts(message: Message) -> Iterator[Message]:
    """The parts that hold something, without those of a mail that is attached."""
    left = [message]
    for _ in range(_MOST_PARTS):
        if not left:
            return
        part = left.pop(0)
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            left = [*(one for one in inner if isinstance(one, Message)), *left]
        else:
            yield part


def _decoded(message: Message, name: str) -> str:
    """A field of the header on one line, "" if there is none."""
    told = message.get(name)
    if told is None:
        return ""
    try:
        return " ".join(str(make_header(decode_header(told))).split())
    except (MessageError, ValueError, LookupError):  # an encoding that is none
        return " ".join(str(told).split())


def _in_utf8(part: Message, body: bytes) -> bytes:
    """A text in UTF-8 if its encoding is told and right; else as it is, to be found out."""
    try:
        return body.decode(part.get_content_charset() or "").encode()
    except (ValueError, LookupError):
        return body
