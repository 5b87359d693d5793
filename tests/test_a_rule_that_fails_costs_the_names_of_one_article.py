"""Where a rule for names fails on one text, the others are read, that one is told, and the next refresh tries again."""

from __future__ import annotations

import datetime as dt
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest

from archive.people import Appearance, find_people
from archive.store.annotation import annotate, former
from archive.store.folder import DataFolder
from archive.store.status import status
from tests.support.command import ctarchive
from tests.support.rows.articles import Row, archive_of

ODD = "Jānis Paraugs norādīja, ka Cēsīs viss ir labi."
PLAIN = "Zane Krastkalne norādīja, ka Rīgā viss ir labi."
NOW = dt.datetime(2026, 11, 30, tzinfo=dt.UTC)


def failing(body: str, lang: Literal["lv", "en"] = "lv") -> list[Appearance]:
    if body == ODD:
        raise IndexError
    return find_people(body, lang)


def test_the_others_are_read_and_it_is_read_when_it_can_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [Row("lv-1", "Raksts", ODD), Row("lv-2", "Raksts", PLAIN)]
    with closing(archive_of(tmp_path / "archive.db", rows)) as db:
        with monkeypatch.context() as broken:
            broken.setattr(annotate, "find_people", failing)
            for _ in range(2):  # the second time nothing but the odd one is new
                with db.atomic():
                    annotate.update(db)
                assert db.execute("SELECT id FROM people").fetchall() == [("zane-krastkalne",)]
                assert db.execute("SELECT article_id FROM mentions").fetchall() == [("lv-2",)]
                assert status(db, tmp_path / "warc", NOW).unnamed == ["lv-1"]
        with db.atomic():
            annotate.update(db)
        assert db.execute("SELECT id FROM people ORDER BY 1").fetchall() == [("janis-paraugs",), ("zane-krastkalne",)]
        assert status(db, tmp_path / "warc", NOW).unnamed == []


def test_a_former_text_that_cannot_be_read_tells_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(former, "find_people", failing)
    assert former._reading(("lv", "2016-05-01", ODD)) == '{"people": [], "proofs": [], "places": []}'


def test_the_status_says_so(folder: DataFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.create()
    with closing(archive_of(folder.database, [Row("lv-1", "Raksts", ODD)])) as db, db.atomic():
        monkeypatch.setattr(annotate, "find_people", failing)
        annotate.update(db)
    told = ctarchive("status", "--data", folder.root)
    assert "articles whose people and places could not be read: 1, such as lv-1" in " ".join(told.out.split())
