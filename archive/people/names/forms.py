"""The genders and cases in which a Latvian name may stand, by its written form."""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import Case, Gender
from archive.latvian.given_names import given_name_readings
from archive.latvian.surnames import LIKELY_ENOUGH, surname_readings
from archive.latvian.tokens import Token
from archive.people.names.found import Found, declined
from archive.people.names.words import person_forms
from archive.people.word_classes import is_verb

_ALL_FORMS: frozenset[tuple[Gender, Case]] = frozenset(
    (gender, case) for gender in ("m", "f") for case in ("nom", "gen", "dat", "acc")
)
_RELATIVE: dict[str, Gender] = {"kurš": "m", "kuram": "m", "kurai": "f", "kuras": "f"}


def possible_forms(found: Found, tokens: Sequence[Token]) -> frozenset[tuple[Gender, Case]]:
    """The genders and cases possible for all words of a name, the noun before it, and the pronoun behind it."""
    forms = _forms_of_words(found)
    noun = tokens[found.first - 1].text.lower() if found.first else ""
    forms = forms & person_forms(noun) or forms  # krustmāte A. Kalna
    gender = _relative_gender(tokens, found.after)
    return frozenset(form for form in forms if form[0] == gender) or forms


def _relative_gender(tokens: Sequence[Token], at: int) -> Gender | None:
    """The gender that `kurš` or `kura` behind a comma shows: `ar Gintu Lapiņu, kura atzīst`.

    `kura` is also the genitive of a man's pronoun (`kura grāmata`), but not before a verb.
    """
    words = [token.text.lower() for token in tokens[at : at + 3]]
    if len(words) < 3 or words[0] != ",":
        return None
    return "f" if words[1] == "kura" and is_verb(words[2]) else _RELATIVE.get(words[1])


def _forms_of_words(found: Found) -> frozenset[tuple[Gender, Case]]:
    if found.is_fixed and found.name.gender:
        return frozenset([(found.name.gender, found.name.case)])
    forms = set(_ALL_FORMS)
    words = declined(found.words)
    for at, word in enumerate(words):
        is_given = at < len(words) - 1
        readings = (given_name_readings(word) if is_given else ()) or surname_readings(word)
        own = {(one.gender, one.case) for one in readings if one.weight >= LIKELY_ENOUGH}
        if is_given and word[-1] in "eēīiouūā" and not given_name_readings(word):
            continue
        forms &= own
    return frozenset(forms) or _ALL_FORMS
