"""Events put straight into an archive, for tests of pages that show them."""

from __future__ import annotations

from pathlib import Path

from sqlite_utils import Database

from tests.support.rows.articles import Row, archive_of

ARTICLE = Row("lv-1", "Semināra atskaite", "Seminārs notika Saldū.")


def archive_of_events(path: Path, *events: dict[str, str | None]) -> Database:
    """A new database with the article ARTICLE and these events; missing fields of an event are filled in."""
    db = archive_of(path, [ARTICLE])
    put_events(db, *events)
    return db


def put_events(db: Database, *events: dict[str, str | None]) -> None:
    """Replace the events with these. Their ids are ev-0, ev-1 and so on."""
    with db.atomic():
        db.execute("DELETE FROM events")
        for number, event in enumerate(events):
            row = {"id": f"ev-{number}", "title": "Seminārs", "source": "calendar", "starts_on": "2018-03-28", **event}
            row.setdefault("ends_on", row["starts_on"])
            db.table("events").insert(row)
