"""`ctarchive status` says of how many documents the text was read, and why not of the others."""

from __future__ import annotations

from contextlib import closing

import pytest

from archive.documents.problems import DAMAGED, MORE_PAGES, PICTURES
from archive.store.folder import DataFolder
from tests.support.archives.shelf import Shelf
from tests.support.command import ctarchive
from tests.support.documents.shelved_documents import put_document

NOTHING = {"PATH": "/nonexistent"}
DOCUMENTS: list[tuple[list[str], str | None]] = [
    (["teksts"], None),
    (["teksts"], None),
    (["", "teksts"], MORE_PAGES),
    ([], DAMAGED),
    ([], DAMAGED),
    ([""], PICTURES),
]


@pytest.fixture
def shelf(folder: DataFolder) -> DataFolder:
    with closing(Shelf(folder)) as made:
        for number, (pages, problem) in enumerate(DOCUMENTS):
            content = b"%%PDF-%d" % number
            put_document(made.db, made.put(content, path=f"/{number}.pdf"), content, pages, problem=problem)
    return folder


def test_what_was_read_whole_in_part_and_not_is_counted(shelf: DataFolder) -> None:
    said = ctarchive("status", "--data", shelf.root, environment=NOTHING)
    assert (
        "text of documents: 2 read whole, 1 in part, 3 not (it is damaged: 2, its pages are pictures without text: 1, "
        "only the first 2000 pages were read: 1); not installed: tesseract, antiword, catdoc\n"
    ) in said.out
    told = ctarchive("status", "--json", "--data", shelf.root, environment=NOTHING).json["documents"]
    assert (told["read"], told["in_part"], told["unread"]) == (3, 1, 3)
    assert told["problems"] == {DAMAGED: 2, PICTURES: 1, MORE_PAGES: 1}


def test_an_archive_without_documents_says_so(folder: DataFolder) -> None:
    with closing(Shelf(folder)):
        pass
    said = ctarchive("status", "--data", folder.root, environment=NOTHING)
    assert "text of documents: 0 read whole, 0 in part, 0 not; not installed" in said.out
