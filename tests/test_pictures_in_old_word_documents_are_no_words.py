"""What antiword prints for a picture is no word of a document, nor the text of one that has pictures alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from archive.documents import LIMITS, ole
from archive.documents.collector import PageCollector
from archive.documents.formats import doc
from archive.documents.problems import PICTURES, Unreadable


def program(path: Path, prints: str) -> str:
    """A program that prints this, whatever it is told."""
    path.write_text(f"#!/bin/sh\nprintf '{prints}'\n")
    path.chmod(0o755)
    return str(path)


def test_a_picture_within_a_line_leaves_nothing(tmp_path: Path) -> None:
    collector = PageCollector(LIMITS)
    doc.read(
        ole.MAGIC, collector, commands={"antiword": program(tmp_path / "antiword", "[pic]\\n\\nLogo[pic] un teksts\\n")}
    )
    assert collector.pages == ["Logo un teksts"]


def test_a_document_of_pictures_alone_says_so(tmp_path: Path) -> None:
    commands: dict[str, str | None] = {
        "antiword": program(tmp_path / "antiword", "[pic]\\n"),
        "catdoc": program(tmp_path / "catdoc", "\\n"),
    }
    with pytest.raises(Unreadable) as caught:
        doc.read(ole.MAGIC, PageCollector(LIMITS), commands=commands)
    assert caught.value.problem == PICTURES
