"""A real Datasette on a real archive: facets, search, pages to read, and a refresh that writes meanwhile."""

from __future__ import annotations

import html
import json
import re
import sqlite3
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.store.folder import DataFolder
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles, with_few_pictures
from tests.support.command import ROOT, ctarchive
from tests.support.crawling import Crawl
from tests.support.reading_room import ReadingRoom
from tests.support.sampled import later
from tests.support.served import Served, running


def plain(database: Path) -> tuple[object, ...]:
    return ("datasette", database, "-m", "metadata.yml")


@pytest.fixture(scope="module")
def served(archived_replica: DataFolder) -> Iterator[Served]:
    with running(*plain(archived_replica.database)) as server:
        yield server


@pytest.fixture(scope="module")
def articles(archived_replica: DataFolder) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(archived_replica.database)) as db:
        db.row_factory = sqlite3.Row
        return [dict(row) for row in db.execute("SELECT * FROM articles")]


def test_articles_can_be_narrowed_by_kind_language_and_year(served: Served, articles: list[dict[str, Any]]) -> None:
    found = served.json("/archive/articles")
    assert found["filtered_table_rows_count"] == len(articles)
    for name in ("kind", "lang", "year"):
        counts = {value["value"]: value["count"] for value in found["facet_results"][name]["results"]}
        assert counts == Counter(article[name] for article in articles if article[name] is not None)


def test_the_newest_articles_come_first(served: Served, articles: list[dict[str, Any]]) -> None:
    page = served.json("/archive/articles", _shape="objects")
    dates = [row["published_on"] for row in page["rows"]]
    assert dates == sorted((a["published_on"] for a in articles if a["published_on"]), reverse=True)[: len(dates)]


def test_hidden_tables_are_hidden(served: Served) -> None:
    shown = {table["name"] for table in served.json("/archive")["tables"] if not table["hidden"]}
    assert "articles" in shown
    assert not {name for name in shown if name.startswith(("_", "articles_fts", "staged", "pending"))}


@pytest.mark.parametrize(("written", "typed"), [("Iekšlietu", "ieksLIETU"), ("tirdzniecības", "tirdzniecibas")])
def test_the_table_finds_words_with_and_without_diacritics(served: Served, written: str, typed: str) -> None:
    exact, bare = (
        served.json("/archive/articles", _search=word, _shape="objects", _size="max") for word in (written, typed)
    )
    assert exact["filtered_table_rows_count"] == bare["filtered_table_rows_count"] > 0
    found = served.json("/search", q=typed, size="1000")["results"]
    assert {row["id"] for row in bare["rows"]} == {hit["id"] for hit in found}


def test_an_article_reads_from_top_to_bottom_and_leads_to_its_capture(
    served: Served, articles: list[dict[str, Any]]
) -> None:
    article = next(article for article in articles if "\n\n" in article["body"] and "<a " in article["html"])
    page = served.text(f"/archive/articles/{article['id']}")
    texts = [html.unescape(text) for text in re.findall(r'<div class="long-text"[^>]*>(.*?)</div>', page, re.DOTALL)]
    assert texts == [article["body"], article["html"]]
    assert f'href="{article["url"]}"' in page
    assert f'href="/archive/captures/{article["capture_id"]}"' in page
    assert "A page that vanished from the site stays" in page
    style = re.search(r'href="([^"]*archive\.css[^"]*)"', page)
    assert style
    assert ".long-text" in served.text(style[1])


def test_found_words_are_marked_and_lead_to_the_article(served: Served) -> None:
    page = served.text("/archive/search", words="tirdzniec*")
    assert re.search(r"<mark>[Tt]irdzniec\w+</mark>", page)
    assert re.search(r'href="/archive/articles/lv-\d+"', page)
    assert "⟦" not in page.partition("<table")[2]


def test_readers_never_notice_a_refresh_but_for_its_result(
    folder: DataFolder, small_site: ReplicaServer, crawl: Crawl
) -> None:
    before = crawl(small_site).new
    more = [article for article in with_few_pictures() if article not in six_articles()][:6]
    small_site.handler = Site("semantic", articles=[*six_articles(), *more], events=[])
    command = [sys.executable, "-m", "archive", "refresh", "--json", "--full", "--delay", "0.02"]
    command += ["--site", f"{small_site.url}/", "--data", str(folder.root)]
    totals: list[int] = []
    with running("archive", "serve", "--data", folder.root) as ours, running(*plain(folder.database)) as theirs:
        assert {*_totals(ours), *_totals(theirs)} == {before}  # the first statement waits for its process to start
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as refresh:
            while refresh.poll() is None:
                totals += _totals(ours) + _totals(theirs)
            assert refresh.stdout
            summary = json.loads(refresh.stdout.read())
        after = _totals(ours) + _totals(theirs)
    assert summary["outcome"] == "done"
    assert summary["new"] > 0
    assert set(after) == {before + summary["new"]}
    assert set(totals) <= {before, before + summary["new"]}
    assert totals.count(before) > 10
    assert ctarchive("status", "--data", folder.root).code == 0


def _totals(served: Served) -> list[int]:
    """How many articles there are by the table, by its search index, and by a query."""
    table = served.json("/archive/articles", _size="1")["filtered_table_rows_count"]
    statement = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM articles_fts), count(*) FROM revisions"
    (counts,) = served.json("/archive", sql=statement, _shape="arrays")["rows"]
    return [table, *counts]


@pytest.mark.parametrize("order", [("other.db", "mans.db"), ("mans.db", "other.db"), ("mans.db",)], ids=str)
def test_the_archive_is_found_among_other_databases(
    order: tuple[str, ...], archived_replica: DataFolder, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE t (a)")
    with closing(sqlite3.connect(archived_replica.database)) as db:
        db.execute("VACUUM INTO ?", [str(tmp_path / "mans.db")])
    with closing(ReadingRoom(*(tmp_path / name for name in order))) as room:
        assert room.get("/article/lv-104").status_code == 200
        assert 'href="/mans"' in room.text("/")


@pytest.mark.parametrize("first", [later("archive.web"), "archive.web.sql.worker", later("datasette.app")])
def test_the_plugin_is_complete_whatever_is_imported_first(first: str) -> None:
    hooks = "print(*[hook.name for hook in datasette.app.pm.get_hookcallers(archive.web)])"
    code = f"import {first}, datasette.app, archive.web; {hooks}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert {"asgi_wrapper", "prepare_connection", "register_routes", "startup"} <= set(done.stdout.split())
