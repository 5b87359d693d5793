"""Of a document in which nothing was found, such as scans pasted into Word, that is told: it does not count as read."""

from __future__ import annotations

import io
from collections.abc import Callable

import pypdfium2
import pytest
from docx import Document
from pptx import Presentation

from archive import documents
from archive.documents.problems import NO_TEXT


def by_word(file: io.BytesIO) -> None:
    Document().save(file)


def by_powerpoint(file: io.BytesIO) -> None:
    made = Presentation()
    made.slides.add_slide(made.slide_layouts[6])
    made.save(file)


def printed(file: io.BytesIO) -> None:
    made = pypdfium2.PdfDocument.new()
    made.new_page(100, 100)
    made.save(file)


def web(file: io.BytesIO) -> None:
    file.write(b"<html><img src=a.png></html>")


@pytest.mark.parametrize("write", [by_word, by_powerpoint, printed, web])
def test_that_there_is_no_text_is_told(write: Callable[[io.BytesIO], None]) -> None:
    write(file := io.BytesIO())
    read = documents.read(file.getvalue())
    assert (any(read.pages), read.problem) == (False, NO_TEXT)
