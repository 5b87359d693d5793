"""Style sheets, fonts, pictures, icons and scripts: what HTML and CSS name so that a page looks as it does."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from archive.requisites import (
    Kind,
    candidates,
    in_page,
    placed_in_page,
)

PAGE = "http://www.example.lv/lv/lapa/1"


def needed(html: str) -> list[tuple[str, Kind]]:
    return [(one.url.removeprefix("http://www.example.lv"), one.kind) for one in in_page(html.encode(), PAGE)]


@pytest.mark.parametrize(
    ("html", "path", "kind"),
    [
        ('<link rel="stylesheet" href="/a.css">', "/a.css", "style"),
        ('<LINK REL="Alternate StyleSheet" HREF=a.css>', "/lv/lapa/a.css", "style"),
        ('<link rel="shortcut icon" href="/favicon.ico">', "/favicon.ico", "icon"),
        ('<link rel="apple-touch-icon" href="/touch.png">', "/touch.png", "icon"),
        ('<link rel="preload" as="font" href="/a.woff2" crossorigin>', "/a.woff2", "font"),
        ('<link rel="preload" as="style" href="/a.css">', "/a.css", "style"),
        ("<style>p{background:url(/a.png)}</style>", "/a.png", "picture"),
        ('<style type="text/css">@import "/a.css";</style>', "/a.css", "style"),
        ("<p style=\"background-image:url('/a.png')\">", "/a.png", "picture"),
        ('<img src="/a.png#x" alt="">', "/a.png", "picture"),
        ('<img data-src="/a.png" src="data:image/gif;base64,R0lGOD">', "/a.png", "picture"),
        ('<picture><source srcset="/a.webp 2x"></picture>', "/a.webp", "picture"),
        ('<input type="image" src="/a.png">', "/a.png", "picture"),
        ('<video poster="/a.jpg" src="/film.mp4"><source src="/film.webm"></video>', "/a.jpg", "picture"),
        ('<object type="image/svg+xml" data="/a.svg"></object>', "/a.svg", "picture"),
        ('<table background="/a.gif"><tr><td>', "/a.gif", "picture"),
        ('<script src="/a.js?v=3"></script>', "/a.js?v=3", "script"),
        ('<svg><use xlink:href="/icons.svg#home"/></svg>', "/icons.svg", "picture"),
        ('<svg><image href="/a.png"/></svg>', "/a.png", "picture"),
    ],
)
def test_each_way_of_html_to_name_a_requisite_is_known(html: str, path: str, kind: Kind) -> None:
    assert needed(f"<html><body>{html}<p>teksts") == [(path, kind)]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="/lv/jaunumi">Jaunumi</a>',
        '<meta http-equiv="refresh" content="5; url=/lv">',
        '<link rel="canonical" href="/lv"><link rel="next" href="/lv?page=2">',
        '<iframe src="/karte"></iframe><object data="/a.pdf"></object>',
        '<input type="text" src="/a.png">',
        '<style type="text/less">p{background:url(/a.png)}</style>',
        '<img src="data:image/png;base64,AAAA"><img src="javascript:alert(1)"><img src="">',
        '<svg><use href="#home"/></svg>',
        '<!--[if lt IE 9]><script src="/old.js"></script><![endif]-->',
    ],
)
def test_what_is_no_requisite_of_a_page_is_none(html: str) -> None:
    assert needed(f"<html><body>{html}<p>teksts") == []


def test_the_base_of_a_page_is_heeded_and_each_address_is_named_once() -> None:
    html = (
        '<link rel="stylesheet" href="a.css"><base href="/cits/"><link rel="stylesheet" href="a.css"><img src="b.png">'
    )
    assert needed(html) == [("/cits/a.css", "style"), ("/cits/b.png", "picture")]


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("/a.png", [("/a.png", "")]),
        ("/a.png 1x, /b.png 2x", [("/a.png", "1x"), ("/b.png", "2x")]),
        (" /a.png,/b.png 640w ,", [("/a.png,/b.png", "640w")]),
        ("/a.png, /b,c.png 2x", [("/a.png", ""), ("/b,c.png", "2x")]),
        ("/a.png calc(1,2) , /b.png", [("/a.png", "calc(1,2)"), ("/b.png", "")]),
        (" , ", []),
    ],
)
def test_a_srcset_is_read_as_html_has_it(srcset: str, expected: list[tuple[str, str]]) -> None:
    assert candidates(srcset) == expected


def test_the_same_style_of_two_pages_is_relative_to_each() -> None:
    style = "<style>p{color:red}b{background:url(a.png)}</style>"
    pages = "http://www.example.lv/lv/1/", "http://www.example.lv/en/2/"
    found = [one.url for page in pages for one in in_page(style.encode(), page)]
    assert found == [f"{page}a.png" for page in pages]


_PIECES = st.sampled_from(
    [
        *("<img ", "<link rel=stylesheet ", "<style>", "</style>", "@import ", "url(", ")", "src=", "href=", "srcset="),
        *(">", '"', "'", "a.png", "/b.css#c", "//d.example/e", "http:", "f.gif 2x, ", "{", "}", ";"),
    ]
)
_LETTERS = st.text(alphabet="<>/='\" abcilmnoprstyue.:;{}()@#-!&", max_size=9)


@given(st.lists(_PIECES | _LETTERS, max_size=16).map("".join))
@example("<img src=/a.png#b><style>@import 'c.css#d'")
@settings(max_examples=200, deadline=None)
def test_any_page_has_requisites_with_addresses_or_none(html: str) -> None:
    for one in in_page(f"<html><body>{html}".encode(), PAGE):
        assert one.url.startswith(("http://", "https://"))
        assert "#" not in one.url


@pytest.mark.parametrize(
    ("html", "link", "links"),
    [
        ('<a href="/1"><p><img src="/a.png"></p></a>', "/1", {"/1"}),
        ('<p><img src="/a.png"><a href="/1">1</a> <a href="/2">2</a></p><a href="/3">3</a>', None, {"/1", "/2"}),
        ('<div><p><img src="/a.png"></p><a href="/1">1</a></div>', None, {"/1"}),
        ('<p><a href="/1">1</a></p><img src="/a.png">', None, set()),
        ('<a name="here"><img src="/a.png"></a>', None, set()),
        ('<a href="mailto:a@b.lv"><img src="/a.png"></a>', None, set()),
        ('<div style="background: url(/a.png)"><a href="/1">1</a></div>', None, {"/1"}),
    ],
)
def test_it_is_known_within_and_beside_which_links_a_picture_stands(
    html: str, link: str | None, links: set[str]
) -> None:
    (one,) = placed_in_page(f"<html><body>{html}".encode(), "http://h/")
    assert (one.link and one.link.removeprefix("http://h")) == link
    assert {other.removeprefix("http://h") for other in one.links} == links


@pytest.mark.parametrize(
    "html",
    [
        '<img src="/a.png" srcset="/b.png 2x">',
        '<img src="/a.png" data-src="/b.png">',
        '<picture><source srcset="/b.png"><img src="/a.png"></picture>',
    ],
)
def test_the_sizes_of_a_picture_are_known_as_such(html: str) -> None:
    found = {one.url: one.variants for one in placed_in_page(f"<p>{html}<img src='/c.png'>".encode(), "http://h/")}
    assert found == {
        "http://h/a.png": {"http://h/b.png"},
        "http://h/b.png": {"http://h/a.png"},
        "http://h/c.png": set(),
    }


@given(st.text(alphabet="<>/ap=\"'imgsrcdivhef .", max_size=200))
@settings(max_examples=200)
def test_where_it_stands_is_told_of_whatever_is_written(html: str) -> None:
    page = f"<html><body>{html}".encode()
    assert {(one.url, one.kind) for one in placed_in_page(page, PAGE)} == {*in_page(page, PAGE)}
