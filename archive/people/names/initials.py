"""Finds names with initials: `R. Saliņa`, `A. B. Kalniņš`, `Džons F. Lapegle`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.given_names import given_name_readings
from archive.latvian.names import read_name
from archive.latvian.tokens import QUOTES, Token
from archive.people.names.found import PARTICLES, Found
from archive.people.names.institutions import follows_institution
from archive.people.names.words import (
    agrees_with_calendar,
    in_small_letters,
    is_function_word,
    is_known_given,
    is_person_noun,
    looks_foreign,
    office_before,
)
from archive.people.offices.nouns import is_institution_noun, is_part_noun, office_forms
from archive.people.streets import is_street
from archive.people.word_classes import is_verb

_INITIAL = re.compile(r"(?:[A-ZĀČĒĢĪĶĻŅŠŪŽ]|Dz|Dž|Ch|Kr|Fr|Al|Ed|Ev|Th|St|Jān)$")
_LOCATIVE = ("ā", "ē", "ī")
_FEWEST_CAPITALS = 4  # letters of a surname in capitals; shorter words are abbreviations; by convention
_PARTS = re.compile(r"(?:sa)?daļ|pielikum|grup|klas|kategorij|korpus|variant|posm|punkt|tabul|attēl|līmeni|zon")
_NUMERALS = frozenset("IVXLCDM")
_MOST_INITIALS = 3  # A. B. C. Kalniņš; by convention


def initials_and_surname(text: str, tokens: Sequence[Token], at: int) -> Found | None:
    """`L.Stabiņa`, `R. Saliņai`, `A. B. Kalniņš`; but no initial behind a given name: `Anna K. Viņa …`."""
    if _touches(tokens, at) and is_known_given(tokens[at - 1].text):
        return None
    return _surname_behind(text, tokens, at)


def _surname_behind(text: str, tokens: Sequence[Token], at: int) -> Found | None:
    """The name whose initials begin at token `at`, with the surname behind them."""
    here = at
    words: list[str] = []
    while (
        here + 1 < len(tokens)
        and len(words) <= _MOST_INITIALS
        and tokens[here + 1].text == "."
        and _INITIAL.match(tokens[here].text)
    ):
        words.append(tokens[here].text + ".")
        here += 2
    while here + 1 < len(tokens) and words and tokens[here].text in PARTICLES:
        words.append(tokens[here].text)
        here += 1
    if not words or here >= len(tokens) or len(words) > _MOST_INITIALS:
        return None
    surname = tokens[here]
    gap = surname.start - tokens[here - 1].end
    if not surname.is_capitalised or gap > 1 or len(surname.text) < 3:
        return None
    if surname.text.isupper() and not _is_in_capitals(tokens, at, here):
        return None
    following = tokens[here + 1] if here + 1 < len(tokens) else None
    is_style = words == ["V.", "E."] or (words == ["E."] and at > 1 and tokens[at - 2].text == "V")
    if is_style and following and following.is_capitalised:
        return None  # V.E. Sāra Kalna: Her Excellency
    if is_institution_noun(surname.text) or follows_institution(tokens, here + 1) or is_street(text, surname.end):
        return None
    if gap and is_function_word(surname.text.lower()):
        return None  # `stāsta Anna K. Vakar viņa`: a sentence begins
    plain = in_small_letters(surname.text)
    name = read_name([plain])
    return Found(at, here + 1, tokens[at].start, surname.end, [*words, plain], name, is_initial=True)


def _is_in_capitals(tokens: Sequence[Token], at: int, surname: int) -> bool:
    """Whether a word in capitals behind an initial is a surname: `A. KALNA uzsvēra`, but not `I. IEVADS`, `A. DAĻA`.

    In headings, other words are in capitals too, and a number of a part can look like an initial.
    """
    word = tokens[surname].text
    beside = [tokens[here] for here in (at - 1, surname + 1) if 0 <= here < len(tokens)]
    if len(word) < _FEWEST_CAPITALS or any(
        one.text in QUOTES or (one.text.isupper() and len(one.text) > 1) for one in beside
    ):
        return False
    if office_forms(word.lower()) or is_part_noun(word) or _PARTS.match(word.lower()) or is_function_word(word.lower()):
        return False
    opens = not at or tokens[at - 1].text[0] == "\n"
    following = tokens[surname + 1].text if surname + 1 < len(tokens) else "\n"
    return not opens or following in (":", ",", "(") or (following[:1].islower() and tokens[at].text not in _NUMERALS)


def with_middle_initial(text: str, tokens: Sequence[Token], at: int) -> Found | None:
    """`vicekonsuls Kelly H. Busby`, `Džons F. Lapegle uzsvēra`, `(Virginia M.Kendall)` behind the name in Latvian.

    Not `stāsta Anna K. Darba devējs …`: victims are named without their surname, and a sentence begins.
    """
    given = tokens[at]
    if office_forms(given.text) or given.text.isupper() or not _touches(tokens, at + 1):
        return None
    found = _surname_behind(text, tokens, at + 1)
    if found is None or len(found.words) != 2:
        return None
    surname = found.words[-1]
    is_expected = office_before(tokens, at) or (at > 0 and tokens[at - 1].text == "(")
    following = tokens[found.after].text.lower() if found.after < len(tokens) else ""
    is_plain = not (office_forms(surname) or is_person_noun(surname.lower()))
    if is_known_given(given.text):
        may_be_named = is_expected or (is_plain and (is_verb(following) or _is_declined(given.text)))
    else:
        may_be_named = is_expected and not given.text.endswith(_LOCATIVE)  # `pārstāvis Rīgā S. Kalns`
    if not may_be_named:
        return None
    if not (agrees_with_calendar(given.text, surname) or looks_foreign(surname)):
        return None
    words = [given.text, *found.words]
    return Found(at, found.after, given.start, found.end, words, read_name([given.text, surname]))


def _is_declined(given: str) -> bool:
    """Whether a given name is not a nominative, as the first word of a sentence usually is: `Jāņa A. Eglīša vadībā`."""
    readings = given_name_readings(given)
    return bool(readings) and all(one.case != "nom" for one in readings)


def _touches(tokens: Sequence[Token], at: int) -> bool:
    """Whether only a space separates a token from a capitalised word before it."""
    before = tokens[at - 1] if 0 < at < len(tokens) else None
    return before is not None and before.is_capitalised and tokens[at].start == before.end + 1
