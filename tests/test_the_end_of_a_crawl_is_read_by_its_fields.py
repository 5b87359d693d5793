"""What a crawl said of its end is taken field by field: unknown words do no harm, and a broken record is told."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import fields

import pytest

from archive.errors import Damaged
from archive.store.crawls import Summary
from archive.store.folder import DataFolder
from archive.store.reprocessing.rebuild import rebuild
from archive.warc.ending import Ending
from archive.warc.file_name import FileName
from archive.warc.writer import CaptureWriter

CRAWL = "20260101T000000.000000Z"


def end_with(told: dict[str, object], folder: DataFolder) -> None:
    """A data folder with the capture file of a crawl that captured nothing."""
    folder.create()
    CaptureWriter(folder.warc / FileName(CRAWL).name, {}).close(told)


def row(folder: DataFolder) -> tuple[object, ...]:
    with closing(sqlite3.connect(folder.database)) as db:
        return tuple(db.execute("SELECT outcome, detail, requests, started_at FROM crawls").fetchone())


def test_it_has_every_field_of_a_summary() -> None:
    assert {field.name for field in fields(Summary)} - {"id"} <= set(Ending.__struct_fields__)


def test_unknown_names_are_left_out(folder: DataFolder) -> None:
    later = {"id": "x", "weather": "fair", "detail = 'x', outcome": "drift"}
    end_with({"outcome": "done", "detail": None, "requests": 3, "started_at": "2026-01-01", **later}, folder)
    rebuild(folder)
    assert row(folder) == ("done", None, 3, "2026-01-01")


@pytest.mark.parametrize("told", [{}, {"outcome": 3}, {"outcome": "done", "seconds": "long"}])
def test_one_that_is_broken_is_told(told: dict[str, object], folder: DataFolder) -> None:
    end_with(told, folder)
    with pytest.raises(Damaged, match="it is not a record of this archive"):
        rebuild(folder)
    (lost,) = rebuild(folder, skip_damaged=True).lost
    assert CRAWL in lost
    assert row(folder)[0] == "interrupted"
