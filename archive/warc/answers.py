"""An answer of the site: header fields as text, and the payload as received."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from archive.clock import http_date
from archive.warc.coding import decode

_PAGES = ("application/xhtml+xml", "application/json")  # and all text

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class StoredAnswer:
    """An answer of the site: headers as sent, the payload as received, and the day (UTC) of its capture."""

    headers: tuple[tuple[str, str], ...]
    payload: bytes
    captured_on: date | None = None

    @property
    def content_type(self) -> str | None:
        """The Content-Type header, if there was one."""
        return header(self.headers, "content-type")

    @property
    def day(self) -> date | None:
        """The day on which the server answered, as the Date header says; if there is none, that of the capture.

        Texts are read as of this day: a calendar without a year means other days if it is read as of a later one.
        """
        sent = http_date(header(self.headers, "date"))
        return sent.date() if sent else self.captured_on

    def content(self) -> bytes:
        """The payload with its content codings undone. Raises ValueError if that is impossible (see `decode`)."""
        codings = [value for name, value in self.headers if name.lower() == "content-encoding"]  # one field in lines
        return decode(self.payload, ",".join(codings))

    def uncoded(self) -> StoredAnswer:
        """The same with its content codings undone once, for several readers. Raises ValueError as `content` does."""
        headers = tuple(field for field in self.headers if field[0].lower() != "content-encoding")
        return StoredAnswer(headers, self.content(), self.captured_on)


def as_text(fields: Iterable[tuple[bytes, bytes]]) -> tuple[tuple[str, str], ...]:
    """Header fields as text, decoded as they will be when read back from disk: as UTF-8 if valid, else Latin-1."""
    return tuple((_text(name), _text(value)) for name, value in fields)


def _text(raw: bytes) -> str:
    try:
        return raw.decode()
    except UnicodeError:
        return raw.decode("latin-1")


def header(headers: Headers, name: str) -> str | None:
    """The first header called `name` (given in lower case), or None."""
    return next((value for key, value in headers if key.lower() == name), None)


def mime_type(headers: Headers) -> str | None:
    """The bare MIME type of an answer, in lower case: "text/html"."""
    value = (header(headers, "content-type") or "").partition(";")[0].strip().lower()
    return value or None


def is_file(mime: str | None) -> bool:
    """Whether a bare MIME type is that of a picture or a document. How an answer is read depends on its bytes alone."""
    return bool(mime and not mime.startswith("text/") and mime not in _PAGES)
