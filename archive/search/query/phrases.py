"""Phrases in any inflection: finds which forms of their words actually stand next to each other in the archive.

FTS5 has phrases, but no alternatives within them. So each combination of forms becomes a phrase; if there are many, the
index is asked first which of them exist.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice, pairwise, product
from math import prod

from sqlite_utils import Database

from archive.search.query.parsing import Text
from archive.search.words import compounds, numbers, vocabulary
from archive.search.words.vocabulary import Lang

_FEW = 24  # combinations: so few become phrases without asking, in indexes where it takes long to ask
_MOST = 1000
_FEW_PAIRS = 1000  # of words: so few are looked up one by one, rather than by all positions of all words
_MOST_PAIRS = 4000  # of words to look up at all

Follow = Callable[[Database, Sequence[str], Sequence[str]], dict[str, list[str]]]
Combine = Callable[[Database, Sequence[Sequence[str]], bool], list[tuple[str, ...]]]


def readings(db: Database, term: Text, lang: Lang, combine: Combine) -> list[tuple[str, ...]]:
    """The words and phrases that a term may be in an index; `combine` finds those that exist there."""
    last = len(term.words) - 1
    choices = [
        (word,) if term.prefix and place == last else vocabulary.forms(db, lang, word)
        for place, word in enumerate(term.words)
    ]
    found = combine(db, choices, term.prefix)
    for parts in as_compounds(db, term, lang):
        found += combine(db, parts, False)
    return found


def as_compounds(db: Database, term: Text, lang: Lang) -> list[Sequence[Sequence[str]]]:
    """Other ways to write a term, each as the choices for every position, without diacritics.

    A Latvian compound may occur as its two words, two adjacent words as their compound, and a number with its digits
    in groups of three or without spaces.
    """
    if term.prefix:
        return []
    found: list[Sequence[Sequence[str]]] = []
    pairs = [*term.pairs, *([term.words] if len(term.words) > 1 else [])]
    found += [((number,),) for pair in pairs if (number := numbers.entire(pair))]
    if len(term.words) == 1 and (threes := numbers.in_threes(term.words[0])):
        found.append([(three,) for three in threes])
    if lang == "lv":
        found += compounds.parted(db, term.words[0]) if len(term.words) == 1 else []
        found += [(compounds.joined(db, *pair),) for pair in pairs if len(pair) == 2]
    return found


def combinations(db: Database, choices: Sequence[Sequence[str]], open_end: bool) -> list[tuple[str, ...]]:
    """All combinations, one choice for each position, that may exist in an article.

    With `open_end`, the last is only the beginning of a word. `choices` are forms without diacritics.
    """
    # Every phrase costs time for each article found, so it is worth asking which exist.
    return _combinations(db, choices, open_end, _neighbours, few=1)


def in_documents(db: Database, choices: Sequence[Sequence[str]], open_end: bool) -> list[tuple[str, ...]]:
    """All combinations that may exist in a document."""
    return _combinations(db, choices, open_end, partial(_side_by_side, "documents_fts"))


def in_versions(db: Database, choices: Sequence[Sequence[str]], open_end: bool) -> list[tuple[str, ...]]:
    """All combinations that may exist in a former version."""
    return _combinations(db, choices, open_end, partial(_side_by_side, "versions_fts"))


def in_statements(db: Database, choices: Sequence[Sequence[str]], open_end: bool) -> list[tuple[str, ...]]:
    """All combinations that may exist in a statement."""
    return _combinations(db, choices, open_end, _neighbours_in_statements)


def _combinations(
    db: Database, choices: Sequence[Sequence[str]], open_end: bool, follow: Follow, few: int = _FEW
) -> list[tuple[str, ...]]:
    if len(choices) == 1 or prod(map(len, choices)) <= few:
        return list(product(*choices))
    fixed = choices[:-1] if open_end else choices
    paths: list[tuple[str, ...]] = [(form,) for form in fixed[0]]
    for left, right in pairwise(fixed):
        follows = follow(db, left, right)
        paths = [(*path, form) for path in paths for form in follows[path[-1]]][:_MOST]
    if open_end:
        paths = [(*path, *choices[-1]) for path in paths]
    # Something must be searched for, even if it finds nothing.
    return list(islice(paths, _MOST)) or [tuple(forms[0] for forms in choices)]


_PART = "CASE col WHEN 'title' THEN 1 WHEN 'captions' THEN 2 WHEN 'labels' THEN 3 ELSE 0 END"


def _neighbours(db: Database, left: Sequence[str], right: Sequence[str]) -> dict[str, list[str]]:
    """For each form on the left, the forms on the right that directly follow it.

    Common words have a hundred thousand positions in a large archive; the first pair of neighbours is enough.
    """
    if len(left) * len(right) <= _FEW_PAIRS:
        return _side_by_side("articles_fts", db, left, right)
    return _pairs(_places(db, left), _places(db, right))


def _neighbours_in_statements(db: Database, left: Sequence[str], right: Sequence[str]) -> dict[str, list[str]]:
    return _pairs(_places_in_statements(db, left), _places_in_statements(db, right))


def _pairs(left: Sequence[tuple[str, int]], right: Sequence[tuple[str, int]]) -> dict[str, list[str]]:
    places = {place + 1: form for form, place in left}
    found: dict[str, set[str]] = defaultdict(set)
    for form, place in right:
        if place in places:
            found[places[place]].add(form)
    return defaultdict(list, {form: sorted(others) for form, others in found.items()})


def _places(db: Database, forms: Sequence[str]) -> list[tuple[str, int]]:
    """The positions of forms: article, column and index of the word, in one number."""
    return db.execute(
        f"SELECT term, (doc << 27) + ({_PART} << 25) + offset FROM articles_fts_places "
        f"WHERE term IN ({', '.join('?' * len(forms))})",
        list(forms),
    ).fetchall()


def _places_in_statements(db: Database, forms: Sequence[str]) -> list[tuple[str, int]]:
    marks = ", ".join("?" * len(forms))
    return db.execute(
        f"SELECT term, (doc << 27) + offset FROM statements_fts_places WHERE col = 'text' AND term IN ({marks})",
        list(forms),
    ).fetchall()


def _side_by_side(index: str, db: Database, left: Sequence[str], right: Sequence[str]) -> dict[str, list[str]]:
    """The same, pair by pair, because common words have hundreds of thousands of positions in documents."""
    found: dict[str, list[str]] = defaultdict(list)
    for one, other in islice(product(left, right), _MOST_PAIRS):
        sql = f"SELECT 1 FROM {index} WHERE {index} MATCH ? LIMIT 1"
        if db.execute(sql, [f'"{one} {other}"']).fetchone():
            found[one].append(other)
    return found
