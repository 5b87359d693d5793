"""An address says which article it is: the number is the identity, whatever slug, host or form."""

from __future__ import annotations

import pytest

from archive.extract import extract
from archive.extract.dom.links import Resolver
from archive.latvian.fold import slugify
from archive.site import identify, is_article_address


@pytest.mark.parametrize(
    ("url", "known"),
    [
        ("http://www.cilvektirdznieciba.lv/lv/sanaksme/129", ("lv-129", "lv", True)),
        ("https://trafficking.lv/en/a-meeting---riga-/201/", ("en-201", "en", True)),
        ("http://127.0.0.1:8123/lv/san%C4%81ksme/129?utm_source=x#top", ("lv-129", "lv", True)),
        ("http://h/lv/sanaksme/129;jsessionid=0A1B2C", ("lv-129", "lv", True)),
        ("http://h/(S(lit3py55t21z5v55vlm25s55))/lv/sanaksme/129", ("lv-129", "lv", True)),
        ("http://h/lv/greta", ("lv-greta", "lv", False)),
        ("http://h/lv/projekts-57", ("lv-projekts-57", "lv", False)),
        ("http://h/lv/ties%C4%ABbu-akti/", ("lv-tiesibu-akti", "lv", False)),
        ("http://h/lv/ads?id=6", ("lv-ads-6", "lv", False)),
        ("http://h/en/ads?id=22", ("en-ads-22", "en", False)),
        ("http://h/", None),
        ("http://h/lv", None),
        ("http://h/lv/129", None),
        ("http://h/images/logo.png", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_identify(url: str, known: object) -> None:
    assert identify(url) == known


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("http://h/lv/sanaksme/129", True),
        ("http://h/lv/jaunums/sanaksme-riga", True),
        ("https://www.h/lv/jaunums/2026/03/sanaksme-riga/", True),
        ("http://h/en/article/meeting", True),
        ("http://h/en/news/a-meeting-in-riga.html?utm_source=x", True),
        ("http://h/LV/Zi%C5%86as/San%C4%81ksme-R%C4%ABg%C4%81", True),
        ("http://h/en/news", False),
        ("http://h/en/news?page=4", False),
        ("http://h/lv/jaunumi/page-2", False),
        ("http://h/en/news/archive", False),
        ("http://h/en/news/2016/09", False),
        ("http://h/lv/jaunumi/kategorija/sanaksme-riga", False),
        ("http://h/lv/greta", False),
        ("http://h/lv/projekti/projekts-hestia", False),
        ("http://h/lv/ads?id=6", False),
        ("http://h/jaunums/sanaksme-riga", False),
        ("http://[broken", False),
    ],
)
def test_the_address_of_an_article_has_a_shape_of_its_own(url: str, is_one: bool) -> None:
    assert is_article_address(url) is is_one


def test_a_slug_is_the_title_without_diacritics_and_punctuation() -> None:
    assert slugify("Seminārs “Kas notiek?” - Liepāja") == "seminars-kas-notiek-liepaja"


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("/lv/a/1#top", "http://h:8/lv/a/1"),
        ("../b/2", "http://h:8/lv/b/2"),
        ("//other/x", "http://other/x"),
        ("?page=2", "http://h:8/lv/news/list?page=2"),
        (r"..\b\2?of=\3", r"http://h:8/lv/b/2?of=\3"),
        (r"\\other\x", "http://other/x"),
        (r"http:\\other\x", "http://other/x"),
        ("#top", None),
        ("javascript:alert(1)", None),
        (" JaVa\nScript:alert(1)", None),
        ("mailto:a@b.lv", None),
        ("data:text/html,x", None),
        ("http://[broken", None),
        ("", None),
    ],
)
def test_links_become_absolute_http(href: str, url: str | None) -> None:
    assert Resolver("http://h:8/lv/news/list")(href) == url


def test_all_kinds_of_links_are_found_once_in_order() -> None:
    html = b"""<html><head><link rel="next" href="/2"><link rel=stylesheet href=/s.css>
    <meta http-equiv="refresh" content="5; url='/3'"></head><body><a href="/4#x">a</a><a href="/4">b</a>
    <map><area href="/5"></map><iframe src="/6"></iframe><img src="/7.png" srcset="/8.png 2x">
    <img data-src="/9.png" src="data:image/gif;base64,xx"><a href="javascript:x()">c</a><a href="mailto:a@b">d</a>"""
    page = extract(html, "http://h/lv")
    assert page.links == tuple(f"http://h/{x}" for x in ("2", "3", "4", "5", "6", "8.png", "7.png", "9.png"))
