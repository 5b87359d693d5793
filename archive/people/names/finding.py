"""Finds the names of people in a Latvian text: given name and surname, or initials and surname.

A known given name (see `latvian.given_names`) with a surname that agrees is enough to be a person. If the first of two
capitalised words is on no list, the pair has to look like a name and like nothing else. Streets, schools and prizes
named after somebody are not people of the text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.declension import Case
from archive.latvian.given_names import given_name_readings
from archive.latvian.names import read_name
from archive.latvian.tokens import QUOTES, Token
from archive.people.names.families import family
from archive.people.names.found import PARTICLES, Found, as_particle, declined
from archive.people.names.initials import initials_and_surname, with_middle_initial
from archive.people.names.institutions import (
    bears_name,
    begins_institution,
    follows_institution,
    is_award,
    names_institution,
)
from archive.people.names.styles import styled
from archive.people.names.surname_first import is_called_in_capitals, surname_first
from archive.people.names.words import (
    NO_GIVEN_NAME,
    PLAIN,
    agree,
    agrees_with_calendar,
    in_small_letters,
    is_function_word,
    is_known_given,
    is_no_given,
    is_of_no_nation,
    is_person_noun,
    is_short_in_capitals,
    is_womans_by_ending,
    keeps_surname,
    looks_foreign,
    may_be_surname,
    office_before,
    two_agree,
)
from archive.people.offices.nouns import is_institution_noun, is_part_noun, office_forms
from archive.people.verbs import SPEAKING
from archive.people.word_classes import is_verb
from archive.places.register import register
from archive.places.territories import is_territory

_LONGEST_ABBREVIATION = 4  # letters; by convention
_LONGEST_PLACE = 3  # words of a state's or a body's name, in which somebody holds an office
_SENTENCE_STARTERS = frozenset(".!?:;\n-–—•*…")
# Behind the first word of a name stands another one with a capital, or one of these: `A. Kalna`, `Līga un Juris Kalni`.
_WITHIN_NAMES = PARTICLES | {".", "un"}


def find_names(text: str, tokens: Sequence[Token]) -> list[Found]:
    """Find all names of people, in order. Those that are not `sure` need an office, a verb or a second mention."""
    found: list[Found] = []
    after = 0
    for at, (word, _, _) in enumerate(tokens):
        if at < after or not word[0].isupper():
            continue
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if not following[:1].isupper() and following not in _WITHIN_NAMES:
            continue  # as most words with a capital, which begin a sentence
        name = (
            initials_and_surname(text, tokens, at)
            or with_middle_initial(text, tokens, at)
            or _surname_first(tokens, at)
            or _full_name(text, tokens, at)
        )
        if names := [name] if name else _family(tokens, at):
            found += names
            after = names[-1].after
    return found


def _family(tokens: Sequence[Token], at: int) -> list[Found]:
    names = family(tokens, at)
    return [
        Found(
            first,
            after,
            tokens[first].start,
            tokens[after - 1].end,
            name.nominative.split(),
            name,
            is_fixed=True,
        )
        for name, first, after in zip(names or (), (at, at + 2), (at + 1, at + 4), strict=False)
    ]


def _surname_first(tokens: Sequence[Token], at: int) -> Found | None:
    words = surname_first(tokens, at)
    if words is None:
        return None
    return Found(at, at + 2, tokens[at].start, tokens[at + 1].end, words, read_name(words))


def _full_name(text: str, tokens: Sequence[Token], at: int) -> Found | None:
    run = _run(text, tokens, at)
    if len(run) < 2 or is_called_in_capitals(tokens, at):
        return None
    first = _plain(tokens[run[0]].text)
    second, style = tokens[at + 1].text, tokens[at + 2].text if at + 2 < len(tokens) else ""
    if run[1] == at + 1 and (name := styled([first, second], style)):
        return Found(at, at + 3, tokens[at].start, tokens[at + 1].end, [first, second], name, is_fixed=True)
    if first.lower() in PARTICLES and run[1] - at > 1:
        return None  # a surname alone: `Van der Lapa uzsvēra`
    known = is_known_given(first) and agrees_with_calendar(first, tokens[run[1]].text)
    if not known and ("\t" in text[tokens[at].start : tokens[run[1]].end] or not _may_be_name(tokens, run)):
        return None  # two cells of a table are one name only if the first is a given name
    if not known and (
        (office_forms(first) and (len(run) > 2 or starts_sentence(tokens, at)))
        or (is_person_noun(first.lower()) and starts_sentence(tokens, at) and not is_of_no_nation(first.lower()))
        or (is_known_given(tokens[run[1]].text) and _is_before_given(tokens, run, first.lower()))
    ):
        return None  # Dziedātājs Miks Dukurs, Ministrs Kalniņš, Meitene Laura
    length = _length(tokens, run)
    if length < 2:
        return None
    last = run[length - 1]
    start, end = tokens[at].start, tokens[last].end
    words = [_plain(as_particle(tokens[one].text, tokens[at].text)) for one in range(at, last + 1)]
    name = read_name(declined(words))
    is_state = known and NO_GIVEN_NAME.match(first) is not None  # Īrija is a given name too
    if (is_state or not known) and (names_institution(tokens, last + 1) or is_territory(words, "lv")):
        return None  # Sekretariāta Darba grupa, Saūda Arābija
    if length == 2 and _place_case(words[1]) == "gen" and names_institution(tokens, last + 1):
        return None  # centra Marta Liepājas filiāle
    if is_institution_noun(first) and at and _place_case(tokens[at - 1].text) == "gen":
        return None  # Rīgas Domes Labklājības departaments: Dome is a given name too
    behind = last + 1 + (name.case == "gen" and begins_institution(tokens, last + 1))
    may_own = name.case in ("gen", "nom") and _may_be_genitive(first)
    if may_own and follows_institution(tokens, behind) and not office_before(tokens, at):
        return None
    is_held = office_before(tokens, at) and not is_verb(tokens[at - 1].text.lower())
    if name.case == "gen" and bears_name(tokens, last + 1) and not is_held:
        return None
    if _is_quoted_whole(text, start, end):
        return None  # SIA "Jānis Roze", a film
    # Every sentence begins with a capital, so an unknown pair there needs a witness.
    is_dative = all(word.endswith(("am", "im", "um")) for word in words)
    is_foreign = not is_dative and any(map(looks_foreign, words))  # no Latvian nominative ends like this
    doubtful = starts_sentence(tokens, at) or is_foreign or not agree(words, PLAIN)
    sure = known or not doubtful
    return Found(at, last + 1, start, end, words, name, sure=sure)


def _may_be_genitive(given: str) -> bool:
    """Whether a given name may be a genitive, as before a thing named after somebody: `Kārļa`, but not `Anna`."""
    readings = given_name_readings(given)
    return not readings or any(one.case == "gen" for one in readings)


def _is_before_given(tokens: Sequence[Token], run: list[int], word: str) -> bool:
    """Whether an unknown word is not part of the name behind it: `Bet Mārtiņš Eihe`, `Stāsta Anna`, `Brāļi Jānis un`.

    Behind an office it is a given name too (`eksperts Klauss Pēters Šteins`), and also behind a verb of speaking if it
    agrees: `sacīja Klauss Pēters Šteins`.
    """
    if len(run) > 2 and not office_before(tokens, run[0]) and not _is_said_by(tokens, run):
        return True
    return is_verb(word) or (is_no_given(word) and starts_sentence(tokens, run[0]))


def _is_said_by(tokens: Sequence[Token], run: list[int]) -> bool:
    """Whether three words stand right behind a verb of speaking and may be one name in the nominative."""
    words = [tokens[at].text for at in run[:3]]
    if run[0] == 0 or tokens[run[0] - 1].text not in SPEAKING or not words[0].endswith(("s", "š", "a", "e")):
        return False
    return not is_person_noun(words[0].lower()) and agree(words, PLAIN) and read_name(words).case == "nom"


def _plain(word: str) -> str:
    return in_small_letters(word) if len(word) > 2 else word


def _run(text: str, tokens: Sequence[Token], at: int) -> list[int]:
    """The capitalised words from here on, one space apart, at most four; particles like `van der` are left out."""
    run = [at]
    here = at + 1
    while here < len(tokens) and len(run) < 4:
        token = tokens[here]
        if token.start != tokens[here - 1].end + 1 or text[token.start - 1] == "\n":
            break
        if as_particle(token.text, tokens[at].text) in PARTICLES:
            here += 1
            continue
        if not token.is_capitalised or len(token.text) < 2 or _credits(tokens, here):
            break
        run.append(here)
        here += 1
    return run


def _credits(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word behind a caption introduces the photographer: `Anna Kalna Foto: Juris Egle`."""
    return tokens[at].text.lower() == "foto" and at + 1 < len(tokens) and tokens[at + 1].text == ":"


