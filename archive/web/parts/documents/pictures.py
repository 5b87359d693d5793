"""The pictures of an article, grouped by caption, so that a shared one is shown and read out once."""

from __future__ import annotations

from collections import Counter
from typing import Any, NamedTuple

from sqlite_utils import Database

from archive.store.documents.files import Size, capture_of_file, size_of


class Picture(NamedTuple):
    """A picture: its number in the article from 1, and the capture of its file, if there is one.

    `alt` is empty if it adds nothing to the caption, `size` None if it is unknown.
    """

    number: int
    url: str
    alt: str
    capture_id: str | None
    mime: str | None
    sha256: str | None
    size: Size | None

    @property
    def is_shown(self) -> bool:
        """Whether its capture is a raster image, which our pages show."""
        mime = self.mime or ""
        return self.size is not None or (mime.startswith("image/") and "svg" not in mime)


class Group(NamedTuple):
    """Pictures that have one caption; it is empty if they have none."""

    caption: str
    pictures: list[Picture]


def gallery(db: Database, article_id: str) -> list[Group]:
    """The pictures of an article, grouped by caption, in the order in which the captions first occur.

    If there is no caption, an alternative text that many pictures share takes its place.
    """
    rows = list(db.query("SELECT * FROM images WHERE article_id = ? ORDER BY position", [article_id]))
    alts = Counter(_words(row["alt"]) for row in rows)
    groups: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        alt = _words(row["alt"])
        groups.setdefault(_words(row["caption"]) or (alt if alts[alt] > 1 else ""), []).append(row)
    return [Group(caption, [_picture(db, row, caption, alts) for row in rows]) for caption, rows in groups.items()]


def _picture(db: Database, row: dict[str, Any], caption: str, alts: Counter[str]) -> Picture:
    alt = _words(row["alt"])
    file = capture_of_file(db, row["url"])
    return Picture(
        number=row["position"] + 1,
        url=row["url"],
        alt="" if alt == caption or alts[alt] > 1 else alt,
        capture_id=file["capture_id"],
        mime=file["captured_mime"],
        sha256=file["sha256"],
        size=size_of(db, file["sha256"]) if file["sha256"] else None,
    )


def _words(text: str | None) -> str:
    return " ".join((text or "").split())
