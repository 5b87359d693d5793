"""What Datasette's pages get of ours is there with the Datasette of today, and another that lacks it breaks nothing."""

from __future__ import annotations

from contextlib import closing
from importlib.resources import files

import pytest

from archive.store.folder import DataFolder
from archive.web.serving.datasette_pages.datasette_templates import MENDED, Mend, mended
from tests.support.reading_room import ReadingRoom

PATHS = [
    "/archive",
    "/archive/articles?kind=news",
    "/archive/articles/lv-104",
    "/archive/search?words=a",
    "/-/versions",
]
MENDS = [(template, mend) for template, mends in MENDED.items() for mend in mends if len(mend) > 1]


def source_of(template: str) -> str:
    return (files("datasette") / "templates" / template).read_text()


@pytest.mark.parametrize("template", MENDED)
def test_datasette_still_has_what_is_mended(template: str) -> None:
    source = source_of(template)
    for mend in MENDED[template]:
        assert [old for old, _ in mend if old not in source] == []
        for old, new in mend:
            source = source.replace(old, new)
    assert mended(template, source_of(template)) == source


@pytest.mark.parametrize(("template", "mend"), MENDS)
def test_a_mend_is_made_whole_or_not_at_all(template: str, mend: Mend, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(MENDED, template, [mend])
    for old, _ in mend:
        other = source_of(template).replace(old, "worded otherwise")
        assert mended(template, other) == other


def test_pages_of_a_datasette_that_words_everything_otherwise_are_there(
    archived_replica: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("archive.web.serving.datasette_pages.datasette_templates.MENDED", {})
    with closing(ReadingRoom(archived_replica.database)) as room:
        for path in PATHS:
            page = room.text(path)
            assert "app.css" in page
            assert "archive.css" in page
        assert room.get("/archive/nowhere").status_code == 404
