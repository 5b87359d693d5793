"""While names or texts are withheld, a new document is handed out only when its text is known not to have them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.store.documents import reading, rows
from archive.store.folder import DataFolder
from archive.store.takedowns import database_mark, ledger, takedowns
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.name_marks import marks_of
from tests.support.archives.shelf import Shelf
from tests.support.imports import wacz

PDF, ZIP = b"%PDF-1.4 Talis Vanadzins", b"just bytes"
PAGE = b"<!DOCTYPE html><html><body><p>Datne ir bojata: tai jasakas ar %PDF-1.4</p></body></html>"
NAMES = Hidden(names=marks_of("Tālis Vanadziņš"))


@pytest.fixture
def shelf(folder: DataFolder) -> Iterator[Shelf]:
    with closing(Shelf(folder)) as made:
        yield made


def withhold(shelf: Shelf, hidden: Hidden) -> None:
    ledger.append(shelf.folder.takedowns, Entry("withhold", "2024-01-01T00:00:00Z", "x", "privacy", hidden=hidden))
    with shelf.db.atomic():
        database_mark.note(shelf.db, takedowns.read(shelf.folder.takedowns))


@pytest.mark.parametrize(
    ("hidden", "status"),
    [(NAMES, 404), (Hidden(pages=frozenset({"lv-1"})), 200), (None, 200)],
    ids=["a name", "an article without long paragraphs", "nothing"],
)
def test_it_is_shut_until_then(hidden: Hidden | None, status: int, shelf: Shelf, tmp_path: Path) -> None:
    capture = shelf.put(PDF, "application/pdf", path="/upload/jauns.pdf")
    other = shelf.put(ZIP, "application/octet-stream", path="/upload/video")
    if hidden:
        withhold(shelf, hidden)
    assert shelf.room.get(f"/capture/{capture.id}/content").status_code == status
    assert ("vēl nav nolasīts" in shelf.room.text(f"/capture/{capture.id}")) is (status == 404)
    assert shelf.room.get(f"/capture/{other.id}/content").status_code == 200
    assert wacz.packed(shelf.folder, tmp_path / "a.wacz").hidden == (status == 404)
    with shelf.db.atomic():
        rows.note_payload(shelf.db, capture.sha256, None)
    assert shelf.room.get(f"/capture/{capture.id}/content").status_code == 200
    assert wacz.packed(shelf.folder, tmp_path / "b.wacz").hidden == 0


@pytest.mark.parametrize(
    ("body", "content_type", "status", "shown"),
    [
        (PAGE, "text/html; charset=utf-8", 200, 200),
        (b"gads;skaits\n2016;12\n", "text/csv", 200, 200),
        (b"gads;vards\n2016;Talis Vanadzins\n", "text/csv", 200, 451),
        (PDF, "application/pdf", 404, 404),
        (PDF, "text/plain", 200, 404),
        (PDF, "text/html", 200, 404),
    ],
    ids=["a page", "a table", "a table with the name", "a PDF not found", "a PDF called text", "a PDF called a page"],
)
def test_what_is_never_read_is_shut_for_good_if_it_is_no_text(
    body: bytes, content_type: str, status: int, shown: int, shelf: Shelf, tmp_path: Path
) -> None:
    capture = shelf.put(body, content_type, path="/upload/sens", status=status)
    assert shelf.room.get(f"/capture/{capture.id}/content").status_code == 200
    withhold(shelf, NAMES)
    assert reading.read_new(shelf.folder).read == 0
    assert shelf.room.get(f"/capture/{capture.id}/content").status_code == shown
    assert ("ko arhīvs nelasa" in shelf.room.get(f"/capture/{capture.id}").text) is (shown == 404)
    assert wacz.packed(shelf.folder, tmp_path / "a.wacz").hidden == (shown != 200)
