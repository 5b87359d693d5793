"""Parses queries. Everything that people type has a meaning, or is left out with a notice.

The language is in docs/search.md: words, "phrases", OR, NOT, -word, prefix*, title:, in:, speaker:, named:,
municipality:, year:, before:, after:, is:.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import NamedTuple

from archive.latvian.fold import fold
from archive.search.notice import IgnoredInput, Notice
from archive.search.query import fields, parts
from archive.search.query.fields import field_of
from archive.search.query.ignored import no_date, no_second, no_word, none_of, nothing_after
from archive.search.query.parts import EVERYWHERE, Parts
from archive.search.query.periods import read_period
from archive.search.words.vocabulary import tokens

ANY = "*"
"""Typed in place of a name, it means any; it is also the id that such a name resolves to."""
NAMES = ("speaker", "named", "municipality")  # the fields that take a name

MOST_TERMS = 24
MOST_CHARACTERS = 1000

# Operators are in capitals. All words must occur anyway, so AND does nothing.
_OR, _NOT = ("OR", "VAI"), ("NOT", "NE")
_JOINING = (*_OR, *_NOT, "AND", "UN")

_QUOTES = str.maketrans(dict.fromkeys("“”„«»‹›″‟〝〞〟＂❝❞", '"'))
_PIECE = re.compile(
    rf'(?:(?P<minus>[-−–](?=[^\s-]))|\+(?=[^\s+]))?(?:(?P<field>{fields.PATTERN}):)?(?:"(?P<quoted>[^"]*)(?:"|$)|(?P<bare>[^\s"]+))?',
    re.IGNORECASE,
)
_STRAY_STAR = Notice("“*” works only at the end of a word, behind two letters or more; elsewhere it is ignored.")
_UNKNOWN_FIELD = re.compile(r"([^\W\d_]{2,20}):(?!/)\w")


@dataclass(frozen=True, slots=True)
class Text:
    """Words that must be adjacent in this order (mostly one). `prefix`: the last is only the beginning of a word.

    `pairs` join a single word with the word typed before or after it: the two may be written as a compound.
    """

    words: tuple[str, ...]
    prefix: bool = False
    title: bool = False
    negated: bool = False
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Named:
    """A person who speaks or is named, or a municipality that is mentioned (`what`), by name; ANY for any."""

    what: str
    name: str
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Published:
    """Published from `since` to `until`, both included; None is open."""

    since: date | None
    until: date | None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Became:
    """What became of the article: `state` is a value of the parameter `is`."""

    state: str
    negated: bool = False


Term = Text | Named | Published | Became

# The states of an article, as people type them, without diacritics.
_STATES = {
    "changed": "changed edited mainits mainita mainiti mainitas izmainits",
    "gone": "gone removed deleted pazudis pazudusi pazudusas iznemts dzests nonemts",
}
_STATES_IN_LATVIAN = ("mainīts", "pazudis")
_STATE_OF = {spelling: state for state, spellings in _STATES.items() for spelling in spellings.split()}


class Stretch(NamedTuple):
    """The span of a term in the text of the query, with its field and its minus; `field` is its English name.

    `negation` is where a NOT before it begins. `group` is the number of its group, None for `in:`.
    """

    start: int
    end: int
    field: str | None
    negation: int | None
    group: int | None


@dataclass(frozen=True, slots=True)
class Query:
    """A parsed query: every group must be met, by any one of its terms. `notices` say what was left out.

    Words are searched for in the parts `within`, except those that must be in the title. `text` is the query without
    control characters, truncated if necessary; `stretches` are the spans in it of the terms, and of each `in:`.
    """

    text: str = ""
    groups: tuple[tuple[Term, ...], ...] = ()
    notices: tuple[Notice, ...] = ()
    within: Parts = EVERYWHERE
    stretches: tuple[Stretch, ...] = ()


@dataclass(slots=True)
class _Reading:
    groups: list[list[Term]] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    terms: int = 0
    joined: re.Match[str] | None = None  # an OR that has not been used yet
    negation: re.Match[str] | None = None  # a NOT that has not been used yet
    in_capitals: bool = False  # all of the query, so that NOT may have been meant as a word
    stretches: list[Stretch] = field(default_factory=list)
    within: Parts | None = None
    without: Parts = frozenset()

    def add(self, term: Term) -> None:
        self.terms += 1
        if self.joined and self.groups:
            self.groups[-1].append(term)
        else:
            if self.joined:
                self.notices.append(no_second(self.joined["bare"]))
            self.groups.append([term])
        self.joined = None

    def join(self, piece: re.Match[str]) -> None:
        """Note an operator for the next term."""
        self.end_negation()
        if piece["bare"] in _NOT:
            self.negation = piece
        elif piece["bare"] in _OR:
            self.joined = piece

    def leave_out(self) -> None:
        """Let an operator before an ignored term have no effect on the next one."""
        self.negation = self.joined = None

    def end(self) -> None:
        """Add a notice for an operator with nothing after it."""
        self.end_negation()
        self.end_or()

    def end_negation(self) -> None:
        """Add a notice if a NOT has nothing after it."""
        if self.negation:
            said = IgnoredInput("“%(word)s” needs a word right after it; ignored.", word=self.negation["bare"])
            self.notices.append(said)
        self.negation = None

    def end_or(self) -> None:
        """Add a notice if an OR has nothing after it."""
        if self.joined:
            self.notices.append(no_second(self.joined["bare"]))
        self.joined = None

    def note(self, piece: re.Match[str], group: int | None) -> None:
        """Note the span of a term, together with a NOT before it."""
        if self.negation and self.in_capitals:
            said = Notice("“%(word)s” leaves out “%(what)s”.", word=self.negation["bare"], what=piece[0][:40])
            self.notices.append(said)
        negation = self.negation.start() if self.negation else None
        field = field_of(piece["field"])
        self.stretches.append(Stretch(*piece.span(), field, negation, group))
        self.negation = None

    def look_in(self, piece: re.Match[str]) -> None:
        """Note where to search for words: `in:` adds parts, `-in:` removes them."""
        typed = piece["quoted"] if piece["quoted"] is not None else piece["bare"] or ""
        if (found := parts.named(typed)) is None:
            self.notices.append(none_of(parts.VALUES, parts.IN_LATVIAN, piece["field"], typed))
            self.leave_out()
            return
        if piece["minus"] or self.negation:
            self.without |= found
        else:
            self.within = (self.within or frozenset()) | found
        self.note(piece, None)


def parse(text: str) -> Query:
    """Read a query. Never raises."""
    reading = _Reading()
    if len(text) > MOST_CHARACTERS:
        text = text[:MOST_CHARACTERS]
        cut = IgnoredInput("A search has at most %(number)s characters; the rest was ignored.", number=MOST_CHARACTERS)
        reading.notices.append(cut)
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    # Copied text may contain invisible hyphens and joiners (Cf), which texts of the archive do not have within words.
    text = "".join(
        " " if kind in ("Cc", "Cs", "Zs", "Zl", "Zp") else c for c in text if (kind := unicodedata.category(c)) != "Cf"
    )
    reading.in_capitals = text.isupper()
    for piece in _PIECE.finditer(text):
        if not piece[0]:
            continue
        if reading.terms == MOST_TERMS:
            cut = IgnoredInput("A search has at most %(number)s words; the rest was ignored.", number=MOST_TERMS)
            reading.notices.append(cut)
            break
        if piece[0] in _JOINING:
            reading.join(piece)
        elif field_of(piece["field"]) == "in":
            reading.look_in(piece)
        elif term := _term(piece, reading.notices, negated=piece["minus"] is not None or reading.negation is not None):
            reading.add(term)
            reading.note(piece, len(reading.groups) - 1)
        elif piece["field"] or piece["quoted"] is not None:  # a dash or another mark by itself is skipped
            reading.leave_out()
    reading.end()
    if reading.groups and all(term.negated for terms in reading.groups for term in terms):
        reading.notices.append(Notice("Only words to leave out were given: this is everything else."))
    if text.strip() and not (reading.groups or reading.notices or reading.within or reading.without):
        reading.notices.append(no_word(text.strip()))
    within = (reading.within or EVERYWHERE) - reading.without
    groups = tuple(map(tuple, _paired(reading.groups)))
    return Query(text, groups, tuple(dict.fromkeys(reading.notices)), within, tuple(reading.stretches))


def _paired(groups: Sequence[Sequence[Term]]) -> Iterator[Sequence[Term]]:
    """The groups, with pairs added to words that must occur and are alone in their group."""
    single = [_single(group) for group in groups]
    for group, before, here, after in zip(groups, [None, *single], single, [*single[1:], None], strict=False):
        if here is None:
            yield group
            continue
        neighbours = ((before, here), (here, after))
        pairs = [
            (one.words[0], other.words[0]) for one, other in neighbours if one and other and one.title == other.title
        ]
        yield [replace(here, pairs=tuple(pairs))]


def _single(group: Sequence[Term]) -> Text | None:
    """The word of a group that consists of nothing else."""
    if len(group) == 1 and isinstance(one := group[0], Text) and len(one.words) == 1:
        return None if one.prefix or one.negated else one
    return None


def _term(piece: re.Match[str], notices: list[Notice], *, negated: bool) -> Term | None:
    content = piece["quoted"] if piece["quoted"] is not None else piece["bare"] or ""
    named = field_of(piece["field"])
    if named in (None, "title"):
        found = tuple(tokens(content))
        if not found:
            if piece["field"]:
                notices.append(nothing_after(piece["field"]))
            elif piece["quoted"] is not None:
                notices.append(no_word(piece[0]))
            return None
        if unknown := _UNKNOWN_FIELD.match(piece["bare"] or ""):
            notices.append(Notice("There is no field “%(field)s:”; it was searched for as a word.", field=unknown[1]))
        prefix = content.endswith("*") and content[-2:-1].isalnum() and len(found[-1]) > 1
        if "*" in content.removesuffix("*") or (content.endswith("*") and not prefix):
            notices.append(_STRAY_STAR)
        return Text(found, prefix, named == "title", negated)
    if named in NAMES and content.strip() == ANY:
        return Named(named, ANY, negated)
    if not tokens(content) and named != "is":
        notices.append(nothing_after(piece["field"]))
        return None
    if named in NAMES:
        return Named(named, content, negated)
    if named == "is":
        if state := _STATE_OF.get(fold(content.strip())):
            return Became(state, negated)
        notices.append(none_of(_STATES, _STATES_IN_LATVIAN, piece["field"], content))
        return None
    return _published(str(named), piece["field"], content, negated, notices)


def _published(what: str, typed: str, content: str, negated: bool, notices: list[Notice]) -> Term | None:
    period = read_period(content)
    if period is None or (what == "year" and period[0].year != period[1].year):
        notices.append(no_date(f"{typed}:{content}"))
        return None
    first, last = period
    if what == "before":
        return Published(None, first - timedelta(days=1), negated)
    if what == "after":
        return Published(last + timedelta(days=1), None, negated)
    return Published(first, last, negated)
