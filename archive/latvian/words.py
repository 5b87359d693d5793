"""Keys of word forms: two forms are of one word if they share a key, and a search finds all forms that share one.

A form has several keys where it can be a form of several words. What comes of a wrong guess is small, for a key counts
only where another form in the archive has it too. Three kinds of keys, which are never the same: `sieviet-e` (a stem
and its declension, see nominals; `līdz-` if there is none), `runāt` (a verb), `runāt+` (the verb's noun `runāšana`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Set
from functools import lru_cache

from archive.latvian import nominals, verbs
from archive.latvian.fold import fold
from archive.latvian.function_words import KEY_OF

MOST_LETTERS = 60
"""Longer than any word, `visneiedomājamākajiem` has 21: an address, a run of letters, or meant to keep us busy."""

_EXACT, _FOLDED = verbs.Verbs(), verbs.Verbs(fold)
_FOLDED_KEYS_OF: dict[str, set[str]] = defaultdict(set)
for _form, _key in KEY_OF.items():
    _FOLDED_KEYS_OF[fold(_form)].add(fold(_key))


def form_keys(form: str, dictionary_words: Set[str] = frozenset()) -> frozenset[str]:
    """The keys of a form in lower case.

    `dictionary_words` are the words that a dictionary takes the form to belong to, empty if it does not know the
    form. They only choose among what the rules allow, and help where the rules see no verb. What is too long for a
    word has no key but itself.
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
        # The dictionary has reflexive forms under the verb that is not reflexive.
        confirmed = {verb for verb in verbal if verb in known or verb.removesuffix("ies") in known}
        if confirmed or not known:
            verbal = confirmed
        elif not verbal and not nouns:
            verbal = known
        if not known:
            nominal = {key for word in dictionary_words for key in nominals.nominals(word)} & nominal or nominal
    return frozenset(nominal | verbal | nouns)


def name_keys(form: str) -> frozenset[str]:
    """The keys of a form in lower case if it is a name, which is a noun in the singular."""
    return frozenset() if len(form) > MOST_LETTERS or form in KEY_OF else frozenset(nominals.names(form))


@lru_cache(maxsize=4096)
def asked_keys(form: str) -> frozenset[str]:
    """The keys that a search for a form looks up, if the archive does not have the form itself."""
    return with_verbal_nouns(form_keys(form), form)


@lru_cache(maxsize=4096)
def asked_keys_folded(form: str) -> frozenset[str]:
    """The same for a form typed without diacritics; to be compared with folded keys."""
    if len(form) > MOST_LETTERS:
        return frozenset((form,))
    verbal = {reading.infinitive + "+" * reading.verbal_noun for reading in _FOLDED.readings(form)}
    return with_verbal_nouns(
        {fold(key) for key in verbal.union(nominals.nominals(form), _FOLDED_KEYS_OF.get(form, ()))}, form
    )


def with_verbal_nouns(keys: Set[str], form: str) -> frozenset[str]:
    """Who looks for a verb by its infinitive wants its noun too: `tirgot` finds `tirgošana`.

    But `tirgošana` does not find `tirgo`, and `tirgo` finds forms of the verb alone.
    """
    infinitive = fold(form)
    return frozenset(keys | {f"{key}+" for key in keys if fold(key) == infinitive})


def is_verb(key: str) -> bool:
    """Whether a key is that of a verb, which its noun is not."""
    return "-" not in key and not key.endswith("+")
