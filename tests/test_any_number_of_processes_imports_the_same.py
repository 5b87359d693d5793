"""An import that reads in several processes brings what one brings, and a kill loses nothing of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from itertools import islice
from pathlib import Path
from sqlite3 import connect

import pytest

from archive import processes
from archive.processes import using
from archive.store.folder import DataFolder
from archive.store.imported.summary import FetchResult, Summary
from archive.store.importing import importing
from archive.warc.foreign import ForeignCapture
from tests.replica.files import png
from tests.replica.site import Site
from tests.support.articles import six_articles
from tests.support.imports.captures import captured
from tests.support.rows.public import rows
from tests.support.sampled import later

HOST = "http://127.0.0.1:8123"
COUNTED = ("outcome", "captures", "known", "new", "changed", "unchanged", "unread", "suspect", "bytes")


def captures() -> Iterator[ForeignCapture]:
    """Four years of a small site: each page each year, every second time with more text, and some captured twice.

    Each year has a picture, too.
    """
    site = Site("semantic", today=date(2020, 1, 1), articles=six_articles(), events=[])
    for year in range(2016, 2020):
        for number, article in enumerate(six_articles()):
            answer = site(article.path)
            more = f"</h1><p>Papildināts {year}. gadā.</p>".encode()
            body = answer.body.replace(b"</h1>", more, 1) if (year + number) % 2 else answer.body
            one = captured(
                type(answer)(200, answer.content_type, body), f"{HOST}{article.path}", f"{year}-03-0{number + 1}"
            )
            yield one
            if number == 2:
                yield one
        picture = type(answer)(200, "image/png", png(str(year), 3, 2))
        yield captured(picture, f"{HOST}/images/{year}.png", f"{year}-04-01")


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes be used from the first piece of work on, of which few go at once."""
    monkeypatch.setattr(processes, "_ALONE", 0)
    monkeypatch.setattr(processes, "_TOGETHER", 2)


def import_all(folder: DataFolder, *, most: int | None = None) -> Summary | None:
    with importing(folder, "file", HOST, {}, batch=4) as under_way:
        for number, capture in enumerate(captures()):
            if number == most:
                return None  # as one that is killed
            under_way.add(capture)
        return under_way.finish(FetchResult())


def test_several_processes_bring_what_one_brings(tmp_path: Path) -> None:
    folders = {count: DataFolder(tmp_path / str(count)) for count in (1, 3)}
    told = {}
    for count, folder in folders.items():
        with using(count):
            summary = import_all(folder)
        assert summary is not None
        told[count] = [getattr(summary, name) for name in COUNTED]
    assert told[1] == told[3]
    assert told[1][1:3] == [28, 4]
    assert rows(folders[1]) == rows(folders[3])
    with using(3):
        again = import_all(folders[3])
    assert again is not None
    assert (again.captures, again.known) == (0, 32)


@pytest.mark.parametrize("most", [later(6), 17])
def test_what_was_on_the_disk_when_it_was_killed_counts(tmp_path: Path, most: int) -> None:
    whole, folder = DataFolder(tmp_path / "whole"), DataFolder(tmp_path / "killed")
    with using(2):
        import_all(whole)
        import_all(folder, most=most)
        summary = import_all(folder)
    assert summary is not None
    assert 0 < summary.captures < 28
    assert rows(folder) == rows(whole)


def test_large_captures_do_not_gather_in_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.store.importing._MOST_BYTES", 1)
    folder = DataFolder(tmp_path)
    with importing(folder, "file", HOST, {}, batch=64) as under_way, closing(connect(folder.database)) as db:
        for number, capture in enumerate(islice(captures(), 3), 1):
            under_way.add(capture)
            assert db.execute("SELECT count(*) FROM captures").fetchone() == (number,)
