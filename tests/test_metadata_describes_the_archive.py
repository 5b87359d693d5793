"""metadata.yml says what every table and column is, and its queries answer whatever is typed."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from archive.store.database import open_database
from archive.store.folder import DataFolder
from tests.support.command import ROOT
from tests.support.reading_room import ReadingRoom
from tests.support.sampled import sampled

METADATA: dict[str, Any] = yaml.safe_load((ROOT / "metadata.yml").read_text())
ARCHIVE = METADATA["databases"]["archive"]
QUERIES: dict[str, Any] = ARCHIVE["queries"]
PUBLIC = {name: table for name, table in ARCHIVE["tables"].items() if not table.get("hidden")}
HIDDEN = ARCHIVE["tables"].keys() - PUBLIC.keys()

HOSTILE = ('"', "' OR 1=1 --", "NEAR(", "title: AND -x ^ (a OR", '* "*" **', "🙂", '"\n-"\r\n', "a\0b", "\0")
LONG = ("a* " * 3333, "ā" * 10_000, '"' * 10_000, '"a' * 5_000, "🙂" * 5_000)  # a server takes no address over 64 KB


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "archive.db"
    open_database(path, create=True).close()
    return path


@pytest.fixture(params=["empty", "full"])
def database(request: pytest.FixtureRequest) -> Path:
    if request.param == "empty":
        return Path(request.getfixturevalue("empty"))
    folder: DataFolder = request.getfixturevalue("archived_replica")
    return folder.database


def ask(path: Path, query: str, *asked: dict[str, str], **parameters: str) -> list[dict[str, Any]]:
    """The rows that a canned query ends with, asked through Datasette with one set of parameters after the other."""

    for values in [*asked, parameters]:
        response = _room(path).ask("GET", f"/archive/{query}.json", params={**values, "_shape": "objects"})
        found = response.json()
        said = str(found.get("error", ""))
        # What is no value of a filter is refused with a word about it, as in all data.
        is_refused = any(said.startswith(f"{name}: “") and "\n" not in said for name in values)
        assert found["ok"] or is_refused, (said, {name: value[:20] for name, value in values.items()})
    return list(found.get("rows", []))


@cache
def _room(path: Path) -> ReadingRoom:
    """The pages of an archive that no test writes to."""
    return ReadingRoom(path)


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        names = db.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_'")
        return {name for (name,) in names}


def columns(path: Path, table: str) -> set[str]:
    with closing(sqlite3.connect(path)) as db:
        return {row[1] for row in db.execute(f"PRAGMA table_xinfo([{table}])")}


def test_every_table_is_described_or_hidden_and_nothing_else_is(empty: Path) -> None:
    assert tables(empty) == PUBLIC.keys() | HIDDEN
    assert not {name for name, table in PUBLIC.items() if not (table.get("title") and table.get("description"))}


@pytest.mark.parametrize("table", PUBLIC)
def test_every_column_is_described_and_nothing_else_is(table: str, empty: Path) -> None:
    assert PUBLIC[table]["columns"].keys() == columns(empty, table)
    assert all(PUBLIC[table]["columns"].values())


@pytest.mark.parametrize("table", PUBLIC)
def test_what_a_table_is_sorted_labelled_and_counted_by_exists(table: str, empty: Path) -> None:
    described = PUBLIC[table]
    used = {described.get("sort_desc"), described.get("label_column"), *described.get("facets", [])} - {None}
    assert used <= columns(empty, table)


def test_no_query_stands_in_the_place_of_a_table() -> None:
    assert not QUERIES.keys() & ARCHIVE["tables"].keys()  # Datasette shows the query at the address of both


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_explains_itself_and_its_parameters(query: str) -> None:
    assert QUERIES[query]["title"]
    missing = [name for name in QUERIES[query].get("params", []) if name not in QUERIES[query]["description"]]
    assert not missing
    assert all(f":{name}" in QUERIES[query]["sql"] for name in QUERIES[query].get("params", []))


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_answers_when_nothing_is_filled_in(query: str, database: Path) -> None:
    ask(database, query)


WITH_PARAMETERS = [name for name, query in QUERIES.items() if query.get("params")]


@pytest.mark.parametrize("query", sampled(WITH_PARAMETERS, WITH_PARAMETERS[::3]))
def test_a_query_answers_whatever_is_typed(query: str, database: Path) -> None:
    names = QUERIES[query]["params"]
    alone = [{name: value} for name in names for value in (*HOSTILE, *LONG)]
    ask(database, query, *alone, *(dict.fromkeys(names, value) for value in HOSTILE))


def test_a_search_without_words_finds_every_article(archived_replica: DataFolder) -> None:
    everything = count(archived_replica, "articles")
    assert len(ask(archived_replica.database, "search")) == everything
    assert len(ask(archived_replica.database, "search", words=' "')) == everything
    assert sum(row["both"] for row in ask(archived_replica.database, "articles_per_year")) == everything


def test_a_search_marks_what_it_found_and_obeys_its_filters(archived_replica: DataFolder) -> None:
    found = ask(archived_replica.database, "search", words="TIRDZNIECIB*", lang="lv", since="2016", until="2019")
    assert found
    assert all("⟦" in row["snippet"] or "irdzniec" in row["title"] for row in found)
    assert {row["lang"] for row in found} == {"lv"}
    assert {row["published_on"][:4] for row in found} <= {"2016", "2017", "2018", "2019"}


def test_an_article_is_traced_to_its_bytes(archived_replica: DataFolder) -> None:
    (row,) = ask(archived_replica.database, "provenance", article=" lv-101 ")
    assert row["fetched_from"].endswith("/101")
    assert (archived_replica.warc / row["warc"]).read_bytes()[row["offset"] :].startswith(b"\x1f\x8b")
    assert [version["revision"] for version in ask(archived_replica.database, "history", article="lv-101")] == [1]


def test_a_municipality_brings_its_predecessors_and_a_speaker_the_places(empty: Path, tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    path.write_bytes(empty.read_bytes())
    with closing(sqlite3.connect(path)) as db:
        db.executescript(
            """
            INSERT INTO crawls (id, started_at) VALUES ('c', '2024');
            INSERT INTO captures (id, url, fetched_at, status, sha256, warc, offset, length, crawl_id)
            VALUES ('k', 'http://x/', '2024', 200, 'aa', 'c.warc.gz', 0, 1, 'c');
            INSERT INTO articles (id, url, kind, lang, title, body, html, first_seen_at, last_seen_at, revision,
              capture_id, content_hash)
            VALUES ('lv-1', 'http://x/', 'news', 'lv', 't', 'Salacgrīvā', '', '2024', '2024', 1, 'k', 'h');
            DELETE FROM municipality_successors; DELETE FROM municipalities;
            INSERT INTO municipalities (id, name, type) VALUES ('old', 'Salacgrīvas novads', 'novads'),
              ('middle', 'Vidus novads', 'novads'), ('new', 'Limbažu novads', 'novads');
            INSERT INTO municipality_successors VALUES ('old', 'middle'), ('middle', 'new');
            INSERT INTO mentions VALUES ('lv-1', 'old', 'Salacgrīvā', 0, 10);
            INSERT INTO people (id, name, slug) VALUES ('p', 'Anna Ozola', 'anna-ozola');
            INSERT INTO appearances (article_id, person_id, name_as_written, spoke, start, "end")
            VALUES ('lv-1', 'p', 'Anna Ozola', 1, 0, 10);
            """
        )
    (about,) = ask(path, "municipality", municipality="limbažu")
    assert (about["article_id"], about["municipalities"]) == ("lv-1", "Salacgrīvas novads")
    assert not ask(path, "municipality", municipality="Rīga")
    (speaker,) = ask(path, "speakers", person="anna")
    assert (speaker["name"], speaker["articles"], speaker["municipalities"]) == ("Anna Ozola", 1, "Salacgrīvas novads")


def count(folder: DataFolder, table: str) -> int:
    with closing(sqlite3.connect(folder.database)) as db:
        return int(db.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
