"""Notes which events each believed capture shows, in internal tables from which `events` is derived.

A capture shows a month of the calendar as a page of its own, the calendar beside a text or a list, or the event that an
article announces. What several captures show alike is kept once, in `event_blocks`, and `event_sightings` says which
capture showed it when. Rows are only ever added, with the ids of captures, so that their order does not matter: whether
an older capture is imported before or after ours, the tables end up the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sqlite_utils import Database

from archive.extract import Article, CalendarMonth, Event, Listing
from archive.store.judgement.events.sightings import Block, BlockKind, Moment, Shown
from archive.store.staging.page_json import decode_events, encode_events

Row = tuple[str | None, ...]

_BLOCK = "id, kind, lang, months, article_id, events"
# If the server says that a page is unmodified, its own content is; the calendar beside it may have changed.
_MATTER = "kind IN ('month', 'article')"


def see(
    db: Database,
    page: Article | CalendarMonth | Listing,
    capture_id: str,
    seen_at: str,
    *,
    timely: bool,
    announces: bool = True,
) -> None:
    """Note the events that a capture shows. `seen_at` is when it was made (ISO 8601).

    Only captures that are believed may be noted, because what they do not show may count as gone. One from a time when
    the clock was wrong is not `timely`. What the article itself announces is left out unless `announces`: another
    capture of the same moment then counts for it.
    """
    note(db, blocks_of(page, announces), capture_id, seen_at, timely=timely)


def note(db: Database, blocks: Iterable[Row], capture_id: str, seen_at: str, *, timely: bool = True) -> None:
    """The same for what a page shows, as `blocks_of` has it."""
    for block in blocks:
        db.execute(f"INSERT OR IGNORE INTO event_blocks ({_BLOCK}) VALUES (?, ?, ?, ?, ?, ?)", block)
        sighting = [capture_id, block[0], seen_at, timely]
        db.execute("INSERT OR REPLACE INTO event_sightings VALUES (?, ?, ?, ?)", sighting)


def see_unmodified(db: Database, capture_id: str, *, timely: bool) -> None:
    """Note that a page shows what it showed before, because its server said that it is unmodified.

    `capture_id` is that of the answer 304, whose digest is that of the page. Nothing is noted if the page was not
    believed.
    """
    parameters = {"capture": capture_id, "timely": timely}
    db.execute(f"INSERT OR REPLACE INTO event_sightings {_SHOWN_BEFORE}", parameters)


# The capture before, at the same address and with the same bytes, that showed something which is a page's matter.
_SHOWN_BEFORE = f"""
SELECT :capture, block, (SELECT fetched_at FROM captures WHERE id = :capture), :timely
FROM event_sightings JOIN event_blocks ON event_blocks.id = block AND {_MATTER}
WHERE capture_id = (SELECT held.id FROM captures AS now
  JOIN captures AS held ON held.url = now.url AND held.sha256 = now.sha256
    AND held.fetched_at <= now.fetched_at AND held.id <> now.id AND held.import_id IS NULL
  JOIN event_sightings AS seen ON seen.capture_id = held.id
  JOIN event_blocks AS shown ON shown.id = seen.block AND shown.{_MATTER}
  WHERE now.id = :capture AND now.status = 304 ORDER BY held.fetched_at DESC, held.id LIMIT 1)
"""


def keep(db: Database, capture_id: str) -> None:
    """Take over what a capture that can no longer be read showed before (`archive.store.earlier`)."""
    seen = "FROM temp.earlier_event_sightings WHERE capture_id = ?"
    db.execute(
        f"INSERT OR IGNORE INTO event_blocks ({_BLOCK}) SELECT {_BLOCK} FROM temp.earlier_event_blocks "
        f"WHERE id IN (SELECT block {seen})",
        [capture_id],
    )
    db.execute(
        "INSERT OR IGNORE INTO event_sightings (capture_id, block, seen_at, timely) "
        f"SELECT capture_id, block, seen_at, timely {seen}",
        [capture_id],
    )


def read(db: Database) -> Iterator[Shown]:
    """Everything that was ever shown, with those days on which it was shown that may prove something missing."""
    days: dict[tuple[str, int], list[tuple[Moment, Moment]]] = {}
    for block, timely, first, last in db.execute(_DAYS):
        days.setdefault((block, timely), []).append((_moment(first), _moment(last)))
    moved = dict(db.execute("SELECT id, article_id FROM addresses"))
    for block_id, kind, lang, months, page_id, events, timely, first, last in db.execute(_SHOWN):
        article_id = moved.get(page_id, page_id)
        block = Block(kind, lang, tuple(json.loads(months)), article_id, decode_events(events))
        among = days.get((block_id, timely), [])
        yield Shown(block, _moment(first), _moment(last), tuple(among), timely=bool(timely))


# Imported captures are believed or not by all that is known now (archive.store.imported.judging).
_BELIEVED = """
WITH believed AS (SELECT * FROM event_sightings
  WHERE capture_id NOT IN (SELECT capture_id FROM imported_readings WHERE doubt IS NOT NULL))
"""
_SHOWN = f"""{_BELIEVED}
SELECT id, kind, lang, months, article_id, events, timely, first, last
FROM (SELECT block, timely, min(seen_at || ' ' || capture_id) AS first, max(seen_at || ' ' || capture_id) AS last
  FROM believed GROUP BY block, timely) JOIN event_blocks ON id = block
ORDER BY id, timely
"""
# Nothing can be missing from a month that has passed.
_DAYS = f"""{_BELIEVED}
SELECT block, timely, min(seen_at || ' ' || capture_id), max(seen_at || ' ' || capture_id)
FROM believed JOIN event_blocks ON id = block
WHERE kind <> 'article' AND substr(seen_at, 1, 7) <= months ->> '$[#-1]' GROUP BY block, timely, substr(seen_at, 1, 10)
ORDER BY 1, 2, 3
"""


def _moment(text: str) -> Moment:
    seen_at, _, capture_id = text.partition(" ")
    return Moment(seen_at, capture_id)


def blocks_of(page: Article | CalendarMonth | Listing, announces: bool = True) -> Iterator[Row]:
    """The events that a page shows, as rows of `event_blocks`."""
    match page:
        case CalendarMonth():
            month = f"{page.year:04}-{page.month:02}"
            yield _row("month", page.lang, (month,) if page.is_whole else (), None, page.events)
        case Article() | Listing():
            if page.calendar or page.months:
                yield _row("beside", page.lang, page.months, None, page.calendar)
            if isinstance(page, Article) and announces:
                yield _row("article", page.lang, (), page.id, page.events)


@lru_cache(maxsize=256)  # the same month stands on every page of a visit
def _row(kind: BlockKind, lang: str, months: tuple[str, ...], article_id: str | None, events: tuple[Event, ...]) -> Row:
    """The row of `event_blocks`; its id is a digest of the rest.

    So the id does not depend on which capture came first.
    """
    said = (kind, lang, json.dumps(months), article_id, encode_events(events))
    return (hashlib.sha256(json.dumps(said).encode()).hexdigest()[:16], *said)