def _length(tokens: Sequence[Token], run: list[int]) -> int:
    """How many words in a row are one name: two, or three if the middle one is a given name too; 0 if they are none."""
    first, second = tokens[run[0]].text, tokens[run[1]].text
    if not (may_be_surname(second) or is_short_in_capitals(first, second)):
        return 0
    if not two_agree(first, second):
        return 2 if keeps_surname(first, second) or is_womans_by_ending(first, second) else 0
    if len(run) > 2:
        third = tokens[run[2]].text
        middle_is_given = is_known_given(second) or run[2] - run[1] > 1
        if _ABSTRACT.fullmatch(third) or (
            third.isupper() and not (is_known_given(_plain(second)) or _PATRONYMIC.fullmatch(second))
        ):
            return 2  # Annas Kalnas Atzinības raksts, NO ANNAS KALNAS ARHĪVA
        plain = middle_is_given or not (
            third.endswith(("ā", "ē", "ī"))
            or NO_GIVEN_NAME.match(third)
            or begins_institution(tokens, run[2])
            or is_award(tokens, run[2])
        )
        if plain and may_be_surname(third) and agree([first, second, third]):
            if not middle_is_given and _begins_another(tokens, run):
                return 2
            return 2 if _is_another_given(first, second, third) else 3
    return 2


