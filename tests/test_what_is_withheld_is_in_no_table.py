"""What is withheld is in no row and in no byte of the database, whatever is run, until it is released."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from archive.clock import now, pretended
from archive.store.folder import DataFolder
from archive.store.withholding import operations
from scraper.refresh import Options, refresh
from tests.replica.misbehaviour import Changed
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import late_events, path_of, six_articles
from tests.support.crawling import Crawl
from tests.support.imports.captures import captured, import_captures
from tests.support.takedowns.taken_down import Rig, all_rows, elsewhere
from tests.support.takedowns.traces import traces

ARTICLES = ("lv-101", "lv-104", "lv-greta", "en-201")
A_SAMPLE = [
    pytest.param(article, marks=[] if article in ("lv-101", "en-201") else pytest.mark.peers) for article in ARTICLES
]
ADDED = "Turpinot iesākto, semināri Kurzemē notiks arī nākamajā gadā, un tajos aicināti visi sociālie darbinieki."


@pytest.fixture(scope="module")
def visited(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[ReplicaServer, Path]]:
    """Six articles, visited twice; lv-101 was changed in between. Not to be written to."""
    root = tmp_path_factory.mktemp("visited") / "data"
    with ReplicaServer(Site("semantic", articles=six_articles(), events=late_events())) as server:
        options = Options(site=f"{server.url}/", data=root, delay=0, full=True)
        with pretended(now() - timedelta(days=2)):  # a version is named by the second of its capture
            assert refresh(options).outcome == "done"
        added = f"<p>{ADDED}</p><p>2014.gada".encode()
        server.script(path_of("lv-101"), Changed(lambda page: page.replace(b"<p>2014.gada", added, 1)))
        assert refresh(options).changed == 1
        yield server, root


@pytest.fixture
def rig(visited: tuple[ReplicaServer, Path], folder: DataFolder, crawl: Crawl) -> Rig:
    """A copy of it."""
    server, root = visited
    shutil.copytree(root, folder.root)
    return Rig(folder, server, crawl)


def said_by(rig: Rig, article_id: str) -> list[str]:
    """Path, title, long paragraphs, and people in nothing else, of an article."""
    ((title, body, url),) = rig.ask("SELECT title, body, url FROM articles WHERE id = ?", article_id)
    people = rig.ask(
        "SELECT name FROM people WHERE id IN (SELECT person_id FROM appearances WHERE article_id = ?1) "
        "AND id NOT IN (SELECT person_id FROM appearances WHERE article_id <> ?1)",
        article_id,
    )
    long = [one for one in str(body).split("\n\n") if len(one) > 80]
    return [urlsplit(str(url)).path, str(title), *long, *(str(name) for (name,) in people)]


def released(rig: Rig, target: str, before: dict[str, list[tuple[object, ...]]]) -> None:
    """Release something: the rows are those of before, with their ids and numbers."""
    assert operations.release(rig.folder, target).carried_out
    assert all_rows(rig.folder, "captures", "crawls") == {
        table: rows for table, rows in before.items() if table not in ("captures", "crawls")
    }


@pytest.mark.parametrize("article_id", A_SAMPLE)
def test_an_article_stays_away_whatever_is_run(rig: Rig, article_id: str) -> None:
    said = said_by(rig, article_id)
    rig.withhold(article_id)
    asked_before = len(rig.server.requests)
    rig.never_comes_back(said, said[0])
    assert said[0] not in [request.path for request in rig.server.requests[asked_before:]]
    size = sum(file.stat().st_size for file in rig.folder.warc.iterdir())
    again = captured(rig.server.handler(said[0]), f"{rig.server.url}{said[0]}", "2018-01-01T00:00:00Z")
    import_captures(rig.folder, [again], rig.server.url)
    assert sum(file.stat().st_size for file in rig.folder.warc.iterdir()) == size
    page = captured(rig.server.handler(said[0]), f"{rig.server.url}/lv/cits/999", "2019-03-06T10:11:12Z")
    import_captures(rig.folder, [page], rig.server.url)
    assert traces(rig.folder, said) == []
    assert operations.release(rig.folder, article_id).carried_out
    assert rig.ask("SELECT 1 FROM articles WHERE id = ?", article_id)


@pytest.mark.parametrize("article_id", A_SAMPLE)
def test_a_release_brings_back_the_same_ids_and_numbers(rig: Rig, article_id: str) -> None:
    before = all_rows(rig.folder)
    rig.withhold(article_id)
    released(rig, article_id, before)


def test_a_version_goes_and_the_others_keep_their_numbers(rig: Rig, tmp_path: Path) -> None:
    before = all_rows(rig.folder)
    ((second,),) = rig.ask("SELECT captured_at FROM revisions WHERE article_id = 'lv-101' AND revision = 2")
    stamp = "".join(filter(str.isdigit, str(second)))[:14]
    rig.withhold(f"lv-101/{stamp}")
    assert rig.ask("SELECT revision FROM revisions WHERE article_id = 'lv-101'") == [(1,)]
    released(rig, f"lv-101/{stamp}", before)
    rig.withhold(f"lv-101/{stamp}")
    rig.never_comes_back([ADDED])
    assert rig.ask("SELECT revision FROM revisions WHERE article_id = 'lv-101'") == [(1,)]


def test_the_first_version_goes_and_the_next_stays_the_second(rig: Rig, tmp_path: Path) -> None:
    ((first,),) = rig.ask("SELECT captured_at FROM revisions WHERE article_id = 'lv-101' AND revision = 1")
    rig.withhold("lv-101/" + "".join(filter(str.isdigit, str(first)))[:14])
    assert rig.ask("SELECT revision FROM revisions WHERE article_id = 'lv-101'") == [(2,)]
    other = elsewhere(rig.folder, tmp_path / "elsewhere")
    assert all_rows(other) == all_rows(rig.folder)
    rig.crawl(rig.server, full=True)
    assert rig.ask("SELECT revision FROM articles WHERE id = 'lv-101'") == [(2,)]


def file_of(rig: Rig, table: str) -> str:
    ((url,),) = rig.ask(f"SELECT url FROM {table} ORDER BY article_id, position LIMIT 1")
    return str(url)


@pytest.mark.parametrize("table", ["images", "attachments"])
def test_a_file_goes_from_the_articles_that_show_it(rig: Rig, table: str) -> None:
    before, url = all_rows(rig.folder), file_of(rig, table)
    rig.withhold(url)
    rig.never_comes_back([urlsplit(url).path], urlsplit(url).path)
    operations.release(rig.folder, url)
    assert all_rows(rig.folder)[table] == before[table]


def test_a_document_goes_with_its_words_by_its_id(rig: Rig) -> None:
    before = all_rows(rig.folder)
    document, url = next(iter(rig.ask("SELECT document_id, url FROM attachments WHERE document_id IS NOT NULL")))
    words = [str(text) for (text,) in rig.ask("SELECT text FROM document_pages WHERE document_id = ?", document)]
    rig.withhold(str(document))
    rig.never_comes_back([str(document), urlsplit(str(url)).path, *words], urlsplit(str(url)).path)
    operations.release(rig.folder, str(document))
    assert all_rows(rig.folder)["document_pages"] == before["document_pages"]


def test_a_capture_goes_with_those_that_refer_to_it(rig: Rig) -> None:
    before = all_rows(rig.folder)
    ((capture,),) = rig.ask("SELECT capture_id FROM revisions WHERE article_id = 'lv-103'")
    scope = operations.look(rig.folder, str(capture))
    assert (scope.captures, list(scope.articles)) == (2, ["lv-103"])  # the second visit found it as it was
    rig.withhold(str(capture))
    assert traces(rig.folder, [str(capture), path_of("lv-103")]) == []
    released(rig, str(capture), before)


def test_where_another_capture_shows_it_too_a_version_stays(rig: Rig) -> None:
    url = f"{rig.server.url}{path_of('lv-103')}"
    older = captured(rig.server.handler(path_of("lv-103")), url, "2019-03-05T10:11:12Z")
    import_captures(rig.folder, [older], rig.server.url)
    ((capture,),) = rig.ask("SELECT capture_id FROM revisions WHERE article_id = 'lv-103'")
    rig.withhold(str(capture))
    assert traces(rig.folder, [str(capture)]) == []
    assert rig.ask("SELECT revision FROM revisions WHERE article_id = 'lv-103'") == [(1,)]


def test_a_payload_goes_wherever_it_was_captured(rig: Rig) -> None:
    before = all_rows(rig.folder)
    ((sha256,),) = rig.ask("SELECT sha256 FROM captures WHERE url LIKE '%.jpg' LIMIT 1")
    rig.withhold(f"sha256:{sha256}")
    rig.never_comes_back([str(sha256)])
    operations.release(rig.folder, f"sha256:{sha256}")
    assert all_rows(rig.folder)["images"] == before["images"]


def test_all_addresses_that_begin_so_go_with_their_articles(rig: Rig) -> None:
    path = path_of("lv-104")
    said = said_by(rig, "lv-104")
    rig.withhold(f"{rig.server.url}{path[:-5]}*")
    rig.never_comes_back(said, path)
    assert rig.ask("SELECT count(*) FROM articles") == [(5,)]


def test_an_address_of_an_article_is_the_article(rig: Rig) -> None:
    url = f"{rig.server.url}{path_of('lv-240')}?utm_source=vestkopa"
    assert operations.look(rig.folder, url).target.key == "lv-240"
    rig.withhold(url)
    assert operations.release(rig.folder, url).entry.target == "lv-240"


def test_what_is_withheld_has_all_the_rows_of_what_stays_elsewhere(rig: Rig, tmp_path: Path) -> None:
    for target in ("lv-101", file_of(rig, "images"), f"sha256:{rig.ask('SELECT max(sha256) FROM captures')[0][0]}"):
        rig.withhold(target)
    assert all_rows(elsewhere(rig.folder, tmp_path / "elsewhere")) == all_rows(rig.folder)
