"""Latvian nouns, adjectives and names: a form -> the stem and the declension it may belong to.

The stem is LatvianStemmer's. It puts all words with one stem together (dzīvs, dzīve); the ending tells them apart, for
each declension has its own, and a form whose ending two declensions share has a key for both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from LatvianStemmer import stem as light_stem

# Declensions by their nominative. Adjectives take the endings of -s and -a, and so those two are one.
_DECLENSIONS = {
    "s": "s š a am u ā i iem us os as ai ām ās ais ajam o ajā ie ajiem ajos ajai ajām ajās",
    "is": "is a im i ī u iem us os",
    "us": "us u um ū i iem os",
    "e": "e es ei i ē u ēm ēs em",
    "fs": "s ij i ī u is īm īs",
}
_CLASSES: dict[str, list[str]] = defaultdict(list)
for _name, _endings in _DECLENSIONS.items():
    for _ending in _endings.split():
        _CLASSES[_ending].append(_name)

_VOWEL = re.compile("[aāeēiīouū]")
_HARD = str.maketrans("ņļčķģ", "nlckg")
_LOST = {"š": ("t", "s"), "ž": ("d", "z")}  # sieviete, sieviešu; briedis, brieža; LatvianStemmer leaves these alone
_COMPARATIVE = re.compile("(?:vis)?(.{2,})āk(?:s|a|am|u|ā|i|iem|us|os|ai|as|ām|ās|ais|ajam|o|ajā|ie|ajiem|ajos|ajai|ajām|ajās)?")


def nominals(form: str) -> Iterator[str]:
    """Keys of a form in lower case, such as `siev-e`: a stem, a hyphen and a declension.

    A form that no ending was taken from is its own stem, with no declension.
    """
    stem = light_stem(form)
    if stem == form:
        stem = _short(form)
    yield from _keys(form, stem)
    if comparative := _COMPARATIVE.fullmatch(form):
        yield f"{comparative[1].translate(_HARD)}-s"


def _short(form: str) -> str:
    """upe, acs, ola: words that are too short for LatvianStemmer."""
    if len(form) in (3, 4) and form[-1] in "aāeēiīosšu" and _VOWEL.search(form[:-1]):
        return form[:-1]
    return form


def _ending(form: str) -> str:
    for length in range(5, 0, -1):
        if form[-length:] in _CLASSES and len(form) - length >= 2:
            return form[-length:]
    return ""


def _keys(form: str, stem: str) -> Iterator[str]:
    ending = _removed(form, stem)
    stem = stem[:-1] + stem[-1:].translate(_HARD)
    for declension in _CLASSES.get(ending, ("",)):
        yield f"{stem}-{declension}"
        if stem[-1:] in _LOST and ending not in ("s", "š"):
            for consonant in _LOST[stem[-1]]:
                yield f"{stem[:-1]}{consonant}-{declension}"


def _removed(form: str, stem: str) -> str:
    """The ending that LatvianStemmer took: a softened stem is as long as the hard one, but for kš -> kst and pj -> p."""
    if stem.endswith("kst") and not form.startswith(stem):
        return form[len(stem) - 1 :]
    if form[len(stem) : len(stem) + 1] == "j" and form[: len(stem)] == stem and form[len(stem) :] in ("ja", "ju", "ji", "jiem", "jus", "jos"):
        return form[len(stem) + 1 :]
    return form[len(stem) :]
