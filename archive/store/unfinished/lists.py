"""Keeps the links of each list of the site, so that an unmodified list need not be read again.

A crawl follows the links of a list even if the list has not changed, because some of them may be due. Rereading it from
its capture takes as long as everything else that a "not modified" answer costs, and most answers are that.

Nothing is kept in an archive from which something is withheld, because its addresses would be here as well.
"""

from __future__ import annotations

from dataclasses import replace

import msgspec
from sqlite_utils import Database

from archive.extract import CalendarMonth, Listing
from archive.requisites import Requisite
from archive.store.takedowns.gate import gate_of

List = Listing | CalendarMonth
_DECODERS: dict[str, msgspec.json.Decoder[tuple[List, tuple[Requisite, ...]]]] = {
    Listing.page_kind: msgspec.json.Decoder(tuple[Listing, tuple[Requisite, ...]]),
    CalendarMonth.page_kind: msgspec.json.Decoder(tuple[CalendarMonth, tuple[Requisite, ...]]),
}


def keep(db: Database, url: str, page: List, needs: tuple[Requisite, ...], *, sha256: str, code: str) -> None:
    """Keep the links and the requisites of the list at an address, in place of earlier ones.

    Some `code` (`rules.code_of`) has read them from the payload with this digest. The caller holds the transaction.
    Raises ValueError if an address is not valid Unicode, for example with half a surrogate pair.
    """
    if gate_of(db).takedowns:
        return
    if isinstance(page, Listing):
        bare: List = replace(page, link_texts=(), calendar=(), months=())
    else:
        bare = replace(page, events=page.events[:1])  # whether a month has any events decides how far a crawl continues
    row = [url, sha256, code, page.page_kind, msgspec.json.encode((bare, needs)).decode()]
    db.execute("INSERT OR REPLACE INTO list_links (url, sha256, code, kind, content) VALUES (?, ?, ?, ?, ?)", row)


def find(db: Database, url: str, *, sha256: str, code: str) -> tuple[List, tuple[Requisite, ...]] | None:
    """The list at an address, without its content, and its requisites; None unless this code read this payload."""
    row = db.execute(
        "SELECT kind, content FROM list_links WHERE url = ? AND sha256 = ? AND code = ?", [url, sha256, code]
    ).fetchone()
    return _DECODERS[row[0]].decode(row[1]) if row else None
