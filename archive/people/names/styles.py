"""Reads names with a style behind them: `Andra Bērziņa kungam`, `Dace Kalnas kundze`.

The surname is in the genitive, and only the style shows gender and case; the given name has either case.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import Case, Gender, name_forms
from archive.latvian.given_names import given_name_readings
from archive.latvian.names import PersonName
from archive.latvian.surnames import NOT_FAR_FETCHED, surname_readings

_STYLED: tuple[tuple[str, Gender], ...] = (("kungs", "m"), ("kundze", "f"), ("jaunkundze", "f"))
STYLES: dict[str, tuple[Gender, Case]] = {
    form: (gender, case) for style, gender in _STYLED for form, case in name_forms(style, gender) if case != "loc"
}
"""All forms of the styles, with the gender and case that they show."""


def styled(words: Sequence[str], style: str) -> PersonName | None:
    """The name of given name and surname before a word; None if that is no style, or the name does not fit it."""
    if style not in STYLES or len(words) != 2:
        return None
    gender, case = STYLES[style]
    given = [one for one in given_name_readings(words[0]) if one.gender == gender and one.case in (case, "gen", "nom")]
    surname = [
        one
        for one in surname_readings(words[1])
        if (one.gender, one.case) == (gender, "gen") and one.weight >= NOT_FAR_FETCHED
    ]
    if not given or not surname:
        return None
    best = max(given, key=lambda one: one.weight), max(surname, key=lambda one: one.weight)
    return PersonName(" ".join(one.nominative for one in best), gender, case, certain=True)
