"""What an address below /search asks for, and the addresses of searches that are nearly the same."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from sqlite_utils import Database

from archive.search import MOST_RESULTS, SORTS, Filters, Notice, Results, Sort, search
from archive.search.query import no_date, read_period
from archive.web.serving.i18n import N_
from archive.web.serving.request import MOST_CHARACTERS, whole_number

SIZE = 20  # results on a page
MOST_NAMES = 5  # of speakers, and as many of municipalities
NAMES = ("speaker", "municipality")
CHOICES: dict[str, tuple[str, ...]] = {"kind": ("news", "page"), "lang": ("lv", "en"), "sort": SORTS}

# The filters in the order in which they are shown, and what they and their values are called.
LABELS = {
    "speaker": N_("Speaker"),
    "municipality": N_("Municipality"),
    "kind": N_("Kind"),
    "lang": N_("Language"),
    "year": N_("Year"),
    "since": N_("Published from"),
    "until": N_("Published until"),
}
VALUES = {"news": N_("News"), "page": N_("Pages"), "lv": N_("Latvian"), "en": N_("English")}

Given = dict[str, str | tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """A request: the query, what narrows it, and which part of the answer is wanted."""

    query: str
    filters: Filters
    sort: Sort
    page: int
    size: int
    given: Given  # the parameters as they came, without those that mean nothing
    notices: tuple[Notice, ...]

    def find(self, db: Database, *, facets: bool = False) -> Results:
        """Run the search."""
        return search(db, self.query, self.filters, self.size, page=self.page, sort=self.sort, facets=facets)

    def address(self, path: str, **changes: str | tuple[str, ...] | None) -> str:
        """The address of the same search with some parameters changed, and those that are empty left out."""
        parameters = {name: value for name, value in {**self.given, **changes}.items() if value}
        return f"{path}?{urlencode(parameters, doseq=True)}" if parameters else path

    def toggled(self, path: str, name: str, value: str) -> str:
        """The address with one more filter, or without it where it is in force. Names add up, others take turns."""
        now = self.values(name)
        rest = tuple(one for one in now if one != value)
        added = () if value in now else (value,)
        return self.address(path, **{name: (*rest, *added) if name in NAMES else added, "page": None})

    def values(self, name: str) -> tuple[str, ...]:
        """What a parameter was given as; only names may be given several times."""
        now = self.given.get(name, ())
        return (now,) if isinstance(now, str) else now

    def in_force(self) -> list[tuple[str, str]]:
        """The filters, each with its value as it came."""
        return [(name, value) for name in LABELS for value in self.values(name)]

    def filters_without(self, name: str, value: str) -> Filters:
        """All filters but one."""
        rest: Any = tuple(one for one in self.values(name) if one != value)
        return replace(self.filters, **{name: rest or None})


def read_request(arguments: Any) -> SearchRequest:
    """The parameters of a request. What is no value of its parameter is left out, with a word about it."""
    given: Given = {}
    named: dict[str, tuple[str, ...]] = {}
    chosen: dict[str, str] = {}
    notices: list[Notice] = []

    def argument(name: str) -> str:
        return str(arguments.get(name) or "").strip()

    if query := argument("q"):
        given["q"] = query[:MOST_CHARACTERS]
    for name in NAMES:
        values = dict.fromkeys(one.strip()[:MOST_CHARACTERS] for one in arguments.getlist(name) if one.strip())
        if len(values) > MOST_NAMES:
            left_out = Notice("Of “%(name)s” only the first %(most)s were used.", name=name, most=MOST_NAMES)
            notices.append(left_out)
        if values:
            given[name] = named[name] = tuple(values)[:MOST_NAMES]
    for name, choices in CHOICES.items():
        if (value := argument(name)) in choices:
            given[name] = chosen[name] = value
        elif value:
            notices.append(
                Notice(
                    "“%(name)s” is one of %(choices)s; “%(value)s” was ignored.",
                    name=name,
                    choices=", ".join(choices),
                    value=value[:40],
                )
            )
    days: dict[str, date] = {}
    for place, name in enumerate(("since", "until")):
        if value := argument(name):
            if period := read_period(value):
                given[name], days[name] = value, period[place]
            else:
                notices.append(no_date(value[:40]))
    numbers = {"page": 1, "size": SIZE}
    for name, most in (("year", 9999), ("page", 10**6), ("size", MOST_RESULTS)):
        if value := argument(name):
            if (number := whole_number(value)) and number <= most:
                given[name], numbers[name] = value, number
            else:
                notices.append(
                    Notice(
                        "“%(name)s” is a number from 1 to %(most)s; “%(value)s” was ignored.",
                        name=name,
                        most=most,
                        value=value[:40],
                    )
                )
    filters = Filters(
        since=days.get("since"),
        until=days.get("until"),
        year=numbers.get("year"),
        lang=chosen.get("lang"),
        kind=chosen.get("kind"),
        speaker=named.get("speaker"),
        municipality=named.get("municipality"),
    )
    sort: Sort = next((sort for sort in SORTS if sort == given.get("sort")), "relevance")
    return SearchRequest(query, filters, sort, numbers["page"], numbers["size"], given, tuple(notices))
