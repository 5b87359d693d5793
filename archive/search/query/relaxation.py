"""Relaxes a query that finds nothing: finds out which words are to blame, and what it finds without them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from archive.search.notice import Notice
from archive.search.query.parsing import Query, Stretch, parse
from archive.search.results import Without

_MOST = 5  # words that are tried alone, left out in turn, and kept in turn: at most three searches each
_SHOWN = 40  # characters of each that are shown

Total = Callable[[str], int]  # the number of results of a query

Offer = tuple[tuple[Without, ...], tuple[Notice, ...]]
NOTHING: Offer = ((), ())


def relaxed_queries(query: Query, total: Total) -> Offer:
    """The query without each of its terms in turn, if that finds something; else with as many as possible.

    If some terms find nothing by themselves, all of them are left out, and a notice names them. A term that must not
    occur is left out only by itself.
    """
    every = range(len(query.stretches))
    if len(every) < 2:
        return NOTHING
    # In a sentence, the longest words say most about what is meant.
    longest = sorted(every, key=lambda place: len(_written(query, [place])), reverse=True)[:_MOST]
    alone = {place: _without(query, {*every} - {place}) for place in every}
    asking = [place for place in every if _asks(alone[place])]
    barren = [place for place in asking if place in longest and not total(alone[place])]
    notices = [Notice("“%(words)s” finds nothing by itself.", words=_written(query, barren[:1]))] if barren else []
    if len(barren) > 1:
        notices = [Notice("Each of these finds nothing by itself: %(words)s.", words=_written(query, barren, ", "))]

    def without(left_out: Sequence[int]) -> list[Without]:
        rest = _without(query, left_out)
        return [Without(rest, _written(query, left_out), number)] if _asks(rest) and (number := total(rest)) else []

    in_turn = [barren] if barren else [[place] for place in sorted(longest)]
    found = [one for left_out in in_turn for one in without(left_out)]
    if not found:
        left_out = list(asking)
        for place in (one for one in longest if one in left_out and one not in barren):
            if more := without([one for one in left_out if one != place]):
                left_out.remove(place)
                found = more
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
    """Whether a query has a term that must occur: other queries find nearly everything."""
    return any(not term.negated for terms in parse(query).groups for term in terms)


def _written(query: Query, places: Collection[int], between: str = " ") -> str:
    return between.join(_text(query, query.stretches[place]).replace('"', "")[:_SHOWN] for place in places)


def _text(query: Query, stretch: Stretch) -> str:
    start = stretch.start if stretch.negation is None else stretch.negation
    return query.text[start : stretch.end]
