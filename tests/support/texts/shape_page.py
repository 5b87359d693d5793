"""A page like those of public offices around a given matter: a menu before it, news and the footer after it."""

from __future__ import annotations

import datetime as dt

from archive.extract import Article
from archive.extract.page import read_page

SITE = "Cilvektirdznieciba.lv"
TITLE = "Mācības patversmju darbiniekiem Kuldīgā"
URL = "http://www.cilvektirdznieciba.lv/lv/macibas-patversmju-darbiniekiem-kuldiga/174"
UNNUMBERED = URL.removesuffix("/174")
DAY = dt.date(2018, 11, 27)
PROSE = (
    "Divu dienu mācībās patversmju darbinieki vingrinājās pamanīt pazīmes, kas liecina par piespiedu darbu, un "
    "vienojās, kam par tām ziņot.",
    "Pirmajā dienā policisti stāstīja, kā savervētos cilvēkus ved pāri robežai, kādi parādi viņiem tiek uzlikti un "
    "kāpēc viņi klusē.",
    "Otrajā dienā psiholoģes mācīja sarunu, pēc kuras cietušais uzticas palīdzībai, un atgādināja, ka bērnu "
    "neuztaujā svešinieku klātbūtnē.",
    "Mācību materiālus saņems visas pašvaldības, bet nākamās tikšanās pulcēs patversmju darbiniekus Rēzeknē, Tukumā "
    "un Bauskā.",
)
H1 = f"<h1>{TITLE}</h1>"
DATE = "<p class=created>27.11.2018.</p>"
MENU = (
    "<ul><li><a href='/lv'>Sākums</a><li><a href='/lv/jaunumi'>Jaunumi</a><li><a href='/lv/greta'>GRETA</a>"
    "<li><a href='/lv/tiesibu-akti'>Tiesību akti</a><li><a href='/lv/kontakti'>Kontakti</a></ul>"
)
ASIDE = (
    "<h3>Jaunākās ziņas</h3><ul><li><a href='/lv/izstade-alsunga/175'>Izstāde Alsungā par bērnu drošību</a>"
    "<li><a href='/lv/saruna-radio/176'>Saruna radio par viltus darba piedāvājumiem</a></ul>"
)
FOOTER = "Valsts informatīvais resurss par cilvēktirdzniecības mazināšanas tēmu un aktualitātēm Latvijā"


def paragraphs(*texts: str) -> str:
    """Each text as a paragraph; by default all of PROSE."""
    return "".join(f"<p>{text}</p>\n" for text in texts or PROSE)


def page(matter: str, *, head: str = "", title: str = f"{TITLE} | {SITE}", lang: str = "lv") -> bytes:
    """The matter in its frame."""
    return (
        f"<!DOCTYPE html><html lang={lang}><head><meta charset=utf-8><title>{title}</title>{head}</head><body>"
        f"<div id=page><div id=head><a href='/'><img src='/images/logo.png' alt='{SITE}'></a>{MENU}</div>"
        f"<div id=content>{matter}</div><div id=right>{ASIDE}</div><div id=bottom><p>{FOOTER}</p></div></div>"
        "</body></html>"
    ).encode()


def read(matter: str, url: str = URL, *, head: str = "", title: str = f"{TITLE} | {SITE}", lang: str = "lv") -> Article:
    """The article that is read from the matter in its frame, without `extract`'s safety net."""
    got = read_page(page(matter, head=head, title=title, lang=lang), url, "text/html; charset=utf-8")
    assert isinstance(got, Article), got
    return got


def date_below_title(line: str) -> dt.date | None:
    """The date of an article with this below its title, before its text."""
    return read(f"<article>{H1}{line}<div>{paragraphs()}</div></article>").published_on


def text_of(article: Article, *may: str) -> tuple[str, ...]:
    """The paragraphs of the body, without those that are optional."""
    return tuple(text for text in article.body.split("\n\n") if text not in may)
