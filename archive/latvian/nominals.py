"""Finds the stems and declensions to which a form of a Latvian noun, adjective or name may belong.

LatvianStemmer removes the ending, so its result is the same for all words with one stem (dzīvs, dzīve). The removed
ending distinguishes them, because it shows the declension. A form whose ending is in two declensions gets two keys.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from LatvianStemmer import stem as light_stem

from archive.latvian import declension
from archive.latvian.softening import hard_stems

# Declensions by the ending of the nominative. Adjectives have the endings of both -s and -a, so these two are one.
_DECLENSIONS = {
    "s": (*declension.ADJECTIVES, declension.FIRST_IN_SH),
    "is": (declension.SECOND,),
    "us": (declension.THIRD,),
    "e": (declension.FIFTH, declension.FIFTH_OF_MEN),
    "fs": (declension.SIXTH,),
}
_CLASSES: dict[str, list[str]] = defaultdict(list)
for _name, _of_it in _DECLENSIONS.items():
    for _ending_of_it in declension.endings_of(_of_it):
        _CLASSES[_ending_of_it].append(_name)

# The same for the names of people: only endings of the singular, and without -fs, which has no such names.
_OF_NAMES = {
    name: tuple(ending for one in of_it for ending in one.cases())
    for name, of_it in _DECLENSIONS.items()
    if name != "fs"
}

# LatvianStemmer does not undo t, d, s, z -> š, ž, because the original consonant is unknown. Here, each possible one
# gets a key.
_SOFTENING = {
    name: frozenset[str]().union(*(one.softening_endings for one in of_it)) for name, of_it in _DECLENSIONS.items()
}

_VOWEL = re.compile("[aāeēiīouū]")
_COMPARATIVE = re.compile(f"(?:vis)?(.{{2,}})āk(?:{'|'.join(declension.endings_of(declension.ADJECTIVES))})?")


def nominals(form: str) -> Iterator[str]:
    """Keys of a form in lower case, such as `sieviet-e`: a stem, a hyphen and a declension.

    A form without a known ending is its own stem, with no declension.
    """
    ending = _ending(form)
    stem = form[: len(form) - len(ending)]
    for name in _CLASSES.get(ending, ("",)):
        yield f"{stem}-{name}"
        if ending in _SOFTENING.get(name, ()):
            yield from (f"{hard}-{name}" for hard in hard_stems(stem))
    if form.endswith(("ns", "ss")):
        yield f"{form[:-1]}-is"  # akmens, mēness: nominatives in -s of the declension of -is
    if comparative := _COMPARATIVE.fullmatch(form):
        yield f"{comparative[1]}-s"


def names(form: str) -> Iterator[str]:
    """The keys of a form as a person's name, which has no plural."""
    for key in nominals(form):
        if form.endswith(_OF_NAMES.get(key.rpartition("-")[2], ())):
            yield key


def _ending(form: str) -> str:
    stem = light_stem(form)
    ending = ""
    if stem != form:
        # A softened stem is as long as the hard one, except for kš -> kst and pj -> p.
        length = len(form) - len(stem) + stem.endswith("kst") * (form[: len(stem)] != stem)
        ending = form[-length:].removeprefix("j") if stem[-1] in "bpmv" else form[-length:]
    elif len(form) in (3, 4) and form[-1] in "aāeēiīosšu" and _VOWEL.search(form[:-1]):
        ending = form[-1]  # upe, acs: too short for LatvianStemmer
    elif len(form) > 3 and form.endswith(("ām", "ēm", "īm", "em")):
        ending = form[-2:]
    longer = form[-len(ending) - 1 :]
    if len(form) in (4, 5) and longer in _CLASSES and _VOWEL.search(form[: -len(longer)]):
        return longer  # upes, upei: LatvianStemmer removes only the last letter
    return ending
