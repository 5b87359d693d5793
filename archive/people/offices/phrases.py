"""Reads the offices of a person from the words before and after the name.

An office before the name agrees with it in case and gender (`vecākai ekspertei Lāsmai Stabiņai`); behind the name it
stands between commas or extends to the end of the line. Several offices are separated by commas or by `un`. They may
contain footnote marks and brackets.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from archive.latvian.tokens import QUOTES, Token
from archive.people.offices.enclosed import Enclosed
from archive.people.offices.heads import LONGEST_BEHIND_HEAD
from archive.people.offices.kinds import MOST_UNQUOTED, is_unquoted_name
from archive.people.offices.modifiers import LOCATIVE, OF_TIME, Modifiers, before_age, before_time, is_in_list
from archive.people.offices.nouns import Form, office_forms, plural_cases
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

_BEGINS_CLAUSE = frozenset("kas kurš kura kuri kuru ka ja lai bet jo kad".split())
_JOINING = frozenset(",./-")
_LONGEST = 40  # tokens of one office


class Phrase(NamedTuple):
    """One office as tokens: the first, the one after the last, the possible forms of its noun, and the noun."""

    first: int
    after: int
    forms: tuple[Form, ...]
    head: int


class Phrases(Enclosed):
    """Finds offices around names in one text."""

    def __init__(self, text: str, tokens: Sequence[Token], quotes: Sequence[tuple[int, int]]) -> None:
        super().__init__(text, tokens, quotes)
        self.left = Modifiers(tokens)

    # -- before the name

    def before(self, at: int, floor: int, fits: frozenset[Form]) -> list[Phrase]:
        """The offices that end right before token `at`, in the order of the text; `floor` is the first token allowed.

        `fits` are the possible genders and cases of the name; all offices must agree with it and with each other.
        """
        if at > floor + 1 and self._tokens[at - 1].text in (":", "–", "—"):
            return self._label(at - 1, floor, fits)
        phrases: list[Phrase] = []
        end = at
        while True:
            phrase = self._phrase_before(end, floor, fits)
            if phrase is None:
                break
            phrases.insert(0, phrase)
            fits &= frozenset(phrase.forms)
            end = phrase.first - 1
            if end - 1 > floor and self._tokens[end].text in ("tagad", "šobrīd") and self._tokens[end - 1].text == ",":
                end -= 1  # bijusī ministre, tagad padomes priekšsēdētāja Anna Kalna
            if end <= floor or not self._goes_on(end, fits):
                break
        return phrases

    def said_of(self, at: int, floor: int, fits: frozenset[Form]) -> Phrase | None:
        """`Projekta vadītāja ir Anna Kalna`: the office that begins a sentence or clause, which says who holds it."""
        if at <= floor + 1 or self._tokens[at - 1].text not in ("ir", "būs"):
            return None
        phrase = self._phrase_before(
            before_time(self._tokens, at - 1), floor, frozenset(form for form in fits if form[1] == "nom")
        )
        if phrase is None or not phrase.forms:
            return None
        left = self._tokens[phrase.first - 1].text if phrase.first else "\n"
        return phrase if left[0] in ".!?;,–—\n" or left in ("un", "bet", "ka") else None

    def plural_before(self, at: int, floor: int) -> int:
        """Where an office in the plural right before token `at` begins: `skolas pedagoģes Anna …`; otherwise `at`."""
        if at - 1 < floor or "nom" not in plural_cases(self._tokens[at - 1].text.lower()):
            return at
        return self._extend_left(at - 1, floor, ())

    def _label(self, colon: int, floor: int, fits: frozenset[Form]) -> list[Phrase]:
        """`Projekta vadītājs: Jānis Bērzs`, `sekretāre – Anna Kalna`: the office that begins a line or a list item."""
        phrase = self._phrase_before(colon, floor, fits)
        left = self._tokens[phrase.first - 1].text[0] if phrase is not None and phrase.first else "\n"
        begins = left in "\n-–—•*" or (left in ".;" and self._tokens[colon].text == ":")  # … Tulks: Jānis Bērzs.
        return [phrase] if phrase and begins else []

    def _goes_on(self, at: int, fits: frozenset[Form]) -> bool:
        """Whether another office of the person ends before this comma, or before `un` behind a noun that agrees."""
        if self._tokens[at].text == ",":
            return True
        left = self._heads.before_bracket(at) - 1
        return (
            self._tokens[at].text == "un"
            and left >= 0
            and any(form in fits for form in office_forms(self._tokens[left].text))
        )

    def _phrase_before(self, end: int, floor: int, fits: frozenset[Form]) -> Phrase | None:
        end = self._heads.before_origin(end, floor)
        head = self._heads.before(end, floor, fits)
        if head is None:
            return None
        forms = tuple(form for form in office_forms(self._tokens[head].text) if form in fits)
        if self._heads.acting(end - 1) is not None:
            forms = tuple(form for form in fits if form[1] != "gen") or tuple(fits)
        first = self._extend_left(head, floor, forms)
        return Phrase(first, end, forms, head)

    def _extend_left(self, head: int, floor: int, forms: tuple[Form, ...]) -> int:
        first = here = head
        while here - 1 >= floor and head - here < _LONGEST and before_age(self._tokens, here) == here:
            here -= 1
            token = self._tokens[here]
            if here in self._opens:
                if self._is_speech(here) or self._names_medium(self._opens[here], forms) or self._is_object(here):
                    break
                here = first = self._heads.before_kind(self._opens[here])
            elif token.text == "*" and token.start == self._tokens[here - 1].end:
                continue  # a footnote mark
            elif token.text == ")" and self._names_institution(here):
                here = first = self._heads.before_bracket(here + 1)
            elif token.is_word:
                # `direktora vietniece pulkvežleitnante`: an office and a rank side by side
                is_apposition = here == first - 1 and any(form in forms for form in office_forms(token.text))
                if (society := self._society_before(here, first, floor)) is not None:
                    here = first = society
                    continue
                if (aim := self.left.before_aim(here, floor)) is not None:
                    here = first = aim
                    continue
                if self.left.is_of_another(here, first, head):
                    break
                if not self.left.is_modifier(here, first) and not (is_apposition and not is_verb(token.text.lower())):
                    break
                if token.text != "un":
                    first = here
            elif (
                (token.text == "," and is_in_list(self._tokens, here, first))
                or (token.text[0].isdigit() and not self.left.is_no_ordinal(here))
                or (token.text in _JOINING and token.text != "," and self.left.is_inside(here))
            ):
                first = here
            else:
                break
        while self._tokens[first].text in _JOINING:
            first += 1  # a list mark: `- Valsts kancelejas pārstāvis`, `ministre Anna Kalna, vides ministrs`
        return self.left.behind_object(first, head, [case for _, case in forms])

    def _society_before(self, last: int, office: int, floor: int) -> int | None:
        """The kind of a body whose name ends with token `last` before an office: `biedrības Drošā māja juriste`."""
        if last + 1 != office:
            return None
        kinds = range(last - 1, max(floor, last - MOST_UNQUOTED) - 1, -1)
        return next((at for at in kinds if is_unquoted_name(self._tokens, at, office)), None)

    # -- behind the name

    def after(
        self, at: int, fits: frozenset[Form], names: Mapping[int, int], has_office: bool = False
    ) -> tuple[list[Phrase], int]:
        """The offices between commas from token `at` on, and the token after them. `names` maps first tokens of names.

        An office is not taken if it leads to another name (`…, direktors Jānis Kalns`) or contains a verb. In a list of
        people whose offices precede their names (`has_office`), neither is one that a further comma joins to the next
        name.
        """
        phrases: list[Phrase] = []
        begin = at
        if at < len(self._tokens) and self._tokens[at].text == "ir":
            return self._predicate(at, fits, names)
        if [token.text for token in self._tokens[at : at + 2]] == [",", "esmu"]:
            found, end = self._predicate(at + 1, fits, names)  # mani sauc Anna Kalna, esmu skolotāja
            return found, end if found else at
        if [token.text for token in self._tokens[at : at + 3]] in ([",", one, "ir"] for one in ("kurš", "kura", "kas")):
            is_more = at + 3 < len(self._tokens) and self._tokens[at + 3].text in ("arī", "vienlaikus")
            found, end = self._predicate(at + 2 + is_more, fits, names)
            return found, end if found else at
        while at < len(self._tokens) and (self._tokens[at].text in ((",", "un") if phrases else (",", "–", "—"))):
            phrase = self.phrase_after(at + 1, fits, names)
            if phrase is None:
                if has_office and phrases and self._leads_to_name(at + 1, names):
                    return [], begin
                break
            phrases.append(phrase)
            at = phrase.after
        return phrases, at

    def in_brackets(self, at: int, fits: frozenset[Form], names: Mapping[int, int]) -> Phrase | None:
        """`Anna Kalna (vadītāja)`: the office in a bracket right behind a name, if the bracket has nothing else."""
        if at >= len(self._tokens) or self._tokens[at].text != "(":
            return None
        phrase = self.phrase_after(at + 1, fits, names)
        closes = phrase is not None and phrase.after < len(self._tokens) and self._tokens[phrase.after].text == ")"
        return phrase if closes else None

    def _leads_to_name(self, at: int, names: Mapping[int, int]) -> bool:
        for here in range(at, min(at + _LONGEST, len(self._tokens))):
            if here in names:
                return here > at and bool(office_forms(self._tokens[here - 1].text))
            if not self._tokens[here].is_word and here not in self.closes and here not in self._opens:
                return False
        return False

    def _predicate(self, at: int, fits: frozenset[Form], names: Mapping[int, int]) -> tuple[list[Phrase], int]:
        """`Anna Kalna ir biedrības vadītāja`: the office that is all that the sentence, or this part of it, says."""
        phrase = self.phrase_after(at + 1, frozenset(form for form in fits if form[1] == "nom"), names)
        if phrase is None or phrase.head - at > LONGEST_BEHIND_HEAD:
            return [], at
        words = [token.text.lower() for token in self._tokens[at + 1 : phrase.head]]
        if any(word in NO_OFFICE_WORDS for word in words):
            return [], at
        return [phrase], phrase.after

    def phrase_after(self, first: int, fits: frozenset[Form], names: Mapping[int, int]) -> Phrase | None:
        """The office that begins with token `first`, up to a mark, a verb or the end of the line."""
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
            if token.text == "," and head is None and (end := self.left.behind_list(here)) is not None:
                here = end
                continue
            if token.text == "(" and head is None and (close := self._explained(here)) is not None:
                here = close + 1
                continue
            if token.text[0] in ",;:()–—\n" or token.text[0] in QUOTES:
                break
            if token.text == "." and not self.left.is_inside(here) and not self._is_abbreviation(here):
                break
            if token.is_word:
                lower = token.text.lower()
                if head is not None and is_verb(lower) and found[0][1] != "nom":
                    return None  # Kā atzina I. Šalabi, prokurori gatavojas tiesai
                if head is not None and lower == "un" and self._goes_on_to_locative(head, here):
                    here += 1
                    continue
                if head is not None and (is_verb(lower) or lower in ("un", "bet", "ka", "kas", "kurš", "kura", "arī")):
                    break
                if (is_verb(lower) and not OF_TIME.match(lower)) or lower in _BEGINS_CLAUSE:
                    return None
                agreeing = tuple(form for form in office_forms(lower) if form in fits)
                if agreeing:
                    head, found = here, agreeing
            here += 1
        if head is None:
            return None
        return Phrase(first, here, found, head) if self._says_of_what(head, here) else None

    def _says_of_what(self, head: int, after: int) -> bool:
        """Whether nothing stands behind the noun of an office, or only a phrase that specifies it.

        `padomniece sociālajos jautājumos`, `koordinatore Latvijā`, `atbildīgā par bērniem`, `skolotāja no Bauskas,`.
        """
        rest = [token for token in self._tokens[head + 1 : after] if token.is_word]
        if not rest or LOCATIVE.match(rest[-1].text) or after - 1 in self._opens:
            return True
        closes = after >= len(self._tokens) or self._tokens[after].text[0] in ",;.)\n"
        is_from = closes and len(rest) > 1 and rest[0].text == "no" and rest[1].is_capitalised
        return is_from or rest[0].text.lower() in ("par", "pret", "ar", "uz", "pie")

    def _goes_on_to_locative(self, head: int, at: int) -> bool:
        """Whether `un` joins two things that an office is about: `padomniece veselības un sociālajos jautājumos`."""
        left, right = self._tokens[at - 1].text, self._tokens[at + 1 : at + 3]
        return (
            at - 1 > head
            and left.endswith(("as", "es", "u", "a"))
            and len(right) == 2
            and all(one.is_word for one in right)
            and (bool(LOCATIVE.match(right[0].text)) or right[0].text.endswith(("as", "es", "u")))
            and bool(LOCATIVE.match(right[1].text))
        )

    def _is_abbreviation(self, at: int) -> bool:
        word = self._tokens[at - 1].text
        return word.lower() in ("dr", "prof", "asoc", "doc", "t", "sk", "nr") or len(word) == 1
