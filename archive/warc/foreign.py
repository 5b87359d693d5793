"""A capture that others made, before it is imported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from archive.warc.answers import StoredAnswer, as_text
from archive.warc.reading.captures import digest


@dataclass(frozen=True)
class ForeignCapture:
    """An answer of the site to another archive or recorder, as they kept it.

    - `url` is the address without a default port.
    - `captured_at` is the time of the capture, aware, to the second or finer.
    - `headers` are as the site sent them, in order; `body` still has its content coding, but no transfer coding.
    - `source_uri` says where this capture was found: its address at the other archive, or for a file `file:NAME#ID`,
      with the name of the file and the id of the record.
    - `claimed_digest` is the payload digest that the source gave, as `sha1:` and base32 (other kinds in hex), if the
      payload has another; None if it is the same or there was none.
    - `truncated` is the reason why only the first part of the payload is there (WARC 1.1, section 5.13), else None.
    """

    url: str
    captured_at: datetime
    status: int
    reason: str
    http_version: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    source_uri: str
    claimed_digest: str | None = None
    truncated: str | None = None

    @cached_property
    def answer(self) -> StoredAnswer:
        """The answer as it will be read back."""
        return StoredAnswer(as_text(self.headers), self.body, self.captured_at.astimezone(UTC).date())

    @cached_property
    def sha256(self) -> str:
        """The digest (hex) of the body."""
        return digest(self.body)