def _begins_another(tokens: Sequence[Token], run: list[int]) -> bool:
    """Whether the third word begins another name: `Atšķirībā no Jura Kalna Daina Bērza uzskata`."""
    if len(run) < 4:
        return False
    third, fourth = tokens[run[2]].text, tokens[run[3]].text
    return is_known_given(third) and not is_known_given(fourth) and may_be_surname(fourth) and two_agree(third, fourth)


def _is_another_given(first: str, second: str, third: str) -> bool:
    """Whether a word behind a name is a given name in another case: `Anna Kalna Pēteri atceras`."""
    cases = {one.case for one in given_name_readings(third) if one.case != "loc"}
    return bool(cases) and "nom" not in cases and read_name([first, second]).case not in cases


def _may_be_name(tokens: Sequence[Token], run: list[int]) -> bool:
    """Whether words that begin with no known given name look like a name and like nothing else."""
    at = run[0]
    with_office = office_before(tokens, at)
    last = tokens[run[-1]].text
    # eksperte Rasna KALNRAGA
    in_capitals = with_office and len(run) == 2 and len(last) > _LONGEST_ABBREVIATION and last.isupper()
    if len(run) > 3 or any(_is_no_part(tokens[one].text) for one in (run[:1] if in_capitals else run)):
        return False
    for one in run:
        case = _place_case(tokens[one].text)
        if case and (case in ("gen", "loc") or one > at or not with_office):
            return False  # but `žurnāliste Madona Kalniņa`
    before = tokens[at - 1].text if at else ""
    is_called = is_institution_noun(before) and not before.endswith(("ā", "ē", "ī"))  # biedrība Patvērums Drošā māja
    if is_called or _goes_on_from_capital(tokens, at):
        return False
    first = tokens[at].text
    lower = first.lower()
    if lower in SPEAKING or (is_verb(lower) and tokens[run[1]].text.endswith(("u", "as", "es", "ās", "ai", "am"))):
        return False  # Vadīja Lauku atbalsta dienesta direktore; but Nadīja Savčenko is a name
    if is_function_word(lower) or lower in PARTICLES or _ADVERB.match(first):
        return False  # `Van Bergs` at the beginning of a sentence has no given name
    if _NO_ENDING.fullmatch(first):
        return False
    if with_office and first.endswith("ā"):
        return len(run) == 2 and not is_known_given(tokens[run[1]].text)  # prezidents Nikolā Lekuks
    return with_office or not first.endswith(("as", "es", "us", "ā"))


