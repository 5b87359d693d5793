"""Splits an office from its institution, and recognises names of institutions.

An institution is recognised by its noun: `Liepājas pilsētas domes` is one, while its departments belong to the office,
as written. A company is recognised by its quoted name, a broadcaster by its capitals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from archive.people.offices.behind import GENITIVE, Behind
from archive.people.offices.kinds import ACRONYM, is_unquoted_name
from archive.people.offices.modifiers import ADJECTIVE, OF_TIME
from archive.people.offices.nouns import (
    ABBREVIATIONS,
    is_institution_noun,
    is_part_noun,
    is_undertaking,
    office_forms,
    stands_alone,
)
from archive.people.offices.phrases import Phrase
from archive.places.register import register

_COUNTRIES = frozenset("ASV ES PSRS AAE KF VFR LPSR KTR".split())
_ROMAN = re.compile(r"[IVXLC]+$")
# A name without a visible case: capitals, or an ending that no genitive has.
_UNDECLINED = re.compile(r"^[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,}\d*$|[^\W\daosuāš]$")
# People who represent somebody at an institution, or are there once, do not hold an office in it.
_REPRESENTS = re.compile(
    r"(?:pārstāv|vēstniek|vēstniec|deputāt|delegāt|sūtn|kandidāt|advokāt|aizstāv|viešņ|vies[ia]|dalībnie|runātāj"
    r"|referent|autor|uzvarētāj|laureāt|māksl|rakstnie|dzejnie)"
)
_LECTURES = re.compile(r"(?:lektor|docētāj|pasniedzēj)")
_OF_LEARNING = re.compile(r"(?:universitāt|augstskol|akadēmij|koledž|skol|vidusskol|institūt)")
# `Valsts policijas aizturētais jurists`: the institution did something to this person, who does not belong to it.
_DONE_TO = re.compile(r"\w{2,}[ēāīo]t(?:ais|ā|ajam|ajai|ās|o|ajā)")
_NOT_DONE_TO = re.compile(
    r"(?:izglītot|kvalificēt|sertificēt|licencēt|diplomēt|pilnvarot"
    r"|ievēlēt|vēlēt|asociēt|zvērināt|specializēt|akreditēt"
    r"|emeritēt|pensionēt|algot|nodarbināt|nozīmēt|reģistrēt|deleģēt)"
)


@dataclass(frozen=True, slots=True)
class Office:
    """The content of one phrase: the office and the institution as written; either may be missing."""

    role: str | None
    organisation: str | None
    role_nominative: str | None = None


class Institutions(Behind):
    """Finds the institutions in the phrases of one text. `closes` maps tokens that open quotations to their ends."""

    def parts(self, phrase: Phrase) -> tuple[tuple[int, int], str | None]:
        """`Liepājas pilsētas domes Sabiedrības … nodaļas speciāliste` -> the tokens of the office, the institution."""
        cut = self._end_of_institution(phrase)
        bracket = self._bracket(phrase)
        end = bracket if bracket is not None else phrase.after
        if phrase.head + 1 < phrase.after and self._tokens[phrase.head + 1].text == "no":
            end = phrase.head + 1  # skolotāja no Bauskas
            if cut is None:
                from_it = self.behind_from(end)
                return (phrase.first, end), from_it[0] if from_it else None
        if cut is not None and cut < phrase.head:
            done = self._tokens[cut].text
            if done[0].islower() and _DONE_TO.fullmatch(done) and not _NOT_DONE_TO.match(done):
                return (cut, end), None
        if cut is not None:
            return (cut, end), self.chunk(self._behind_time(phrase.first, cut), cut)
        if bracket is None and (place := self._in_locative(phrase)) is not None:
            return (phrase.first, place), self.chunk(place, end)
        if bracket is not None:
            close = next(at for at in range(bracket, phrase.after) if self._tokens[at].text == ")")
            return (phrase.first, end), self.named_in(bracket + 1, close)
        return (phrase.first, end), None

    def _in_locative(self, phrase: Phrase) -> int | None:
        """Where an institution in the locative begins: `speciāliste darbam ar bērniem Talsu novada domē`; or None."""
        last = phrase.after - 1
        if last in self._opens:
            last = self._opens[last] - 1
        word = self._tokens[last].text.lower()
        if last <= phrase.head or not (word.endswith(("ā", "ē", "ī")) and is_institution_noun(word)):
            return None
        role = self._tokens[phrase.head].text.lower()
        if _REPRESENTS.match(role) or word.startswith("savienīb"):
            return None
        if _LECTURES.match(role) and not _OF_LEARNING.match(word):
            return None  # lektore Talsu bibliotēkā
        first = last
        while first - 1 > phrase.head and self._is_of_name(first - 1):
            first -= 1
        while first < last and not self._tokens[first].is_capitalised:
            first += 1
        where = self._tokens[first - 1].text.lower()
        if first - 1 > phrase.head and where.endswith(("ā", "ē", "ī")) and not is_part_noun(where):
            return None  # lektore seminārā Valsts policijā
        return first if self._tokens[first].is_capitalised or self._opens.get(phrase.after - 1) == last + 1 else None

    def _is_of_name(self, at: int) -> bool:
        """Whether a word before the noun of an institution in the locative may be part of its name."""
        word = self._tokens[at].text
        is_adjective = bool(ADJECTIVE.match(word.lower())) and word.endswith(("ā", "ajā"))
        is_genitive = word.lower() == "valsts" or bool(GENITIVE.search(word))
        return self._tokens[at].is_word and (word == "un" or is_adjective or is_genitive)

    def _behind_time(self, first: int, end: int) -> int:
        """Where an institution begins after words of time: `bijušajam Valsts policijas priekšniekam`.

        Adjectives of the office itself are skipped too: `jaunā Siguldas novada domes vadītāja`.
        """
        while first < end - 1 and (
            OF_TIME.match(self._tokens[first].text)
            or (
                self._tokens[first].text[0].islower()
                and self._tokens[first + 1].is_capitalised
                and ADJECTIVE.match(self._tokens[first].text)
            )
        ):
            first += 1
        return first

    def _bracket(self, phrase: Phrase) -> int | None:
        """The bracket behind the noun of an office: `referente (Iekšlietu ministrija)`, `ministre (2009.-2011.)`."""
        inside = range(phrase.head + 1, phrase.after)
        opening = next((at for at in inside if self._tokens[at].text == "("), None)
        is_closed = opening is not None and any(self._tokens[at].text == ")" for at in range(opening, phrase.after))
        return opening if is_closed else None

    def _end_of_institution(self, phrase: Phrase) -> int | None:
        """The token after the institution's name at the beginning of an office; None if there is none."""
        tokens, first = self._tokens, phrase.first
        if first in self._closes:
            end = self._closes[first] + 1
            return end if end <= phrase.head else None
        acronym = self._acronym(phrase)
        if acronym is not None:
            return acronym
        here = first
        while here < min(phrase.after - 1, phrase.head):
            token = tokens[here]
            if here in self._closes:
                # salona „Mirdza”, projekta „Gaita”
                end = self._closes[here] + 1
                return None if is_undertaking(tokens[here - 1].text) or end > phrase.head else end
            if self._is_institution(here, first, phrase.head):
                if any(form in phrase.forms for form in office_forms(token.text)):
                    return None
                return self._whole_name(here + 1, phrase)
            if is_part_noun(token.text):
                of_place = tokens[here].text.lower().startswith("pārvald") and tokens[first].text in register().bases
                alone = of_place or stands_alone(self.chunk(first, here + 1))
                return self._with_bracket(here + 1, phrase) if alone else None
            if is_undertaking(token.text):
                return None
            here += 1
        return None

    def _whole_name(self, end: int, phrase: Phrase) -> int | None:
        """Where the name ends whose noun precedes token `end`, including what it is called, and where it is."""
        tokens = self._tokens
        if is_unquoted_name(tokens, end - 1, phrase.head) and not self._is_town(end):
            return phrase.head
        while end < phrase.head and (
            self._goes_on(tokens[end].text)  # pašvaldības policijas
            or tokens[end].text in ABBREVIATIONS  # uzņēmuma SIA
            or (tokens[end].text == "pārvaldes" and tokens[end - 1].text.endswith("ostas"))  # brīvostas pārvaldes
        ):
            end += 1
        if end + 3 in self._closes and tokens[end + 1].text == "/":
            end += 3  # uzņēmuma a/s „Dzirnas”
        while end < phrase.head and tokens[end].text.isdigit() and tokens[end - 1].text.lower().endswith("radio"):
            end += 1  # Latvijas Radio 4
        end = self._with_bracket(end, phrase)
        if end in self._closes:
            end = self._with_bracket(self._closes[end] + 1, phrase)  # biedrības „Gaišā puse” (GP)
        elif (place := self._behind_place(end, phrase.head)) > end:
            end = place
        elif end < phrase.head and tokens[end].is_capitalised and _UNDECLINED.search(tokens[end].text):
            end += 1  # portāla Delfi, aģentūras LETA
        return end if end <= phrase.head else None

    def _is_town(self, at: int) -> bool:
        """Whether a token is a town in the locative: `centra Rīgā vadītāja`."""
        word = self._tokens[at].text
        return word.endswith(("ā", "ē", "ī")) and (word in register().towns or word in register().bases)

    def _behind_place(self, at: int, stop: int) -> int:
        """The token after the place where an institution is: `vēstniecības Īrijā`, `… Eiropas Savienībā`.

        An adjective is no place: `EDSO Īpašā pārstāve`.
        """
        for here in range(at, min(at + 2, stop)):
            word = self._tokens[here].text
            if not self._tokens[here].is_capitalised:
                break
            if word.endswith(("ā", "ē", "ī")):
                is_place = word in register().towns or word in register().bases or not ADJECTIVE.match(word.lower())
                return here + 1 if is_place else at
            if not GENITIVE.search(word):
                break
        return at

    def _with_bracket(self, end: int, phrase: Phrase) -> int:
        """Where a name ends, including a short form in brackets: `dienesta (PVD)`."""
        tokens = self._tokens
        if end + 2 >= phrase.head or tokens[end].text != "(":
            return end
        close = end + 1
        while close < phrase.head and tokens[close].is_capitalised:
            close += 1
        return close + 1 if tokens[close].text == ")" else end

    def _acronym(self, phrase: Phrase) -> int | None:
        """`TV24 producents`, `LR 1 (Latvijas Radio 1) žurnāliste`: capitals at the beginning, the office right behind.

        Capitals of countries belong to the office.
        """
        tokens, at = self._tokens, phrase.first
        word = tokens[at].text
        if not ACRONYM.match(word) or word in _COUNTRIES or _ROMAN.match(word) or word in ABBREVIATIONS:
            return None
        at += 1
        while at < phrase.head and tokens[at].text[0].isdigit():
            at += 1
        if at < phrase.head and tokens[at].text == "(":
            at = next((here for here in range(at, phrase.head) if tokens[here].text == ")"), at) + 1
        places = [here for here in range(at, phrase.head + 1) if tokens[here].is_word]
        for here in places[:-1]:
            word = tokens[here].text
            if is_part_noun(word):
                return at  # LU Sociālo zinātņu fakultātes
            if is_institution_noun(word) and not self._is_public(here, at):
                return None  # LNT Ziņu dienesta
        return at if at <= phrase.head and places and tokens[places[0]].text[0].islower() else None
