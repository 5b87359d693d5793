"""Keys of word forms. Forms of one word share a key, and a search finds all forms with the same key.

A form that may belong to several words has several keys. A wrong guess does little harm, because a key counts only if
another form in the archive has it too. There are three kinds of keys, which never coincide:

- `sieviet-e`: a stem and its declension, see nominals; `līdz-` if there is no declension.
- `runāt`: a verb.
- `runāt+`: the noun of a verb, `runāšana`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from functools import lru_cache

from archive.latvian import nominals, verbs
from archive.latvian.fold import fold
from archive.latvian.function_words import KEY_OF

MOST_LETTERS = 60
"""Longer than any word (`visneiedomājamākajiem` has 21): anything beyond is an address, noise, or an attack."""

_EXACT, _FOLDED = verbs.Verbs(), verbs.Verbs(fold)
_FOLDED_KEYS_OF: dict[str, set[str]] = defaultdict(set)
for _form, _key in KEY_OF.items():
    _FOLDED_KEYS_OF[fold(_form)].add(fold(_key))


def form_keys(form: str, dictionary_words: Set[str] = frozenset()) -> frozenset[str]:
    """The keys of a form in lower case.

    `dictionary_words` are the words of the form according to a dictionary; empty if it does not know the form. They
    select among the keys that the rules allow, and supply the verb if the rules recognise none. A form too long to be a
    word is its own and only key.
    """
    if len(form) > MOST_LETTERS:
        return frozenset((form,))
    if form in KEY_OF:
        return frozenset((KEY_OF[form],))
    nominal = set(nominals.nominals(form))
    readings = set(_EXACT.readings(form))
    verbal = {reading.infinitive for reading in readings if not reading.verbal_noun}
    nouns = {f"{reading.infinitive}+" for reading in readings if reading.verbal_noun}
    if dictionary_words:
        known = {word for word in dictionary_words if word.endswith(("t", "ties"))}
        # The dictionary lists reflexive forms under the plain verb.
        confirmed = {verb for verb in verbal if verb in known or verb.removesuffix("ies") in known}
        if confirmed or not known:
            verbal = confirmed
        elif not verbal and not nouns:
            verbal = known
        if not known:
            nominal = {key for word in dictionary_words for key in nominals.nominals(word)} & nominal or nominal
    return frozenset(nominal | verbal | nouns)


def name_keys(form: str) -> frozenset[str]:
    """The keys of a form in lower case as a person's name, which is a noun in the singular."""
    return frozenset() if len(form) > MOST_LETTERS or form in KEY_OF else frozenset(nominals.names(form))


@lru_cache(maxsize=4096)
def asked_keys(form: str) -> frozenset[str]:
    """The keys to look up in a search for a form that does not occur in the archive."""
    return with_verbal_nouns(form_keys(form), form)


@lru_cache(maxsize=4096)
def asked_keys_folded(form: str) -> frozenset[str]:
    """The same for a form typed without diacritics, for comparison with folded keys."""
    if len(form) > MOST_LETTERS:
        return frozenset((form,))
    verbal = {reading.infinitive + "+" * reading.verbal_noun for reading in _FOLDED.readings(form)}
    return with_verbal_nouns(
        {fold(key) for key in verbal.union(nominals.nominals(form), _FOLDED_KEYS_OF.get(form, ()))}, form
    )


def with_verbal_nouns(keys: Set[str], form: str) -> frozenset[str]:
    """The keys; if the form is an infinitive, with those of verbal nouns: `tirgot` finds `tirgošana`.

    But `tirgošana` does not find `tirgo`, and `tirgo` finds only forms of the verb.
    """
    infinitive = fold(form)
    return frozenset(keys | {f"{key}+" for key in keys if fold(key) == infinitive})


def is_verb(key: str) -> bool:
    """Whether a key is that of a verb, not that of its noun."""
    return "-" not in key and not key.endswith("+")
