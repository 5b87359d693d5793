from __future__ import annotations

import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive.search import search
from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.reprocessing import rereading
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.reading.inspection import cut, inspect
from tests.replica.misbehaviour import Changed, Status
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer
from tests.support.articles import path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.rows.derived import derived_rows
from tests.support.sampled import later


def captures(folder: DataFolder) -> list[tuple[object, ...]]:
    db = open_database(folder.database)
    rows = db.execute("SELECT * FROM captures ORDER BY id").fetchall()
    outcomes = db.execute(
        "SELECT id, started_at, finished_at, outcome, new, requests FROM crawls ORDER BY id"
    ).fetchall()
    db.close()
    return rows + outcomes


def test_a_rebuild_after_several_refreshes_has_the_same_rows(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    articles = {article.id: article.path for article in six_articles()}
    crawl(small_site)
    small_site.script(
        articles["lv-101"], Changed(lambda page: page.replace(b"<p>2014.gada", b"<p>Turpinot 2014.gada", 1))
    )
    small_site.script(articles["lv-103"], Status(404))
    small_site.script(articles["lv-104"], Status(500))
    crawl(small_site, full=True)
    small_site.handler, honest = (lambda path: Answer(200, "text/html", b"<p>drift</p>")), small_site.handler
    crawl(small_site, full=True)
    small_site.handler = honest
    crawl(small_site, full=True)
    before = derived_rows(folder), captures(folder)
    folder.database.unlink()
    rebuild(folder)
    assert derived_rows(folder) == before[0]
    assert captures(folder) == before[1]


def test_a_page_is_known_by_its_bytes_whatever_the_server_calls_it(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    honest, path = small_site.handler, path_of("lv-103")

    def wide(asked: str) -> Answer:
        answer = honest(asked)
        body = answer.body.decode().encode("utf-16") if asked == path else answer.body
        return replace(answer, body=body, content_type="application/octet-stream") if asked == path else answer

    small_site.handler = wide
    crawl(small_site)
    before = derived_rows(folder)
    assert any("lv-103" in row for row in before["articles"])
    with closing(open_database(folder.database, create=True)) as db:
        db.execute("DELETE FROM made_with")
        db.conn.commit()
        rereading.apply_new_rules(db, folder.warc)
    assert derived_rows(folder) == before
    folder.database.unlink()
    rebuild(folder)
    assert derived_rows(folder) == before


def test_a_rebuild_over_a_living_database_does_not_disturb_its_readers(
    small_site: ReplicaServer, crawl: Crawl, folder: DataFolder
) -> None:
    crawl(small_site)
    reader = open_database(folder.database)
    rebuild(folder)
    assert reader.execute("SELECT count(*) FROM articles").fetchone()[0] == 6
    assert reader.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    reader.close()


def test_search_works_after_a_rebuild(small_site: ReplicaServer, crawl: Crawl, folder: DataFolder) -> None:
    crawl(small_site)
    rebuild(folder)
    db = open_database(folder.database)
    assert search(db, "cilvēku").total > 0
    db.close()


@pytest.mark.parametrize("lost", [later(1), 7, later(200), 100_000])
def test_a_torn_tail_is_cut_back_to_the_last_whole_record(
    lost: int, small_site: ReplicaServer, crawl: Crawl, folder: DataFolder, tmp_path: Path
) -> None:
    crawl(small_site)
    whole = next(folder.warc.glob("*.warc.gz"))
    torn = tmp_path / "torn.warc.gz"
    torn.write_bytes(whole.read_bytes()[:-lost])
    cut(inspect(torn, None, (), has_ended=False))
    assert whole.read_bytes().startswith(torn.read_bytes())
    check = subprocess.run([sys.executable, "-m", "warcio.cli", "check", str(torn)], check=False, capture_output=True)
    assert check.returncode == 0
    assert cut(inspect(torn, None, (), has_ended=False)) == 0
