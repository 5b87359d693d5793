"""Reads the office and the institution of a person off the words before and after the name.

Before the name the office stands in its case and gender (`vecākai ekspertei Lāsmai Stabiņai`), behind it between commas
or to the end of the line. Several offices are separated by commas. What names the institution is told by its noun:
`Liepājas pilsētas domes` stands for itself, its departments belong to the office, as they are written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from archive.latvian.tokens import QUOTES, Token
from archive.people.verbs import NO_OFFICE_WORDS, is_verb
from archive.people.words import (
    ABBREVIATIONS,
    Form,
    is_institution_noun,
    is_part_noun,
    office_forms,
    stands_alone,
)

_ADJECTIVE_A = re.compile(
    r".*(?:isk|āl|ār|oš|uš|īg|āk|ēj|en|ēt|īt|ot|in[āa]t|stip|pirm|otr|treš|trīsm|vec|jaun|liel|maz|lab|augst"
    r"|zvērināt|atbildīg|brīv|valst)"
    r"(?:ā|ais|ās|ajam|ajai|o|ajā|am|ai|s)$"
)
_LOCATIVE = re.compile(r".*(?:ā|ē|ī|ū|os|ās|īs|ēs)$")
_MODIFIER = re.compile(r".*(?:as|es|u|a|us|s)$")
_LONGEST_BEHIND_HEAD = 9
_LONGEST = 40  # tokens of one office


class Phrase(NamedTuple):
    """One office as tokens: its first, the one after its last, and the forms that its noun can be in."""

    first: int
    after: int
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True)
class Office:
    """What one phrase says: the office and the institution as written; either may be missing."""

    role: str | None
    organisation: str | None


class Offices:
    """Finds offices around names in one text."""

    def __init__(self, text: str, tokens: Sequence[Token], quotes: Sequence[tuple[int, int]]) -> None:
        self._text, self._tokens = text, tokens
        starts = {token.start: at for at, token in enumerate(tokens)}
        ends = {token.end: at for at, token in enumerate(tokens)}
        pairs = [(starts[start], ends[end]) for start, end in quotes if start in starts and end in ends]
        self.closes: Mapping[int, int] = dict(pairs)
        self._opens: Mapping[int, int] = {end: start for start, end in pairs}

    # -- before the name

    def before(self, at: int, floor: int, fits: frozenset[Form]) -> list[Phrase]:
        """The offices that end right before token `at`, in the order of the text; `floor` is the first token allowed.

        `fits` are the genders and cases that the name can be in; all offices must agree with it and with each other.
        """
        phrases: list[Phrase] = []
        end = at
        while True:
            phrase = self._phrase_before(end, floor, fits)
            if phrase is None:
                break
            phrases.insert(0, phrase)
            fits &= frozenset(phrase.forms)
            end = phrase.first - 1
            if end <= floor or self._tokens[end].text != ",":
                break
        return phrases

    def _phrase_before(self, end: int, floor: int, fits: frozenset[Form]) -> Phrase | None:
        head = self._head_before(end, floor, fits)
        if head is None:
            return None
        forms = tuple(form for form in office_forms(self._tokens[head].text) if form in fits)
        first = self._extend_left(head, floor, forms)
        return Phrase(first, end, forms)

    def _head_before(self, end: int, floor: int, fits: frozenset[Form]) -> int | None:
        """The noun of the office: right before the name, or with a phrase in the locative between (`… jautājumos`)."""
        here = end - 1
        steps = 0
        while here >= floor and steps < _LONGEST_BEHIND_HEAD:
            token = self._tokens[here]
            if here in self._opens:
                here = self._opens[here] - 1
                steps += 1
                continue
            if not token.is_word:
                return None
            lower = token.text.lower()
            if lower in NO_OFFICE_WORDS or is_verb(lower):
                return None
            forms = office_forms(lower)
            if any(form in fits for form in forms) and (here == end - 1 or self._is_behind_head(here + 1, end)):
                return here
            here -= 1
            steps += 1
        return None

    def _is_behind_head(self, first: int, end: int) -> bool:
        """Whether the words between the noun and the name only say of what or where: they end in a locative."""
        last = self._tokens[end - 1]
        if end - 1 in self._opens:
            return True
        if not _LOCATIVE.match(last.text) and not (last.text.isupper() and len(last.text) > 1):
            return False
        return all(one.text.lower() not in NO_OFFICE_WORDS for one in self._tokens[first:end])

    def _extend_left(self, head: int, floor: int, forms: tuple[Form, ...]) -> int:
        first = here = head
        while here - 1 >= floor and head - here < _LONGEST:
            here -= 1
            token = self._tokens[here]
            if here in self._opens:
                here = first = self._opens[here]
            elif token.is_word:
                # `direktora vietniece pulkvežleitnante`: an office and a rank side by side
                is_apposition = here == first - 1 and any(form in forms for form in office_forms(token.text))
                if not self._is_modifier(here, first) and not (is_apposition and not is_verb(token.text.lower())):
                    break
                if token.text != "un":
                    first = here
            elif (
                (token.text == "," and self._lists(here, first))
                or token.text[0].isdigit()
                or (token.text in "./-" and self._is_inside(here))
            ):
                first = here
            else:
                break
        return first

    def _lists(self, comma: int, right: int) -> bool:
        """Whether a comma stands in a list in one name: `Izglītības, kultūras un sporta departamenta`."""
        left, words = self._tokens[comma - 1], [token.text for token in self._tokens[right : right + 2]]
        return (
            left.is_word
            and left.text.endswith(("as", "es", "u", "a", "s"))
            and not office_forms(left.text)
            and words[0][0].islower()
            and words[1] == "un"
        )

    def _is_inside(self, at: int) -> bool:
        """Whether a mark stands inside a name (`2. vidusskolas`, `I.A.`), not between sentences."""
        token = self._tokens[at]
        return token.text == "-" or (at > 0 and self._tokens[at - 1].text.isdigit())

    def _is_modifier(self, at: int, right: int) -> bool:
        """Whether a word can belong to the office to its right: a genitive, an adjective, a part of a name."""
        word = self._tokens[at].text
        lower = word.lower()
        if lower == "un":
            return self._joins(at, right)
        if word.isupper() and len(word) > 1:
            return True  # ES, STROM, II
        if lower in NO_OFFICE_WORDS or is_verb(lower):
            return False
        if word[0].isupper():
            if word.isupper() or any(c.isupper() for c in word[1:]):
                return True
            if _ADJECTIVE_A.match(word) or (lower.endswith("ās") and not self._starts_sentence(at)):
                return True
            if _LOCATIVE.match(word) and at and right == at + 1:
                # `Projekta STROM II Latvijā koordinatore`: a country between what is coordinated and who does it
                left = self._tokens[at - 1]
                return (
                    left.is_word
                    and bool(left.text.isupper() or _MODIFIER.match(left.text))
                    and self._is_modifier(at - 1, at)
                )
            return bool(_MODIFIER.match(word)) or (not self._starts_sentence(at) and not _LOCATIVE.match(word))
        if lower.endswith(("ā", "ās", "o", "am", "ai", "ajam", "ajai")):
            return bool(_ADJECTIVE_A.match(lower))
        return bool(_MODIFIER.match(lower)) or lower in ("ex", "eks", "vice")

    def _joins(self, at: int, right: int) -> bool:
        """Whether `un` stands inside one name (`Izglītības un zinātnes ministrijas`), not between two people."""
        left = self._tokens[at - 1] if at else None
        if left is None or not left.is_word or office_forms(left.text) or is_institution_noun(left.text):
            return False
        # Behind `un` a name goes on with a genitive; an office there (`un sportists`) is another person's.
        if is_part_noun(left.text) or self._tokens[right].is_capitalised or office_forms(self._tokens[right].text):
            return False
        return left.text.endswith(("as", "es", "u", "a", "s", "ā", "ās"))

    def _starts_sentence(self, at: int) -> bool:
        return not at or self._tokens[at - 1].text[0] in ".!?:;\n-–—•*" or self._tokens[at - 1].text[0] in QUOTES

    # -- behind the name

    def after(self, at: int, fits: frozenset[Form], names: Mapping[int, int]) -> tuple[list[Phrase], int]:
        """The offices between commas from token `at` on, and the token after them. `names` maps first tokens of names.

        Nothing is taken that leads to another name (`…, direktors Jānis Kalns`) or holds a verb.
        """
        phrases: list[Phrase] = []
        while at < len(self._tokens) and self._tokens[at].text == ",":
            phrase = self._phrase_after(at + 1, fits, names)
            if phrase is None:
                break
            phrases.append(phrase)
            at = phrase.after
        return phrases, at

    def _phrase_after(self, first: int, fits: frozenset[Form], names: Mapping[int, int]) -> Phrase | None:
        here, forms, head = first, (), None
        found: tuple[Form, ...] = forms
        while here < len(self._tokens) and here - first < _LONGEST:
            token = self._tokens[here]
            if here in names:
                return None
            if here in self.closes:
                if head is not None and self._is_talk(here):
                    break
                here = self.closes[here] + 1
                continue
            if token.text[0] in ",;:()–—\n" or token.text[0] in QUOTES:
                break
            if token.text == "." and not self._is_inside(here) and not self._is_abbreviation(here):
                break
            if token.is_word:
                lower = token.text.lower()
                if head is not None and (is_verb(lower) or lower in ("un", "bet", "ka", "kas", "kurš", "kura", "arī")):
                    break
                if is_verb(lower) or lower in (
                    "kas",
                    "kurš",
                    "kura",
                    "kuri",
                    "kuru",
                    "ka",
                    "ja",
                    "lai",
                    "bet",
                    "jo",
                    "kad",
                ):
                    return None
                agreeing = tuple(form for form in office_forms(lower) if form in fits)
                if agreeing:
                    head, found = here, agreeing
            here += 1
        if head is None:
            return None
        # Behind the noun only a phrase that says of what or where: `padomniece sociālajos jautājumos`, `koordinatore
        # Latvijā`.
        rest = [token for token in self._tokens[head + 1 : here] if token.is_word]
        is_of_what = not rest or _LOCATIVE.match(rest[-1].text) or here - 1 in self._opens
        if not is_of_what and rest[0].text.lower() not in ("par", "pret", "ar", "uz", "pie"):
            return None
        return Phrase(first, here, found)

    def _is_abbreviation(self, at: int) -> bool:
        word = self._tokens[at - 1].text
        return word.lower() in ("dr", "prof", "asoc", "doc", "t", "sk", "nr") or len(word) == 1

    def _is_talk(self, at: int) -> bool:
        """Whether a quotation is the title of a talk rather than the name of something: it closes the line."""
        after = self.closes[at] + 1
        return after >= len(self._tokens) or self._tokens[after].text[0] in "\n;."

    def plain_chunk(self, first: int, end: int) -> str:
        """The words from token `first` up to token `end`, as written."""
        return self._text[self._tokens[first].start : self._tokens[end - 1].end].strip() if end > first else ""

    # -- the office and the institution

    def split(self, phrase: Phrase) -> Office:
        """`Liepājas pilsētas domes Sabiedrības … nodaļas speciāliste` -> the institution, and the office in it."""
        cut = self._institution_end(phrase)
        whole = self.plain_chunk(phrase.first, phrase.after)
        if cut is None:
            return Office(whole, None)
        return Office(self.plain_chunk(cut, phrase.after), self.plain_chunk(phrase.first, cut))

    def _institution_end(self, phrase: Phrase) -> int | None:
        """The token after the institution's name at the beginning of an office, if there is one."""
        tokens = self._tokens
        if tokens[phrase.first].text.lower().startswith(("projekt", "kampaņ", "konkurs", "izstād", "programm")):
            return None  # a project has its people too, but is no institution
        here = phrase.first
        while here < phrase.after - 1:
            token = tokens[here]
            if token.is_word and (is_institution_noun(token.text) or token.text in ABBREVIATIONS):
                if any(form in phrase.forms for form in office_forms(token.text)):
                    return None
                end = here + 1
                while (
                    end < phrase.after - 1 and is_institution_noun(tokens[end].text) and tokens[end].text[0].islower()
                ):
                    end += 1  # pašvaldības policijas
                if end in self.closes:
                    end = self.closes[end] + 1  # biedrības „Gaišā puse”
                elif (
                    end < phrase.after - 1 and tokens[end].is_capitalised and tokens[end].text.endswith(("ā", "ē", "ī"))
                ):
                    end += not _ADJECTIVE_A.match(tokens[end].text)  # vēstniecības Īrijā
                return end if end < phrase.after else None
            if token.is_word and is_part_noun(token.text):
                return here + 1 if stands_alone(self.plain_chunk(phrase.first, here + 1)) else None
            here = self.closes[here] + 1 if here in self.closes else here + 1
        return None

    def names_something(self, word: str) -> bool:
        """Whether a quotation behind a word is that thing's name: `SIA “…”`, `biedrība „…”`."""
        return word in ABBREVIATIONS or bool(
            re.match(r"(?:biedrīb|nodibināj|centr|fond|laikrakst|portāl|žurnāl|uzņēm|viesnīc)", word.lower())
        )

    def organisation_only(self, first: int, end: int) -> str | None:
        """The institution that a line like `Rīgas domes Labklājības departaments` names, else None."""
        words = [token for token in self._tokens[first:end] if token.is_word]
        if not words or any(is_verb(word.text.lower()) for word in words):
            return None
        named = any(
            is_institution_noun(word.text) or is_part_noun(word.text) or word.text in ABBREVIATIONS for word in words
        )
        return self.plain_chunk(first, end) if named or words[-1].text.isupper() else None
