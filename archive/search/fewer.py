"""For a query that finds nothing: which of its words are to blame, and what it finds without each of them."""

from __future__ import annotations

from collections.abc import Callable, Collection

from archive.search.notice import Notice
from archive.search.query import Query, Stretch, parse
from archive.search.results import Without

_MOST = 8  # words that are left out in turn; each costs a search
_SHOWN = 40  # characters of each that are shown

Total = Callable[[str], int]  # of what a query finds


Offer = tuple[tuple[Without, ...], tuple[Notice, ...]]
NOTHING: Offer = ((), ())


def fewer_words(query: Query, total: Total) -> Offer:
    """The query without each of its terms in turn, if that finds something.

    If some terms find nothing by themselves, all of them are left out, and a sentence says which they are.
    """
    every = {*range(len(query.stretches))}
    places = sorted(every)[:_MOST]
    if len(every) < 2:
        return NOTHING
    barren = [place for place in places if _asks(alone := _without(query, every - {place})) and not total(alone)]
    notices = [Notice("“%(words)s” finds nothing by itself.", words=_written(query, barren[:1]))] if barren else []
    if len(barren) > 1:
        notices = [Notice("Each of these finds nothing by itself: %(words)s.", words=_written(query, barren, ", "))]
    found = []
    for left_out in [barren] if barren else [[place] for place in places]:
        rest = _without(query, left_out)
        if _asks(rest) and (number := total(rest)):
            found.append(Without(rest, _written(query, left_out), number))
    return tuple(found), tuple(notices)


def _without(query: Query, places: Collection[int]) -> str:
    """The query without some of its terms."""
    kept: list[str] = []
    before: Stretch | None = None
    for place, stretch in enumerate(query.stretches):
        if place in places:
            continue
        if before and stretch.group is not None and stretch.group == before.group:
            kept.append("OR")
        kept.append(_text(query, stretch))
        before = stretch
    return " ".join(kept)


def _asks(query: str) -> bool:
    """Whether a query asks for something that must be there: the others find nearly everything."""
    return any(not term.negated for terms in parse(query).groups for term in terms)


def _written(query: Query, places: Collection[int], between: str = " ") -> str:
    return between.join(_text(query, query.stretches[place]).replace('"', "")[:_SHOWN] for place in places)


def _text(query: Query, stretch: Stretch) -> str:
    start = stretch.start if stretch.negation is None else stretch.negation
    return query.text[start : stretch.end]
