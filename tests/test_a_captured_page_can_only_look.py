"""A captured page is written anew so that it can look, and nothing else: not run, send, load, or lead out of here."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
import tinycss2
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parser

from archive.requisites import Requisite
from archive.web.parts.rewriting.page import write_page
from archive.web.parts.rewriting.rewritten import RewrittenPage
from tests.replica.hostile import ADDRESSES, ELSEWHERE, MARKUP, attack, call

SITE = "http://site.lv"
URL = f"{SITE}/lv/lapa/1"
CAPTURED = frozenset(("/a.css", "/a.png", "/b.png", "/c.png", "/lv/cita"))
OURS = re.compile(r"/requisite/|/style/|/capture/|#|data:,|data:image/|about:invalid")
_ADDRESSES = (
    "href",
    "src",
    "srcset",
    "action",
    "formaction",
    "poster",
    "background",
    "data",
    "ping",
    "cite",
    "xlink:href",
)


def replace(one: Requisite) -> str | None:
    path = urlsplit(one.url).path
    return f"/{'style' if one.kind == 'style' else 'requisite'}{path}" if path in CAPTURED else None


def lead(url: str) -> str | None:
    parts = urlsplit(url)
    return f"/capture{parts.path}" if url.startswith(SITE) and parts.path in CAPTURED else None


def written(html: str, *, with_styles: bool = True) -> RewrittenPage:
    return write_page(html, URL, replace, lead, lambda address: f"Not captured: {address}", with_styles=with_styles)


def shown(html: str) -> str:
    return written(html).html


def named_in(tokens: list[Any]) -> Iterator[str]:
    """What a style sheet names by `url()`, in whatever way that is written."""
    for token in tokens:
        if token.type == "url":
            yield token.value
        inner = getattr(token, "arguments", None) or getattr(token, "content", None) or []
        if token.type == "function" and token.lower_name in ("url", "src"):
            yield from (one.value for one in inner if one.type == "string")
        yield from named_in(inner if isinstance(inner, list) else [])


def assert_inert(html: str) -> None:
    """Whatever a parser makes of it, nothing in it can do more than look."""
    for element in parser.document_fromstring(f"<html>{html}").iter():
        if not isinstance(element.tag, str):
            continue
        assert not [name for name in element.attrib if name.startswith("on")], html
        for name in _ADDRESSES:
            if (value := element.get(name)) is not None:
                assert OURS.match(value), html
        assert element.tag not in ("script", "embed", "base", "frame", "frameset"), html
        assert element.get("srcdoc") is None, html
        assert element.tag != "meta" or element.get("http-equiv") is None, html
        for css in (element.get("style"), element.text if element.tag == "style" else None):
            for address in named_in(tinycss2.parse_component_value_list(css or "")):
                assert OURS.match(address), html


def test_what_only_looks_stays_as_it_is() -> None:
    html = (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.01//EN"><html lang="lv"><head><title>Ā &amp; B</title></head><body '
        'class="a b" bgcolor="#fff"><p style="color:red" align="right">Teksts&nbsp;&lt;b&gt; &copy 5 < 6'
        '<table width="5"><td>'
        '<svg viewbox="0 0 1 1"><path d="M0 0" fill="url(#a)" /></svg></b></body>'
    )
    assert shown(html) == html.replace(" < 6", " &lt; 6")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>alert(1)</script>a", "a"),
        ("<p onclick=a() ONLOAD='b()'>a", "<p>a"),
        ("<script><!-- </p><b> --></script>a", "a"),
        ("<noscript><p>a</p></noscript>b", "b"),
        ("<meta http-equiv=refresh content='0;url=/'><base href=//x.invalid>a", "a"),
        ("<meta name=viewport content='width=5'>", '<meta name="viewport" content="width=5">'),
        ("<iframe src=/a srcdoc='<p>' width=5><p>a</iframe>b", '<iframe width="5"></iframe>b'),
        ("<object data=/a.swf type=x>a</object><embed src=/a>", '<object type="x">a</object>'),
        (
            "<form action=/x method=post><input name=a><button formaction=/y>b</form>",
            '<form method="post"><input name="a"><button>b</form>',
        ),
        ("<link rel=prefetch href=/a.png><link rel=icon href=/a.png><link rel='alternate stylesheet' href=/a.css>", ""),
        ("<!-- a --><![CDATA[b]]><?c?></>d", "d"),
        ("<a b<c>d", "<a>d"),
        ("<xmp><img src=x></xmp>", "<pre>&lt;img src=x&gt;</pre>"),
        ("<textarea><img src=x></textarea>", "<textarea>&lt;img src=x></textarea>"),
        ("<plaintext><p>a", "<pre>&lt;p&gt;a"),
        (
            "<svg><a href=x><animate attributeName=href to=//x.invalid /></a></svg>",
            '<svg><a href="#ctarchive-not-captured" aria-disabled="true" '
            'title="Not captured: http://site.lv/lv/lapa/x" '
            'style="cursor:not-allowed"></a></svg>',
        ),
    ],
)
def test_what_does_more_than_look_is_left_out(html: str, expected: str) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize("broken", ["<p", "<p a='b", "<p a", "<!--", "<!-- a --", "</p", "<script>a", "<style>a{"])
def test_what_never_ends_is_left_out(broken: str) -> None:
    assert "a" not in re.sub(r"<[^>]*>|\{", "", shown(f"x{broken}").replace("a{", ""))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<img src="/a.png" alt="A">', '<img alt="A" src="/requisite/a.png">'),
        ('<img src="/not.png" width="5">', '<img width="5" src="data:,">'),
        ('<img src="data:image/png;base64,AA==">', '<img src="data:image/png;base64,AA==">'),
        ('<img src="data:text/html,<p>">', '<img src="data:,">'),
        (
            '<img class="lazyload big" src="data:image/gif;base64,AA" data-src="/a.png">',
            '<img class="lazyloaded big" src="/requisite/a.png">',
        ),
        (
            '<img src="/a.png" srcset="/b.png 2x, /not.png 3x">',
            '<img srcset="/requisite/b.png 2x" src="/requisite/a.png">',
        ),
        (
            '<picture><source srcset="/not.webp"><source srcset="/b.png 1x" media="print"><img src="/a.png"></picture>',
            '<picture><source media="print" srcset="/requisite/b.png 1x"><img src="/requisite/a.png"></picture>',
        ),
        ('<img class="x"><noscript><img src="/a.png"></noscript>', '<img class="x"><img src="/requisite/a.png">'),
        ('<img data-src="/a.png"><noscript><img src="/a.png"></noscript>', '<img src="/requisite/a.png">'),
        ('<input type="image" src="/a.png">', '<input type="image" src="/requisite/a.png">'),
        ('<td background="/a.png">', '<td background="/requisite/a.png">'),
        (
            '<video poster="/a.png" src="/a.mp4" controls><source src="/a.mp4"></video>',
            '<video controls="" poster="/requisite/a.png"></video>',
        ),
        (
            '<svg><image xlink:href="/a.png" width="5"/><use href="#b"/><use href="/a.svg#b"/></svg>',
            '<svg><image width="5" href="/requisite/a.png" /><use href="#b" /><use /></svg>',
        ),
    ],
)
def test_pictures_are_those_that_were_seen(html: str, expected: str) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            '<link href="/a.css" rel="StyleSheet" media="screen">',
            '<link media="screen" rel="stylesheet" href="/style/a.css">',
        ),
        ('<link rel="stylesheet" href="/not.css">', ""),
        (
            '<link rel="preload" as="style" href="/a.css" onload="this.rel=\'stylesheet\'">',
            '<link rel="stylesheet" href="/style/a.css">',
        ),
        (
            '<link rel="stylesheet" href="/a.css" media="print" onload="this.media=\'all\'">',
            '<link rel="stylesheet" href="/style/a.css">',
        ),
        ("<style>p{background:url(/a.png)}</style>", '<style>p{background:url("/requisite/a.png")}</style>'),
        ("<style>p{background:url(//x.invalid/a)}</style>", '<style>p{background:url("data:,")}</style>'),
        ("<style>@import '/a.css';</style>", '<style>@import "/style/a.css";</style>'),
        ("<style type=text/less>p{}</style>", ""),
        ("<p style='background:url(/a.png)'>", '<p style="background:url(&quot;/requisite/a.png&quot;)">'),
        ("<p style='background:\\75rl(//x.invalid)'>", '<p style="background:url(&quot;data:,&quot;)">'),
        ("<p style='background:url&#40;//x.invalid&rpar;'>", '<p style="background:url(&quot;data:,&quot;)">'),
        ("<p style='&#x00075;rl(//x.invalid)'>", '<p style="url(&quot;data:,&quot;)">'),
        ("<p style='x:url&#x0000000000028;//x.invalid)'>", '<p style="x:url\ufffd00028;//x.invalid)">'),
        ("<p style='content:&quot;a&amp;b&quot;'>", '<p style="content:&quot;a&amp;b&quot;">'),
        ("<rect cursor='image-set(&quot;//x.invalid&quot; 1x)'>", '<rect cursor="image-set(&quot;data:,&quot; 1x)">'),
        ("<rect fill='url(//x.invalid#a)'>", '<rect fill="url(&quot;data:,#a&quot;)">'),
    ],
)
def test_styles_name_nothing_but_captures(html: str, expected: str) -> None:
    assert shown(html) == expected


@pytest.mark.parametrize(
    "css",
    [
        'a:before{content:"</style><img src=x onerror=a()>"}',
        "/* <img src=x onerror=a()> */ a{}",
        "<!-- a{} <img src=x> -->",
        "a{content:'<svg/onload=a()>'} @media (width<a) {}",
        "\\<img src=x onerror=a\\(\\)>{}",
        'a{background:url("<img src=x>)")} b{content:"<img>"}',
        'a{b:url(<img/src=x/onerror=a>)}"<p>',
    ],
)
@pytest.mark.parametrize("around", ["{}", "<svg>{}</svg>", "<math>{}</math>"])
def test_no_style_becomes_markup(css: str, around: str) -> None:
    html = shown(around.format(f"<style>{css}</style>"))
    styles = re.findall(r"<style>(.*?)</style>", html, re.DOTALL)
    assert not [one for one in styles if re.search(r"<[a-z/!?]", one, re.I)]
    assert not parser.fragment_fromstring(f"<div>{re.sub('</?(svg|math)>', '', html)}</div>").xpath(
        ".//style/following::*[@onerror]"
    )


def test_comparisons_in_media_queries_stay() -> None:
    css = "@media (400px<=width<700px){a{}}"
    assert shown(f"<style>{css}</style>") == f"<style>{css}</style>"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("/lv/cita", '<a href="/capture/lv/cita" target="_top">'),
        ("../cita#vieta", '<a href="/capture/lv/cita" target="_top">'),
        ("#vieta", '<a href="#vieta">'),
        (f"{URL}#vieta", '<a href="#vieta">'),
        ("/lv/cita?a=1&copy=2", '<a href="/capture/lv/cita" target="_top">'),
    ],
)
def test_links_lead_to_captures_outside_the_frame(href: str, expected: str) -> None:
    assert shown(f'<a href="{href}" target="x" rel="noopener" ping="/p" download>') == expected
    assert shown(f'<map><area href="{href}">') == f"<map>{expected.replace('<a ', '<area ')}"


@pytest.mark.parametrize(
    "href", ["/lv/nav", "http://x.invalid/lv/cita", "javascript:a()", "mailto:a@b.lv", "data:text/html,a", "//"]
)
def test_other_links_are_dead_and_say_so(href: str) -> None:
    link = parser.fragment_fromstring(shown(f'<a href="{href}" style="color:red" title="a">b</a>'))
    assert link.get("href", "").startswith("#")
    assert link.get("aria-disabled") == "true"
    assert link.get("title", "").startswith("Not captured: ")
    assert link.get("style") == "color:red;cursor:not-allowed"
    assert link.get("target") is None


def test_the_base_of_a_page_is_heeded() -> None:
    assert shown('<a href="cita">a</a><base href="/lv/"><base href="/x/">').startswith('<a href="/capture/lv/cita"')


def test_needs_are_told_with_what_may_stand_for_them() -> None:
    page = written(
        '<link rel=stylesheet href=/a.css><img src=/a.png srcset="/b.png 2x"><img src=/a.png srcset="/b.png 2x">'
        '<p style="background:url(c.png)"><img src="data:image/png;base64,AA"><script src=/x.js></script>'
        "<noscript><img src=/count.gif></noscript>"
    )
    assert [[urlsplit(url).path for url in need.urls] for need in page.needs] == [
        ["/a.css"],
        ["/a.png", "/b.png"],
        ["/lv/lapa/c.png"],
    ]


def test_a_page_can_be_shown_without_any_styles() -> None:
    html = '<link rel=stylesheet href=/a.css><style>a{}</style><p style="color:red" class="a"><img src=/a.png>'
    assert written(html, with_styles=False).html == '<p class="a"><img src="/requisite/a.png">'


@pytest.mark.parametrize("html", [*(one.format(call("x")) for one in MARKUP.values()), attack("x")])
def test_the_attacks_of_the_hostile_site_come_to_nothing(html: str) -> None:
    assert_inert(shown(html))
    assert ELSEWHERE not in re.sub(r'title="[^"]*"', "", shown(html))


@pytest.mark.parametrize("address", ADDRESSES.values())
@pytest.mark.parametrize(
    "tag",
    [
        '<a href="{}">',
        "<img src='{}'>",
        "<svg><a xlink:href='{}'>",
        "<link rel=stylesheet href='{}'>",
        "<p style='background:url({})'>",
        "<form action='{}'>",
        "<area href={}>",
    ],
)
def test_no_hostile_address_is_left(address: str, tag: str) -> None:
    assert_inert(shown(tag.format(address.format(call("x")))))


_PIECES = st.sampled_from(
    "< > </ <!-- --> <![CDATA[ ]]> ' \" = / &lt; &#60; a <p <a_href= <img_src= _onerror= javascript:a() <svg> </svg> "
    "<math> <style> </style> <script> </script> <title> </title> <textarea> <noscript> </noscript> <iframe> </iframe> "
    "<template> <table> <select> url( ) @import_ //x.invalid/ { } ; \\ <base_href=//x.invalid> <plaintext> style= "
    "srcset= _ \x0b".replace(" ", "\n")
    .replace("_", " ")
    .split("\n")
)


@given(st.lists(_PIECES, max_size=40).map("".join))
def test_no_mixture_comes_to_life(html: str) -> None:
    shown_so = shown(html)
    assert_inert(shown_so)
    # RewrittenPage once more it is the same: what we take for a tag is one to us for good.
    again = shown_so.replace("/requisite", SITE).replace("/style/", f"{SITE}/")
    assert_inert(shown(again))


@pytest.mark.parametrize(
    "piece", ["<", "<a ", "<a b='", "<!--", "</", "<style>", "<svg>", "<title>", "<p =", "&#", "<a/", "\x0c<noscript>"]
)
def test_time_goes_by_the_length(piece: str) -> None:
    # Were it by the square, this would not end.
    assert shown(piece * 20_000) is not None
