"""Pages that are drawn in the browser and have the text of their article in JSON-LD alone."""

from __future__ import annotations

import datetime as dt
import json

import pytest

from archive.extract import Article, extract

TITLE = "Policija palīdz sešām sievietēm"
FIRST, SECOND = "Valsts policija palīdzējusi sešām sievietēm atgriezties mājās.", "Lietā ir divi aizdomās turētie."
URL = "http://www.cilvektirdznieciba.lv/lv/policija-palidz-sesam-sievietem/129"


def read(told: object, matter: str = "<div id=app></div>") -> Article:
    data = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2021-08-04", "articleBody": told}
    script = json.dumps(data).replace("</", "<\\/")
    html = f"<html><head><title>{TITLE}</title><script type=application/ld+json>{script}</script></head><body>{matter}"
    found = extract(html.encode(), URL, "text/html; charset=utf-8")
    assert isinstance(found, Article), found
    return found


@pytest.mark.parametrize(
    "told", [f"{FIRST}\n{SECOND}", f"{FIRST}\n\n{SECOND}", f"<p>{FIRST}</p><p>{SECOND}</p>", f"{FIRST}<br><br>{SECOND}"]
)
def test_plain_or_marked_up(told: str) -> None:
    article = read(told)
    assert (article.title, article.body) == (TITLE, f"{FIRST}\n\n{SECOND}")
    assert article.html == f"<p>{FIRST}</p>\n<p>{SECOND}</p>"
    assert (article.confidence, article.published_on) == ("low", dt.date(2021, 8, 4))


def test_what_the_page_shows_comes_first() -> None:
    article = read("Cits teksts.", f"<h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p>")
    assert (article.body, article.confidence) == (f"{FIRST}\n\n{SECOND}", "high")


@pytest.mark.parametrize("told", ["", " ", None, 5, [FIRST], {"a": FIRST}])
def test_what_is_no_text_is_none(told: object) -> None:
    assert (read(told).body, read(told).confidence) == ("", "high")


@pytest.mark.parametrize(
    "told", ["<script>alert(1)</script>Teksts ir šeit.", "<p onclick=x>Teksts ir šeit.", "Teksts ir šeit.\x00"]
)
def test_no_code_comes_with_it(told: str) -> None:
    article = read(told)
    assert article.body == "Teksts ir šeit."
    assert article.html == "<p>Teksts ir šeit.</p>"
