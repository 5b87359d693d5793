"""Parts an office from the institution that it is held in, and tells what names an institution.

What names the institution is told by its noun: `Liepājas pilsētas domes` stands for itself, its departments belong to
the office, as they are written. A company is told by its quoted name, a broadcaster by its capitals.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from archive.latvian.tokens import Token
from archive.people.offices.modifiers import ADJECTIVE
from archive.people.offices.nouns import (
    ABBREVIATIONS,
    is_institution_noun,
    is_part_noun,
    is_undertaking,
    office_forms,
    stands_alone,
)
from archive.people.offices.phrases import Phrase
from archive.people.verbs import NO_OFFICE_WORDS, is_verb
from archive.places.register import register

_BODIES = frozenset("ANO EDSO PVO IOM".split())
_COUNTRIES = frozenset("ASV ES PSRS AAE KF VFR LPSR KTR".split())
_ACRONYM = re.compile(r"(?=.*[A-ZĀČĒĢĪĶĻŅŠŪŽ].*[A-ZĀČĒĢĪĶĻŅŠŪŽ])\w+$")
_ROMAN = re.compile(r"[IVXLC]+$")
# Parts of something larger where nothing else names it: `sociālo lietu komisijas`.
_OFTEN_A_PART = re.compile(r"(?:komisij|padom|kolēģij|komitej)", re.IGNORECASE)
_TIME = re.compile(
    r"(?:bijuš|bijus|tagadēj|toreizēj|pašreizēj|ilggadēj|kādreizēj|līdzšinēj|iepriekšēj|agrāk|nākam|topoš"
    r"|jaunie(?:ceļ|celt)|jaunievēlēt)",
    re.IGNORECASE,
)
# In the plural these tell what an institution is for: `Tiesu namu aģentūras`; but `Nacionālo bruņoto spēku`.
_PLURAL = re.compile(r"\w+(?<!spēk)(?<!radi)u$", re.IGNORECASE)
_UNIT = re.compile(r"(?:kriminālpolicij|muitas?$)", re.IGNORECASE)
# A name that shows no case: capitals, or an ending of no genitive.
_UNDECLINED = re.compile(r"^[A-ZĀČĒĢĪĶĻŅŠŪŽ]{2,}\d*$|[^\W\daosuāš]$")
_REPRESENTS = re.compile(r"(?:pārstāv|vēstniek|vēstniec|deputāt|delegāt|sūtn)")
_LONGEST_NAME = 9  # words of an institution's name
_LONGEST_FROM = 9  # tokens behind `no` among which it is looked for with its departments
# Behind `no` stands a genitive: in `no Rīgas policijai stāstīja` the police is told something.
_GENITIVE = re.compile(r"(?:[aāeē]s|[aāuo])$")
_NO_GENITIVE = re.compile(r"(?:[ae]i|[aiu]m|[āēī]|[āē]s|os|(?<!spēk)u)$")


@dataclass(frozen=True, slots=True)
class Office:
    """What one phrase says: the office and the institution as written; either may be missing."""

    role: str | None
    organisation: str | None
    role_nominative: str | None = None


class Institutions:
    """Names the institutions in the phrases of one text. `closes` maps tokens that open quotations to their ends."""

    def __init__(self, text: str, tokens: Sequence[Token], closes: Mapping[int, int]) -> None:
        self._text, self._tokens, self._closes = text, tokens, closes
        self._opens = {close: opening for opening, close in closes.items()}

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
        if cut is not None:
            return (cut, end), self.chunk(self._behind_time(phrase.first, cut), cut)
        if bracket is None and (place := self._in_locative(phrase)) is not None:
            return (phrase.first, place), self.chunk(place, end)
        if bracket is not None:
            close = next(at for at in range(bracket, phrase.after) if self._tokens[at].text == ")")
            return (phrase.first, end), self.named_in(bracket + 1, close)
        return (phrase.first, end), None

    def _in_locative(self, phrase: Phrase) -> int | None:
        """Where the institution begins that an office is held in: `speciāliste darbam ar bērniem Talsu novada domē`.

        Who represents somebody there does not hold the office in it.
        """
        last = phrase.after - 1
        if last in self._opens:
            last = self._opens[last] - 1
        word = self._tokens[last].text.lower()
        if last <= phrase.head or not (word.endswith(("ā", "ē", "ī")) and is_institution_noun(word)):
            return None
        if _REPRESENTS.match(self._tokens[phrase.head].text.lower()) or word.startswith("savienīb"):
            return None
        first = last
        while first - 1 > phrase.head and self._is_of_name(first - 1):
            first -= 1
        while first < last and not self._tokens[first].is_capitalised:
            first += 1
        return first if self._tokens[first].is_capitalised or self._opens.get(phrase.after - 1) == last + 1 else None

    def _is_of_name(self, at: int) -> bool:
        """Whether a word before the noun of an institution in the locative can belong to its name."""
        word = self._tokens[at].text
        is_adjective = bool(ADJECTIVE.match(word.lower())) and word.endswith(("ā", "ajā"))
        return self._tokens[at].is_word and (word == "un" or is_adjective or bool(_GENITIVE.search(word)))

    def _behind_time(self, first: int, end: int) -> int:
        """Where an institution begins behind words of time: `bijušajam Valsts policijas priekšniekam`.

        So it does behind adjectives of the office itself: `jaunā Siguldas novada domes vadītāja`.
        """
        while first < end - 1 and (
            _TIME.match(self._tokens[first].text)
            or (
                self._tokens[first].text[0].islower()
                and self._tokens[first + 1].is_capitalised
                and ADJECTIVE.match(self._tokens[first].text)
            )
        ):
            first += 1
        return first

    def chunk(self, first: int, end: int) -> str:
        """The words from token `first` up to token `end`, as written, without footnote marks."""
        if end <= first:
            return ""
        return self._text[self._tokens[first].start : self._tokens[end - 1].end].replace("*", "").strip()

    def _bracket(self, phrase: Phrase) -> int | None:
        """The bracket behind the noun of an office: `referente (Iekšlietu ministrija)`, `ministre (2009.-2011.)`."""
        inside = range(phrase.head + 1, phrase.after)
        opening = next((at for at in inside if self._tokens[at].text == "("), None)
        is_closed = opening is not None and any(self._tokens[at].text == ")" for at in range(opening, phrase.after))
        return opening if is_closed else None

    def _end_of_institution(self, phrase: Phrase) -> int | None:
        """The token after the institution's name at the beginning of an office, if there is one."""
        tokens, first = self._tokens, phrase.first
        if is_undertaking(tokens[first].text):
            return None
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
            if token.is_word and self._is_institution(here, first, phrase.head):
                if any(form in phrase.forms for form in office_forms(token.text)):
                    return None
                return self._whole_name(here + 1, phrase)
            if token.is_word and is_part_noun(token.text):
                of_place = tokens[here].text.lower().startswith("pārvald") and tokens[first].text in register().bases
                alone = of_place or stands_alone(self.chunk(first, here + 1))
                return self._with_bracket(here + 1, phrase) if alone else None
            if token.is_word and is_undertaking(token.text):
                return None
            here += 1
        return None

    def _is_institution(self, at: int, first: int, head: int) -> bool:
        word = self._tokens[at].text
        rest = self._tokens[at + 1 : head]
        if word in _BODIES and at == first and any(is_institution_noun(one.text) for one in rest):
            return False  # ANO Bēgļu aģentūras
        if word in ABBREVIATIONS:
            return True
        if word.startswith("reģion") and at and self._tokens[at - 1].text.lower() == "plānošanas":
            return True
        if not is_institution_noun(word):
            return False
        if rest and rest[0].text[0].islower() and self._is_of_what(at, first, head):
            return False
        return not (_OFTEN_A_PART.match(word) and not self._tokens[first].is_capitalised)

    def _is_of_what(self, at: int, first: int, head: int) -> bool:
        """Whether a kind of institution only says what another one is of: `Sabiedrības integrācijas fonda`."""
        word, following = self._tokens[at].text, self._tokens[at + 1].text
        if (following == "pārvaldes" and _UNIT.match(word)) or following == "apgabala":
            return True  # kriminālpolicijas pārvaldes, tiesas apgabala prokuratūras
        if at == first and _PLURAL.match(word) and word.endswith("u"):
            return True  # Tiesu medicīnas eksperts
        if not (_PLURAL.match(word) or word == "Centra" or (word == "Sabiedrības" and at == first)):
            return False
        rest = [token.text for token in self._tokens[at + 1 : head]]
        return following == "rajona" or any(is_institution_noun(one) or is_part_noun(one) for one in rest)

    def _whole_name(self, end: int, phrase: Phrase) -> int | None:
        """Where the name ends whose noun stands before token `end`: with what it is called, or where it is."""
        tokens = self._tokens
        while end < phrase.head and (
            self._goes_on(tokens[end].text)  # pašvaldības policijas
            or tokens[end].text in ABBREVIATIONS  # uzņēmuma SIA
            or (tokens[end].text == "pārvaldes" and tokens[end - 1].text.endswith("ostas"))  # brīvostas pārvaldes
        ):
            end += 1
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

    def _behind_place(self, at: int, stop: int) -> int:
        """The token behind the place where an institution is: `vēstniecības Īrijā`, `pārstāvniecības Eiropas Savienībā`.

        An adjective is none: `EDSO Īpašā pārstāve`.
        """
        for here in range(at, min(at + 2, stop)):
            word = self._tokens[here].text
            if not self._tokens[here].is_capitalised:
                break
            if word.endswith(("ā", "ē", "ī")):
                is_place = word in register().towns or not ADJECTIVE.match(word.lower())
                return here + 1 if is_place else at
            if not _GENITIVE.search(word):
                break
        return at

    def _with_bracket(self, end: int, phrase: Phrase) -> int:
        """Where a name ends with what it is called in short: `dienesta (PVD)`."""
        tokens = self._tokens
        if end + 2 >= phrase.head or tokens[end].text != "(":
            return end
        close = end + 1
        while close < phrase.head and tokens[close].is_capitalised:
            close += 1
        return close + 1 if tokens[close].text == ")" else end

    def _goes_on(self, word: str) -> bool:
        # centra sabiedrības veselības analītiķe, fonda sekretariāta direktore
        is_no_name = word.startswith(("sabiedrīb", "sekretariāt", "direkcij"))
        return word[0].islower() and is_institution_noun(word) and not _OFTEN_A_PART.match(word) and not is_no_name

    def _acronym(self, phrase: Phrase) -> int | None:
        """`TV24 producents`, `LR 1 (Latvijas Radio 1) žurnāliste`: capitals at the beginning, the office right behind.

        Those of countries belong to the office.
        """
        tokens, at = self._tokens, phrase.first
        word = tokens[at].text
        if not _ACRONYM.match(word) or word in _COUNTRIES or _ROMAN.match(word) or word in ABBREVIATIONS:
            return None
        at += 1
        while at < phrase.head and tokens[at].text[0].isdigit():
            at += 1
        if at < phrase.head and tokens[at].text == "(":
            at = next((here for here in range(at, phrase.head) if tokens[here].text == ")"), at) + 1
        words = [one for one in tokens[at : phrase.head + 1] if one.is_word]
        for one in words[:-1]:
            if is_part_noun(one.text):
                return at  # LU Sociālo zinātņu fakultātes
            if is_institution_noun(one.text):
                return None  # LNT Ziņu dienesta
        return at if at <= phrase.head and words and words[0].text[0].islower() else None

    def names_something(self, word: str) -> bool:
        """Whether a quotation behind a word is that thing's name: `SIA “…”`, `biedrība „…”`."""
        return word in ABBREVIATIONS or bool(
            re.match(r"(?:biedrīb|nodibināj|centr|fond|laikrakst|portāl|žurnāl|uzņēm|viesnīc)", word.lower())
        )

    def named_in(self, first: int, end: int) -> str | None:
        """The institution that a line like `Rīgas domes Labklājības departaments` names, else None."""
        words = [token for token in self._tokens[first:end] if token.is_word]
        if not words or self._has_verb(first, end):
            return None
        named = any(
            is_institution_noun(word.text) or is_part_noun(word.text) or word.text in ABBREVIATIONS for word in words
        )
        is_acronym = bool(_ACRONYM.match(words[-1].text))
        return self.chunk(first, end) if named or is_acronym else None

    def _has_verb(self, first: int, end: int) -> bool:
        """Whether a verb stands between two tokens; within quotation marks anything may be a name: `„Drošā māja”`."""
        at = first
        while at < end:
            if is_verb(self._tokens[at].text.lower()):
                return True
            at = self._closes.get(at, at) + 1
        return False

    def behind_comma(self, at: int) -> str | None:
        """The institution between a comma and the end of the line or of the part of a list: `…, Valsts policija`."""
        if at + 1 >= len(self._tokens) or self._tokens[at].text != ",":
            return None
        first = self._tokens[at + 1]
        if not first.is_capitalised and not (at + 2 in self._closes and is_institution_noun(first.text)):
            return None  # biedrība „Mājas”
        end = at + 1
        while end < len(self._tokens) and self._tokens[end].text[0] not in "\n;.,:(":
            end = self._closes.get(end, end) + 1
        ends_line = end >= len(self._tokens) or self._tokens[end].text[0] in "\n;."
        words = [token.text for token in self._tokens[at + 1 : end] if token.is_word]
        if any(office_forms(word) for word in words) or len(words) > _LONGEST_NAME:
            return None
        nouns = [word for word in words if is_institution_noun(word)]
        is_nominative = any(noun.endswith(("a", "e", "s")) and not noun.endswith(("as", "es")) for noun in nouns)
        return self.named_in(at + 1, end) if ends_line and is_nominative else None

    def behind_from(self, at: int) -> tuple[str, int] | None:
        """The institution behind `no`, and the token behind it and its departments.

        `Jānis Bērzs no Valsts darba inspekcijas Latgales nodaļas`, `no ministrijas`.
        """
        tokens, first = self._tokens, at + 1
        if first >= len(tokens) or tokens[at].text != "no":
            return None
        stop = first
        while stop < min(first + _LONGEST_FROM, len(tokens)) and tokens[stop].is_word:
            if is_verb(tokens[stop].text.lower()):
                break
            stop += 1
        for here in range(first, stop):
            word = tokens[here].text
            end = self._closes[here + 1] + 1 if here + 1 in self._closes else here + 1
            is_named = end > here + 1  # krīzes centra „Dardedze”
            if not (tokens[first].is_capitalised or here == first or is_named):
                continue
            if is_part_noun(word) and word.endswith("s") and stands_alone(self.chunk(first, here + 1)):
                return self.chunk(first, here + 1), here + 1  # Ieslodzījuma vietu pārvaldes
            if word not in ABBREVIATIONS and (_NO_GENITIVE.search(word) or not self._is_institution(here, first, stop)):
                continue
            while end < stop and self._goes_on(tokens[end].text):
                end += 1
            end = self._closes[end] + 1 if end in self._closes else self._behind_departments(end, stop)
            return self.chunk(first, end), end
        return None

    def _behind_departments(self, end: int, stop: int) -> int:
        """The token behind the last department that follows an institution up to token `end`, else `end`."""
        after = end
        for at in range(end, stop):
            word = self._tokens[at].text
            if not _GENITIVE.search(word) or word in NO_OFFICE_WORDS:
                break
            if is_part_noun(word) or is_institution_noun(word):
                after = at + 1
        return after
