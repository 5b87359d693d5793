"""Refresh, import and rebuild end with the same rows in any order, whoever captured a page and whenever it came."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from datetime import date
from itertools import permutations
from pathlib import Path
from unittest.mock import patch

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.foreign import ForeignCapture
from scraper.refresh import Options, refresh
from tests.replica.content import ReplicaArticle
from tests.replica.markup import Paragraph, Part
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import path_of, six_articles
from tests.support.imports.captures import Handler, captured, import_captures
from tests.support.imports.one_address import server
from tests.support.rows.public import rows
from tests.support.sampled import sampled

EDITED, GONE, LATER = "lv-103", "lv-240", "lv-104"


def site(*, edition: int, without: str = "") -> Site:
    """The small site with the edited article in one of its editions, and perhaps without one of the articles."""
    articles = [_edition(one, edition) if one.id == EDITED else one for one in six_articles() if one.id != without]
    return Site("semantic", today=date(2024, 5, 1), articles=articles, events=[])


def _edition(article: ReplicaArticle, number: int) -> ReplicaArticle:
    if number == 0:
        return article
    return replace(article, body=(*article.body, Paragraph((Part(f"Papildināts {number}. reizi pēc sarunas."),))))


def imported(state: Site, day: str, ids: Iterable[str] = ()) -> list[ForeignCapture]:
    """Captures that somebody made of the articles of a site on a day."""
    wanted = list(ids) or [one.id for one in state.articles]
    paths = [path_of(one) for one in wanted]
    return [
        captured(state(path), f"{server().url}{path}", f"{day}T10:00:{number:02}Z") for number, path in enumerate(paths)
    ]


FIRST, SECOND, THIRD = site(edition=0, without=LATER), site(edition=1), site(edition=2, without=GONE)


def visit(folder: DataFolder, state: Handler, day: str, outcome: str = "done") -> None:
    server().handler = state
    with patch.dict(os.environ, CTARCHIVE_NOW=f"{day}T03:00:00Z"):
        summary = refresh(Options(site=f"{server().url}/", data=folder.root, delay=0, full=True))
    assert summary.outcome == outcome, summary


Step = Callable[[DataFolder], object]
BEFORE: dict[str, Step] = {
    "2022": lambda folder: import_captures(folder, imported(FIRST, "2022-03-01")),
    "2024": lambda folder: import_captures(folder, imported(SECOND, "2024-03-01")),
    "visit": lambda folder: visit(folder, THIRD, "2026-10-01"),
}


@pytest.fixture(scope="module")
def in_order(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    folder = DataFolder(tmp_path_factory.mktemp("in-order"))
    for step in BEFORE.values():
        step(folder)
    return folder


ORDERS = list(permutations(BEFORE))[1:]


@pytest.mark.parametrize("order", sampled(ORDERS, ORDERS[1::3]), ids=" ".join)
def test_the_order_in_which_captures_come_plays_no_part(
    order: tuple[str, ...], in_order: DataFolder, tmp_path: Path
) -> None:
    folder = DataFolder(tmp_path)
    for step in order:
        BEFORE[step](folder)
    assert rows(folder) == rows(in_order)


def test_a_rebuild_ends_with_the_same(in_order: DataFolder) -> None:
    before = rows(in_order)
    rebuild(in_order)
    assert rows(in_order) == before
    in_order.database.unlink()
    rebuild(in_order)
    assert rows(in_order) == before


def test_a_crawl_rests_on_no_capture_of_others(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    with ReplicaServer(FIRST, gzip=False) as plain:
        urls = {path: f"{plain.url}{path}" for path in map(path_of, (EDITED, GONE))}
        import_captures(folder, [captured(FIRST(path), url, "2022-03-01T10:00:00Z") for path, url in urls.items()])
        refresh(Options(site=f"{plain.url}/", data=folder.root, delay=0))
    before = rows(folder)
    folder.database.unlink()
    rebuild(folder)
    assert rows(folder) == before


def test_two_payloads_of_one_second_are_in_one_order(tmp_path: Path) -> None:
    found = set()
    for number in range(4):  # the ids by which their records are told apart are drawn by lot
        folder = DataFolder(tmp_path / str(number))
        import_captures(folder, imported(FIRST, "2022-03-01", [EDITED]) + imported(SECOND, "2022-03-01", [EDITED]))
        found.add(repr(rows(folder)["revisions"]))
    assert len(found) == 1


def test_which_markup_is_kept_of_one_text_plays_no_part(tmp_path: Path) -> None:
    plain = FIRST(path_of(EDITED))
    marked = replace(plain, body=re.sub(rb"<p>(\w+)", rb"<p><strong>\1</strong>", plain.body))
    url = f"{server().url}{path_of(EDITED)}"
    states = [captured(plain, url, "2021-01-01T00:00:00Z"), captured(marked, url, "2022-01-01T00:00:00Z")]
    found = []
    for order in (states, states[::-1]):
        folder = DataFolder(tmp_path / order[0].captured_at.isoformat())
        for one in order:
            import_captures(folder, [one])
        found.append(rows(folder))
    assert found[0] == found[1]


def test_newer_rules_end_with_the_same(in_order: DataFolder) -> None:
    before = rows(in_order)
    with closing(open_database(in_order.database, create=True)) as db:
        db.execute("UPDATE made_with SET version = 'older' WHERE part = 'articles'")
        db.conn.commit()
        assert not rereading.apply_new_rules(db, in_order.warc).refused
    assert rows(in_order) == before


def test_revisions_are_in_the_order_of_capture(in_order: DataFolder) -> None:
    with_days = open_database(in_order.database).execute(
        "SELECT article_id, revision, substr(captured_at, 1, 10) FROM revisions ORDER BY 1, 2"
    )
    found: dict[str, list[str]] = {}
    for article_id, revision, day in with_days:
        found.setdefault(article_id, []).append(day)
        assert revision == len(found[article_id])
    assert found[EDITED] == ["2022-03-01", "2024-03-01", "2026-10-01"]
    assert found[GONE] == ["2022-03-01"]
    assert found[LATER] == ["2024-03-01"]


def test_what_is_known_from_imports_alone_has_not_vanished(in_order: DataFolder) -> None:
    db = open_database(in_order.database)
    row = db.execute("SELECT first_seen_at, last_seen_at, gone_at FROM articles WHERE id = ?", [GONE]).fetchone()
    assert [(moment or "")[:10] for moment in row] == ["2022-03-01", "2024-03-01", ""]


def test_a_capture_between_two_visits_is_a_version_between_them(tmp_path: Path) -> None:
    steps: dict[str, Step] = {
        "first": lambda folder: visit(folder, site(edition=0), "2026-08-01"),
        "second": lambda folder: visit(folder, site(edition=0), "2026-10-01"),
        "between": lambda folder: import_captures(folder, imported(site(edition=1), "2026-09-01", [EDITED])),
    }
    found = []
    for order in (("first", "second", "between"), ("first", "between", "second")):
        folder = DataFolder(tmp_path / "-".join(order))
        for step in order:
            steps[step](folder)
        found.append(rows(folder))
    assert found[0] == found[1]
    days = [row[2] for row in found[0]["revisions"] if row[0] == EDITED]
    assert days == ["2026-08-01", "2026-09-01", "2026-10-01"]


def test_a_second_import_of_the_same_adds_nothing(tmp_path: Path) -> None:
    folder = DataFolder(tmp_path)
    import_captures(folder, imported(FIRST, "2022-03-01"))
    before = rows(folder), sorted(path.name for path in folder.warc.iterdir())
    summary = import_captures(folder, imported(FIRST, "2022-03-01"))
    assert (summary.captures, summary.known) == (0, 5)
    assert (rows(folder), sorted(path.name for path in folder.warc.iterdir())) == before


def test_what_a_visit_did_not_believe_is_no_version(tmp_path: Path) -> None:
    def broken(path: str) -> Answer:
        return Answer(200, "text/html", b"<p>Drift</p>")

    steps: dict[str, Step] = {
        "first": lambda folder: visit(folder, site(edition=0), "2026-08-01"),
        "broken": lambda folder: visit(folder, broken, "2026-10-01", outcome="drift"),
        "between": lambda folder: import_captures(folder, imported(site(edition=1), "2026-09-01", [EDITED])),
    }
    found = []
    for order in (("first", "broken", "between"), ("first", "between", "broken")):
        folder = DataFolder(tmp_path / "-".join(order))
        for step in order:
            steps[step](folder)
        found.append(rows(folder))
    assert found[0] == found[1]
    assert [row[2] for row in found[0]["revisions"] if row[0] == EDITED] == ["2026-08-01", "2026-09-01"]


def test_what_others_saw_after_it_was_gone_for_us_dates_its_end(tmp_path: Path) -> None:
    days = ("2026-08-01", "2026-08-20", "2026-09-05", "2026-09-20")
    later = ("2026-10-20", "2026-11-10")
    folder = DataFolder(tmp_path)
    for day in days:
        visit(folder, THIRD if day != days[0] else SECOND, day)
    for day in later:
        visit(folder, THIRD, day)
    import_captures(folder, imported(SECOND, "2026-10-01", [GONE]))
    gone = next(row for row in rows(folder)["articles"] if row[0] == GONE)
    assert "2026-10-20" in gone
    before = rows(folder)
    rebuild(folder)
    assert rows(folder) == before
