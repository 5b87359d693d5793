"""Latvian verbs: a form -> the infinitives it may belong to.

Three conjugations. The first changes its stem (`celt`, ceļu, cēlu) and is a closed class: see verb_roots. The second
keeps the vowel of the infinitive everywhere (`runāt`, runāju, runāja); the third loses it in the present (`rakstīt`,
rakstu, rakstīja). All endings below follow from that, and each form of a participle is one of an adjective.
A wrong guess costs nothing: an infinitive that nobody writes shares its key with nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator

from archive.latvian.fold import fold
from archive.latvian.verb_roots import FIRST_CONJUGATION, PREFIXES, THIRD_CONJUGATION

_ADJECTIVE = (
    "s a am u ā i iem us os ai as ām ās ais ajam o ajā ie ajiem ajos ajai ajām ajās "
    "āks āka ākam āku ākā āki ākiem ākus ākos ākai ākas ākām ākās ākais ākajam āko ākajā ākie ākajiem ākajos ākajai ākajām ākajās"
).split()


def _each(stem: str, endings: Iterable[str]) -> tuple[str, ...]:
    return tuple(stem + ending for ending in endings)


# Endings by the stem that they follow, and then those of reflexive verbs.
# The stem of the infinitive: rakstīt, rakstītu, rakstīšu, rakstītais, rakstīdams, rakstīšana; rakstīties, rakstīšos.
INFINITIVE = (
    *("t", "tu", "šu", "si", "s", "sim", "siet", "sit", "šot", "dams", "dama", "dami", "damas"),
    *_each("t", _ADJECTIVE),
)
VERBAL_NOUN = _each("šan", ("a", "as", "ai", "u", "ā", "ām"))
VERBAL_NOUN_REFLEXIVE = ("šanās", "šanos")
INFINITIVE_REFLEXIVE = (
    *("ties", "tos", "šos", "sies", "simies", "sieties", "šoties", "damies", "damās"),
)
# Stems that end in t, d, s, z put a vowel into the future (mest: metīšu), and take it from the past stem.
FUTURE = ("īšu", "īsi", "īs", "īsim", "īsiet", "īsit", "īšot")
FUTURE_REFLEXIVE = ("īšos", "īsies", "īsimies", "īsieties", "īšoties")
# The stem of the present: runāju, runājam, runājot, runājošs, runājams; runājos. In front of the debitive stands jā-.
_PRESENT = ("u", "ot", "iet", *_each("oš", _ADJECTIVE))
_PRESENT_REFLEXIVE = ("os", "ies", "oties", "ieties", "ošos", "ošās", "ošies")
PRESENT = (*_PRESENT, "am", "at", *_each("am", _ADJECTIVE))
PRESENT_REFLEXIVE = (*_PRESENT_REFLEXIVE, "as", "amies", "aties")
PRESENT_A = (*_PRESENT, "i", "a", "ām", "āt", *_each("ām", _ADJECTIVE))
PRESENT_A_REFLEXIVE = (*_PRESENT_REFLEXIVE, "ās", "āmies", "āties")
# The stem of the past: runāju, runāji, runāja, runājis, runājusi; runājies, runājusies.
PAST = ("u", "i", "a", "ām", "āt", "is", "usi", "usī", *_each("uš", _ADJECTIVE))
PAST_REFLEXIVE = ("os", "ies", "ās", "āmies", "āties", "usies", "ušies", "ušās", "ušos")
SOFT = ("", "i", "iet", "is")
SOFT_REFLEXIVE = ("ies", "ieties")
_SOFT = str.maketrans({"k": "c", "g": "dz"})

Stems = dict[str, set[str]]


class _Verbs:
    """The rules over words as they are, or over words that have lost their diacritics."""

    def __init__(self, written: Callable[[str], str]) -> None:
        self._written = written
        self._endings: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for kind, plain, reflexive in (
            ("infinitive", INFINITIVE, INFINITIVE_REFLEXIVE),
            ("noun", VERBAL_NOUN, VERBAL_NOUN_REFLEXIVE),
            ("future", FUTURE, FUTURE_REFLEXIVE),
            ("j", (*PRESENT, *PAST), (*PRESENT_REFLEXIVE, *PAST_REFLEXIVE)),
            ("third a", PRESENT_A, PRESENT_A_REFLEXIVE),
            ("third", ("", "i", *PRESENT), PRESENT_REFLEXIVE),
            ("second", ("",), ()),
            ("present", ("", "i", *PRESENT), PRESENT_REFLEXIVE),
            ("past", PAST, PAST_REFLEXIVE),
            ("soft", SOFT, SOFT_REFLEXIVE),
        ):
            for endings, suffix in ((plain, ""), (reflexive, "ies")):
                for ending in endings:
                    self._endings[written(ending)].add((kind, suffix))
        self._longest = max(map(len, self._endings))
        self._prefixes = [written(prefix) for prefix in PREFIXES]
        self._roots: dict[str, Stems] = {kind: defaultdict(set) for kind in ("present", "past", "soft")}
        for entry in FIRST_CONJUGATION.replace("\n", " | ").split("|"):
            if entry.strip():
                self._add_root(*map(written, entry.split()))

    def _add_root(self, infinitive: str, present: str, past: str) -> None:
        self._roots["present"][present].add(infinitive)
        self._roots["past"][past].add(infinitive)
        # nāk: nāc! nācis; liedz; ceļ: cel! glābj: glāb!
        for stem in (present, past):
            self._roots["soft"][_soften(stem)].add(infinitive)
        self._roots["soft"][past].add(infinitive)
        self._roots["soft"][infinitive[:-1]].add(infinitive)

    def infinitives(self, form: str) -> Iterator[str]:
        for word in self._without_ne(form):
            yield from self._positive(word)

    def _without_ne(self, form: str) -> Iterator[str]:
        yield form
        for prefix in ("ne", self._written("jā")):
            if form.startswith(prefix) and len(form) > len(prefix) + 2:
                yield form[len(prefix) :]

    def _positive(self, word: str) -> Iterator[str]:
        for length in range(min(self._longest, len(word) - 2) + 1):
            cut = len(word) - length
            stem, ending = word[:cut], word[cut:]
            for kind, suffix in self._endings.get(ending, ()):
                for infinitive in self._from_stem(kind, stem):
                    yield infinitive + suffix

    def _from_stem(self, kind: str, stem: str) -> Iterator[str]:
        vowels = "aāeēiīouū"
        last = stem[-1]
        if kind == "infinitive":
            yield stem + "t"
        elif kind == "second":
            if last in self._written("āēo"):
                yield stem + "t"
        elif kind == "j":
            if last == "j" and len(stem) > 2 and stem[-2] in self._written("āēīoū"):
                yield stem[:-1] + "t"
        elif kind == "third a":
            if last not in vowels and len(stem) > 2:
                for root in _unsoften(stem):
                    yield root + self._written("īt")
                if stem.endswith("in") or stem == "zin":
                    yield stem + self._written("āt")
        elif kind == "third":
            if last not in vowels and len(stem) > 2:
                for root in _unsoften(stem):
                    yield root + self._written("ēt")
                yield stem + self._written("āt")
        elif kind == "future":
            yield from self._first("past", stem)
        else:
            yield from self._first(kind, stem)

    def _first(self, kind: str, stem: str) -> Iterator[str]:
        roots = self._roots[kind]
        yield from roots.get(stem, ())
        for prefix in self._prefixes:  # atpazina has two of them
            if stem.startswith(prefix) and len(stem) > len(prefix):
                for infinitive in self._first(kind, stem[len(prefix) :]):
                    yield prefix + infinitive


def _soften(stem: str) -> str:
    if stem.endswith("j") and len(stem) > 1 and stem[-2] in "bpmv":
        return stem[:-1]
    return stem[:-1] + stem[-1].translate(_SOFT)


def _unsoften(stem: str) -> Iterator[str]:
    """saku: sacīt; raugu: raudzīt; but also meklē-like stems as they are."""
    yield stem
    if stem.endswith("k"):
        yield stem[:-1] + "c"
    elif stem.endswith("g"):
        yield stem[:-1] + "dz"


EXACT, FOLDED = _Verbs(str), _Verbs(fold)
