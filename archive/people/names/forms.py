"""The genders and cases in which a Latvian name may stand, by its written form."""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import Case, Gender
from archive.latvian.given_names import gender_of, given_name_readings
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
    by_noun = person_forms(noun)
    if by_noun.isdisjoint(forms) and all(gender == "f" for gender, _ in by_noun):
        # In `sieva Alona Kalna`, she is not the Alons of the calendar.
        forms = (by_noun & _forms_of_words(found, by_ending=True)) or forms
    forms = forms & by_noun or forms  # krustmāte A. Kalna
    gender = _relative_gender(tokens, found.after) or _gender_of_original(found, tokens)
    return frozenset(form for form in forms if form[0] == gender) or forms


def _relative_gender(tokens: Sequence[Token], at: int) -> Gender | None:
    """The gender that `kurš` or `kura` behind a comma shows: `ar Gintu Lapiņu, kura atzīst`.

    `kura` is also the genitive of a man's pronoun (`kura grāmata`), but not before a verb.
    """
    words = [token.text.lower() for token in tokens[at : at + 3]]
    if len(words) < 3 or words[0] != ",":
        return None
    return "f" if words[1] == "kura" and is_verb(words[2]) else _RELATIVE.get(words[1])


def _gender_of_original(found: Found, tokens: Sequence[Token]) -> Gender | None:
    """The gender that a name in its own language, in brackets behind it, shows: `ar Veronu Mērgu (Verona Murg)`.

    Only -a shows it: many a woman's given name ends like `Ingrid`.
    """
    behind = tokens[found.after : found.after + 3]
    if len(behind) < 3 or behind[0].text != "(" or not (behind[1].is_capitalised and behind[2].is_capitalised):
        return None
    given, as_written = behind[1].text, found.words[0]
    is_hers = given.endswith("a") and given[0] == as_written[0] and not given_name_readings(as_written)
    return "f" if is_hers and gender_of(given) == "f" else None


def _forms_of_words(found: Found, *, by_ending: bool = False) -> frozenset[tuple[Gender, Case]]:
    if found.is_fixed and found.name.gender:
        return frozenset([(found.name.gender, found.name.case)])
    forms = set(_ALL_FORMS)
    words = declined(found.words)
    for at, word in enumerate(words):
        is_given = at < len(words) - 1
        readings = (given_name_readings(word) if is_given and not by_ending else ()) or surname_readings(word)
        own = {(one.gender, one.case) for one in readings if one.weight >= LIKELY_ENOUGH}
        if is_given and word[-1] in "eēīiouūā" and not given_name_readings(word):
            continue
        forms &= own
    return frozenset(forms) or _ALL_FORMS
