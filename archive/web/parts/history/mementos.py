"""The captures of an address, however it is typed, and the one nearest to a moment.

A capture is a memento (https://www.rfc-editor.org/rfc/rfc7089) if the site answered with the page or the file itself,
or said that it had not changed. Redirects and errors are not mementos: most redirects lead from one spelling of an
address to another, and whoever asks for a page that has vanished wants to see what it was.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from sqlite_utils import Database

from archive.site import ALIASES, page_key
from archive.store.judgement.addresses import article_of
from archive.warc.captures import Capture
from archive.web.serving.cached_reads import cached
from archive.web.serving.search_requests.addresses import typed_addresses

_MEMENTOS = """
SELECT id, url, substr(fetched_at, 1, 19) AS second FROM captures
WHERE url IN (SELECT value FROM json_each(?)) AND (status = 200 OR (status = 304 AND refers_to IS NOT NULL))
ORDER BY second, id
"""
_ARTICLE = "SELECT id, title, lang, url FROM articles WHERE id = ?"


@dataclass(frozen=True, slots=True)
class Memento:
    """A capture of an address; `moment` is aware, in UTC and whole seconds, as in HTTP."""

    id: str
    url: str
    moment: datetime

    @classmethod
    def of(cls, id: str, url: str, fetched_at: str) -> Memento:
        """Make one from a row of `captures`. The first nineteen characters of the time are enough."""
        return cls(id, url, datetime.fromisoformat(fetched_at[:19]).replace(tzinfo=UTC))


@dataclass(frozen=True, slots=True)
class Archived:
    """What the archive has of a typed address: `mementos` in the order of time and, within a second, of ids.

    `address` is the address that is meant, in a form legal in a header; empty if it is not a web address. `article` is
    the row (id, title, lang, url) of the article that is there, if any.
    """

    address: str
    mementos: Sequence[Memento]
    article: dict[str, Any] | None


def is_memento(capture: Capture) -> bool:
    """Whether a capture has the site's page or file, in itself or by saying that it has not changed."""
    return capture.status == 200 or (capture.status == 304 and capture.refers_to is not None)


def archived(db: Database, typed: str) -> Archived:
    """What the archive has of an address that somebody typed, or appended to an address of ours."""
    meant = typed_addresses(typed)
    for address in meant:
        if mementos := mementos_of(db, address):
            return Archived(address, mementos, article_at(db, address))
    with_article = ((address, article) for address in meant if (article := article_at(db, address)))
    address, article = next(with_article, (meant[0] if meant else "", None))
    return Archived(address, (), article)


def is_typed_address(text: str) -> bool:
    """Whether what is typed into a search is an address: with a scheme, or one of the site's without."""
    if re.search(r"\s", text):
        return False
    return bool(re.match(r"https?:/", text, re.IGNORECASE)) or text.partition("/")[0].lower() in ALIASES


def mementos_of(db: Database, url: str) -> list[Memento]:
    """The mementos of a web address, in all its spellings, in the order of time. Raises ValueError."""
    urls = captured_addresses(db).get(page_key(url), ())
    return [Memento.of(*row) for row in db.execute(_MEMENTOS, [json.dumps(urls)])] if urls else []


@cached
def captured_addresses(db: Database) -> dict[str, list[str]]:
    """The addresses that were requested, by the key of their page."""
    addresses: dict[str, list[str]] = {}
    for (url,) in db.execute("SELECT DISTINCT url FROM captures").fetchall():
        try:
            addresses.setdefault(page_key(url), []).append(url)
        except ValueError:
            continue
    return addresses


def article_at(db: Database, url: str) -> dict[str, Any] | None:
    """The article at an address of the archived site; None for another site's."""
    article = next(db.query(_ARTICLE, [article_of(db, url)]), None)
    hosts = {urlsplit(page_key(one)).netloc for one in (url, article["url"])} if article else ()
    return article if len(hosts) == 1 else None


def nearest(mementos: Sequence[Memento], moment: datetime) -> int:
    """The index of the memento nearest to a moment; of two, the earlier. Raises ValueError if there are none."""
    return min(range(len(mementos)), key=lambda place: abs(mementos[place].moment - moment))
