"""Finds articles known only from imports that are articles which crawls found at other addresses.

If the site has moved since others captured it, its articles now have addresses of another shape. They are recognised as
`judgement.moves` does when a crawl finds a move: title and date are the same, and if a date is missing or several fit,
nearly all of the text. The crawls' id is the id of the article; the other one leads to it.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from sqlite_utils import Database

from archive.latvian.fold import slugify
from archive.store.judgement.similarity import NEARLY, similarity, words_of

MAX_ALIKE = 20  # at most so many articles with one title are compared; if there are more, none is joined


class _One(NamedTuple):
    id: str
    date: str | None
    body: str


# For each page that no crawl has met, its last capture; within a second, the same one in whatever order they were
# added. SQLite takes the other columns from the row that holds the maximum.
_UNMET = """
SELECT imported_readings.page_id, title, published_on, page ->> 'body', page ->> 'lang', max(fetched_at || content_hash)
FROM imported_readings JOIN captures ON captures.id = capture_id JOIN imported_pages USING (page_id, content_hash)
WHERE title <> '' AND captures.article_id = imported_readings.page_id
AND imported_readings.page_id NOT IN (SELECT id FROM articles) AND NOT is_error
GROUP BY imported_readings.page_id
"""


def join(db: Database) -> None:
    """Give the imported captures of such articles to the article that crawls know. The tables hold the crawls alone."""
    unmet: defaultdict[tuple[str, str], list[_One]] = defaultdict(list)
    for page_id, title, day, body, lang, _ in db.execute(_UNMET):
        unmet[lang, slugify(title)].append(_One(page_id, day, body))
    if not unmet:
        return
    known: defaultdict[tuple[str, str], list[_One]] = defaultdict(list)
    for article_id, title, day, lang in db.execute("SELECT id, title, published_on, lang FROM articles"):
        if (key := (lang, slugify(title))) in unmet and key[1]:
            body = db.execute("SELECT body FROM articles WHERE id = ?", [article_id]).fetchone()[0]
            known[key].append(_One(article_id, day, body))
    for key, articles in known.items():
        for page_id, article_id in _pairs(unmet[key], articles).items():
            _join(db, page_id, article_id)


def part(db: Database) -> None:
    """Undo `join`: assign each imported capture to the article of its own address, as far as crawls know it."""
    db.execute(
        "UPDATE captures SET article_id = page_id FROM imported_readings, addresses WHERE captures.id = capture_id "
        "AND addresses.crawl_id IS NULL AND addresses.id = page_id"
    )
    db.execute("DELETE FROM addresses WHERE crawl_id IS NULL")


def _join(db: Database, page_id: str, article_id: str) -> None:
    db.execute(
        "INSERT INTO addresses (id, article_id, url) SELECT ?, ?, url FROM captures "
        "WHERE article_id = ? AND import_id IS NOT NULL ORDER BY fetched_at DESC, url LIMIT 1",
        [page_id, article_id, page_id],
    )
    db.execute(
        "UPDATE captures SET article_id = ? FROM imported_readings WHERE captures.id = capture_id AND page_id = ?",
        [article_id, page_id],
    )


def _pairs(unmet: list[_One], known: list[_One]) -> dict[str, str]:
    """Maps each page to its article, among those with one title; pages that fit several are left out."""
    if max(len(unmet), len(known)) > MAX_ALIKE:
        return {}
    fitting: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for page in unmet:
        for article in known:
            if page.date and article.date and page.date != article.date:
                continue
            alike = similarity(words_of(page.body), words_of(article.body))
            if (page.date and page.date == article.date) or alike >= NEARLY:
                fitting[page.id][article.id] = alike
    found = {}
    for page_id, articles in fitting.items():
        best = max(articles.values())
        first = [article_id for article_id, alike in articles.items() if alike == best]
        rivals = [one for one in fitting if first[0] in fitting[one] and one != page_id]
        if len(first) == 1 and (best >= NEARLY or (len(articles) == 1 and not rivals)):
            found[page_id] = first[0]
    return found
