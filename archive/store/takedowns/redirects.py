"""Finds addresses that only redirected to what is hidden, and that other redirects reveal by leading to them.

A redirect straight to what is hidden has no row. But its own address may have a slug that reveals as much as that of
the article, and an older redirect may lead to it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlite_utils import Database

from archive.site import key_of
from archive.store.takedowns.addresses_within import absolute
from archive.store.takedowns.ledger import Entry
from archive.store.takedowns.takedowns import Takedowns


def told_by_others(db: Database, leading: Mapping[str, Entry], takedowns: Takedowns) -> dict[str, Entry]:
    """Addresses (keys) that redirects in a database reveal, each with the entry that hides what it leads to.

    `leading` are addresses that redirect straight to what is hidden. An address that also had a page, or that another
    redirect led elsewhere from, is not among the result; a redirect to itself, as from http to https, does not count.
    """
    rows = db.execute("SELECT url, location FROM captures WHERE location IS NOT NULL").fetchall()
    leads = [(key_of(url), absolute(url, location) or "") for url, location in rows]
    hops = [(at, key_of(to)) for at, to in leads if not takedowns.hides_address(to)]
    if leading.keys().isdisjoint(to for _, to in hops):
        return {}
    pages = {key_of(url) for (url,) in db.execute("SELECT DISTINCT url FROM captures WHERE status = 200")}
    found = _closure(hops, pages, leading)
    return {to: found[to] for _, to in hops if to in found}


def leading_to(db: Database, addresses: Collection[str]) -> set[str]:
    """The captures (ids) of redirects that lead to some addresses (keys)."""
    if not addresses:
        return set()
    rows = db.execute("SELECT id, url, location FROM captures WHERE location IS NOT NULL")
    return {id for id, url, location in rows if key_of(absolute(url, location) or "") in addresses}


def _closure(
    hops: Collection[tuple[str, str]], pages: Collection[str], leading: Mapping[str, Entry]
) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    while True:
        elsewhere = {at for at, to in hops if to not in found and to != at}
        more = {**leading, **{at: found[to] for at, to in hops if to in found}}
        fresh = {at: entry for at, entry in more.items() if at not in pages and at not in elsewhere | found.keys()}
        if not fresh:
            return found
        found |= fresh
