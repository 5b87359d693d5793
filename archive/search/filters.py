"""The parameters that narrow a search: the one table that pages, feeds, forms, command and database all use.

To add a parameter, add a line to this table. It then works in every address of a search, appears among the filters in
force, is an option of `ctarchive search` and, if it has choices or is a date, has a field in the form. With `counted`
it is also a facet.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from archive.search.counted import counts
from archive.search.notice import N_, IgnoredInput, Notice
from archive.search.query import parts
from archive.search.query.ignored import no_date
from archive.search.query.parsing import ANY
from archive.search.query.periods import read_period

T = TypeVar("T")


class Clause(NamedTuple):
    """SQL over `articles_narrow AS articles`, with its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def all_of(clauses: Sequence[Clause]) -> Clause:
    """The conjunction of clauses; without any, it is true."""
    return joined(" AND ", clauses) if clauses else Clause("1")


def any_of(clauses: Sequence[Clause]) -> Clause:
    """The disjunction of clauses, in brackets; without any, it is false."""
    sql, parameters = joined(" OR ", clauses) if clauses else Clause("0")
    return Clause(f"({sql})", parameters)


def joined(word: str, clauses: Sequence[Clause]) -> Clause:
    """Clauses joined by a word of SQL."""
    return Clause(
        word.join(clause.sql for clause in clauses),
        tuple(parameter for clause in clauses for parameter in clause.parameters),
    )


class InvalidValue(ValueError):
    """A value is not valid for its parameter; `notice` says so."""

    def __init__(self, notice: IgnoredInput) -> None:
        super().__init__(notice)
        self.notice = notice


@dataclass(frozen=True)  # without slots, which do not work with what typing writes into an instance of a generic class
class Parameter(Generic[T]):
    """One parameter of a search, whose values are of the type T.

    `label`, `choices` (a value, and its name), `every` (the name of no choice in the form) and `heading` (that of its
    facet, if it is not the label) are marked for translation; `help` is English, for the command. `read` converts typed
    text, and raises InvalidValue if that is not a value. `condition` is what an article must meet, for a value from
    `read`. `counted` is its facet. A parameter that `is_name` takes names of people or municipalities, of which there
    may be several; its condition takes the ids that a name means.
    """

    name: str
    label: str
    help: str
    condition: Callable[[T], Clause]
    read: Callable[[str], T]
    choices: Mapping[str, str] = field(default_factory=dict)
    every: str = ""
    heading: str = ""
    counted: counts.Facet | None = None
    is_name: bool = False
    is_date: bool = False

    def value(self, typed: str) -> T:
        """Parse what was typed. Raises InvalidValue."""
        return self.read(one_of(self.name, typed, self.choices) if self.choices else typed)


def one_of(name: str, typed: str, choices: Mapping[str, object] | Sequence[str]) -> str:
    """What was typed, if it is one of the choices of a parameter. Raises InvalidValue if it is not."""
    if typed in choices:
        return typed
    raise InvalidValue(
        IgnoredInput(
            "“%(name)s” must be one of %(choices)s; “%(value)s” was ignored.",
            name=name,
            choices=", ".join(choices),
            value=typed[:40],
        )
    )


def whole_number(text: str) -> int | None:
    """A number of digits alone, at least 1 and not too large for SQLite; None for anything else."""
    return (int(text) or None) if text.isascii() and text.isdigit() and len(text) < 10 else None


def number_up_to(name: str, typed: str, most: int) -> int:
    """Parse a number from 1 to `most`. Raises InvalidValue."""
    number = whole_number(typed)
    if number and number <= most:
        return number
    raise InvalidValue(
        IgnoredInput(
            "“%(name)s” must be a number from 1 to %(most)s; “%(value)s” was ignored.",
            name=name,
            most=most,
            value=typed[:40],
        )
    )


def speaks(ids: Sequence[str]) -> Clause:
    """The condition that one of these people speaks in the article, or anybody (ANY)."""
    if ANY in ids:
        return Clause("articles.id IN (SELECT article_id FROM appearances WHERE spoke = 1)")
    marks = ", ".join("?" * len(ids))
    sql = f"articles.id IN (SELECT article_id FROM appearances WHERE spoke = 1 AND person_id IN ({marks}))"
    return Clause(sql, tuple(ids))


def names(ids: Sequence[str]) -> Clause:
    """The condition that the article names one of these people, or anybody (ANY), whether they speak or not."""
    if ANY in ids:
        return Clause("articles.id IN (SELECT article_id FROM appearances)")
    marks = ", ".join("?" * len(ids))
    return Clause(f"articles.id IN (SELECT article_id FROM appearances WHERE person_id IN ({marks}))", tuple(ids))


def mentions(ids: Sequence[str]) -> Clause:
    """The condition that the article mentions one of these municipalities, or any (ANY).

    A present one includes those that it was formed from; a former one means only itself.
    """
    if ANY in ids:
        return Clause("articles.id IN (SELECT article_id FROM mentions)")
    marks = ", ".join("?" * len(ids))
    sql = (
        "articles.id IN (SELECT article_id FROM mentions WHERE municipality_id IN "
        f"(SELECT includes_id FROM municipality_scope WHERE municipality_scope.municipality_id IN ({marks})))"
    )
    return Clause(sql, tuple(ids))


def published(since: date | None, until: date | None) -> Clause:
    """The condition that the article was published in the period, both days included; None is open."""
    clauses = []
    if since:
        clauses.append(Clause("articles.published_on >= ?", (since.isoformat(),)))
    if until:
        clauses.append(Clause("articles.published_on <= ?", (until.isoformat(),)))
    return all_of(clauses)


