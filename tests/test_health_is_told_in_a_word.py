"""`/-/health` answers 200 or 503 with a word, whatever state the data folder is in, and says nothing else."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import pytest

from archive.store.database import open_database
from archive.store.folder import DataFolder
from archive.store.takedowns import ledger
from archive.web.serving.health import health
from scraper.refresh import Options, refresh
from tests.replica.server import ReplicaServer
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.browser.cached import Origin

NOW = "2026-11-24T03:17:00+00:00"


@pytest.fixture(scope="module")
def healthy(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """An archive that was refreshed on 24 November. Not to be written to."""
    folder = DataFolder(tmp_path_factory.mktemp("healthy") / "data")
    site = Site("semantic", articles=six_articles(), events=[])
    with ReplicaServer(site) as server, patch.dict(os.environ, CTARCHIVE_NOW=NOW):
        assert refresh(Options(site=f"{server.url}/", data=folder.root, delay=0)).outcome == "done"
    return folder


@pytest.fixture
def origin(healthy: DataFolder, folder: DataFolder) -> Iterator[Origin]:
    shutil.copytree(healthy.root, folder.root)
    with closing(Origin(folder.database)) as origin, patch.dict(os.environ, CTARCHIVE_NOW="2026-11-26T15:17:00+00:00"):
        yield origin


def told(origin: Origin, query: str = "", method: str = "GET") -> tuple[int, str]:
    answer = origin.ask(f"/-/health{query}", method)
    assert (answer.headers["cache-control"], answer.headers["content-type"]) == (
        "no-store",
        "text/plain; charset=utf-8",
    )
    assert "etag" not in answer.headers
    return answer.status_code, answer.text.rstrip("\n")


def rewrite(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in statements:
            db.execute(statement)
        db.commit()


def test_an_archive_that_can_be_read_is_ok(origin: Origin) -> None:
    assert told(origin) == (200, "ok")
    assert told(origin, method="HEAD")[0] == 200


@pytest.mark.parametrize(("days", "said"), [("3", (200, "ok")), ("2.4", (503, "stale")), ("0", (503, "stale"))])
def test_its_age_counts_where_somebody_asks(days: str, said: tuple[int, str], origin: Origin) -> None:
    assert told(origin, f"?max_age={days}") == said


@pytest.mark.parametrize("days", ["", "soon", "-1", "nan", "inf", "1e9"])
def test_an_age_that_is_none_is_refused(days: str, origin: Origin) -> None:
    assert told(origin, f"?max_age={days}")[0] == 400


def test_a_database_that_is_away_and_comes_back(origin: Origin, folder: DataFolder) -> None:
    folder.database.rename(folder.root / "elsewhere")
    assert told(origin) == (503, "missing")
    (folder.root / "elsewhere").rename(folder.database)
    assert told(origin) == (200, "ok")


def test_a_damaged_database(origin: Origin, folder: DataFolder) -> None:
    folder.database.write_bytes(b"no database at all" * 1000)
    Path(f"{folder.database}-wal").unlink(missing_ok=True)
    assert told(origin) == (503, "damaged")


def test_a_ledger_that_cannot_be_read(origin: Origin, folder: DataFolder) -> None:
    folder.takedowns.write_text("no ledger\nat all\n")
    assert told(origin) == (503, "damaged")
    assert origin.ask("/").status_code == 503  # as the pages say


def test_a_database_that_has_what_is_withheld_since(origin: Origin, folder: DataFolder) -> None:
    hidden = ledger.Hidden(pages=frozenset({"lv-101"}))
    entry = ledger.Entry("withhold", "2026-11-25T00:00:00.000000Z", "article:lv-101", "privacy", hidden=hidden)
    ledger.append(folder.takedowns, entry)
    assert told(origin) == (503, "closed")
    assert origin.ask("/").status_code == 503


def test_a_database_of_another_version(origin: Origin, folder: DataFolder) -> None:
    rewrite(folder.database, "ALTER TABLE crawls RENAME TO visits")
    assert told(origin) == (503, "outdated")


def test_nothing_was_published(origin: Origin, folder: DataFolder) -> None:
    rewrite(folder.database, "DELETE FROM articles")
    assert told(origin) == (503, "unpublished")


def test_an_archive_of_nothing(folder: DataFolder) -> None:
    folder.create()
    with closing(open_database(folder.database, create=True).conn):
        pass
    assert health(str(folder.database)) == "empty"
    assert health(None) == "missing"


def test_a_copy_for_few_says_it_to_everybody(healthy: DataFolder) -> None:
    with closing(Origin(healthy.database, metadata={"allow": False})) as origin:
        assert origin.ask("/").status_code == 403
        assert told(origin) == (200, "ok")


@pytest.mark.parametrize("path", ["/arhivs/-/health", "/-/health"])
def test_it_is_below_any_address(path: str, healthy: DataFolder) -> None:
    with closing(Origin(healthy.database, base_url="/arhivs/")) as origin:
        assert origin.ask(path).text == "ok\n"


def test_a_database_that_the_pages_cannot_open_is_not_ok(healthy: DataFolder) -> None:
    def fails(_: Path) -> sqlite3.Connection:
        raise sqlite3.OperationalError("unable to open database file")

    assert health(str(healthy.database)) == "ok"
    assert health(str(healthy.database), opened=fails) == "damaged"
