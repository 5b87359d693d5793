"""Captures of the stand-in site by others, without a file or a service in between."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from email.utils import format_datetime

from archive.store.folder import DataFolder
from archive.store.imported.summary import FetchResult, Summary
from archive.store.importing import importing
from archive.warc.foreign import ForeignCapture
from tests.replica.site import Answer

Handler = Callable[[str], Answer]


def captured(
    answer: Answer, url: str, at: str, *, truncated: str | None = None, claimed_digest: str | None = None
) -> ForeignCapture:
    """A capture by somebody else: an answer of the site at an address, at a moment (ISO 8601)."""
    moment = datetime.fromisoformat(at)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    headers = [("Content-Type", answer.content_type), ("Date", format_datetime(moment, usegmt=True))]
    return ForeignCapture(
        url=url,
        captured_at=moment,
        status=answer.status,
        reason="OK" if answer.status == 200 else "Other",
        http_version="HTTP/1.1",
        headers=tuple((name.encode(), value.encode()) for name, value in headers),
        body=answer.body,
        source_uri=f"https://web.archive.example/web/{moment:%Y%m%d%H%M%S}id_/{url}",
        truncated=truncated,
        claimed_digest=claimed_digest,
    )


def import_captures(folder: DataFolder, captures: Iterable[ForeignCapture], site: str = "http://127.0.0.1/") -> Summary:
    """Import captures as a client of another archive does."""
    with importing(folder, "wayback", site, {}) as under_way:
        for capture in captures:
            under_way.add(capture)
        return under_way.finish(FetchResult())
