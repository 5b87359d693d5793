"""Finds events that are in both the Latvian and the English calendar.

Neither calendar names the other's. The proof is what does not depend on the language: days, hours, addresses, places,
numbers, abbreviations, names, and the kind of event. A contradiction outweighs everything that agrees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from archive.extract import Event
from archive.latvian.fold import slugify
from archive.places import find_places
from archive.twins.words import Words, share_a_name, words_of

PROVEN = 3
"""The points that two events need. The same hour and kind are enough; the same day alone gives none.

Judged: on the calendar of the stand-in site, also without its hours and places, and with each twin removed in turn.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """An event of one calendar. `page` is the page it links to: the same for an article and its translation."""

    event: Event
    lang: str
    page: str | None = None


def pair(latvian: Sequence[Candidate], english: Sequence[Candidate]) -> list[tuple[Candidate, Candidate]]:
    """The pairs proven to be one event: for each event the best match in the other calendar, if no other is as good."""
    on_days: defaultdict[tuple[date, date], tuple[list[Candidate], list[Candidate]]] = defaultdict(lambda: ([], []))
    for at, calendar in enumerate((latvian, english)):
        for one in calendar:
            on_days[one.event.starts_on, one.event.ends_on][at].append(one)
    return [pair for both in on_days.values() for pair in _best(*both)]


def _best(latvian: list[Candidate], english: list[Candidate]) -> Iterator[tuple[Candidate, Candidate]]:
    points = {
        (at, to): found
        for at, one in enumerate(latvian)
        for to, other in enumerate(english)
        if (found := likeness(one, other)) is not None
    }
    for (at, to), found in points.items():
        rivals = [points[key] for key in points if (key[0] == at) != (key[1] == to)]
        if found >= PROVEN and all(other < found for other in rivals):
            yield latvian[at], english[to]


def likeness(latvian: Candidate, english: Candidate) -> int | None:
    """How strongly two events seem to be one, in points; None if something contradicts it."""
    one, other = latvian.event, english.event
    if (one.starts_on, one.ends_on) != (other.starts_on, other.ends_on):
        return None
    if one.starts_at and other.starts_at and one.starts_at != other.starts_at:
        return None
    if latvian.page and english.page:
        # Two addresses on the site may belong to one event, because it has a page in each language.
        return 2 * PROVEN if latvian.page == english.page else _of_words(one, other)
    return _of_words(one, other)


def _of_words(latvian: Event, english: Event) -> int | None:
    lv, en = words_of(latvian.title, "lv"), words_of(english.title, "en")
    if _contradict(lv, en) or _elsewhere(latvian, english):
        return None
    named = (words_of(one.place or "", lang, is_title=False).names for one, lang in ((latvian, "lv"), (english, "en")))
    same_place = _same_place(latvian, english) or share_a_name(*named)
    return (
        2 * bool(latvian.starts_at and english.starts_at)
        + 2 * (latvian.ends_on > latvian.starts_on)
        + 2 * same_place
        + 2 * bool(lv.abbreviations & en.abbreviations)
        + 2 * share_a_name(lv.names, en.names)
        + bool(lv.numbers & en.numbers)
        - bool(lv.numbers ^ en.numbers)
        + min(len(lv.kinds & en.kinds), 2)
        + min(len(lv.topics & en.topics), 3)
    )


def _contradict(lv: Words, en: Words) -> bool:
    """Whether titles name different kinds of events, numbers or abbreviations."""
    pairs = ((lv.kinds, en.kinds), (lv.numbers, en.numbers), (lv.abbreviations, en.abbreviations))
    return any(one and other and not one & other for one, other in pairs)


def _same_place(latvian: Event, english: Event) -> bool:
    return bool(latvian.place and english.place) and slugify(latvian.place or "") == slugify(english.place or "")


def _elsewhere(latvian: Event, english: Event) -> bool:
    """Whether both name municipalities, in the place or else in the title, but none in common."""
    one, other = _municipalities(latvian, "lv"), _municipalities(english, "en")
    return bool(one and other and not one & other)


def _municipalities(event: Event, lang: str) -> set[str]:
    texts = (event.place or "", event.title)
    found = ({one.municipality.id for one in find_places(text, lang, event.starts_on)} for text in texts)
    return next((ids for ids in found if ids), set())
