"""Finds Latvian and English articles that are translations of each other.

A translation keeps everything that is not a word: numbers, days, hours, addresses, the names of people, the
municipalities, pictures and documents. Most of these in one article must be in the other, some of them in no third
article, and both articles must be about the same days. So the announcement of an event is not paired with the report on
it, and details that many articles share, such as the telephone number below each, prove nothing. If two candidates are
nearly as good, neither is chosen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from archive.latvian.dates.reading import iter_dates

Proof = Literal["link", "files", "facts"]

# All these are judged: on the articles of the stand-in site, none of which are twins, and on invented pairs
# (tests/test_articles_in_two_languages_are_linked.py). Each excludes all wrong pairs, with room to spare.
_DAYS_APART = timedelta(days=3)
_SHARED, _ALONE, _SAME = 4, 2, 0.6
"""For two articles with dates: the facts that both have, those that no third article has, and the share of all."""
_SHARED_UNDATED, _ALONE_UNDATED, _SAME_UNDATED = 6, 3, 0.75
_MARGIN = 0.8
"""The share of the best pair's points with which another pair makes it ambiguous."""
_TOO_COMMON = 20  # articles with a fact; a more common one distinguishes none, and would make all of them candidates

_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_CLOCK = re.compile(r"\b([01]?\d|2[0-3])[.:]([0-5]\d)\b(?![.,]?\d)")
# It begins with a digit, not with the boundary before it, so that everything else is skipped quickly.
_NUMBER = re.compile(r"\d(?<!\w\d)(?:\d{0,2}(?:[ \u00a0.,]\d{3})+\b|\d*(?:[.,]\d+)?\b)")
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True, slots=True)
class Told:
    """Everything in an article that does not depend on its language.

    `facts` are numbers, days, hours, mail addresses, people and municipalities, `files` pictures and documents, each as
    `kind:what`; `links` the articles (ids) that its page names as its translations.
    """

    id: str
    lang: str
    published_on: date | None
    facts: frozenset[str]
    files: frozenset[str] = frozenset()
    links: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Twins:
    """Two articles that are translations of each other, and the proof of it."""

    latvian: str
    english: str
    proof: Proof


def facts_in(text: str, published_on: date | None) -> frozenset[str]:
    """The numbers, days, hours and mail addresses of a text, in a form that does not depend on the language.

    Numbers of one digit and years are left out: any two texts share some.
    """
    found, rest, end = set[str](), [], 0
    for span in iter_dates(text, today=published_on):
        if span.precision == "day":
            found |= {f"day:{day.isoformat()}" for day in (span.starts_on, span.ends_on)}
            if span.starts_at:
                found.add(f"clock:{span.starts_at:%H:%M}")
        rest.append(text[end : span.start])
        end = span.end
    left = " ".join([*rest, text[end:]])
    if "@" in left:  # few texts have an address, and searching for one takes as long as everything else
        found |= {f"mail:{one.lower()}" for one in _MAIL.findall(left)}
        left = _MAIL.sub(" ", left)

    def take(clock: re.Match[str]) -> str:
        found.add(f"clock:{int(clock[1]):02}:{clock[2]}")
        return " "

    for written in _NUMBER.findall(_CLOCK.sub(take, left)):
        number = re.sub(r"[ \u00a0.,](?=\d{3}(?:\D|$))", "", written).replace(",", ".")
        if len(number) > 1 and not _YEAR.fullmatch(number):
            found.add(f"number:{number.lstrip('0') or '0'}")
    return frozenset(found)


def pair(articles: Iterable[Told]) -> list[Twins]:
    """The proven pairs, in the order of their ids. No article is in two."""
    told = {one.id: one for one in sorted(articles, key=lambda one: one.id)}
    linked = _by_links(told)
    taken = {id for one in linked for id in (one.latvian, one.english)}
    left = {id: one for id, one in told.items() if id not in taken}
    return sorted([*linked, *_by_facts(told, left)], key=lambda one: (one.latvian, one.english))


def _by_links(told: Mapping[str, Told]) -> list[Twins]:
    """Pairs of which at least one names the other, while neither names or is named by any other article."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for one in told.values():
        for other in one.links & told.keys():
            if told[other].lang != one.lang:
                named[one.id].add(other)
                named[other].add(one.id)
    return [
        Twins(one, other, "link")
        for one, others in sorted(named.items())
        for other in others
        if told[one].lang == "lv" and len(others) == len(named[other]) == 1
    ]


def _by_facts(told: Mapping[str, Told], left: Mapping[str, Told]) -> Iterator[Twins]:
    having: defaultdict[str, list[str]] = defaultdict(list)
    for one in told.values():
        for fact in one.facts | one.files:
            having[fact].append(one.id)
    alone: defaultdict[tuple[str, str], set[str]] = defaultdict(set)  # facts that only the two of a pair have
    met: set[tuple[str, str]] = set()
    for fact, ids in having.items():
        if len(ids) > _TOO_COMMON:
            continue
        latvian, english = ([id for id in ids if id in left and left[id].lang == lang] for lang in ("lv", "en"))
        met.update((one, other) for one in latvian for other in english)
        if len(ids) == 2 and len(latvian) == len(english) == 1:
            alone[latvian[0], english[0]].add(fact)
    everything = {id: left[id].facts | left[id].files for id in {id for key in met for id in key}}
    points = {key: _points(everything[key[0]], everything[key[1]]) for key in met}
    best: defaultdict[str, list[float]] = defaultdict(list)
    for key, found in points.items():
        for id in key:
            best[id].append(found)
    for key, facts in alone.items():
        proof, found = _proof(left[key[0]], left[key[1]], facts), points[key]
        rivals = [max(sorted(best[id])[:-1], default=0.0) for id in key]
        if proof and all(found >= max(best[id]) for id in key) and max(rivals) < _MARGIN * found:
            yield Twins(*key, proof)


def _points(one: frozenset[str], other: frozenset[str]) -> float:
    """How much two articles have in common: the square of the number of shared facts, relative to all facts."""
    shared = len(one & other)
    return shared * shared / max(len(one) + len(other) - shared, 1)


def _proof(one: Told, other: Told, alone: set[str]) -> Proof | None:
    """The proof that two articles are translations, given the facts that no third article has."""
    shared, facts = one.facts & other.facts, max(len(one.facts), len(other.facts))
    same = len(shared) / facts if facts else 0.0
    if not (one.published_on and other.published_on):
        enough = len(shared) >= _SHARED_UNDATED and len(alone - one.files) >= _ALONE_UNDATED
        return "facts" if enough and same >= _SAME_UNDATED else None
    if abs(one.published_on - other.published_on) > _DAYS_APART:
        return None
    if alone & one.files and one.published_on == other.published_on and shared and same >= _SAME:
        return "files"
    return "facts" if len(shared) >= _SHARED and len(alone - one.files) >= _ALONE and same >= _SAME else None
