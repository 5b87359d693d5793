"""In captures that stay, titles and links of what is withheld are covered; all else is handed out byte for byte."""

from __future__ import annotations

from datetime import date
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from archive.extract import Article
from archive.store.takedowns.capture_redaction import CaptureRedaction, redaction_of
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.repeats import mark_of
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns

TITLE = "Izdomāta Ozola lieta nonāk tiesā"
HIDDEN = Hidden(
    pages=frozenset({"lv-129"}),
    addresses=frozenset(
        {"http://www.cilvektirdznieciba.lv/lv/ozola-lieta/129", "http://www.cilvektirdznieciba.lv/upload/ozols.jpg"}
    ),
    titles=frozenset({mark_of(TITLE), mark_of("Ozols")}),
)
TAKEDOWNS = Takedowns.of([Entry("withhold", "2026-11-24T10:00:00Z", "lv-129", "privacy", hidden=HIDDEN)], date.max)
COVER = CaptureRedaction(TAKEDOWNS)
URL = "http://www.cilvektirdznieciba.lv/lv/zinas"


def covered(markup: str, url: str = URL) -> str | None:
    found = COVER.page(f"<html><body>{markup}</body></html>".encode(), "text/html; charset=utf-8", url)
    return None if found is None else found.decode()


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/lv/ozola-lieta/129">Lasīt vairāk</a>',
        '<a href="ozola-lieta/129?utm_source=x#teksts">Lasīt</a>',
        '<a href="http://trafficking.lv/lv/ozola-lieta/129">Lasīt</a>',
        '<a href="/lv/cits-nosaukums/129">Lasīt</a>',
        f"<h2>{TITLE}</h2>",
        "<h2>Izdomāta <b>Ozola</b> lieta <i>nonāk tiesā</i></h2>",
        f"<p>Šodien: {TITLE.upper()}! Lasiet.</p>",
        "<p>Šodien: Izdomāta <b>Ozola lieta</b> nonāk tiesā, un vēl.</p>",
        "<td>Ozols</td>",
        f'<img src="/a.jpg" alt="{TITLE}">',
        '<img src="/upload/ozols.jpg">',
        '<img srcset="/a.jpg 1x, /upload/ozols.jpg 2x">',
        '<div style="background: url(/upload/ozols.jpg)">Teksts</div>',
        '<a href="https://share.example/?u=http%3A%2F%2Fwww.cilvektirdznieciba.lv%2Flv%2Fozola-lieta%2F129">Dalīties</a>',
        f'<a href="https://share.example/?text={quote_plus(TITLE)}&amp;u=x">Dalīties</a>',
        f'<a href="mailto:?subject={quote(TITLE)}">Nosūtīt</a>',
        f"<!-- {TITLE} -->",
        "<!-- /lv/ozola-lieta/129 -->",
        '<script>var a = "Izdom\\u0101ta Ozola lieta non\\u0101k ties\\u0101";</script>',
        '<script>{"url": "http:\\/\\/www.cilvektirdznieciba.lv\\/lv\\/ozola-lieta\\/129"}</script>',
        "<p>Skat. http://www.cilvektirdznieciba.lv/lv/ozola-lieta/129.</p>",
        f'<meta property="og:title" content="{TITLE}">',
    ],
)
def test_what_tells_of_it_is_covered(markup: str) -> None:
    shown = covered(f"<p>Pirms.</p>{markup}<p>Pēc.</p>")
    assert shown is not None
    root = html.fromstring(shown)
    said = " ".join([*root.itertext(), *(value for one in root.iter() for value in one.attrib.values())]).lower()
    for word in ("ozola", "ozols", "/129", "nonāk", "non\\u0101k", "lasīt<"):
        assert word not in said.replace("cits-nosaukums", ""), shown
    assert ("Pirms." in shown, "Pēc." in shown) == (True, True)


