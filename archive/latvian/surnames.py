"""How a surname, or any name that is on no list, can be read: from its ending alone."""

from __future__ import annotations

from functools import lru_cache

from archive.latvian.given_names import Case, Gender, Reading
from archive.latvian.softening import harden
from archive.latvian.tokens import MOST_JOINED

# (ending, ending of the nominative, gender, case, weight): unlike the rest, these need no change of the stem.
_ENDINGS: tuple[tuple[str, str, Gender, Case, float], ...] = (
    ("ajam", "ais", "m", "dat", 0.9),
    ("ajai", "ā", "f", "dat", 0.9),
    ("ais", "ais", "m", "nom", 1.0),
    ("iem", "s", "m", "dat", 0.9),  # the whole family, or several: Dikensiem
    ("am", "s", "m", "dat", 0.8),
    ("am", "a", "m", "dat", 0.5),
    ("em", "e", "m", "dat", 0.8),
    ("im", "is", "m", "dat", 0.8),
    ("um", "us", "m", "dat", 0.6),
    ("ai", "a", "f", "dat", 0.9),
    ("ei", "e", "f", "dat", 0.9),
    ("as", "a", "f", "gen", 0.9),
    ("as", "a", "m", "gen", 0.5),
    ("es", "e", "f", "gen", 0.9),
    ("es", "e", "m", "gen", 0.5),
    ("ās", "ā", "f", "gen", 0.7),
    ("us", "us", "m", "nom", 0.9),
    ("us", "us", "m", "gen", 0.4),
    ("is", "is", "m", "nom", 1.0),
    ("u", "s", "m", "acc", 0.8),
    ("u", "a", "m", "acc", 0.4),
    ("u", "us", "m", "acc", 0.2),
    ("u", "a", "f", "acc", 0.9),
    ("i", "is", "m", "acc", 0.8),
    ("i", "e", "m", "acc", 0.3),
    ("i", "e", "f", "acc", 0.9),
    ("a", "a", "f", "nom", 1.0),
    ("a", "a", "m", "nom", 0.4),
    ("e", "e", "f", "nom", 1.0),
    ("e", "e", "m", "nom", 0.5),
    ("ā", "ā", "f", "nom", 0.7),
    ("ā", "ais", "m", "gen", 0.6),
    ("o", "ais", "m", "acc", 0.3),
    ("o", "ā", "f", "acc", 0.3),
    ("ā", "a", "f", "loc", 0.2),
    ("ē", "e", "f", "loc", 0.2),
)
_UNCHANGED = ("o", "i", "u", "ī", "ē", "ū", "ā", "y", "é")  # foreign names that keep one form
_CASES: tuple[Case, ...] = ("nom", "gen", "dat", "acc")
_SHORTEST_STEM = 2
_KEPT_IN_S = -0.5
_VOWELS = frozenset("aāeēiīoōuūy")
# A woman of the family Zatlers is Zatlere, of the family Jurjāns Jurjāne, though some take -a, as Kalna of Kalns does.
# So Zatlera is rather his genitive, by this much.
WITH_E = ("er", "el", "ān", "man", "son", "ton")
_LESS_WITH_A = 0.3
# A woman of the family Lācis is Lāce; so Lāča is nearly always his genitive. Bērziņa is hers.
_SOFTENED = ("č", "š", "ž", "ļ", "ņ", "bj", "mj", "pj", "vj")


@lru_cache(maxsize=4096)
def surname_readings(word: str) -> tuple[Reading, ...]:
    """All readings of a surname, most of them wrong; agreement with a given name and with a role sorts them out.

    Both halves of a hyphenated name are declined: `Sokolas-Sokolovas` is a genitive of Sokola-Sokolova. What has more
    than `MOST_JOINED` parts is no name.
    """
    if "-" in word:
        return _joined(*word.split("-", 1)) if word.count("-") < MOST_JOINED else ()
    found = []
    for ending, plain, gender, case, weight in _ENDINGS:
        stem = word[: -len(ending)]
        if not word.endswith(ending) or len(stem) < _SHORTEST_STEM or _VOWELS.isdisjoint(stem.lower()):
            continue
        if plain == "s" and stem.endswith("iņ"):
            plain = "š"
        if plain == "s" and stem[-1] in "ņļ" and case in ("dat", "acc"):
            plain = "š"
        if plain == "a" and gender == "f" and stem.endswith(WITH_E):
            weight -= _LESS_WITH_A
        if ending == "a" and case == "nom" and gender == "f" and stem.endswith(_SOFTENED) and not stem.endswith("iņ"):
            weight = 0.5
        found.append(Reading(stem + plain, gender, case, weight))
    # After a vowel -a is no genitive: Nia, Lea.
    if word.endswith("a") and len(word) > _SHORTEST_STEM and word[-2] not in _VOWELS:
        found += [Reading(name, "m", "gen", 0.9 - 0.3 * rank) for rank, name in enumerate(harden(word[:-1]))]
    if word.endswith(("s", "š")) and not word.endswith(("is", "us", "as", "es", "ās")):
        found.append(Reading(word, "m", "nom", 1.0))
    elif word.endswith(("as", "es")):
        found.append(Reading(word, "m", "nom", 0.1))
    if word.endswith(_UNCHANGED) or word[-1] not in "aesšāiuom":
        for gender in ("m", "f"):
            for case in _CASES:
                # A final -u is far more often the accusative of a name that is declined.
                # In -ai and -ei, far more often a woman's dative.
                weight = 0.15 if word.endswith(("u", "ai", "ei")) else 0.5
                found.append(Reading(word, gender, case, weight - (case != "nom") * 0.05))
    if word[-1] in "sš":
        # A woman's surname in the form of a man's (Elīna Šimkus), or one beside a given name that alone is declined.
        found += [Reading(word, "m", case, _KEPT_IN_S) for case in _CASES[1:]]
        found += [Reading(word, "f", case, _KEPT_IN_S) for case in _CASES]
    return tuple(found)


def _joined(first: str, second: str) -> tuple[Reading, ...]:
    left: dict[tuple[Gender, Case], Reading] = {}
    for reading in surname_readings(first):
        known = left.get((reading.gender, reading.case))
        if known is None or reading.weight > known.weight:
            left[reading.gender, reading.case] = reading
    return tuple(
        Reading(f"{half.nominative}-{other.nominative}", other.gender, other.case, (half.weight + other.weight) / 2)
        for other in surname_readings(second)
        if (half := left.get((other.gender, other.case)))
    )
