"""The rows of events, derived from all captures, whatever their source and the order in which they were added."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import chain

from sqlite_utils import Database

from archive.extract.events.notices import notice_in
from archive.places import find_places, find_venues
from archive.store.judgement import addresses
from archive.store.judgement.events.announcements import judge
from archive.store.judgement.events.merging import Alias
from archive.store.judgement.events.sightings import Announced
from archive.store.rows import sightings, twins

_COLUMNS = (
    "id title starts_on ends_on starts_at place url article_id source lang notice first_seen_at last_seen_at gone_at "
    "capture_id replaced_by earlier_starts_at earlier_place title_en place_en article_id_en"
).split()


_TWINS = "SELECT article_id, twin_id FROM article_twins"


def derive(db: Database) -> None:
    """Derive the rows of events from everything that `sightings.see` has noted, and find the municipalities in them.

    The twins of articles must be found before, because they prove that events are one. Call it once after everything is
    published, not after each crawl that is reread. The caller holds the transaction; articles, addresses and
    municipalities must be there. An event for which nothing was noted, because it is older than the notes and its
    capture can no longer be read, is unchanged. Writes only differences.
    """
    twins.derive(db)
    there = {row[0] for row in db.execute("SELECT id FROM articles")}

    def article_of(url: str) -> str | None:
        found = addresses.article_of(db, url)
        return found if found in there else None

    known = {row[0]: row for row in db.execute(f"SELECT {', '.join(_COLUMNS)} FROM events")}
    events, aliases = judge(sightings.read(db), article_of, dict(db.execute(_TWINS).fetchall()))
    rows = {event.event.id: _row(event) for event in events}
    noted = {row[0] for row in db.execute("SELECT value ->> 'id' FROM event_blocks, json_each(events)")}
    merged = [[key] for key in known.keys() & noted - rows.keys()]
    _name(db, aliases)
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
        notice_in(event.title) or notice_in(one.title_en or ""),
        one.first.seen_at,
        one.last.seen_at,
        one.gone_at,
        one.since.capture_id,
        one.replaced_by,
        one.earlier_starts_at,
        one.earlier_place,
        one.title_en,
        one.place_en,
        one.article_id_en,
    )


def _name(db: Database, aliases: list[Alias]) -> None:
    """Note the event of each other id."""
    rows = {(one.id, one.event_id, one.title, one.lang, one.starts_on) for one in aliases}
    known = set(db.execute("SELECT id, event_id, title, lang, starts_on FROM event_ids").fetchall())
    db.conn.executemany("DELETE FROM event_ids WHERE id = ?", [row[:1] for row in sorted(known - rows)])
    db.conn.executemany(
        "INSERT INTO event_ids (id, event_id, title, lang, starts_on) VALUES (?, ?, ?, ?, ?)", sorted(rows - known)
    )


_TEXTS = "SELECT id, lang, starts_on, place, place_en, title, title_en FROM events"


def _place(db: Database) -> None:
    """Update which municipalities events name: in the place where they are held, or else in the title.

    Municipalities in articles do not count: most articles name many, and few of them are where an event is held.
    """
    named = {
        (event_id, municipality)
        for event_id, lang, day, place, place_en, title, title_en in db.execute(_TEXTS)
        for municipality in _named(
            [(place, lang or "lv"), (place_en, "en")],
            [(title, lang or "lv"), (title_en, "en")],
            date.fromisoformat(day),
        )
    }
    known = set(db.execute("SELECT event_id, municipality_id FROM event_municipalities").fetchall())
    marks = "event_id = ? AND municipality_id = ?"
    db.conn.executemany(f"DELETE FROM event_municipalities WHERE {marks}", sorted(known - named))
    db.conn.executemany("INSERT INTO event_municipalities VALUES (?, ?)", sorted(named - known))


_Texts = Iterable[tuple[str | None, str]]  # each with its language


def _named(places: _Texts, titles: _Texts, on: date) -> set[str]:
    """The ids of the municipalities that the first of places names, or else of titles; by the borders of a day."""
    at_places = ({one.id for one in find_venues(text or "", lang, on)} for text, lang in places)
    in_titles = ({one.municipality.id for one in find_places(text or "", lang, on)} for text, lang in titles)
    return next((ids for ids in chain(at_places, in_titles) if ids), set())
