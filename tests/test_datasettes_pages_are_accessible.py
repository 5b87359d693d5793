"""Datasette's own pages have a language, a main part, labels and headings in their order, as ours have."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files

import pytest
from axe_playwright_python.sync_playwright import Axe

from archive.web.serving.datasette_templates import MENDED
from tests.support.browser import Look, Reader, chromium
from tests.support.served import Served

PAGES = ["/archive", "/archive/articles?kind=news", "/archive/articles/lv-104", "/archive/search?q=a", "/-/versions"]
# The field that CodeMirror makes for itself has a label only by its options, and those are in a script of Datasette's.
OF_CODEMIRROR = ".CodeMirror"


@pytest.mark.parametrize("template", MENDED)
def test_datasette_still_has_what_is_mended(template: str) -> None:
    source = (files("datasette") / "templates" / template).read_text()
    assert [old for old, _ in MENDED[template] if old not in source] == []


@pytest.fixture(scope="module")
def reader(served_past: Served) -> Iterator[Reader]:
    with chromium() as browser:
        yield Reader(browser, served_past.url, Look("en"), unprotected=True)


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(path: str, reader: Reader) -> None:
    reader.open(path)
    results = Axe().run(reader.page, context={"exclude": [[OF_CODEMIRROR]]})
    assert results.violations_count == 0, results.generate_report()
