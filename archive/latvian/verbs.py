"""Finds the infinitives to which a form of a Latvian verb may belong.

There are three conjugations:

1. changes its stem (`celt`, ceļu, cēlu). It is a closed class, see verb_roots.
2. keeps the vowel of the infinitive everywhere (`runāt`, runāju, runāja).
3. loses that vowel in the present (`rakstīt`, rakstu, rakstīja).

All endings below follow from that. Participles are inflected like adjectives. A wrong guess does no harm: an infinitive
that nobody writes shares its key with no other form.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from archive.latvian.declension import ADJECTIVES, FOURTH, endings_of
from archive.latvian.verb_roots import FIRST_CONJUGATION, PREFIXES, THIRD_CONJUGATION

_VOWELS = "aāeēiīouū"


def _each(stem: str, endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings)


_POSITIVE = endings_of(ADJECTIVES)
_ADJECTIVE = (*_POSITIVE, *_each("āk", _POSITIVE))


# Endings by the stem that they follow, each time first the plain and then the reflexive ones.
# The stem of the infinitive: rakstīt, rakstītu, rakstīšu, rakstītais, rakstīdams, rakstīšana; rakstīties, rakstīšos.
INFINITIVE = (
    *("t", "tu", "šu", "si", "s", "sim", "siet", "sit", "šot", "dams", "dama", "dami", "damas"),
    *_each("t", _ADJECTIVE),
)
# A noun in -šanās is that of a reflexive verb, and not a locative plural, which such nouns hardly have.
VERBAL_NOUN = _each("šan", (ending for ending in FOURTH.endings if ending != FOURTH.ending("loc", "pl")))
VERBAL_NOUN_REFLEXIVE = ("šanās", "šanos")
INFINITIVE_REFLEXIVE = (*("ties", "tos", "šos", "sies", "simies", "sieties", "šoties", "damies", "damās"),)
# Stems that end in t, d, s, z add a vowel in the future (mest: metīšu), which is formed from the past stem.
FUTURE = ("īšu", "īsi", "īs", "īsim", "īsiet", "īsit", "īšot")
FUTURE_REFLEXIVE = ("īšos", "īsies", "īsimies", "īsieties", "īšoties")
# The stem of the present: runāju, runājam, runājot, runājošs, runājams; runājos. The debitive has the prefix jā-.
_PRESENT = ("u", "ot", "iet", *_each("oš", _ADJECTIVE))
_PRESENT_REFLEXIVE = ("os", "ies", "oties", "ieties", "ošos", "ošās", "ošies")
PRESENT = (*_PRESENT, "am", "at", *_each("am", _ADJECTIVE))
PRESENT_REFLEXIVE = (*_PRESENT_REFLEXIVE, "as", "amies", "aties")
PRESENT_A = (*_PRESENT, "i", "a", "ām", "āt", *_each("ām", _ADJECTIVE))
PRESENT_A_REFLEXIVE = (*_PRESENT_REFLEXIVE, "ās", "āmies", "āties")
# The stem of the past: runāju, runāji, runāja, runājis, runājusi; runājies, runājusies.
PAST = ("u", "i", "a", "ām", "āt", "is")
PAST_REFLEXIVE = ("os", "ies", "ās", "āmies", "āties")
PARTICIPLE = ("usi", "usī", *_each("uš", _ADJECTIVE))
PARTICIPLE_REFLEXIVE = ("usies", "ušies", "ušās", "ušos")
SOFT = ("", "i", "iet", "is")
SOFT_REFLEXIVE = ("ies", "ieties")
_SOFT = str.maketrans({"k": "c", "g": "dz"})


class Reading(NamedTuple):
    """A possible infinitive of a form; `verbal_noun` says whether the form is that of its noun (`runāšana`)."""

    infinitive: str
    verbal_noun: bool = False


class Verbs:
    """The rules. `written` decides how everything is spelt: unchanged, or without diacritics."""

    def __init__(self, written: Callable[[str], str] = str) -> None:
        self._written = written
        self._endings: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for kind, plain, reflexive in (
            ("infinitive", INFINITIVE, INFINITIVE_REFLEXIVE),
            ("noun", VERBAL_NOUN, VERBAL_NOUN_REFLEXIVE),
            ("future", FUTURE, FUTURE_REFLEXIVE),
            ("present", ("", "i", *PRESENT), PRESENT_REFLEXIVE),
            ("past", PAST, PAST_REFLEXIVE),
            ("participle", PARTICIPLE, PARTICIPLE_REFLEXIVE),
            ("soft", SOFT, SOFT_REFLEXIVE),
            ("second", ("",), ()),
            (
                "second j",
                (*PRESENT, *PAST, *PARTICIPLE),
                (*PRESENT_REFLEXIVE, *PAST_REFLEXIVE, *PARTICIPLE_REFLEXIVE),
            ),
            ("third", PRESENT_A, PRESENT_A_REFLEXIVE),
        ):
            for endings, suffix in ((plain, ""), (reflexive, "ies")):
                for ending in endings:
                    self._endings[written(ending)].add((kind, suffix))
        self._longest = max(map(len, self._endings))
        self._prefixes = tuple(map(written, PREFIXES))
        self._negations = ("ne", written("jā"))
        self._two_syllables = re.compile(f"[^{_VOWELS}]*[{_VOWELS}]+[^{_VOWELS}].*[{written('āēo')}]")
        self._roots: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for entry in entries(FIRST_CONJUGATION):
            self._add_root(*map(written, entry))
        for infinitive, present in (map(written, entry) for entry in entries(THIRD_CONJUGATION)):
            self._roots["present"][present].add(infinitive)
            self._roots["soft"][_soften(present)].add(infinitive)

    def _add_root(self, infinitive: str, present: str, past: str) -> None:
        stem = infinitive[:-1]
        self._roots["infinitive"][stem].add(infinitive)
        self._roots["noun"][stem.rstrip("sz")].add(infinitive)  # nest: nešana
        self._roots["present"][present].add(infinitive)
        self._roots["past"][past].add(infinitive)
        self._roots["future"][past].add(infinitive)
        # nāca, but nākusi
        self._roots["participle"][stem if stem.endswith(("k", "g")) else past].add(infinitive)
        # sāk: sācis; nāk: nāc!; ceļ: cel!; glābj: glāb!; cieš: ciet!
        for soft in (_soften(present), _soften(past), past, stem):
            self._roots["soft"][soft].add(infinitive)

    def readings(self, form: str) -> Iterator[Reading]:
        """The possible infinitives of a form in lower case, also after removing ne- (negation) or jā- (obligation)."""
        yield from self._positive(form)
        for prefix in self._negations:
            if form.startswith(prefix) and len(form) > len(prefix) + 2:
                yield from self._positive(form[len(prefix) :])

    def _positive(self, word: str) -> Iterator[Reading]:
        for cut in range(max(1, len(word) - self._longest), len(word) + 1):
            for kind, suffix in self._endings.get(word[cut:], ()):
                for infinitive in self._infinitives(kind, word[:cut]):
                    yield Reading(infinitive + suffix, kind == "noun")

    def _infinitives(self, kind: str, stem: str) -> Iterator[str]:
        yield from self._of_roots(kind, stem)
        if kind == "third":
            if stem[-1] not in _VOWELS and len(stem) > 2:
                yield from (root + self._written("īt") for root in _hardened(stem))
                if stem.endswith("in"):
                    yield stem + self._written("āt")
        elif kind in ("infinitive", "noun", "second", "second j"):
            vowel_stem = stem.removesuffix("j") if kind == "second j" else stem
            if kind == "second j" and vowel_stem == stem:
                return
            third = kind != "second" and vowel_stem.endswith(self._written("ī"))
            if third or self._two_syllables.fullmatch(vowel_stem):
                yield vowel_stem + "t"

    def _of_roots(self, kind: str, stem: str) -> Iterator[str]:
        roots = self._roots.get(kind)
        if roots is None:
            return
        yield from roots.get(stem, ())
        for prefix in self._prefixes:  # atpazina has two
            if stem.startswith(prefix) and len(stem) > len(prefix):
                for infinitive in self._of_roots(kind, stem[len(prefix) :]):
                    yield prefix + infinitive


def entries(table: str) -> Iterator[list[str]]:
    """The verbs in a table of verb_roots, each as its infinitive and stems."""
    return (entry.split() for line in table.splitlines() for entry in line.split("|") if entry)


def _soften(stem: str) -> str:
    if stem.endswith(("bj", "pj", "mj", "vj")):
        return stem[:-1]
    return stem[:-1] + stem[-1].translate(_SOFT)


def _hardened(stem: str) -> Iterator[str]:
    """The possible stems of the infinitive for one of the present: saku: sacīt; raugu: raudzīt; lasu: lasīt."""
    yield stem
    if stem.endswith("k"):
        yield stem[:-1] + "c"
    elif stem.endswith("g"):
        yield stem[:-1] + "dz"
