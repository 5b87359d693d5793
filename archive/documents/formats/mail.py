"""Mails (EML): the main fields of the header, and the text. Attached files are named but not read."""

from __future__ import annotations

import email
from collections.abc import Iterator
from contextlib import suppress
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser

from archive.documents.collector import PageCollector
from archive.documents.formats import html
from archive.documents.formats.plain import decoded
from archive.documents.problems import DAMAGED, EMBEDDED, TOO_MANY_PARTS

_SHOWN = ("Subject", "From", "Sender", "Reply-To", "To", "Cc", "Bcc", "Date")


def read(content: bytes, collector: PageCollector) -> None:
    """Put a mail into the collector as one page; a text that exists only as HTML is a page of its own."""
    try:
        message = email.message_from_bytes(content)
    except RecursionError:  # parts nested too deeply: take the whole body as text
        message = BytesHeaderParser().parsebytes(content)
        collector.problem = DAMAGED
    fields = {name.title(): told for name, told in message.raw_items()}
    shown = {name: text for name in _SHOWN if (text := _in_one_line(fields.get(name)))}
    collector.set_title(shown.get("Subject"))
    lines = [f"{name}: {text}" if name != "Subject" else text for name, text in shown.items()] + [""]
    for number, (part, is_said) in enumerate(_parts(message)):
        if number >= collector.limits.members:
            collector.problem = TOO_MANY_PARTS
            break
        kind, body = part.get_content_type(), part.get_payload(decode=True)
        name = part.get_filename()
        is_text = kind in ("text/plain", "text/html") or part.get_content_maintype() == "multipart"  # without parts
        if name or not is_text or part.get_content_disposition() == "attachment" or not isinstance(body, bytes):
            collector.problem = collector.problem or EMBEDDED
            lines += [f"[{_in_one_line(name)}]"] if name else []
        elif is_said:
            continue
        elif kind == "text/html":
            collector.add("\n".join(lines))
            html.read(_with_its_encoding(part, body), collector)
            lines = []
        else:
            lines += [decoded(_with_its_encoding(part, body)), ""]
    if any(lines):
        collector.add("\n".join(lines))


def _parts(message: Message) -> Iterator[tuple[Message, bool]]:
    """The parts with content, and whether another part says the same; not the parts of an attached mail.

    Programs put a text into a mail in several forms, of which plain text is enough.
    """
    left = [(message, False)]
    while left:
        part, is_said = left.pop()
        inner = part.get_payload()
        if part.get_content_maintype() != "multipart" or not isinstance(inner, list):
            yield part, is_said
            continue
        forms = [one for one in inner if isinstance(one, Message)]
        plain = next(filter(_is_plain, forms), None) if part.get_content_subtype() == "alternative" else None
        left += [(one, is_said or (plain is not None and one is not plain)) for one in reversed(forms)]


def _is_plain(part: Message) -> bool:
    return part.get_content_type() == "text/plain" and bool(str(part.get_payload()).strip())


def _in_one_line(told: str | None) -> str:
    """A field of the header, or a file name, decoded and in one line; "" if there is none."""
    text = decoded((told or "").encode("utf-8", "surrogateescape"))
    if text.isascii():  # otherwise the letters are not encoded
        with suppress(MessageError, ValueError, LookupError):  # an encoding that does not exist
            text = str(make_header(decode_header(text)))
    return " ".join(text.split())


def _with_its_encoding(part: Message, body: bytes) -> bytes:
    """A text as UTF-16 with a BOM, if its encoding is declared correctly; otherwise unchanged, to be guessed."""
    try:
        return body.decode(part.get_content_charset() or "").encode("utf-16")
    except (ValueError, LookupError):
        return body
