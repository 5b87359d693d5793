"""PDF printed by a browser: columns, tables, ligatures and words parted at the ends of lines."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from archive import documents
from tests.support.browser.reader import chromium
from tests.support.documents.written import TEXT, TITLE, html, recall, words


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def printed(browser: Browser, page: str) -> bytes:
    """A page as Chromium prints it."""
    tab = browser.new_page()
    tab.set_content(page)
    content = tab.pdf(format="A4")
    tab.close()
    return content


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("hyphens", [False, True])
def test_every_word_is_read_whole(browser: Browser, columns: int, hyphens: bool) -> None:
    read = documents.read(printed(browser, html(columns=columns, hyphens=hyphens)))
    assert (read.mime, read.problem, read.title) == ("application/pdf", None, TITLE)
    text = "\n".join(read.pages)
    assert recall(TEXT, text) >= 0.99, words(TEXT) - words(text)


def test_columns_are_read_one_after_the_other(browser: Browser) -> None:
    text = " ".join(documents.read(printed(browser, html(columns=2))).pages[0].split())
    assert "Solīts bija daudz: dzīvoklis, apdrošināšana un alga ik nedēļu; saņemts nekas." in text
    assert text.index("Žanete") < text.index("Ģirts Pūcēns") < text.index("psihologi") < text.index("Ēdolē")


def test_pages_are_pages(browser: Browser) -> None:
    paged = "".join(f"<p style='break-after:page'>Lapa numur {number}</p>" for number in range(1, 8))
    read = documents.read(printed(browser, f"<!DOCTYPE html><html lang=lv>{paged}"))
    assert read.pages[:7] == tuple(f"Lapa numur {number}" for number in range(1, 8))
