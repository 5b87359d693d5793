"""Texts that repeat what is covered, or what looks like the beginning of it, and ways to cover them.

Their time must grow with their length and no faster: a page of the site must not stop the archive.
"""

from __future__ import annotations

from datetime import date

from archive.extract import Article
from archive.store.takedowns.capture_redaction import CaptureRedaction
from archive.store.takedowns.ledger import Entry, Hidden
from archive.store.takedowns.matching.name_marks import marks_of
from archive.store.takedowns.matching.names import Names
from archive.store.takedowns.matching.repeats import mark_of
from archive.store.takedowns.page_redaction import PageRedaction
from archive.store.takedowns.takedowns import Takedowns

NAME = "Anna Kalna"
TITLE = "Kalna runā par darbu mājās"
_HIDDEN = Hidden(
    pages=frozenset({"lv-129"}),
    titles=frozenset({mark_of(TITLE)}),
    names=frozenset({*marks_of(NAME), str(Names(marks_of(NAME)).mark_of_title(TITLE))}),
)
_TAKEDOWNS = Takedowns.of([Entry("withhold", "2026-11-24T10:00:00Z", "lv-129", "privacy", hidden=_HIDDEN)], date.max)
_NAMES, _PAGES, _CAPTURES = Names(_HIDDEN.names), PageRedaction(_TAKEDOWNS), CaptureRedaction(_TAKEDOWNS)
_SITE = "http://www.cilvektirdznieciba.lv/lv/zinas"


def texts(length: int) -> dict[str, str]:
    """Plain texts of about `length` characters, by what repeats in them."""
    return {
        "blanks between given name and surname": f"Anna{' ' * length}(Kalna ",
        "letters with blanks between them": _repeated("a b ", length),
        "letters with blanks, and words": _repeated("a b c d xx ", length),
        "one word with a percent sign": "%" + "a" * length,
        "a surname before a bracket": _repeated("Kalna (a) ", length),
        "soft hyphens": _repeated("a\u00ad", length),
        "a title": _repeated(f"{TITLE}. ", length),
        "a name, and the surname of another": _repeated("Zelma Kalna, Anna Kalna. ", length),
    }


def pages(length: int) -> dict[str, str]:
    """The same in HTML."""
    return {
        "a name in two elements": _repeated("<p>Runā Anna <b>Kalna</b>.</p>", length),
        "a title in several elements": _repeated("<p>Šodien: Kalna <b>runā par</b> darbu mājās.</p>", length),
    }


def cover_text(text: str) -> str:
    """A text as it is shown; looks for namesakes, too, as a takedown does."""
    _NAMES.surnames_of_others(text)
    return _PAGES.text(text, "lv", surnames=True)


def cover_page(html: str) -> tuple[str, str]:
    """HTML as an article and as a captured page show it."""
    article = _PAGES.page(Article("lv-1", f"{_SITE}/1", "news", "lv", "Ziņa", None, NAME, html))
    assert isinstance(article, Article)
    captured = _CAPTURES.page(html.encode(), "text/html; charset=utf-8", _SITE)
    return article.html, html if captured is None else captured.decode()


def _repeated(piece: str, length: int) -> str:
    return piece * (length // len(piece))
