"""Finds pages without closing tags at the end, because a torn page ends so (`judgement.suspicion`)."""

from __future__ import annotations

from sqlite_utils import Database

from archive.warc.answers import StoredAnswer
from archive.warc.captures import Capture

_PAGES = (None, "text/html", "application/xhtml+xml")
_TAIL = 1 << 16  # bytes in which the tags are looked for: scripts and comments may follow them; judged
_CLOSING = (b"</body", b"</html")


def is_unended(capture: Capture, stored: StoredAnswer) -> bool:
    """Whether a capture that holds a page has no closing tags at its end. Those of UTF-16 have zeros in between."""
    if capture.status != 200 or capture.requisite or capture.refers_to or capture.mime not in _PAGES:
        return False
    try:
        tail = stored.content()[-_TAIL:].replace(b"\0", b"").lower()
    except ValueError:  # its content coding cannot be undone: nobody can read it
        return False
    return bool(tail) and not any(tag in tail for tag in _CLOSING)


def note_unended(db: Database, capture: Capture) -> None:
    """Note that a capture is such a page, if it has a row: what is withheld has none."""
    db.execute("INSERT OR IGNORE INTO unended (capture_id) SELECT id FROM captures WHERE id = ?", [capture.id])
