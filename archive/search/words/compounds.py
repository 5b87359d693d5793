"""Latvian compounds and their two words: texts have `cilvēktirdzniecība` or `cilvēku tirdzniecība`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set

from sqlite_utils import Database

from archive.latvian.fold import fold
from archive.latvian.function_words import KEY_OF
from archive.search.words import expansion

_SHORTEST = 4  # letters of each part: `darba`, `tiesa`; with shorter parts, most words could be split; judged
_GENITIVES = ("u", "a", "as", "es", "us", "s")
"""Endings of the first word. The compound has its stem (`cilvēk-`) or the whole form (`darbavieta`)."""
_DAYS = ("pirmdien", "tresdien", "ceturtdien", "piektdien", "sestdien", "svetdien", "lieldien")
"""Compounds whose two words often mean something else: a Monday is not a first day, nor is Easter a big one."""


def parted(db: Database, word: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The ways to split a word into two words that the Latvian articles have, the first of them in the genitive.

    `word` is in lower case; diacritics that are typed count. For each way, the forms of the first word and those of the
    second, without diacritics, as `vocabulary.forms` returns them.
    """
    firsts = {} if word in KEY_OF or fold(word).startswith(_DAYS) else _genitives(db, word)
    return [
        (_folded(firsts[at]), _folded(seconds))
        for at in sorted(firsts)
        if word[at:] not in KEY_OF and (seconds := expansion.noun_forms(db, word[at:]))
    ]


def joined(db: Database, first: str, second: str) -> tuple[str, ...]:
    """The forms in Latvian articles of the compound of two words, without diacritics.

    The words are as typed, in lower case. They make a compound only if the first may be a genitive.
    """
    starts = {first, *(first.removesuffix(ending) for ending in _GENITIVES)} if first.endswith(_GENITIVES) else set()
    found: set[str] = set()
    for start in starts:
        if len(start) >= _SHORTEST <= len(second) and _begins_any(db, fold(start + second[: _SHORTEST - 1])):
            found |= expansion.forms(db, start + second)
    return tuple(form for form in _folded(found) if not form.startswith(_DAYS))


def _begins_any(db: Database, start: str) -> bool:
    """A quick check whether any word of the Latvian articles begins so: most pairs form no compound."""
    sql = "SELECT EXISTS (SELECT 1 FROM vocabulary WHERE lang = 'lv' AND folded >= ? AND folded < ? || char(0x10FFFF))"
    return bool(db.execute(sql, [start, start]).fetchone()[0])


def _genitives(db: Database, word: str) -> dict[int, set[str]]:
    """Candidates for the first word, by the number of letters that each takes of the compound."""
    lengths: dict[str, list[int]] = defaultdict(list)
    for at in range(_SHORTEST, len(word) - _SHORTEST + 1):
        for ending in ("", *_GENITIVES):
            if (form := word[:at] + ending).endswith(_GENITIVES):
                lengths[form].append(at)
    column = "folded" if fold(word) == word else "form"
    found: dict[int, set[str]] = defaultdict(set)
    rows = db.execute(
        f"SELECT DISTINCT {column} FROM vocabulary WHERE lang = 'lv' AND {column} IN ({', '.join('?' * len(lengths))})",
        list(lengths),
    )
    for (form,) in rows:
        for at in lengths[form]:
            found[at].add(form)
    return found


def _folded(forms: Set[str]) -> tuple[str, ...]:
    return tuple(sorted(set(map(fold, forms))))
