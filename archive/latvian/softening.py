"""The change of a consonant before the genitive's -a in the second declension: lācis, lāča."""

from __future__ import annotations

_SOFT = (
    *(("ln", "ļņ"), ("sn", "šņ"), ("zn", "žņ"), ("sl", "šļ"), ("zl", "žļ"), ("ll", "ļļ"), ("nn", "ņņ"), ("dz", "dž")),
    *(("b", "bj"), ("m", "mj"), ("p", "pj"), ("v", "vj"), ("c", "č"), ("d", "ž"), ("l", "ļ"), ("n", "ņ"), ("s", "š")),
    *(("t", "š"), ("z", "ž")),
)
_VOWELS = set("aāeēiīouū")


def _syllables(stem: str) -> int:
    return sum(
        1 for at, c in enumerate(stem) if c.lower() in _VOWELS and (at == 0 or stem[at - 1].lower() not in _VOWELS)
    )


def soften(stem: str) -> tuple[str, ...]:
    """The stems of the genitive of a noun in -is, most likely first: `soften("Lāc")` is ("Lāč",).

    Short names in -dis, -tis and -sis do not change (`Ulda`, `Gata`); both are given, for writers waver.
    """
    for hard, soft in _SOFT:
        if stem.endswith(hard):
            changed = stem[: -len(hard)] + soft
            if hard in ("d", "t", "s") and _syllables(stem) == 1:
                return stem, changed
            return (changed,)
    return (stem,)


def harden(stem: str) -> tuple[str, ...]:
    """The nominatives that a genitive's stem can come from, most likely first: `harden("Lāč")` begins with "Lācis".

    >>> harden("Bērziņ")[0], harden("Eglīš")[0], harden("Brazovsk")[0], harden("Kalēj")[0]
    ('Bērziņš', 'Eglītis', 'Brazovskis', 'Kalējs')
    """
    if stem.endswith("iņ"):
        return stem + "š", stem[:-1] + "nis"
    if stem.endswith(("sk", "ck", "dsk")):
        return stem + "is", stem + "s"
    if stem.endswith(("dž", "vič", "ovič", "evič", "uš")):
        return stem + "s", *_hardened(stem)
    if stem.endswith(("š", "ž", "č", "ļ", "ņ", "pj", "bj", "mj", "vj")):
        return *_hardened(stem), stem + "s"
    if stem.endswith("r"):
        return stem + "s", stem + "is"
    return (stem + "s",)


def _hardened(stem: str) -> tuple[str, ...]:
    if stem.endswith("īš"):
        return stem[:-1] + "tis", stem[:-1] + "sis"
    if stem.endswith("š"):
        softened = (stem[:-1] + "sis", stem[:-1] + "tis")
        return (stem + "s", *softened) if _syllables(stem) > 1 else softened
    return tuple(stem[: -len(soft)] + hard + "is" for hard, soft in _SOFT if stem.endswith(soft))