def _is_no_part(word: str) -> bool:
    """Whether a capitalised word cannot be part of an unknown name: an abbreviation, `Vasaras`, the noun of a body."""
    if word.isupper() or len(word) < 3 or any(c.isupper() for c in _PREFIX.sub("", word)[1:] if "-" not in word):
        return True
    return NO_GIVEN_NAME.match(word) is not None or is_institution_noun(word) or is_part_noun(word)


def _goes_on_from_capital(tokens: Sequence[Token], at: int) -> bool:
    """Whether another capitalised word stands right before, so the row begins earlier.

    False if that word is where somebody holds an office or comes from: `vēstnieks Latvijā Stens Kalns`, `eksperts no
    Somijas Stens Kalns`; and if it begins a sentence.
    """
    before = tokens[at - 1] if at else None
    if before is None or not before.is_capitalised or before.end + 1 != tokens[at].start:
        return False
    if starts_sentence(tokens, at - 1):
        return False
    if before.text.endswith("ajā") and tokens[at].text.endswith(("ā", "ē", "ī")):
        return True  # vēstnieks Apvienotajā Karalistē
    first = at - 1
    while at - first < _LONGEST_PLACE and tokens[first - 1].is_capitalised:
        first -= 1  # vēstniece Latvijas Republikā
    if before.text.endswith(("ā", "ē", "ī")) and office_before(tokens, first):
        return False
    is_from = before.text.endswith(("as", "es", "u")) and tokens[at - 2].text == "no"
    return not (is_from and office_before(tokens, at - 2))


def _place_case(word: str) -> Case | None:
    """The case in which a word is the name of a town or a municipality; None if it is neither."""
    place = register().bases.get(word) or register().towns.get(word)
    return place[1] if place else None


_PREFIX = re.compile(r"[A-Z]['’]|Ma?c(?=[A-Z])")  # O'Nīls, McDonald
# `Lielajai`, `Savās`, `Stāstot`; but `Kajai` is a form of a name in -a.
_NO_ENDING = re.compile(r"\w{2,}aj(?:ā|am|ai|os|ās)|\w*(?:ais|ās|os|iem|ām|ot|ies)")
_PATRONYMIC = re.compile(r"\w+(?:VNA|IČNA|VIČ[SA])")  # OLGA PETROVNA KALNA
_ABSTRACT = re.compile(r"\w+(?:īb|šan)(?:a|as|ai|u|ā)")  # Atzinības raksts
_ADVERB = re.compile(r".*(?:ēj|īg|isk|oš)ie?$")  # Sākotnēji, and Vispārējie


def starts_sentence(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token is the first in its sentence or in a quotation."""
    return not at or tokens[at - 1].text[0] in _SENTENCE_STARTERS or tokens[at - 1].text[0] in QUOTES


def _is_quoted_whole(text: str, start: int, end: int) -> bool:
    return bool(start) and text[start - 1] in QUOTES and end < len(text) and text[end] in QUOTES