def test_what_is_covered_says_so_in_the_language_of_the_page() -> None:
    assert '<span lang="lv">[aizklāts]</span>' in str(covered('<a href="/lv/ozola-lieta/129">Lasīt</a>'))
    english = covered(f"<h1>{TITLE}</h1>", "http://www.cilvektirdznieciba.lv/en/news")
    assert '<h1 lang="en">[withheld]</h1>' in str(english)


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/lv/cita-lieta/130">Cita lieta nonāk tiesā</a>',
        "<p>Ozols runāja sanāksmē.</p>",
        '<a href="http://cits.example/lv/ozola-lieta/129">Cita vietne</a>',
        "",
        "<p>Neaizvērts <b>teksts",
        '<a href="http://[broken">x</a>',
        f'<a href="https://share.example/?text={quote_plus("Cita Ozola lieta nonāk tiesā")}">Dalīties</a>',
    ],
)
def test_all_else_stays_byte_for_byte(markup: str) -> None:
    assert covered(markup) is None


def test_a_link_of_an_article_that_says_the_title_is_none_any_more() -> None:
    text = f'<p><a href="https://share.example/?text={quote_plus(TITLE)}">Dalīties</a></p>'
    page = Article("lv-1", f"{URL}/1", "news", "lv", "Ziņa", None, "Dalīties", text)
    shown = PageRedaction(TAKEDOWNS).page(page)
    assert isinstance(shown, Article)
    assert shown.html == "<p>Dalīties</p>"


def test_files_of_text_are_covered_too() -> None:
    sitemap = (
        "<urlset><loc>http://www.cilvektirdznieciba.lv/lv/ozola-lieta/129</loc><loc>http://x.example/1</loc></urlset>"
    )
    shown = COVER.text(sitemap.encode(), "application/xml", URL)
    assert shown == "<urlset><loc>[aizklāts]</loc><loc>http://x.example/1</loc></urlset>".encode()
    feed = f"<title>{TITLE}</title><title>Cita</title>".encode()
    assert COVER.text(feed, "application/xml", URL) == "<title>[aizklāts]</title><title>Cita</title>".encode()
    escaped = b'{"t": "Izdom\\u0101ta Ozola lieta non\\u0101k ties\\u0101"}'
    assert COVER.text(escaped, "application/json", URL) == "[aizklāts]".encode()
    assert COVER.text(b"<title>Cita</title>", "application/xml", URL) is None
    assert COVER.text(b"%PDF-1.4 " + TITLE.encode(), "application/pdf", URL) is None


def test_pages_of_former_encodings_are_covered() -> None:
    body = f"<html><body><h1>{TITLE}</h1><p>Šķūnis</p></body></html>".encode("windows-1257")
    shown = COVER.page(body, "text/html; charset=windows-1257", URL)
    assert shown is not None
    assert "Šķūnis" in shown.decode()
    assert "Ozola" not in shown.decode()


@given(st.text(max_size=200), st.text(max_size=40))
def test_any_page_is_covered_without_an_error(before: str, within: str) -> None:
    for markup in (before, f'{before}<a href="{within}">{within}</a><h2>{TITLE}</h2>', f"<{within}>{before}"):
        for cover, mime in ((COVER.page, "text/html"), (COVER.text, "text/plain")):
            shown = cover(markup.encode("utf-8", "replace"), mime, URL)
            assert shown is None or TITLE.encode() not in shown


def test_repeated_titles_in_several_parts_are_all_covered() -> None:
    times = 50
    shown = str(covered("<p>Šodien: Izdomāta <b>Ozola lieta</b> nonāk tiesā.</p>" * times))
    assert (shown.count("[aizklāts]"), shown.count("Ozola")) == (times, 0)


def test_a_cover_is_made_once_for_as_long_as_takedowns_hold() -> None:
    assert redaction_of(TAKEDOWNS) is redaction_of(TAKEDOWNS)
    assert redaction_of(Takedowns()) is not redaction_of(TAKEDOWNS)
