"""A parser is kept from page to page and one for each thread: what a page was, or did to it, is not seen in another."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from archive.extract import Page
from archive.extract.dom.gathering import MAX_BLOCKS
from archive.extract.page import read_page

URL = "http://www.cilvektirdznieciba.lv/lv/virsraksts-par-darbu/7"
TODAY = date(2026, 11, 24)
HEAD = "<h1>Virsraksts par darbu</h1><p>29.09.2016</p>"
ARTICLE = f"<!DOCTYPE html><title>Virsraksts par darbu</title>{HEAD}<p>Pirmā rindkopa <b>rakstā</b> par darbu.</p>"
BEFORE = {
    "too long": HEAD + "<p>vārds</p>" * (MAX_BLOCKS + 10),
    "cut off in a script": HEAD + "<p>vārdi<script>let a = 1",
    "cut off in a link": HEAD + "<p><a href='/lv/cits/8' title='",
    "cut off in its title": "<title>Cits",
    "cut off in bold text": HEAD + "<ul><li><b>vārdi",
    "without an element": "<!-- <p> -->",
    "not closed at all": HEAD + "<div hidden><pre><a href=/lv/cits/8>vārdi" * 500,
}


def read(html: str) -> Page:
    return read_page(html.encode(), URL, "text/html; charset=utf-8", today=TODAY)


@pytest.mark.parametrize("name", BEFORE)
def test_a_page_is_read_the_same_after_any_other(name: str) -> None:
    alone = read(ARTICLE)
    other = read(BEFORE[name])
    assert read(ARTICLE) == alone != other
    assert read(BEFORE[name]) == other


def test_threads_read_pages_at_once() -> None:
    pages = [ARTICLE.replace("darbu.", f"darbu {number}. {'vārdi ' * number}") for number in range(60)]
    alone = list(map(read, pages))
    with ThreadPoolExecutor(4) as threads:
        assert list(threads.map(read, pages)) == alone
