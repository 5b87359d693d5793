"""What narrows a search: the one table of its parameters, which pages, feeds, forms and the database all go by.

A new parameter is a line of PARAMETERS. It then works in every address of a search, stands among the filters in force,
and, where it has choices or is a date, in the form.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from archive.search.notice import N_, Notice
from archive.search.query import no_date, read_period


class Clause(NamedTuple):
    """SQL over `articles_narrow AS articles`, with its parameters."""

    sql: str
    parameters: tuple[object, ...] = ()


def all_of(clauses: Sequence[Clause]) -> Clause:
    """The clause that holds where all of them do; with none of them everywhere."""
    return joined(" AND ", clauses) if clauses else Clause("1")


def joined(word: str, clauses: Sequence[Clause]) -> Clause:
    """Clauses with a word of SQL between them."""
    return Clause(
        word.join(clause.sql for clause in clauses),
        tuple(parameter for clause in clauses for parameter in clause.parameters),
    )


class Ignored(ValueError):
    """What was given is no value of its parameter; `notice` says so."""

    def __init__(self, notice: Notice) -> None:
        super().__init__(notice)
        self.notice = notice


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter of a search.

    `label`, `choices` (a value, and what it is called) and `every` (what the form calls it when nothing is chosen) are
    marked for translation. `read` takes what was typed, and raises Ignored where that is no value. `condition` is what
    an article must meet, for a value as `read` gives it. A parameter that `is_name` is given names of people or
    municipalities, which add up; its condition takes the ids that a name means.
    """

    name: str
    label: str
    condition: Callable[[Any], Clause]
    read: Callable[[str], Any] = str
    choices: Mapping[str, str] = field(default_factory=dict)
    every: str = ""
    is_name: bool = False
    is_date: bool = False

    def value(self, typed: str) -> Any:
        """The value that was typed. Raises Ignored where it is none."""
        return self.read(one_of(self.name, typed, self.choices) if self.choices else typed)


def one_of(name: str, typed: str, choices: Mapping[str, object] | Sequence[str]) -> str:
    """What was typed, if it is one of the choices of a parameter. Raises Ignored where it is not."""
    if typed in choices:
        return typed
    raise Ignored(
        Notice(
            "“%(name)s” is one of %(choices)s; “%(value)s” was ignored.",
            name=name,
            choices=", ".join(choices),
            value=typed[:40],
        )
    )


def whole_number(text: str) -> int | None:
    """A number from 1, of digits alone and not too many of them for SQLite; None for what is none."""
    return (int(text) or None) if text.isascii() and text.isdigit() and len(text) < 10 else None


def number_up_to(name: str, typed: str, most: int) -> int:
    """The number that was typed, from 1 to `most`. Raises Ignored where it is none."""
    number = whole_number(typed)
    if number and number <= most:
        return number
    raise Ignored(
        Notice(
            "“%(name)s” is a number from 1 to %(most)s; “%(value)s” was ignored.",
            name=name,
            most=most,
            value=typed[:40],
        )
    )


def speaks(ids: Sequence[str]) -> Clause:
    """That one of these people speaks in the article."""
    marks = ", ".join("?" * len(ids))
    sql = f"articles.id IN (SELECT article_id FROM appearances WHERE spoke = 1 AND person_id IN ({marks}))"
    return Clause(sql, tuple(ids))


def mentions(ids: Sequence[str]) -> Clause:
    """That the article mentions one of these municipalities.

    One of today stands for those that it was formed from as well; one of then for itself.
    """
    marks = ", ".join("?" * len(ids))
    sql = (
        "articles.id IN (SELECT article_id FROM mentions WHERE municipality_id IN "
        f"(SELECT includes_id FROM municipality_scope WHERE municipality_scope.municipality_id IN ({marks})))"
    )
    return Clause(sql, tuple(ids))


def published(since: date | None, until: date | None) -> Clause:
    """That the article was published in the period, both days included; None is open."""
    clauses = []
    if since:
        clauses.append(Clause("articles.published_on >= ?", (since.isoformat(),)))
    if until:
        clauses.append(Clause("articles.published_on <= ?", (until.isoformat(),)))
    return all_of(clauses)


def _period(typed: str) -> tuple[date, date]:
    period = read_period(typed)
    if period is None:
        raise Ignored(no_date(typed[:40]))
    return period


# In the order in which addresses have them. That must stay: the ids of feeds are made of addresses.
PARAMETERS: Mapping[str, Parameter] = {
    one.name: one
    for one in (
        Parameter("speaker", N_("Speaker"), speaks, is_name=True),
        Parameter("municipality", N_("Municipality"), mentions, is_name=True),
        Parameter(
            "kind",
            N_("Kind"),
            lambda kind: Clause("articles.kind = ?", (kind,)),
            choices={"news": N_("News"), "page": N_("Pages")},
            every=N_("News and pages"),
        ),
        Parameter(
            "lang",
            N_("Language"),
            lambda lang: Clause("articles.lang = ?", (lang,)),
            choices={"lv": N_("Latvian"), "en": N_("English")},
            every=N_("Both languages"),
        ),
        Parameter(
            "since",
            N_("Published from"),
            lambda day: published(day, None),
            lambda typed: _period(typed)[0],
            is_date=True,
        ),
        Parameter(
            "until",
            N_("Published until"),
            lambda day: published(None, day),
            lambda typed: _period(typed)[1],
            is_date=True,
        ),
        Parameter(
            "year",
            N_("Year"),
            lambda year: Clause("substr(articles.published_on, 1, 4) = ?", (f"{year:04}",)),
            lambda typed: number_up_to("year", typed, 9999),
        ),
    )
}


class Filters:
    """What narrows a search: values by the name of their parameter, as its `value` gives them. All must be met.

    One that is None or empty narrows nothing; several of one parameter are a tuple. Names are as in
    archive.search.names.
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

    def __iter__(self) -> Iterator[tuple[Parameter, Any]]:
        """Each parameter with each of its values, in the order of PARAMETERS."""
        return ((PARAMETERS[name], value) for name, values in self._values.items() for value in values)

    def values(self, name: str) -> tuple[Any, ...]:
        """The values of one parameter."""
        return self._values.get(name, ())

    def without(self, name: str, value: object = None) -> Filters:
        """All filters but one: of names that of the value, of the others, which have one value each, that parameter."""
        rest = tuple(one for one in self.values(name) if one != value) if PARAMETERS[name].is_name else ()
        return Filters(**{**self._values, name: rest})
