"""What became of events is the same after a refresh, a rebuild, a new reading and a migration, and outlives damage."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Protocol

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from archive.store.reprocessing.rebuild import rebuild
from tests.replica.content import CalendarEvent
from tests.replica.misbehaviour import Changed, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.archives import golden
from tests.support.archives.damaged import flip, forget
from tests.support.articles import path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later


def entry(title: str, day: int, **more: str) -> CalendarEvent:
    on = date(2026, 9, day)
    return CalendarEvent(f"{title} {day}", title, on, on, lang="lv", **more)


STAYS, GOES, MOVES = entry("Konference", 24, place="Cēsis"), entry("Nometne", 25), entry("Seminārs", 28)
MOVED = entry("Seminārs", 22, starts_at="10:00")


class Visit(Protocol):
    """Refreshes on a day of September 2026 from a site whose calendar has these events."""

    def __call__(self, day: int, *events: CalendarEvent, outcome: str = "done") -> None: ...


@pytest.fixture
def server() -> Iterator[ReplicaServer]:
    with ReplicaServer() as served:
        yield served


@pytest.fixture(params=[later("with validators"), "without"])
def visit(
    request: pytest.FixtureRequest, server: ReplicaServer, crawl: Crawl, monkeypatch: pytest.MonkeyPatch
) -> Visit:
    def on(day: int, *events: CalendarEvent, outcome: str = "done") -> None:
        monkeypatch.setenv("CTARCHIVE_NOW", f"2026-09-{day:02}T03:00:00+00:00")
        site = Site("semantic", date(2026, 9, day), six_articles(), events)

        def plain(path: str) -> Answer:
            return replace(site(path), etag=None, last_modified=None)

        server.handler = site if request.param == "with validators" else plain
        assert crawl(server).outcome == outcome

    return on


def fates(folder: DataFolder) -> list[tuple[str | None, ...]]:
    """Title, day, first seen, gone, and the day of what stands for it now."""
    with closing(sqlite3.connect(folder.database)) as db:
        return db.execute(
            "SELECT one.title, substr(one.starts_on, 9), substr(one.first_seen_at, 9, 2), substr(one.gone_at, 9, 2), "
            "substr(other.starts_on, 9) FROM events AS one LEFT JOIN events AS other ON other.id = one.replaced_by "
            "WHERE one.source = 'calendar' ORDER BY 1, 2"
        ).fetchall()


TOLD: list[tuple[str | None, ...]] = [
    ("Konference", "24", "01", None, None),
    ("Nometne", "25", "01", "05", None),
    ("Seminārs", "22", "05", None, None),
    ("Seminārs", "28", "01", "05", "22"),
]


def live(visit: Visit) -> None:
    visit(1, STAYS, GOES, MOVES)
    visit(3, STAYS, GOES, MOVES)
    visit(5, STAYS, MOVED)
    visit(8, STAYS, MOVED)


def test_a_refresh_a_rebuild_and_a_new_reading_tell_the_same(visit: Visit, folder: DataFolder) -> None:
    live(visit)
    assert fates(folder) == TOLD
    before = derived_rows(folder)
    with closing(open_database(folder.database, create=True)) as db:
        db.execute("DELETE FROM made_with")
        db.conn.commit()
        rereading.apply_new_rules(db, folder.warc)
    assert derived_rows(folder) == before
    rebuild(folder)
    assert derived_rows(folder) == before
    forget(folder)
    rebuild(folder)
    assert derived_rows(folder) == before


def test_a_page_in_error_and_one_cut_off_make_nothing_gone(
    visit: Visit, server: ReplicaServer, folder: DataFolder
) -> None:
    def cut(page: bytes) -> bytes:  # the calendar ends in the middle of the month
        return re.sub(rb"<tr><td>21</td>.*?</table>", b"</table>", page, flags=re.DOTALL)

    visit(1, STAYS, GOES)
    month = "/lv/kalendars/2026/09"
    for day in (2, 3, 4, 5):
        for path in ("/", "/lv", "/lv/jaunumi", *(article.path for article in six_articles())):
            server.script(path, Changed(cut))
        server.script(month, Status(500) if day % 2 else Changed(cut))
        visit(day, STAYS, GOES, outcome="partial" if day % 2 else "done")
    assert [(title, day, gone) for title, day, _, gone, _ in fates(folder)] == [
        *(("Konference", "24", None), ("Nometne", "25", None)),
    ]


def test_what_a_damaged_capture_has_shown_stays(visit: Visit, folder: DataFolder) -> None:
    live(visit)
    before = fates(folder)
    with closing(sqlite3.connect(folder.database)) as db:
        shown = db.execute(
            "SELECT warc, offset, length FROM captures WHERE id IN (SELECT capture_id FROM events "
            "WHERE title = 'Nometne') AND refers_to IS NULL"
        ).fetchall()
    for warc, offset, length in shown:
        flip(folder.warc / warc, offset + length // 2)
    rebuild(folder, skip_damaged=True)
    assert fates(folder) == before
    rebuild(folder, skip_damaged=True)  # from the database that was made of the damaged ones
    assert fates(folder) == before


@pytest.fixture(params=golden.archives(), ids=lambda path: str(path.name))
def old(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def test_an_archive_of_before_is_filled_by_its_next_refresh(
    old: Path, folder: DataFolder, crawl: Crawl, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-09-25T03:00:00+00:00")
    golden.unpack(old, folder)
    with golden.served_again(old) as site:
        assert crawl(site).outcome == "done"
    with closing(sqlite3.connect(folder.database)) as db:
        unseen = db.execute("SELECT count(*) FROM events WHERE first_seen_at IS NULL").fetchone()
        first = db.execute("SELECT min(first_seen_at) FROM events").fetchone()
    assert (unseen, first[0][:10]) == ((0,), "2026-09-01")
    before = derived_rows(folder)
    forget(folder)
    rebuild(folder)
    assert derived_rows(folder) == before


def test_events_of_before_whose_captures_are_damaged_stay_as_they_were(old: Path, folder: DataFolder) -> None:
    golden.unpack(old, folder)
    with closing(sqlite3.connect(folder.database)) as db:
        before = {row[0] for row in db.execute("SELECT id FROM events WHERE source = 'calendar'")}
    for path in folder.warc.glob("*.warc.gz"):
        for share in (0.2, 0.4, 0.6, 0.8):
            flip(path, int(path.stat().st_size * share))
    assert before
    for _ in range(2):
        rebuild(folder, skip_damaged=True)
        with closing(sqlite3.connect(folder.database)) as db:
            assert before <= {row[0] for row in db.execute("SELECT id FROM events UNION SELECT id FROM event_ids")}


def test_an_article_s_event_follows_its_text(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-09-01T03:00:00+00:00")
    crawl(small_site)
    with closing(sqlite3.connect(folder.database)) as db:
        ((key, day),) = db.execute("SELECT id, starts_on FROM events WHERE article_id = 'lv-101'").fetchall()
    assert key
    assert day == "2014-05-08"
    small_site.script(path_of("lv-101"), Changed(lambda page: page.replace(b"2014.gada 8.", b"2014.gada 9.")))
    monkeypatch.setenv("CTARCHIVE_NOW", "2026-09-09T03:00:00+00:00")
    crawl(small_site, full=True)
    with closing(sqlite3.connect(folder.database)) as db:
        rows = db.execute("SELECT starts_on, substr(gone_at, 1, 10), replaced_by FROM events ORDER BY 1").fetchall()
        (other,) = db.execute("SELECT id FROM events WHERE starts_on = '2014-05-09'").fetchone()
    assert ("2014-05-08", "2026-09-09", other) in rows
    assert ("2014-05-09", None, None) in rows
