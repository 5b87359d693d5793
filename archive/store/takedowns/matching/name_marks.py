"""Makes marks of all the forms in which texts may write a name. The ledger keeps only these."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence
from itertools import product
from typing import Literal

from archive.latvian.declension import Case, Gender, name_forms
from archive.latvian.given_names import gender_of
from archive.store.takedowns.matching.name_words import bare, places, plain
from archive.store.takedowns.matching.repeats import digest_of

Kind = Literal["full", "initial", "surname", "title", "file"]
"""`title` is the beginning of a title with the surname alone: wherever it is repeated, it means the person.

So does `file`, the name of a picture or document with the surname, but only if the whole name is the same.
"""

_DIGRAPHS = ("dz", "dž")  # which may be initials: Dž. Kalniņš
_VOWELS = frozenset("aeiouy")
# Nouns of the second declension whose nominative ends in a bare -s; as surnames, they are declined in two ways.
_SECOND_IN_S = frozenset("akmens asmens rudens ūdens zibens mēness".split())


def marks_of(name: str, written: Iterable[str] = ()) -> frozenset[str]:
    """Marks of all forms of a full name, given in the nominative and given name first, and of those in `written`.

    They cover the full name in either order, also as one word, initials with the surname, and the surname alone. If
    somebody has several or hyphenated names, one of them with the rest counts like the surname alone: others may be
    called that.
    """
    *given, surname = name.split()
    gender = _gender(given, surname)
    surnames = _forms(surname, gender)
    found = {mark_as("surname", form) for form in surnames}
    short = {*(initial for one in given for initial in _initials(one)), *(one for one in given if len(one) <= 2)}
    firsts = [[*_forms(one, gender and gender_of(one)), *_initials(one)] for one in given]
    for *first, last in product(*firsts, surnames):
        kind: Kind = "full" if short.isdisjoint(first) else "initial"
        found.add(mark_as(kind, " ".join([*first, last])))
        found.add(mark_as(kind, " ".join([last, *first])))
        if first and kind == "full":  # as in mail addresses and names of accounts
            found.add(mark_as(kind, plain("".join([*first, last])).decode()))
    if given:
        found.add(mark_as("full", plain("".join([surname, *given])).decode()))
    parts = [part for one in given for part in one.split("-") if len(part.rstrip(".")) > 1]
    if len(given) > 1 or "-" in name:
        lasts = [*surnames, *(form for half in surname.split("-") for form in _forms(half, gender))]
        for one in parts:
            forms = [*_forms(one, gender and gender_of(one)), *_initials(one)]
            found.update(mark_as("surname", f"{first} {last}") for first, last in product(forms, lasts))
    for one in written:
        words = [one[start:end] for start, end in places(one)]
        if len(words) > 1:
            found.add(mark_as("initial" if len(words[0]) <= 2 else "full", one))
        elif words and given:
            found.add(mark_as("surname", one))
    return frozenset(found)


def _gender(given: Sequence[str], surname: str) -> Gender | None:
    """The gender by the given name; None if the surname cannot be declined in it: Mika is a man's name as well."""
    gender = gender_of(given[-1]) if given else None
    return gender if gender and len({form for form, _ in name_forms(surname, gender)}) > 1 else None


def _forms(word: str, gender: Gender | None) -> list[str]:
    """The forms of a word of a name, in both genders if none is known; the parts of a hyphenated one are declined."""
    parts = word.split("-")
    found = {word}
    genders: tuple[Gender, ...] = (gender,) if gender else ("m", "f")
    for one in genders:
        by_part = [[*name_forms(part, one), *_further_forms(part)] for part in parts]
        for case in {case for forms in by_part for _, case in forms}:
            # A part that is not declined stays as it is.
            of_case = [[text for text, own in forms if own == case] or [forms[0][0]] for forms in by_part]
            found.update("-".join(combination) for combination in product(*of_case))
    return sorted(found)


def _further_forms(word: str) -> list[tuple[str, Case]]:
    """Further forms of men's surnames like `Akmens`: genitive `Akmens`, dative `Akmenim`."""
    if word.lower() not in _SECOND_IN_S:
        return []
    stem = word[:-1]
    return [(word, "gen"), (f"{stem}im", "dat"), (f"{stem}i", "acc"), (f"{stem}ī", "loc")]


def _initials(word: str) -> list[str]:
    """The initials that a name may be shortened to: also `Dž. Kalniņš`, `Kr. Kalniņš`, `A.-M. Kalniņa`."""
    found = [word[0]]
    if len(word) > 2 and (word[:2].lower() in _DIGRAPHS or not _VOWELS.intersection(plain(word[:2]).decode())):
        found.append(word[:2])
    if "-" in word:
        found.append(" ".join(part[0] for part in word.split("-") if part))
    return found


def mark_as(kind: Kind, text: str) -> str:
    """The mark of the words of a text, for a kind of name."""
    words = [word.plain for word in bare(text)]
    return f"{kind}:{len(words)}:{quick(words):08x}:{digest_of(words)}"


def quick(words: Sequence[bytes]) -> int:
    """A checksum of words, which is compared before their digests are made."""
    return zlib.crc32(b" ".join(words))
