"""The forms of a Latvian noun whose nominative and genitive are known (T. Mathiassen, A Short Grammar of Latvian)."""

from __future__ import annotations

# (ending of the nominative, ending of the genitive) -> endings of the other cases: dative, accusative, locative.
_PARADIGMS: dict[tuple[str, str], tuple[str, str, str]] = {
    ("a", "as"): ("ai", "u", "ā"),
    ("e", "es"): ("ei", "i", "ē"),
    ("s", "a"): ("am", "u", "ā"),
    ("us", "us"): ("um", "u", "ū"),
    ("i", "u"): ("iem", "us", "os"),
    ("as", "u"): ("ām", "as", "ās"),
    ("is", "u"): ("īm", "is", "īs"),
    ("s", "s"): ("ij", "i", "ī"),
}


def noun_forms(nominative: str, genitive: str) -> dict[str, str]:
    """Form -> case ("nom", "gen", "dat", "acc", "loc"); where the nominative and the genitive are the same, "gen".

    `noun_forms("Liepāja", "Liepājas")` has "Liepājā": "loc". Raises ValueError for endings of no declension.
    """
    for (plain, owning), (dative, accusative, locative) in _PARADIGMS.items():
        if not (nominative.endswith(plain) and genitive.endswith(owning)):
            continue
        stem = nominative[: -len(plain)]
        if plain == owning and nominative != genitive:
            continue
        changed = genitive[: -len(owning)]  # Cēsis, Cēsu; Burtnieki, Burtnieku; Ropaži, Ropažu
        if plain not in ("is", "i") and changed != stem:
            continue
        forms: dict[str, str] = {}
        for form, case in (
            (genitive, "gen"),
            (nominative, "nom"),
            (stem + dative, "dat"),
            (stem + accusative, "acc"),
            (stem + locative, "loc"),
        ):
            forms.setdefault(form, case)
        return forms
    raise ValueError(f"{nominative}, {genitive} is no pair of a Latvian noun's nominative and genitive")