def about_period(since: date | None, until: date | None) -> list[Notice]:
    """A notice if the period ends before it begins: then nothing can be found."""
    if not (since and until and until < since):
        return []
    days = {"since": since.isoformat(), "until": until.isoformat()}
    return [Notice("The period ends (%(until)s) before it begins (%(since)s), so nothing can be found.", **days)]


def became(state: str) -> Clause:
    """The condition that an article has several versions ("changed"), or is no longer on the site ("gone")."""
    which = {
        "changed": "SELECT article_id FROM revisions GROUP BY article_id HAVING count(*) > 1",
        "gone": "SELECT whole.id FROM articles AS whole WHERE whole.gone_at IS NOT NULL",
    }
    return Clause(f"articles.id IN ({which[state]})")


def _period(typed: str) -> tuple[date, date]:
    period = read_period(typed)
    if period is None:
        raise InvalidValue(no_date(typed[:40]))
    return period


# In the order in which addresses have them. It must not change: the ids of feeds are made from addresses.
_ALL: tuple[Parameter[Any], ...] = (
    Parameter[Sequence[str]](
        "speaker",
        N_("Speaker"),
        "Only articles in which this person speaks (part of the name; * for anybody).",
        speaks,
        str,
        heading=N_("Speakers"),
        counted=counts.SPEAKERS,
        is_name=True,
    ),
    Parameter[Sequence[str]](
        "municipality",
        N_("Municipality"),
        "Only articles that mention this municipality (part of the name; * for any).",
        mentions,
        str,
        heading=N_("Municipalities"),
        counted=counts.MUNICIPALITIES,
        is_name=True,
    ),
    Parameter[str](
        "kind",
        N_("Kind"),
        "Only news, or only other pages.",
        lambda kind: Clause("articles.kind = ?", (kind,)),
        str,
        choices={"news": N_("News"), "page": N_("Pages")},
        every=N_("News and pages"),
        counted=counts.KINDS,
    ),
    Parameter[str](
        "lang",
        N_("Language"),
        "Only articles in this language.",
        lambda lang: Clause("articles.lang = ?", (lang,)),
        str,
        choices={"lv": N_("Latvian"), "en": N_("English")},
        every=N_("Both languages"),
        counted=counts.LANGUAGES,
    ),
    Parameter[date](
        "since",
        N_("Published from"),
        "Only articles published on this day or later.",
        lambda day: published(day, None),
        lambda typed: _period(typed)[0],
        is_date=True,
    ),
    Parameter[date](
        "until",
        N_("Published until"),
        "Only articles published on this day or earlier.",
        lambda day: published(None, day),
        lambda typed: _period(typed)[1],
        is_date=True,
    ),
    Parameter[int](
        "year",
        N_("Year"),
        "Only articles published in this year.",
        lambda year: Clause("substr(articles.published_on, 1, 4) = ?", (f"{year:04}",)),
        lambda typed: number_up_to("year", typed, 9999),
        counted=counts.YEARS,
    ),
    Parameter[str](
        "in",
        N_("Where to look"),
        "Look for the words only there; labels of documents belong to articles and to documents.",
        lambda _: Clause("1"),  # it limits where words are searched (archive.search.match)
        str,
        choices=parts.CHOICES,
        every=N_("Everywhere"),
        heading=N_("Found in"),
    ),
    Parameter[str](
        "is",
        N_("Status"),
        "Only articles of which the archive has several versions, or that are gone from the site.",
        became,
        str,
        choices={"changed": N_("Changed since the first capture"), "gone": N_("Gone from the site")},
        every=N_("Any status"),
    ),
    Parameter[Sequence[str]](
        "named",
        N_("Named"),
        "Only articles that name this person (part of the name), speaking or not.",
        names,
        str,
        is_name=True,
    ),
)
PARAMETERS: Mapping[str, Parameter[Any]] = {one.name: one for one in _ALL}
COUNTED = {one.name: one.counted for one in _ALL if one.counted}
FACETS = (*COUNTED, "in")


class Filters:
    """What narrows a search: values, as `Parameter.value` returns them, by name of parameter. All must be met.

    None and empty values are ignored; several values of one parameter are a tuple. Names are resolved by
    archive.search.query.names.
    """

    def __init__(self, **values: object) -> None:
        """`Filters(speaker=("Ilze Liepa", "Andris Kalns"), year=2016)`. Raises TypeError for an unknown name."""
        if unknown := values.keys() - PARAMETERS:
            raise TypeError(f"No parameter of the search is called {', '.join(sorted(unknown))}")
        several = {name: value if isinstance(value, tuple) else (value,) for name, value in values.items()}
        self._values = {
            name: tuple(value for value in several[name] if value not in (None, ""))
            for name in PARAMETERS
            if several.get(name)
        }

    def __iter__(self) -> Iterator[tuple[Parameter[Any], Any]]:
        """Each parameter with each of its values, in the order of PARAMETERS."""
        return ((PARAMETERS[name], value) for name, values in self._values.items() for value in values)

    def values(self, name: str) -> tuple[Any, ...]:
        """The values of one parameter."""
        return self._values.get(name, ())

    def without(self, name: str, value: object = None) -> Filters:
        """All filters but one. `value` says which, if the parameter takes several."""
        rest = tuple(one for one in self.values(name) if one != value) if PARAMETERS[name].is_name else ()
        return Filters(**{**self._values, name: rest})
