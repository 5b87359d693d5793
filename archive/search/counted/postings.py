"""Which articles have each value of a facet: its posting list, with which the articles found are counted.

Looking up the values of each article takes four times as long as finding the articles, if there are many. So counting
uses posting lists in memory, and no table. The lists are also stored in the database (table `postings`), or every
process would have to make them again after each publication. Triggers empty that table when anything they are made from
is written; while it is empty, the lists are made for each use. So the counts always agree with the tables.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from heapq import nlargest
from itertools import compress
from threading import local
from typing import NamedTuple

from sqlite_utils import Database

from archive.search.counted.counts import Facet
from archive.search.results import Count

_MOST = 100  # values: by convention, far more than anybody reads
_DENSE = 256  # a list is kept as bits if it has at least one in so many articles: then counting bits is faster
_DIGITS = b"01" + bytes(254)  # what turns bytes of 0 and 1 into digits


class _Postings(NamedTuple):
    """The lists of one facet; values are indexes into `keys`.

    For values that many articles have, `bits` has an integer in which the bit of each article with the value is 1; for
    all others, `numbers` has the articles, and `placed` the value of each at the same index.
    """

    keys: list[int | str]
    bits: dict[int, int]
    numbers: array[int]
    placed: array[int]


class Counting:
    """Counts articles by the facets of an archive in one state. `last` is the highest number of an article."""

    def __init__(self, facets: Mapping[str, Facet], postings: Mapping[str, _Postings], last: int) -> None:
        self._facets, self._postings, self._last = facets, postings, last

    def counts(self, db: Database, found: Iterable[int], names: Collection[str]) -> dict[str, tuple[Count, ...]]:
        """How many of the articles found (by number) have each value of these facets, in display order."""
        marked = bytearray(self._last + 1)
        for number in found:
            marked[number] = 1
        bits = _as_bits(marked)
        if not bits:
            return dict.fromkeys(names, ())
        return {name: _counted(db, self._facets[name], self._postings[name], marked, bits) for name in names}

    def of_all(self, db: Database, names: Collection[str]) -> dict[str, tuple[Count, ...]]:
        """The same for all articles."""
        lists = {name: self._postings[name] for name in names}
        return {name: _told(db, self._facets[name], one, _of_all(one)) for name, one in lists.items()}


_kept = local()  # each thread of Datasette has a connection of its own


def counting(db: Database, facets: Mapping[str, Facet]) -> Counting:
    """The counts for the present state of the archive."""
    if db.conn.total_changes:  # by a connection that writes, and may roll back what it has written
        return _read(db, facets)
    state = (db.conn, db.conn.execute("PRAGMA data_version").fetchone()[0])
    if getattr(_kept, "state", None) != state:
        _kept.counting, _kept.state = _read(db, facets), state
    found: Counting = _kept.counting
    return found


def keep(db: Database, facets: Mapping[str, Facet]) -> None:
    """Store the lists in the database, if they are not there. The caller holds the transaction."""
    if db.execute("SELECT count(*) FROM postings").fetchone()[0] == len(facets):
        return
    last = _last(db)
    for name, facet in facets.items():
        lists = _made(db, facet, last)
        length = last // 8 + 1
        row = [
            name,
            last,
            json.dumps(lists.keys),
            json.dumps([*lists.bits]),
            b"".join(bits.to_bytes(length, "big") for bits in lists.bits.values()),
            _as_bytes(lists.numbers),
            _as_bytes(lists.placed),
        ]
        db.execute(f"INSERT OR REPLACE INTO postings VALUES ({', '.join('?' * len(row))})", row)


def _read(db: Database, facets: Mapping[str, Facet]) -> Counting:
    lists: dict[str, _Postings] = {}
    last = _last(db)
    length = last // 8 + 1
    if db.execute("SELECT 1 FROM sqlite_master WHERE name = 'postings'").fetchone():
        columns = "facet, keys, dense, bits, numbers, placed"
        for name, keys, dense, bits, *flat in db.execute(f"SELECT {columns} FROM postings WHERE last = ?", [last]):
            each = (int.from_bytes(bits[at : at + length], "big") for at in range(0, len(bits), length))
            of_dense = dict(zip(json.loads(dense), each, strict=True))
            lists[name] = _Postings(json.loads(keys), of_dense, *map(_array, flat))
    return Counting(facets, {name: lists.get(name) or _made(db, facet, last) for name, facet in facets.items()}, last)


def _counted(db: Database, facet: Facet, lists: _Postings, marked: bytearray, found: int) -> tuple[Count, ...]:
    # All of it is loops that Python runs in C: there are hundreds of thousands of pairs.
    times: dict[int, int] = Counter(compress(lists.placed, map(marked.__getitem__, lists.numbers)))
    times |= {place: (found & bits).bit_count() for place, bits in lists.bits.items()}
    return _told(db, facet, lists, times)


def _of_all(lists: _Postings) -> dict[int, int]:
    """How many articles have each value (by its index)."""
    return {**Counter(lists.placed), **{place: bits.bit_count() for place, bits in lists.bits.items()}}


def _told(db: Database, facet: Facet, lists: _Postings, times: Mapping[int, int]) -> tuple[Count, ...]:
    """The counts to show; `times` is the number of articles found with each value, by its index."""
    places = sorted(place for place, count in times.items() if count)
    if facet.by_count:
        places = nlargest(_MOST, places, key=times.__getitem__)  # of equals the first
    shown = json.dumps([lists.keys[place] for place in places])
    told = {key: (value, name, known_as) for key, value, name, known_as in db.execute(facet.told, [shown])}
    return tuple(Count(*told[lists.keys[place]], times[place]) for place in places)


def _last(db: Database) -> int:
    """The greatest number of an article; 0 if there is none."""
    return int(db.execute("SELECT coalesce(max(number), 0) FROM articles_narrow").fetchone()[0])


def _made(db: Database, facet: Facet, last: int) -> _Postings:
    """The lists according to the present tables."""
    keys = [key for (key,) in db.execute(facet.keys)]
    place_of = {key: place for place, key in enumerate(keys)}
    by_place: dict[int, list[int]] = {}
    for number, key in db.execute(facet.pairs):
        by_place.setdefault(place_of[key], []).append(number)
    made = _Postings(keys, {}, array("I"), array("I"))
    for place, numbers in sorted(by_place.items()):
        if len(numbers) * _DENSE > last:
            marked = bytearray(last + 1)
            for number in numbers:
                marked[number] = 1
            made.bits[place] = _as_bits(marked)
        else:
            made.numbers.extend(numbers)
            made.placed.extend([place] * len(numbers))
    return made


def _as_bits(marked: bytearray) -> int:
    """An integer whose bits are the bytes, 0 or 1 each. Python reads digits in base 2 faster than it shifts."""
    return int(marked.translate(_DIGITS), 2)


def _as_bytes(numbers: array[int]) -> bytes:
    """The numbers in a byte order that is the same on every machine."""
    if sys.byteorder == "big":
        numbers = array("I", numbers)
        numbers.byteswap()
    return numbers.tobytes()


def _array(content: bytes) -> array[int]:
    numbers = array("I")
    numbers.frombytes(content)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
