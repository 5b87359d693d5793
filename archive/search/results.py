"""The results of a search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, Literal, NamedTuple, TypeVar

from archive.clock import day_in_riga
from archive.search.notice import Notice

Place = Literal["title", "text", "caption", "label", "document", "version"]

HIT_START, HIT_END = "\x02", "\x03"  # around each hit in a snippet; no text of the archive contains control characters

About = TypeVar("About")
AnyHit = TypeVar("AnyHit")

Sort = Literal["relevance", "newest", "oldest"]
SORTS: tuple[Sort, ...] = ("relevance", "newest", "oldest")
MOST_RESULTS = 1000


class Name(NamedTuple):
    """A speaker or a municipality, and the last part of the address of their page."""

    name: str
    slug: str


class Speaker(NamedTuple):
    """A person who speaks in an article, with an office: the role in the nominative if it is known.

    If the article gives no office, both are None.
    """

    name: str
    slug: str
    role: str | None
    organisation: str | None


class FoundIn(NamedTuple):
    """Where the words in the snippet were found.

    `part` is title, text, caption, label (of a document), document or version (a former one). For a label or a
    document, `label` is that of the document, `document_id` its id in the archive, None if it is not there; `page`,
    counted from 1, is that of the snippet, if the document has several. For a former version, `revision` is its number,
    `captured_at` when it was first captured, and `changed_in` the number of the version that followed.
    """

    part: Place
    label: str | None = None
    document_id: str | None = None
    page: int | None = None
    revision: int | None = None
    captured_at: str | None = None
    changed_in: int | None = None

    def in_words(self) -> Notice | None:
        """The place in words, for people; None for the title and the text, which they expect anyway."""
        if self.part == "caption":
            return Notice("in a caption")
        if self.part == "label":
            return Notice("in the label of a document")
        if self.part == "document" and self.page:
            return Notice("in the document “%(label)s”, page %(page)s", label=self.label, page=self.page)
        if self.part == "document":
            return Notice("in the document “%(label)s”", label=self.label)
        if self.part == "version" and self.captured_at:
            day = date.fromisoformat(day_in_riga(self.captured_at))
            return Notice("only in the version of %(day)s", day=f"{day.day} {day:%B} {day.year}")
        return None


@dataclass(frozen=True, slots=True)
class Hit:
    """An article found; `by_others`: it is known only from captures that others made.

    `speaking` has the speakers again, each with every office in the article. In `snippet`, hits are between HIT_START
    and HIT_END; `found_in` says which part it is from. If no words were searched for, the snippet is the beginning of
    the article, and `found_in` is None.
    """

    id: str
    url: str
    kind: str
    lang: str
    title: str
    published_on: str | None
    gone_at: str | None
    by_others: bool
    snippet: str
    speakers: tuple[Name, ...] = ()
    municipalities: tuple[Name, ...] = ()
    found_in: FoundIn | None = None
    speaking: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Count:
    """A value of a facet: the value to filter by, its name, and the number of articles found that have it.

    `known_as` is the office that distinguishes a person from others with the name, `lang` the language of the articles
    that have a name in this form; None if it is the archive's own.
    """

    value: str
    name: str
    known_as: str | None
    count: int
    lang: str | None = None

    @property
    def label(self) -> str:
        """What to call it: the name, with the office if others share the name."""
        return f"{self.name} ({self.known_as})" if self.known_as else self.name


Facets = dict[str, tuple[Count, ...]]


class Without(NamedTuple):
    """A query without some of its words, which were `left_out`, and how many it finds."""

    query: str
    left_out: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """The number of articles that match, and a page of them.

    `notices` say what was left out of the query or added; if nothing is found, `suggestions` are other spellings that
    find something, and `without` queries with fewer words that do; `facets` are empty unless requested.
    """

    total: int
    hits: tuple[Hit, ...]
    notices: tuple[Notice, ...] = ()
    suggestions: tuple[str, ...] = ()
    facets: Facets = field(default_factory=dict)
    without: tuple[Without, ...] = ()


@dataclass(frozen=True)  # without slots, which do not work with what typing writes into an instance of a generic class
class AllResults(Generic[About, AnyHit]):
    """All results of a search, to be read in pieces, so that only a few of the hits are in memory at a time.

    `about` is the answer without its hits, `total` their number. `read(start, number)` reads hits from `start` on,
    counted from 0, in the requested order; call it while the database is in the state in which they were found.
    """

    about: About
    total: int
    read: Callable[[int, int], tuple[AnyHit, ...]]
