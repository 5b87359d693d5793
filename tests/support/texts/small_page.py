"""The smallest page that demonstrates a rule for articles."""

from __future__ import annotations

from archive.extract import Article, Page, extract

TITLE = "Seminārs par drošu darbu - Liepāja"
URL = "http://h/lv/seminars-par-drosu-darbu---liepaja/129"
PROSE = "Seminārā piedalījās sociālie darbinieki no visas Kurzemes, un viņi dalījās pieredzē par atpazīšanu."
SIGNATURE = "Informāciju sagatavoja un publicēja: Iekšlietu ministrija, tālrunis 67000000"
HEAD = f"<h1>{TITLE}</h1><p>29.09.2016</p><p>{PROSE}</p>"


def read(html: str, url: str = URL) -> Page:
    """What a page with this in its body is read as."""
    return extract(f"<html><body>{html}</body></html>".encode(), url)


def article(html: str, url: str = URL) -> Article:
    """The same, if it must be an article."""
    page = read(html, url)
    assert isinstance(page, Article), page
    return page
