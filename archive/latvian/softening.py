"""Consonants that change before some endings of the second, fifth and sixth declension: lācis, lāča."""

from __future__ import annotations

# The longest first. In most clusters both consonants change, but kst becomes kš (pākste, pākšu) and st stays (aste,
# astu).
_SOFT = (
    *(("kst", "kš"), ("kt", "kš"), ("ks", "kš"), ("st", "st")),
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
    """The softened stems, most likely first: for Lācis, Lāča, `soften("Lāc")` is ("Lāč",).

    Names of two syllables in -dis and -tis do not change (`Ulda`, `Gata`), while those in -sis do (`Anša`). But usage
    varies, so both stems are returned for all of them.
    """
    for hard, soft in _SOFT:
        if stem.endswith(hard):
            changed = stem[: -len(hard)] + soft
            if changed != stem and stem[-1] in "dts" and _syllables(stem) == 1:
                return (changed, stem) if stem.endswith("s") else (stem, changed)
            return (changed,)
    return (stem,)


_HARD: dict[str, list[str]] = {}
for _hard, _soft in _SOFT:
    if _hard != _soft:
        _HARD.setdefault(_soft, []).append(_hard)
_MOST_SOFT = max(map(len, _HARD))


def hard_stems(stem: str) -> list[str]:
    """The possible stems before softening: `hard_stems("nakš")` is nakst, nakt, naks; [] if the stem is not soft."""
    for length in range(_MOST_SOFT, 0, -1):
        if length <= len(stem) and (found := _HARD.get(stem[-length:])):
            return [stem[:-length] + hard for hard in found]
    return []


def harden(stem: str) -> tuple[str, ...]:
    """The possible nominatives for the stem of a genitive, most likely first: `harden("Lāč")` begins with "Lācis".

    >>> harden("Bērziņ")[0], harden("Eglīš")[0], harden("Brazovsk")[0], harden("Kalēj")[0], harden("Zaķ")[0]
    ('Bērziņš', 'Eglītis', 'Brazovskis', 'Kalējs', 'Zaķis')
    """
    if stem.endswith("iņ"):
        return stem + "š", stem[:-1] + "nis"
    if stem.endswith(("sk", "ck", "ķ", "ģ")):
        return stem + "is", stem + "s"
    if stem.endswith(("dž", "vič", "uš")):
        return stem + "s", *_hardened(stem)
    if stem.endswith(("š", "ž", "č", "ļ", "ņ", "pj", "bj", "mj", "vj")):
        return *_hardened(stem), stem + "s"
    if stem.endswith("r"):
        return stem + "s", stem + "is"
    return (stem + "s",)


def _hardened(stem: str) -> tuple[str, ...]:
    if stem.endswith(("īš", "aiš")):  # Kalnītis, Adamaitis
        return stem[:-1] + "tis", stem[:-1] + "sis"
    if stem.endswith("š"):
        softened = (stem[:-1] + "sis", stem[:-1] + "tis", *([stem[:-1] + "stis"] if stem.endswith("kš") else []))
        return (stem + "s", *softened) if _syllables(stem) > 1 else softened
    return tuple(stem[: -len(soft)] + hard + "is" for hard, soft in _SOFT if hard != soft and stem.endswith(soft))
