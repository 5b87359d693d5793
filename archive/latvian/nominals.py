"""Latvian nouns, adjectives and names: a form -> the stem and the declension it may belong to.

The cut is LatvianStemmer's. It puts all words with one stem together (dzīvs, dzīve); the ending tells them apart, for
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
for _declension, _its_endings in _DECLENSIONS.items():
    for _one in _its_endings.split():
        _CLASSES[_one].append(_declension)

# In three declensions some endings soften the consonant before them: brālis, brāļa; sieviete, sieviešu; nakts, nakšu.
# LatvianStemmer leaves t, d, s, z -> š, ž alone, for no rule tells which it was: each gets a key.
_SOFTENING = {"is": "a u i iem us os".split(), "e": ["u"], "fs": ["u"]}
_SOFT_ENDS = [
    ("šņ", "sn"), ("žņ", "zn"), ("šļ", "sl"), ("žļ", "zl"), ("ļņ", "ln"), ("ņņ", "nn"), ("ļļ", "ll"),
    ("kš", "kst kt ks"), ("pj", "p"), ("bj", "b"), ("mj", "m"), ("vj", "v"), ("ņ", "n"), ("ļ", "l"), ("č", "c"),
    ("dž", "dz"), ("ģ", "g"), ("ķ", "k"), ("š", "t s"), ("ž", "d z"),
]  # fmt: skip

_VOWEL = re.compile("[aāeēiīouū]")
_COMPARATIVE = re.compile(
    "(?:vis)?(.{2,})āk(?:s|a|am|u|ā|i|iem|us|os|ai|as|ām|ās|ais|ajam|o|ajā|ie|ajiem|ajos|ajai|ajām|ajās)?"
)


def nominals(form: str) -> Iterator[str]:
    """Keys of a form in lower case, such as `sieviet-e`: a stem, a hyphen and a declension.

    A form that no ending was taken from is its own stem, with no declension.
    """
    ending = _ending(form)
    stem = form[: len(form) - len(ending)]
    for declension in _CLASSES.get(ending, ("",)):
        yield f"{stem}-{declension}"
        if ending in _SOFTENING.get(declension, ()):
            yield from (f"{hard}-{declension}" for hard in _hardened(stem))
    if form.endswith(("ns", "ss")):
        yield f"{form[:-1]}-is"  # akmens, mēness: nominatives in -s of the declension of -is
    if comparative := _COMPARATIVE.fullmatch(form):
        yield f"{comparative[1]}-s"


def _ending(form: str) -> str:
    stem = light_stem(form)
    ending = ""
    if stem != form:
        # A softened stem is as long as the hard one, but for kš -> kst and pj -> p.
        length = len(form) - len(stem) + stem.endswith("kst") * (form[: len(stem)] != stem)
        ending = form[-length:].removeprefix("j") if stem[-1] in "bpmv" else form[-length:]
    elif len(form) in (3, 4) and form[-1] in "aāeēiīosšu" and _VOWEL.search(form[:-1]):
        ending = form[-1]  # upe, acs: too short for LatvianStemmer
    elif len(form) > 3 and form.endswith(("ām", "ēm", "em")):
        ending = form[-2:]
    longer = form[-len(ending) - 1 :]
    if len(form) in (4, 5) and longer in _CLASSES and _VOWEL.search(form[: -len(longer)]):
        return longer  # upes, upei, where LatvianStemmer leaves upe
    return ending


def _hardened(stem: str) -> list[str]:
    for soft, hard in _SOFT_ENDS:
        if stem.endswith(soft):
            return [stem.removesuffix(soft) + consonants for consonants in hard.split()]
    return []
