"""The HTML of an article has only tags of plain text and addresses that lead somewhere, whatever the page wrote.

It is stored as it is made. That readers get it sanitised once more is no reason to store what could harm others.
"""

from __future__ import annotations

from html import escape

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract import Article
from archive.extract.article.body import sanitise
from archive.extract.page import read_page

URL = "http://www.cilvektirdznieciba.lv/lv/seminars-liepaja/345"
PAGE = "<title>Seminārs Liepājā</title><h1>Seminārs Liepājā</h1><p>29.09.2016</p>"
LONG = "Liepājā notika seminārs pašvaldību darbiniekiem par atbalstu cietušajiem un par to, kas notiek tālāk."
TAGS = set("p br h2 h3 h4 ul ol li blockquote table tr td strong em sup sub a".split())
SCHEMES = ("http://", "https://", "mailto:", "tel:")

_PIECES = st.sampled_from(
    ["<script>alert(1)</script>", "</p><script>", "\"onclick='x'", "&lt;img src=x onerror=y&gt;", "]]>", "<!--", "-->"]
)
_CHARACTERS = st.characters(codec="utf-8", exclude_categories=["Cc"])
_TEXTS = st.lists(st.text(_CHARACTERS, max_size=20) | _PIECES, max_size=4).map("".join)
_ADDRESSES = st.builds(
    "{}{}".format,
    st.sampled_from(
        ["http://", "https://a.lv/", "/", "", "mailto:", "tel:", "javascript:", " JaVaScRiPt:", "data:", "//"]
    ),
    _TEXTS,
)


def html_of(body: str) -> str:
    page = read_page(f"<!doctype html><body>{PAGE}<p>{LONG}</p>{body}<p>{LONG}</p></body>".encode(), URL)
    assert isinstance(page, Article)
    return page.html


@given(text=_TEXTS, raw=_TEXTS, href=_ADDRESSES)
def test_nothing_of_a_page_becomes_markup(text: str, raw: str, href: str) -> None:
    made = html_of(
        f"<p>{escape(text)} {LONG} <a href='{escape(href)}'>{escape(text)} vairāk</a></p>"
        f"<ul><li><b>{escape(text)}</b> viens</li><li>divi {raw}</li></ul>"
        f"<table><tr><td>{escape(text)}x</td><td>y</td></tr><tr><td>z</td><td><i>{escape(raw)}</i></td></tr></table>"
    )
    found = list(lxml.html.fragment_fromstring(made, create_parent="div").iterdescendants())
    assert {element.tag for element in found} <= TAGS | {"tbody"}
    for element in found:
        assert set(element.keys()) <= ({"href", "rel"} if element.tag == "a" else set())
        assert element.get("href", "http://").lower().startswith(SCHEMES)


@pytest.mark.parametrize(
    "body",
    [
        "<p>Vairāk: <a href='/lv/x/1?a=1&amp;b=\"2\"'>5 &lt; 6 &amp; „7”</a>, <b>H<sub>2</sub>O</b><br>otrā rinda</p>",
        "<blockquote><p>Viens.</p><ol><li>divi</li><li><em>trīs</em></li></ol></blockquote>",
        "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td><a href='mailto:a@b.lv'>a@b.lv</a></td></tr></table>",
        "<h2>Zem virsraksta</h2><p>Tālrunis: <a href='tel:+37120000000'>20 000 000</a></p>",
    ],
)
def test_readers_get_it_as_it_is_stored(body: str) -> None:
    made = html_of(body)
    assert "<" in made
    assert sanitise(made) == made
