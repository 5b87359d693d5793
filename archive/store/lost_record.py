"""A record of a capture file that can no longer be read, in words and as a row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

HELD = {True: "held by another capture", False: "lost"}


@dataclass(frozen=True, slots=True)
class LostRecord:
    """A damaged record that the database knows. `has_payload` tells whether another capture has the same payload."""

    capture_id: str
    url: str
    article_id: str | None
    path: Path
    offset: int
    problem: str
    has_payload: bool

    def __str__(self) -> str:
        article = f", {self.article_id}" if self.article_id else ""
        held = "; another capture has its content" if self.has_payload else ""
        return (
            f"{self.path}: the record at byte {self.offset} cannot be read ({self.problem}): "
            f"capture {self.capture_id} of {self.url}{article}{held}"
        )

    def as_row(self) -> dict[str, object]:
        """The same as a row of `listed`, for what is damaged now."""
        return {
            "capture_id": self.capture_id,
            "url": self.url,
            "article_id": self.article_id,
            "warc": self.path.name,
            "offset": self.offset,
            "problem": self.problem,
            "payload": HELD[self.has_payload],
        }
