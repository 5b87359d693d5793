"""The calendars that others captured fill the past of ours, in whichever order they are brought in."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import closing
from datetime import date
from itertools import permutations
from pathlib import Path
from unittest.mock import patch

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from archive.store.reprocessing.rebuild import rebuild
from scraper.refresh import Options, refresh
from tests.replica.content import CalendarEvent
from tests.replica.site import Site
from tests.support.articles import path_of, six_articles
from tests.support.imports.captures import captured, import_captures
from tests.support.imports.one_address import server
from tests.support.rows.public import rows
from tests.support.sampled import sampled

ARTICLE, OTHER = "lv-103", "lv-104"


def entry(title: str, day: str, **more: str) -> CalendarEvent:
    on = date.fromisoformat(day)
    return CalendarEvent(f"{title} {day}", title, on, on, lang="lv", **more)


GOES, MOVES, MOVED = (
    entry(*one) for one in (("Nometne", "2024-05-25"), ("Seminārs", "2024-05-20"), ("Seminārs", "2024-05-28"))
)
PAST, NEW = entry("Izstāde", "2024-05-03", place="Cēsis"), entry("Konference", "2026-10-30", place="Valmiera")


def site(day: str, *events: CalendarEvent) -> Site:
    return Site("semantic", date.fromisoformat(day), six_articles(), events)


def imported(folder: DataFolder, day: str, *events: CalendarEvent, path: str = "/lv", at: str | None = None) -> None:
    """Bring in what others captured of a page on a day, perhaps `at` the address of another page."""
    answer = site(day, *events)(path)
    import_captures(folder, [captured(answer, f"{server().url}{at or path}", f"{day}T10:00:00Z")])


def visit(folder: DataFolder) -> None:
    server().handler = site("2026-10-01", NEW)
    with patch.dict(os.environ, CTARCHIVE_NOW="2026-10-01T03:00:00Z"):
        summary = refresh(Options(site=f"{server().url}/", data=folder.root, delay=0))
    assert summary.outcome == "done", summary


Step = Callable[[DataFolder], object]
STEPS: dict[str, Step] = {
    "home": lambda folder: imported(folder, "2024-05-02", PAST, GOES, MOVES),
    "article": lambda folder: imported(folder, "2024-05-06", PAST, GOES, MOVES, path=path_of(ARTICLE)),
    "10 May": lambda folder: imported(folder, "2024-05-10", MOVED),
    "12 May": lambda folder: imported(folder, "2024-05-12", MOVED),
    "visit": visit,
}


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("in-order"))
    for step in STEPS.values():
        step(folder)
    return folder


def fates(folder: DataFolder) -> list[tuple[str | None, ...]]:
    """Title, day, first and last day seen, day of loss and new day of the calendar's events."""
    with closing(open_database(folder.database)) as db:
        found: list[tuple[str | None, ...]] = db.execute(
            "SELECT one.title, one.starts_on, substr(one.first_seen_at, 1, 10), substr(one.last_seen_at, 1, 10), "
            "substr(one.gone_at, 1, 10), other.starts_on FROM events AS one "
            "LEFT JOIN events AS other ON other.id = one.replaced_by WHERE one.source = 'calendar' ORDER BY 2"
        ).fetchall()
    return found


def test_the_past_is_that_of_the_captures(in_order: DataFolder) -> None:
    assert fates(in_order) == [
        ("Izstāde", "2024-05-03", "2024-05-02", "2024-05-06", None, None),
        ("Seminārs", "2024-05-20", "2024-05-02", "2024-05-06", "2024-05-10", "2024-05-28"),
        ("Nometne", "2024-05-25", "2024-05-02", "2024-05-06", "2024-05-10", None),
        ("Seminārs", "2024-05-28", "2024-05-10", "2024-05-12", None, None),
        ("Konference", "2026-10-30", "2026-10-01", "2026-10-01", None, None),
    ]


ORDERS = [order for number, order in enumerate(permutations(STEPS)) if number % 31 == 1]


@pytest.mark.parametrize("order", sampled(ORDERS, ORDERS[1::2]), ids=" ".join)
def test_the_order_in_which_captures_come_plays_no_part(
    order: tuple[str, ...], in_order: DataFolder, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path)
    for step in order:
        STEPS[step](folder)
    assert rows(folder) == rows(in_order)


def test_a_rebuild_and_a_new_reading_end_with_the_same(in_order: DataFolder) -> None:
    before = rows(in_order)
    with closing(open_database(in_order.database, create=True)) as db:
        db.execute("DELETE FROM made_with")
        db.conn.commit()
        rereading.apply_new_rules(db, in_order.warc)
    assert rows(in_order) == before
    rebuild(in_order)
    assert rows(in_order) == before
    in_order.database.unlink()
    rebuild(in_order)
    assert rows(in_order) == before


def test_what_is_not_believed_shows_nothing(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    visit(folder)
    before = rows(folder)
    for day in (2, 3):
        imported(folder, f"2024-05-{day:02}", PAST, path=path_of(OTHER), at=path_of(ARTICLE))
    with closing(open_database(folder.database)) as db:
        doubted = db.execute("SELECT count(*) FROM imported_readings WHERE doubt IS NOT NULL").fetchone()
        noted = db.execute("SELECT count(*) FROM event_sightings JOIN imported_readings USING (capture_id)").fetchone()
    assert doubted == (2,)
    assert noted > (0,)
    assert rows(folder)["events"] == before["events"]
