"""Near spellings from the archive's own vocabulary, for a query that finds nothing."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import islice

from sqlite_utils import Database

from archive.latvian.fold import fold
from archive.search import vocabulary

_MOST = 3
_WORD = re.compile(r"[^\W\d_]{3,40}")


def suggestions(db: Database, query: str, finds: Callable[[str], bool]) -> tuple[str, ...]:
    """The query with one word spelt otherwise, nearest first; only what `finds` says finds something.

    Words that the archive has in any form are left alone, and with them the query where there is no other.
    """
    made: list[str] = []
    offered: set[str] = set()  # with all their forms, for one form of a word is enough
    for word in islice(_WORD.finditer(query), 8):
        before, after = query[: word.start()], query[word.end() :]
        if after.startswith(":") or _known(db, word[0].lower()):
            continue
        for near in islice(_near(db, word[0].lower()), 5 * _MOST):
            other = before + (near.capitalize() if word[0][0].isupper() else near) + after
            if fold(near) not in offered and finds(other):
                made.append(other)
                offered |= _forms(db, near)
            if len(made) == _MOST:
                return tuple(made)
    return tuple(made)


def _forms(db: Database, word: str) -> set[str]:
    return {form for lang in vocabulary.LANGS for form in vocabulary.forms(db, lang, word)}


def _known(db: Database, word: str) -> bool:
    forms = _forms(db, word)
    marks = ", ".join("?" * len(forms))
    return bool(
        db.execute(f"SELECT EXISTS (SELECT 1 FROM vocabulary WHERE folded IN ({marks}))", [*forms]).fetchone()[0]
    )


def _near(db: Database, word: str) -> list[str]:
    """Forms at a distance of one mistake, or two in a word of six letters or more; the nearest and commonest first.

    Of two mistakes at most one is in the first two letters, so a form that differs in both is not looked at.
    """
    plain = fold(word)
    most = 1 if len(plain) < 6 else 2
    rows = db.execute(
        "SELECT form, folded, sum(articles) FROM vocabulary WHERE length(folded) BETWEEN ? AND ? "
        "AND (substr(folded, 1, 1) = ? OR substr(folded, 2, 1) = ?) GROUP BY form",
        [len(plain) - most, len(plain) + most, plain[0], plain[1]],
    )
    found = []
    for form, folded, articles in rows:
        distance = _distance(plain, folded, most)
        if distance <= most:
            found.append((distance, _distance(word, form, len(word)), -articles, form))
    return [form for *_, form in sorted(found)]


def _distance(a: str, b: str, most: int) -> int:
    """Letters to insert, delete, replace or swap with the next one to make `b` of `a`; `most` + 1 where it is more."""
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
