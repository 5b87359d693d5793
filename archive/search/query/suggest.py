"""Suggests other spellings for a query that finds nothing, from the words and names in the archive."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice, product
from typing import NamedTuple

from sqlite_utils import Database

from archive.latvian.declension import Gender, name_forms
from archive.latvian.fold import fold
from archive.search.query import names
from archive.search.query.parsing import Query, parse
from archive.search.words import vocabulary

_MOST = 3
_WORD = re.compile(r"[^\W\d_]{3,40}")
_JOINED = re.compile(r'"|(?<=[^\W\d_])[^\w\s:"]+(?=[^\W\d_])')  # joins words to a phrase: `policija/tiesa`
_GENDERS: tuple[Gender, ...] = ("m", "f")

Finds = Callable[[str], bool]  # whether a query finds anything


class _Unknown(NamedTuple):
    """A word in a query that the archive has in no form, and similar words, nearest first."""

    start: int
    end: int
    near: list[str]


class _Near(NamedTuple):
    """A word, and how many letters differ, without and with diacritics; in order of likelihood."""

    distance: int
    exact: int
    rarity: int  # minus the number of articles that have it; for a name, the index of its case
    form: str


def suggestions(db: Database, query: Query, finds: Finds) -> tuple[str, ...]:
    """The query with one word spelt differently, or with all unknown ones if necessary; only what finds something.

    Words that the archive has in any form are left alone, and so are known names of people or municipalities after
    `speaker:`, `named:` and `municipality:`. A phrase that does not occur is suggested as separate words, and so are
    words joined by signs.
    """
    words = list(islice(_unknown(db, query), _MOST + 1))
    unknown = [_spelt_otherwise(db, *word) for word in words] if len(words) <= _MOST else []  # too many to guess
    made: list[str] = []
    for one in unknown:
        offered: set[str] = set()  # with all their forms, because one form of a word is enough
        for near in one.near[: 5 * _MOST]:
            other = _replaced(query.text, [one], [near])
            if fold(near) not in offered and other not in made and finds(other):
                made.append(other)
                offered |= _forms(db, near.lower())
            if len(made) == _MOST:
                return tuple(made)
    if not made and len(unknown) > 1:
        every = product(*(islice(_of_different_words(db, one.near), _MOST) for one in unknown))
        made += islice(filter(finds, (_replaced(query.text, unknown, near) for near in every)), _MOST)
    if not made and _JOINED.search(query.text) and finds(loose := _JOINED.sub(" ", query.text)):
        made.append(" ".join(loose.split()))
    return tuple(made)


def names_like(db: Database, what: str, typed: str, listed: Collection[str]) -> tuple[str, ...]:
    """A name with one word spelt differently, so that it means one of the ids `listed`; `what` as in names.find."""
    opening, closing = f'{what}:"', '"'

    def name_in(query: str) -> str:
        return query.removeprefix(opening).removesuffix(closing)

    def is_listed(query: str) -> bool:
        return any(id in listed for id in names.find(db, what, name_in(query), is_query=True))

    words = parse(f"{opening}{name_in(typed.replace(closing, ' '))}{closing}")
    return tuple(map(name_in, suggestions(db, words, is_listed)))


def _unknown(db: Database, query: Query) -> Iterator[tuple[re.Match[str], str | None]]:
    """The words of a query that the archive lacks, each with the field before it."""
    for stretch in query.stretches:
        for word in _WORD.finditer(query.text, stretch.start, stretch.end):
            if query.text[word.end() : word.end() + 1] == ":" or stretch.field in (
                "in",
                "is",
                "year",
                "before",
                "after",
            ):
                continue
            is_name = stretch.field in names.TABLES
            if not (
                names.find(db, str(stretch.field), word[0], is_query=True) if is_name else _known(db, word[0].lower())
            ):
                yield word, stretch.field


def _spelt_otherwise(db: Database, word: re.Match[str], field: str | None) -> _Unknown:
    """An unknown word with similar ones; after a field for names, only with names."""
    if field in names.TABLES:
        near = [one.form for one in sorted(_names(db, word[0].lower(), str(field)))]
    else:
        near = _near(db, word[0])
    return _Unknown(*word.span(), _in_case(word[0], near))


def _of_different_words(db: Database, near: Sequence[str]) -> Iterator[str]:
    seen: set[str] = set()
    for form in near:
        if fold(form) not in seen:
            yield form
            seen |= _forms(db, form.lower())


def _in_case(typed: str, near: list[str]) -> list[str]:
    return [one.capitalize() if typed[0].isupper() else one for one in near]


def _replaced(text: str, words: list[_Unknown], near: Sequence[str]) -> str:
    """The text with other words in place of some."""
    made, last = "", 0
    for word, other in zip(words, near, strict=False):
        made += text[last : word.start] + other
        last = word.end
    return made + text[last:]


def _forms(db: Database, word: str) -> set[str]:
    return {form for lang in vocabulary.LANGS for form in vocabulary.forms(db, lang, word)}


def _known(db: Database, word: str) -> bool:
    forms = _forms(db, word)
    marks = ", ".join("?" * len(forms))
    return bool(
        db.execute(f"SELECT EXISTS (SELECT 1 FROM vocabulary WHERE folded IN ({marks}))", [*forms]).fetchone()[0]
    )


def _near(db: Database, word: str) -> list[str]:
    """Words like this one: forms in the archive, and names of people and municipalities."""
    of_names = (one for what in ("speaker", "municipality") for one in _names(db, word.lower(), what))
    found = [*_near_forms(db, word.lower()), *of_names]
    return list(dict.fromkeys(one.form for one in sorted(found)))


def _near_forms(db: Database, word: str) -> Iterator[_Near]:
    """Forms with one letter wrong, or two in a word of six letters or more.

    At most one mistake is in the first two letters, so other forms are not examined.
    """
    plain = fold(word)
    most = _most(plain)
    rows = db.execute(
        "SELECT form, folded, sum(articles) FROM vocabulary WHERE length(folded) BETWEEN ?1 AND ?2 "
        "AND (substr(folded, 1, 1) IN (?3, ?4) OR substr(folded, 2, 1) IN (?3, ?4)) GROUP BY form",
        [len(plain) - most, len(plain) + most, plain[0], plain[1]],
    )
    for form, folded, articles in rows:
        distance = _distance(plain, folded, most)
        if distance <= most:
            yield _Near(distance, _distance(word, form, len(word)), -articles, form)


def _names(db: Database, word: str, table: str) -> Iterator[_Near]:
    """Words of names that are as similar, each in its most similar case: the archive may have them in another."""
    plain = fold(word)
    most = _most(plain)
    rows = db.execute(f"SELECT DISTINCT name FROM {names.TABLES[table]}").fetchall()
    for token in sorted({token for (name,) in rows for token in vocabulary.tokens(name)}):
        start = fold(token[:2])
        if not {*start} & {*plain[:2]}:
            continue
        forms = dict.fromkeys(form for gender in _GENDERS for form, _ in name_forms(token, gender))
        near = [
            _Near(distance, _distance(word, form, len(word)), rarity, form)
            for rarity, form in enumerate(forms)
            if abs(len(word) - len(form)) <= most and (distance := _distance(plain, fold(form), most)) <= most
        ]
        if near:  # one form of each name is enough; English articles have only the nominative
            yield min(near)
            yield min(near)._replace(rarity=len(forms), form=token)


def _most(word: str) -> int:
    """The number of mistakes that a word may have."""
    return 1 if len(word) < 6 else 2


def _distance(a: str, b: str, most: int) -> int:
    """The letters to insert, delete, replace or swap with the next to turn `a` into `b`; at most `most` + 1."""
    letters, others = {*a}, {*b}
    if len(letters - others) > most or len(others - letters) > most:
        return most + 1  # settles most words quickly
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, last, row = row, before, [i]
        for j, y in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
