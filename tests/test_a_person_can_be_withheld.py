"""A person who is withheld has no entry under any name or id; with --redact their name is in no text either."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive.store.folder import DataFolder
from archive.store.takedowns import takedowns
from archive.store.takedowns.page_redaction import NAME_COVERED
from archive.store.withholding import operations
from scraper.refresh import Options, refresh
from tests.replica.server import ReplicaServer
from tests.replica.site import Answer, Site
from tests.support.articles import late_events, path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.takedowns.taken_down import Rig, all_rows, elsewhere
from tests.support.takedowns.traces import traces

OFTEN, NAME = "zelma-pucite-kalnina", "Zelma Pūcīte-Kalniņa"
FORMS = (NAME, "Z.Pūcītes-Kalniņas", "Z. Pūcīte-Kalniņa", "Pūcīte-Kalniņa", "Pūcītes-Kalniņas", "Pūcītei-Kalniņai")
ENTRIES = ("people", "person_ids", "name_readings", "former_readings", "vocabulary_people")


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ReplicaServer, Path]]:
    """Six articles, visited once. Not to be written to."""
    root = tmp_path_factory.mktemp("visited") / "data"
    with ReplicaServer(Site("semantic", articles=six_articles(), events=late_events())) as server:
        assert refresh(Options(site=f"{server.url}/", data=root, delay=0, full=True)).outcome == "done"
        yield server, root


@pytest.fixture
def rig(visited: tuple[ReplicaServer, Path], folder: DataFolder, crawl: Crawl) -> Rig:
    """A copy of it."""
    server, root = visited
    shutil.copytree(root, folder.root)
    return Rig(folder, server, crawl)


def entries(rig: Rig, slug: str, name: str) -> list[str]:
    """Where somebody has an entry: tables that name people, by slug or name."""
    said = traces(rig.folder, [slug, name])
    return [one for one in said if one.split(".")[0] in ENTRIES or slug in one]


def test_nothing_is_left_under_the_name_and_the_texts_stay(rig: Rig) -> None:
    texts = rig.ask("SELECT id, title, body, html, revision FROM articles ORDER BY id")
    before = all_rows(rig.folder)
    assert entries(rig, OFTEN, NAME)
    rig.withhold(f"person:{OFTEN}")
    assert entries(rig, OFTEN, NAME) == []
    assert rig.ask("SELECT id, title, body, html, revision FROM articles ORDER BY id") == texts
    for table in ("appearances", "statements"):
        assert rig.ask(f"SELECT count(*) FROM {table} WHERE person_id = ?", OFTEN) == [(0,)]
    rig.never_comes_back([OFTEN], path_of("lv-104"))
    assert entries(rig, OFTEN, NAME) == []
    operations.release(rig.folder, f"person:{OFTEN}")
    after = all_rows(rig.folder)
    for table in ("people", "person_ids", "appearances", "statements"):
        assert set(before[table]) <= set(after[table]), table


def test_their_other_ids_are_withheld_as_well(rig: Rig) -> None:
    with closing(sqlite3.connect(rig.folder.database)) as db:
        db.execute(
            "INSERT INTO person_ids (id, slug, name, joined_to) VALUES ('zelma-cita', 'zelma-cita', 'Zelma Cita', ?)",
            [OFTEN],
        )
        db.commit()
    scope = operations.look(rig.folder, "person:zelma-cita")
    assert scope.target.key == OFTEN
    operations.withhold(rig.folder, scope, "privacy")
    known = takedowns.read(rig.folder.takedowns)
    assert known.hides_person("zelma-cita")
    assert known.hides_person(OFTEN)
    assert not known.hides_person(f"{OFTEN}-2")
    assert entries(rig, "zelma-cita", "Zelma Cita") == []


def test_a_covered_name_is_in_no_text_in_no_form(rig: Rig, tmp_path: Path) -> None:
    before = all_rows(rig.folder)
    scope = operations.look(rig.folder, f"person:{OFTEN}", redact=True)
    assert {place.split(",")[0] for place in scope.places} == {"lv-101", "lv-104", "en-201"}
    revisions = rig.ask("SELECT article_id, revision, captured_at, capture_id FROM revisions ORDER BY 1, 2")
    rig.withhold(f"person:{OFTEN}", redact=True)
    assert traces(rig.folder, [*FORMS, OFTEN]) == []
    for lang, count in (("lv", 2), ("en", 1)):
        assert rig.ask("SELECT count(*) FROM articles WHERE body LIKE ?", f"%{NAME_COVERED[lang]}%") == [(count,)]
    assert rig.ask("SELECT article_id, revision, captured_at, capture_id FROM revisions ORDER BY 1, 2") == revisions
    assert all_rows(elsewhere(rig.folder, tmp_path / "elsewhere")) == all_rows(rig.folder)
    rig.never_comes_back([*FORMS, OFTEN], path_of("lv-104"))
    assert rig.ask("SELECT max(revision) FROM articles") == [(1,)]  # what is covered is no change of the site
    operations.release(rig.folder, f"person:{OFTEN}")
    after = all_rows(rig.folder)
    for table in ("people", "appearances", "statements"):
        assert set(before[table]) <= set(after[table]), table


def test_offsets_fit_the_covered_text(rig: Rig) -> None:
    rig.withhold(f"person:{OFTEN}", redact=True)
    for table, said in (("appearances", "name_as_written"), ("statements", "text"), ("mentions", "surface")):
        stood = 'substr(body, start + 1, "end" - start)'
        rows = rig.ask(f"SELECT {stood}, {said} FROM {table} JOIN articles ON articles.id = article_id")
        assert rows
        assert all(there == told for there, told in rows)


def test_what_the_site_answered_with_the_name_is_shown_to_nobody(rig: Rig) -> None:
    answer = rig.server.handler(path_of("lv-104")).body
    rig.withhold(f"person:{OFTEN}", redact=True)
    known = takedowns.read(rig.folder.takedowns)
    entry = known.entry_of_content(answer)
    assert entry is not None
    assert entry.reason == "legal"
    assert known.entry_of_content(rig.server.handler(path_of("lv-103")).body) is None


def test_a_name_in_what_headers_say_is_in_no_row(rig: Rig) -> None:
    site, path = rig.server.handler, path_of("lv-103")

    def handler(asked: str) -> Answer:
        answer = site(asked)
        return replace(answer, etag=f'"{OFTEN}-7"') if asked == path else answer

    rig.server.handler = handler
    try:
        assert rig.crawl(rig.server, full=True).outcome == "done"
    finally:
        rig.server.handler = site
    asked = "SELECT etag FROM captures WHERE article_id = 'lv-103' ORDER BY fetched_at"
    assert f'"{OFTEN}-7"' in {row[0] for row in rig.ask(asked)}
    rig.withhold(f"person:{OFTEN}", redact=True)
    assert None in {row[0] for row in rig.ask(asked)}
    rig.never_comes_back([OFTEN])


def test_a_person_in_nothing_that_may_be_read_can_be_withheld(rig: Rig) -> None:
    rig.withhold("lv-103")
    assert rig.ask("SELECT 1 FROM person_ids WHERE slug = 'liesma-vanadzina'") == []
    rig.withhold("person:liesma-vanadzina")
    operations.release(rig.folder, "lv-103")
    assert entries(rig, "liesma-vanadzina", "Liesma Vanadziņa") == []
    assert "vanadzi" not in rig.folder.takedowns.read_text(encoding="utf-8")
