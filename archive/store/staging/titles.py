"""Titles for pages that have none: nine pages of the site have no heading (docs/site.md, F14), and some no `<title>`.

Such a page gets the title by which most links call it. The page itself does not say that, so it makes no revision.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlite_utils import Database

from archive.store.takedowns.gate import gate_of

_LONGEST = 80  # characters of a text's beginning that stands in for a title


def note_links(db: Database, link_texts: Sequence[tuple[str, str]]) -> None:
    """Count how a page calls the articles that it links to: pairs of id and text."""
    db.conn.executemany(
        "INSERT INTO link_texts (article_id, text, pages) VALUES (?, ?, 1) "
        "ON CONFLICT (article_id, text) DO UPDATE SET pages = pages + 1",
        link_texts,
    )


def forget_links(db: Database) -> None:
    """Empty the counts: each crawl counts again."""
    db.execute("DELETE FROM link_texts")


def title_of(db: Database, article_id: str, body: str) -> str:
    """What to call an article without a title: as before; as most links do; or by the beginning of its text."""
    known = db.execute("SELECT title FROM articles WHERE id = ?", [article_id]).fetchone()
    if known:
        return str(known[0])
    linked = db.execute(
        "SELECT text FROM link_texts WHERE article_id = ? ORDER BY pages DESC, text LIMIT 1", [article_id]
    ).fetchone()
    if linked is None:
        return _beginning(body)
    return gate_of(db).title_by_links(str(linked[0]), body, article_id.partition("-")[0])


def _beginning(body: str) -> str:
    line = body.partition("\n")[0]
    if len(line) <= _LONGEST:
        return line
    return line[: _LONGEST + 1].rpartition(" ")[0].rstrip(" ,;:–-") + "…"
