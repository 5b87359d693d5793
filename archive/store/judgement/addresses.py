"""The other addresses of articles: the table `addresses` maps each to the article, whose id does not change.

A join is permanent. The crawl's record in its WARC file has the joins too, so that a rebuild makes the same ones,
whatever its rules. `judgement.moves` finds which page is which article.
"""

from __future__ import annotations

from collections.abc import Mapping

from sqlite_utils import Database

from archive.site import identify
from archive.store.staging.staged import STAGED_CRAWL

# Whether a capture is from the place where its article is, as far as is known: an article that has moved has left its
# former addresses, and what these answer says nothing about it. For queries that join articles and captures.
AT_ITS_PLACE = "(captures.url = articles.url OR articles.id NOT IN (SELECT article_id FROM addresses))"


def join(db: Database, joined: Mapping[str, str]) -> None:
    """Give articles new addresses, permanently, and assign them what was staged and captured there.

    `joined` is as in `moves.Moves`. The caller holds the transaction. Earlier joins are respected.
    """
    for key, article_id in sorted(joined.items()):
        db.execute(
            "INSERT OR IGNORE INTO addresses (id, article_id, url, crawl_id) SELECT :key, :id, url, crawl_id "
            f"FROM captures WHERE article_id = :key AND crawl_id = ({STAGED_CRAWL}) AND status = 200 "
            "ORDER BY fetched_at, id LIMIT 1",
            {"key": key, "id": article_id},
        )
        db.execute("UPDATE captures SET article_id = ? WHERE article_id = ?", [article_id, key])
    db.execute(
        "UPDATE staged SET page = json_set(page, '$.id', article_id) FROM addresses "
        "WHERE EXISTS (SELECT 1 FROM addresses) AND page ->> 'type' = 'Article' AND addresses.id = page ->> 'id'"
    )


def joined_in(db: Database, crawl_id: str) -> dict[str, str]:
    """The joins that a crawl has made, as in `moves.Moves.joined`."""
    return dict(db.execute("SELECT id, article_id FROM addresses WHERE crawl_id = ?", [crawl_id]).fetchall())


def article_of(db: Database, url: str) -> str | None:
    """The id of the article known to be at an address; otherwise the id in the address itself.

    None if the address cannot be an article's. The article need not be in the archive.
    """
    known = identify(url)
    if known is None:
        return None
    row = db.execute("SELECT article_id FROM addresses WHERE id = ?", [known.id]).fetchone()
    return str(row[0]) if row else known.id
