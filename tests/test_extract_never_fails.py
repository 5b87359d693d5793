"""Any bytes end in a value, and no page smuggles script into what we publish."""

from __future__ import annotations

import re
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.extract import Article, CalendarMonth, Listing, Other, extract
from archive.extract.page import read_page
from archive.store.staging.page_json import encode
from tests.eval_extract import TODAY
from tests.replica.pages import SKINS
from tests.replica.site import Site

SOUP = """
    <p> </p> <h1> </h1> <div> </div> <table> <tr> <td> </table> <ul> <li> </ul> <br> <br><br> <b> </b> <span> </span>
    <dl> <a~href="/lv/x/7"> </a> <img~src=a.jpg~alt=b> <script> </script> <!-- --> <dt> <dd> <article> <nav> </nav>
    29.09.2016 12. jūnijs 7 8 Jūnijs,~2023 Notikumu~kalendārs~-~Jūnijs,~2023 Virsraksts Vārds. &nbsp; & < > " ' </title>
    Saistītie~raksti Informāciju~sagatavoja: Drukāt <time~datetime="2016-09-29"> </time> \ud800 <base~href="http://[">
    <a~href="javascript:x()"> {"a":"<p>"} <form> <select> <iframe> <svg> <math> <template> <figure> <figcaption>
    <title>
"""
PIECES = st.sampled_from(SOUP.split())
URLS = st.sampled_from(
    ["http://h/lv/virsraksts/7", "http://h/lv/greta", "http://h/", "http://h/lv/kalendars/2023/06", "http://[", ""]
)
XSS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '<a href="javascript:alert(1)">click here</a>',
    '<a href=" jav&#x09;ascript:alert(1)">click here</a>',
    '<a href="data:text/html;base64,PHNjcmlwdD4=">click here</a>',
    '<a href="vbscript:msgbox(1)">click here</a>',
    '<a href="/x" onclick="alert(1)">click here</a>',
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data='javascript:alert(1)'></object><embed src='javascript:alert(1)'>",
    "<p style='background:url(javascript:alert(1))'>words here</p>",
    "<style>@import 'javascript:alert(1)';</style>",
    "<link rel=stylesheet href='javascript:alert(1)'><meta http-equiv=refresh content='0;url=javascript:alert(1)'>",
    "<form action='javascript:alert(1)'><button formaction='javascript:alert(1)'>x</button></form>",
    "<details ontoggle=alert(1) open>words here</details>",
    "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>",
    "<b <script>alert(1)</script>0>words here</b>",
    "<a href='/x' title='\"><script>alert(1)</script>'>click here</a>",
    "<template><script>alert(1)</script></template>",
    "<img src='http://tracker.example/pixel.gif' width=1 height=1>",
    "<video><source onerror=alert(1)></video><audio src=x onerror=alert(1)>",
]
RUNS = re.compile(
    r"<\s*(?:script|style|iframe|object|embed|svg|math|img|link|meta|form|base)\b|<[^>]*\son\w+\s*=|<[^>]*(?:javascript|vbscript|data):",
    re.I,
)


@given(st.binary(max_size=3000), URLS)
def test_any_bytes_end_in_a_value(body: bytes, url: str) -> None:
    assert isinstance(read_page(body, url), Article | CalendarMonth | Listing | Other)


@given(st.lists(PIECES, max_size=60), URLS)
@settings(max_examples=400)
def test_any_tag_soup_ends_in_a_value(pieces: list[str], url: str) -> None:
    page = read_page(" ".join(pieces).replace("~", " ").encode("utf-8", "surrogatepass"), url, "text/html")
    assert isinstance(page, Article | CalendarMonth | Listing | Other)
    if isinstance(page, Article):
        assert not RUNS.search(page.html)


HALF = st.sampled_from(["&#xD83D;", "&#55357;", "\ud83d", r"\ud83d", r"\u0000", "ē", "~", "+2D0-", '"', "<b>"])


@given(st.lists(HALF, max_size=8).map("".join), URLS, st.sampled_from(["utf-8", "utf-7", "unicode_escape"]))
@example(r"\ud83d", "http://h/lv/virsraksts/7", "utf-8")
def test_what_is_read_can_be_stored(half: str, url: str, charset: str) -> None:
    claims = f'<script type="application/ld+json">{{"headline": "Darbs {half}", "datePublished": "{half}"}}</script>'
    head = f"<title>{half}</title>{claims}"
    text = f'<p>2.1.2020</p><p>Teksts {half} <a href="/{half}.pdf">{half}</a><img alt="{half}" src="/a">'
    for body in (
        f"<html><head>{head}</head><body>{text}</body></html>",
        f'{{"title": "{half}", "text": "<p>{half}</p>"}}',
    ):
        page = read_page(body.encode("utf-8", "surrogatepass"), url, f"text/html; charset={charset}")
        assert encode(page).encode()


@pytest.mark.parametrize("skin", SKINS)
@settings(max_examples=15)
@given(data=st.data())
def test_a_page_cut_or_damaged_anywhere_ends_in_a_value(skin: str, data: st.DataObject) -> None:
    path, body = first_article(skin)
    start = data.draw(st.integers(0, len(body)))
    damaged = body[:start] + data.draw(st.binary(max_size=20)) + body[start + data.draw(st.integers(0, 500)) :]
    assert read_page(damaged, f"http://h{path}") is not None
    assert read_page(body[:start], f"http://h{path}") is not None


@cache
def first_article(skin: str) -> tuple[str, bytes]:
    site = Site(skin, today=TODAY)
    path = site.articles[0].path
    return path, site.answer(path).body


def test_a_fault_of_ours_is_a_value_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.extract.page.read", lambda html: 1 / 0)
    assert extract(b"<p>x</p>", "http://h/lv/x/7") == Other("http://h/lv/x/7", "not readable (ZeroDivisionError)")


@pytest.mark.parametrize("payload", XSS)
def test_html_never_holds_script(payload: str) -> None:
    text = f"<p>Pirmā rindkopa ar tekstu.</p><p>Otrā {payload} beigas.</p>{payload}<p>Trešā.</p>"
    html = f"<h1>Virsraksts par darbu</h1><p>29.09.2016</p>{text}"
    page = extract(html.encode(), "http://h/lv/virsraksts-par-darbu/7")
    assert isinstance(page, Article)
    assert "Pirmā rindkopa" in page.html
    assert not RUNS.search(page.html)
    assert not [link for link in page.links if not link.startswith("http")]
