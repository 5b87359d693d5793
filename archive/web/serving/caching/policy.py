"""The caching policy: how long answers may be cached and what they vary by, depending only on their address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl

from datasette.utils import tilde_decode

SHARED = 300  # seconds that a shared cache may keep an answer, and so may still serve what has been withheld
_MISSING = 60  # the same for "not found"
_AN_HOUR = 3600  # seconds that a browser may keep what never changes

# Answers that are the same in every language: files, and data in the words of the archive.
_DATA = re.compile(
    r".*\.(?:jsonl?|csv|ics|bib|txt|xml)|/(?:timemap|image|thumbnail|requisite)/.*|"
    r"/capture/[^/]+/(?:content|page|text|style/.+)|/document/[^/]+/file|/data/[^/]+/.+",
    re.DOTALL,
)
# Addresses whose content never changes: an article at a moment, a capture, the file with a digest.
_FOR_GOOD = re.compile(
    r"/article/[\w-]+/[0-9]+(?:\.[a-z.]+)?|/(?:capture|image|thumbnail|requisite)/.*|/document/[0-9a-f]{64}/file",
    re.DOTALL,
)
_NO_PAGE = re.compile(r".*\.(?:atom|svg)", re.DOTALL)  # though it is in a language
# Parameters of Datasette that run a visitor's SQL, which may use the time or random numbers.
_RUN_SQL = frozenset({"sql", "_where", "_trace"})
_AGE = re.compile(rb"max-age=(\d+)")


@dataclass(frozen=True, slots=True)
class Address:
    """What is at an address: whether it `is_data`, the same in every language, and whether it stays `for_good`.

    `table` is the table whose content a page of Datasette's shows, "" for its page of the whole database, and None for
    a page of ours. `tells_language`: the address itself says which language.
    """

    is_data: bool = False
    for_good: bool = False
    tells_language: bool = False
    table: str | None = None

    def cache_control(self, status: int, *, private: bool) -> str:
        """Who may cache an answer with a status, and for how long. Shared caches may not keep one that is `private`."""
        if status >= 400 and status not in (404, 410):
            return "no-store"
        own = _AN_HOUR if self.for_good and status in (200, 304) else 0
        if private:
            return f"private, max-age={own}, must-revalidate"
        return f"public, max-age={own}, s-maxage={SHARED if status < 400 else _MISSING}, must-revalidate"

    def vary(self, *, remembered: bool) -> str:
        """The request headers on which the answer depends; `remembered`: the language is from a cookie."""
        if self.table is not None:
            return "Cookie, Authorization"  # as in Datasette: signed-in visitors may see more tables
        if self.is_data or self.tells_language:
            return ""
        return "Cookie" if remembered else "Accept-Language, Cookie"


def address_of(path: str, query: str, ours: Sequence[re.Pattern[str]], database: str, tables: Any) -> Address | None:
    """What is at a path below the address that Datasette serves under; None if caches may not revalidate it.

    `ours` are the patterns of our routes; `database` is the route of the archive's database, and `tables` has the names
    of its tables, but not those of the keeper's queries.
    """
    if any(pattern.match(path) for pattern in ours):
        given = dict(parse_qsl(query, keep_blank_values=True)[::-1])  # the first of a name counts
        return Address(
            is_data=bool(_DATA.fullmatch(path)),
            for_good=bool(_FOR_GOOD.fullmatch(path)),
            # For visitors without a cookie, the answer is different: it sets one.
            tells_language=bool(_NO_PAGE.fullmatch(path)) and given.get("ui") in ("lv", "en"),
        )
    match = re.fullmatch(rf"/{re.escape(database)}(?:/(?P<table>[^/.]+)(?:/[^/.]+)?)?(?:\.(?:json|csv))?", path)
    if match is None or not _RUN_SQL.isdisjoint(name for name, _ in parse_qsl(query, keep_blank_values=True)):
        return None
    table = tilde_decode(match["table"] or "")
    return Address(table=table) if not table or table in tables else None


def no_longer(cache_control: bytes) -> bytes:
    """Datasette's Cache-Control, for which visitors may choose any time (`_ttl`), limited to SHARED."""
    return _AGE.sub(lambda found: b"max-age=%d" % min(int(found[1]), SHARED), cache_control)
