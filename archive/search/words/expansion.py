"""Expands a Latvian word, as typed, to its forms in the archive.

The keys of `archive.latvian.words` say which forms may belong to one word. Where they allow too much, the other forms
in the archive decide: each supports all of its keys equally, and the weight of a key is its support.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Set
from typing import Literal

from sqlite_utils import Database

from archive.latvian import words
from archive.latvian.fold import fold

NAMES = "lv-x-names"
"""The language of `vocabulary_keys` under which it has the keys of forms as names that the dictionary has not."""

Column = Literal["key", "folded"]  # of vocabulary_keys

_MOST_FORMS = 400  # forms of one word; no word has so many

# The dictionary takes `Kūtra` for a form of `kūtrs` alone. It is one of a name too where the archive has another form
# of that name which the dictionary does not know at all, `Kūtrim`.
_AS_NAME = f"""one.lang = '{NAMES}' AND EXISTS (
    SELECT 1 FROM vocabulary_keys AS other JOIN vocabulary_keys AS kept USING (key, form)
    WHERE other.lang = one.lang AND other.key = one.key AND kept.lang = 'lv'
)"""

# Round numbers, tried on the development data: F1 stays within .002 from .4 to .8 of the one, from 1 to 2 of the other.
_OF_THE_BEST = 0.5
_FORMS_OF_A_NOUN = 1.0
_OF_PERSONS = ("u", "i")  # skatu: "I look" or "view" (accusative); in news, more likely the noun


def forms(db: Database, word: str) -> set[str]:
    """The forms in Latvian articles that are forms of one word with `word`, which is in lower case.

    Diacritics that are typed count; if the archive has no such form, or none are typed, they do not.
    """
    plain = fold(word)
    typed = plain != word
    keys = _keys_of(db, "form", word) if typed else _keys_of(db, "folded", plain)
    asked = words.with_verbal_nouns(keys, word) if keys else _attested(db, "key", words.asked_keys(word))
    found = _with_keys(db, "key", asked, any_name=not keys)
    if not found and typed:
        keys = _keys_of(db, "folded", plain)
        found |= _with_keys(db, "key", words.with_verbal_nouns(keys, word))
    if not found or not (keys or typed):
        found |= _with_keys(db, "folded", _attested(db, "folded", words.asked_keys_folded(plain)), any_name=True)
    return found


def noun_forms(db: Database, word: str) -> set[str]:
    """The forms in Latvian articles that are forms of one noun or adjective with `word`, which is in lower case.

    Diacritics that are typed count in any case.
    """
    typed = fold(word) != word
    column: Column = "key"
    keys: Set[str] = _keys_of(db, "form" if typed else "folded", word)
    if not keys:
        column = "key" if typed else "folded"
        asked = words.asked_keys(word) if typed else words.asked_keys_folded(word)
        keys = _attested(db, column, {key for key in asked if not words.is_verb(key)})
    return _with_keys(db, column, (key for key in keys if not words.is_verb(key)))


def _keys_of(db: Database, column: Literal["form", "folded"], value: str) -> set[str]:
    rows = db.execute(
        "SELECT key FROM vocabulary CROSS JOIN vocabulary_keys AS one USING (form) "
        f"WHERE vocabulary.lang = 'lv' AND vocabulary.{column} = ? AND one.lang IN ('lv', '{NAMES}') "
        f"AND (one.lang = 'lv' OR {_AS_NAME})",
        [value],
    )
    return {key for (key,) in rows}


def _attested(db: Database, column: Column, keys: Set[str]) -> set[str]:
    """Of the keys of a form that the archive lacks, those that its other forms support; all if none are supported.

    The noun of a verb supports the verb, and stays with it.
    """
    verb_of = {key: key.removesuffix("+") if key.removesuffix("+") in keys else key for key in keys}
    weights: dict[str, float] = defaultdict(float)
    for key, weight in _weights(db, column, keys, "lv", NAMES).items():
        weights[verb_of[key]] += weight
    enough = _OF_THE_BEST * max(weights.values(), default=0.0)
    return {key for key in keys if weights[verb_of[key]] >= enough}


def _with_keys(db: Database, column: Column, keys: Iterable[str], *, any_name: bool = False) -> set[str]:
    """The forms that have one of the keys, except those that a noun in the archive explains better.

    With `any_name` also those that have it as a name of which the archive may have no other form.
    """
    wanted = sorted(keys)
    as_name = f"one.lang = '{NAMES}'" if any_name else _AS_NAME
    rows = db.execute(
        f"SELECT form, {column} FROM vocabulary_keys WHERE lang = 'lv' AND {column} IN ({_marks(wanted)}) UNION ALL "
        f"SELECT form, {column} FROM vocabulary_keys AS one WHERE {as_name} AND {column} IN ({_marks(wanted)}) LIMIT ?",
        [*wanted, *wanted, _MOST_FORMS],
    )
    found: dict[str, set[str]] = defaultdict(set)
    for form, key in rows:
        found[form].add(key)
    persons = {form: hit for form, hit in found.items() if form.endswith(_OF_PERSONS) and all(map(words.is_verb, hit))}
    return found.keys() - (_nouns_among(db, column, persons) if persons else set())


def _nouns_among(db: Database, column: Column, persons: Mapping[str, Set[str]]) -> set[str]:
    """Of forms that may be the first or second person of a verb, with its keys, those that are more likely a noun's."""
    all_keys: dict[str, list[str]] = defaultdict(list)
    rows = db.execute(  # by that index: left to itself, SQLite reads the keys of all forms
        f"SELECT form, {column} FROM vocabulary_keys INDEXED BY vocabulary_keys_form "
        f"WHERE lang = 'lv' AND form IN ({_marks(persons)})",
        [*persons],
    )
    for form, key in rows:
        all_keys[form].append(key)
    nouns = {form: [key for key in keys if "-" in key] for form, keys in all_keys.items()}
    if not any(nouns.values()):
        return set()
    weights = _weights(db, column, {key for keys in (*nouns.values(), *persons.values()) for key in keys}, "lv")

    def by_other_forms(form: str, keys: Iterable[str]) -> float:
        return max(weights[key] for key in keys) - 1 / len(all_keys[form])

    return {
        form
        for form, keys in nouns.items()
        if keys and by_other_forms(form, keys) >= max(_FORMS_OF_A_NOUN, by_other_forms(form, persons[form]))
    }


def _weights(db: Database, column: Column, keys: Iterable[str], *langs: str) -> dict[str, float]:
    """How much the forms in the archive support each key; a key without any is missing."""
    wanted = sorted(keys)
    rows = db.execute(
        f"SELECT {column}, 1.0 / (SELECT count(DISTINCT key) FROM vocabulary_keys AS of_it "
        f"WHERE of_it.lang IN ({_marks(langs)}) AND of_it.form = one.form) FROM vocabulary_keys AS one "
        f"WHERE lang IN ({_marks(langs)}) AND {column} IN ({_marks(wanted)}) GROUP BY key, form",
        [*langs, *langs, *wanted],
    )
    weights: dict[str, float] = defaultdict(float)
    for key, weight in rows:
        weights[key] += weight
    return weights


def _marks(values: Iterable[object]) -> str:
    return ", ".join("?" for _ in values)
