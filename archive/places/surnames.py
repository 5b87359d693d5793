"""Recognises surnames that look like places, by the words before and after them, such as given names and initials."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.latvian.given_names import given_name_readings
from archive.latvian.tokens import Token
from archive.places.english import without_possessive
from archive.places.names import Name
from archive.places.register import register
from archive.places.words import forms_of

# Words after a genitive that show a person: `pēc Aigas Priekules teiktā`. Judged.
_OF_PERSONS = frozenset(
    "teiktā teiktais teiktajam sacītā stāstītā vārdiem domām ieskatā uzskatā viedoklī viedoklis viedokļa skatījumā "
    "vērtējumā vadībā vadīta vadīto vadītā puses".split()
)
# Forms of address for one person: `Rojas kundze`, `Ms Roja`.
_ADDRESSES = frozenset(form.text for form in forms_of("kungs kundze jaunkundze") if form.number == "sg")
_TITLES = frozenset("Mr Mr. Mrs Mrs. Ms Ms. Miss Dr Dr. Minister President Judge Inspector".split())
# Nouns for people by what they do or are, in the two cases in which a woman's name differs from a genitive.
_WHO = re.compile(
    r"\w*(?:tāj[sa]|tājai|nieks|niec(?:e|ei)|ist(?:s|e|ei)|tor(?:s|e|ei)"
    r"|(?:ministr|deputāt|prezident|referent|docent|asistent|konsultant)(?:s|e|ei))"
)
_FROM_AND_IN = frozenset(["from", "in", "near"])
# After these, `to` takes a place. Otherwise it may not: `spoke to Ogre`, `according to Ogre`.
_MOTION = re.compile(r"mov(?:ed?|es|ing)|travel\w*|driv\w+|drove|fled|returned|back|way|road|train|bus")


# Verbs whose `uz` takes a person: for looking, pointing, shouting or shooting at somebody, or relying on them. Judged.
_AT_WHOM = re.compile(
    r"(?:ne|pa|uz|no|at|ap|ie)*(?:skat[āīi]|raudz|raug|lūko|blenz|rād[aīi]|klie[dg]z?|dusmo|dusmīg|šāv|šauj|bļ[aā][uv]"
    r"|paļ[aā][uv]|apvain)\w*"
)


def is_at_somebody(tokens: Sequence[Token], at: int) -> bool:
    """Whether `uz` and a verb that takes a person precede the name at a token: `skatījās uz Roju`."""
    if at < 2 or tokens[at - 1].text.lower() != "uz":
        return False
    return any(_AT_WHOM.fullmatch(token.text.lower()) for token in tokens[max(0, at - 3) : at - 1])


def is_surname(name: Name, tokens: Sequence[Token], following: Sequence[str]) -> bool:
    """Whether the words around a name show that it is a surname.

    Before the name, a given name, an initial, a title or an office shows it (`Jānis Roja`, `J. Roja`, `Ms Roja`,
    `skolotāja Roja`); after the name, a form of address (`Rojas kundze`).
    """
    if _has_initial(name, tokens) or _has_given_name(name, tokens) or _is_addressed(name, tokens, following):
        return True
    return name.case in ("nom", "dat") and name.at > 0 and bool(_WHO.fullmatch(tokens[name.at - 1].text))


def is_surely_surname(name: Name, tokens: Sequence[Token], following: Sequence[str]) -> bool:
    """Whether a positive answer of `is_surname` also holds for the same name elsewhere in the text.

    A genitive may be a place after the genitive of an owner (`Ilzes Siguldas dzīvoklī`), or after a nominative that is
    spelt like a genitive (`Sandra Bauskas tirgū`). It is a person if nothing follows, or a word such as `teiktā`.
    """
    if _has_initial(name, tokens) or _is_addressed(name, tokens, following):
        return True
    if name.case != "gen":
        return _has_given_name(name, tokens)
    return not following or following[0] in _OF_PERSONS


def is_behind_direction(name: Name, tokens: Sequence[Token], following: Sequence[str]) -> bool:
    """Whether the Latvian word before a name states a direction, and therefore takes a place: `no Ogres`, `uz Ogri`.

    In `uz Ogres jautājumu` and `no Ogres puses`, the direction belongs to another noun.
    """
    before = tokens[name.at - 1].text.lower() if name.at else ""
    if before == "no":
        return not following or following[0] not in _OF_PERSONS
    return before in ("uz", "līdz") and name.case != "gen" and not is_at_somebody(tokens, name.at)


def is_behind_english_direction(at: int, tokens: Sequence[Token]) -> bool:
    """Whether the English words before a name state a direction or position, and therefore take a place.

    They do in `from Ogre` and `moved to Ogre`, but in `in Ogre's view` the preposition belongs to another noun.
    """
    before = [token.text.lower() for token in tokens[max(0, at - 3) : at]]
    if not before or without_possessive(tokens[at].text) != tokens[at].text:
        return False
    if before[-1] != "to":
        return before[-1] in _FROM_AND_IN
    return before[0] == "from" or (len(before) > 1 and bool(_MOTION.fullmatch(before[-2])))


def _has_initial(name: Name, tokens: Sequence[Token]) -> bool:
    if name.at < 2 or tokens[name.at - 1].text != ".":
        return False
    initial = tokens[name.at - 2].text
    return len(initial) <= 2 and initial[0].isupper() and not initial[1:].isupper()  # `J.`, `Dž.`, but `ES.`


def _has_given_name(name: Name, tokens: Sequence[Token]) -> bool:
    before = tokens[name.at - 1] if name.at else None
    if before is None or not before.is_capitalised or before.end + 1 != tokens[name.at].start:
        return False
    given = before.text.capitalize() if before.text.isupper() else before.text
    return any(one.case == name.case != "loc" for one in given_name_readings(given))


def _is_addressed(name: Name, tokens: Sequence[Token], following: Sequence[str]) -> bool:
    if any(one.is_city for one in register().by_base.get(name.base, ())):
        return False  # `Rīgas kundze` is a lady from Rīga
    before = tokens[name.at - 1].text if name.at else ""
    if before == "." and name.at > 1:
        before = tokens[name.at - 2].text + before
    if before in _TITLES:
        return True
    return name.case == "gen" and bool(following) and following[0] in _ADDRESSES
