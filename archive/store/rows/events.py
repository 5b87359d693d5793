"""The rows of events: what the captures of all times make of them, whoever made these and whenever they came."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlite_utils import Database

from archive.extract.events.notices import notice_in
from archive.places import find_places
from archive.store.judgement import addresses
from archive.store.judgement.announcements import judge
from archive.store.judgement.sighted import Announced
from archive.store.rows import sightings

_COLUMNS = (
    "id title starts_on ends_on starts_at place url article_id source lang notice first_seen_at last_seen_at gone_at "
    "capture_id replaced_by earlier_starts_at earlier_place"
).split()


def settle(db: Database) -> None:
    """Make the rows of events anew from all that `sightings.see` has noted, and find the municipalities that they name.

    To be called once when everything is published, not after each crawl that is read again. The caller holds the
    transaction; articles, addresses and municipalities must be there. An event of which nothing was noted, for it is of
    a time before that and its capture cannot be read any more, stays as it is. Writes only what has changed.
    """
    there = {row[0] for row in db.execute("SELECT id FROM articles")}

    def article_of(url: str) -> str | None:
        found = addresses.article_of(db, url)
        return found if found in there else None

    known = {row[0]: row for row in db.execute(f"SELECT {', '.join(_COLUMNS)} FROM events")}
    events = judge(sightings.read(db), article_of)
    rows = {event.event.id: _row(event) for event in events}
    noted = {row[0] for row in db.execute("SELECT value ->> 'id' FROM event_blocks, json_each(events)")}
    merged = [[key] for key in known.keys() & noted - rows.keys()]
    db.conn.executemany("DELETE FROM event_municipalities WHERE event_id = ?", merged)
    db.conn.executemany("DELETE FROM events WHERE id = ?", merged)
    updates = ", ".join(f"{name} = excluded.{name}" for name in _COLUMNS[1:])
    db.conn.executemany(
        f"INSERT INTO events ({', '.join(_COLUMNS)}) VALUES ({', '.join('?' * len(_COLUMNS))}) "
        f"ON CONFLICT (id) DO UPDATE SET {updates}",
        [row for key, row in rows.items() if known.get(key) != row],
    )
    _place(db)


def _row(one: Announced) -> tuple[str | None, ...]:
    event = one.event
    return (
        event.id,
        event.title,
        event.starts_on.isoformat(),
        event.ends_on.isoformat(),
        event.starts_at.isoformat(timespec="minutes") if event.starts_at else None,
        event.place,
        event.url,
        one.article_id,
        event.source,
        one.lang,
        notice_in(event.title),
        one.first.seen_at,
        one.last.seen_at,
        one.gone_at,
        one.since.capture_id,
        one.replaced_by,
        one.earlier_starts_at,
        one.earlier_place,
    )


def _place(db: Database) -> None:
    """Bring up to date which municipalities events name: where they are held, or else in the title.

    What articles mention plays no part: most name many municipalities, and few of them are where something is held.
    """
    named = {
        (event_id, municipality)
        for event_id, lang, day, place, title in db.execute("SELECT id, lang, starts_on, place, title FROM events")
        for municipality in _named((place or "", title), lang or "lv", date.fromisoformat(day))
    }
    known = set(db.execute("SELECT event_id, municipality_id FROM event_municipalities").fetchall())
    marks = "event_id = ? AND municipality_id = ?"
    db.conn.executemany(f"DELETE FROM event_municipalities WHERE {marks}", sorted(known - named))
    db.conn.executemany("INSERT INTO event_municipalities VALUES (?, ?)", sorted(named - known))


def _named(texts: Iterable[str], lang: str, on: date) -> set[str]:
    """The ids of the municipalities that the first text names which names any, by the borders of a day."""
    found = ({one.municipality.id for one in find_places(text, lang, on)} for text in texts)
    return next((ids for ids in found if ids), set())
