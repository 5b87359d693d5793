"""Finds the municipalities that a text mentions, in every case, in lists, and not inside other names.

A name alone may mean the city or the novads: the noun that follows decides (`Jelgavas novada`); without one it is the
municipality that governed the town on the article's day. A name that is part of an institution's name (`Liepājas
Universitāte`), of a person's or of another place's (`Rīgas jūras līcis`) is not a mention. Where a name could be a
common word, or the parish lies in several municipalities, there is no mention rather than a guess.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.latvian.given_names import given_name_readings
from archive.latvian.tokens import Token, tokenise
from archive.places.english import (
    english_kind,
    is_english_body,
    is_english_court,
    is_english_institution,
    is_english_name,
    is_english_own,
    parish_genitive,
    without_possessive,
)
from archive.places.institutions import is_body, is_court, is_institution, is_own, is_private, is_water
from archive.places.names import Name
from archive.places.quoted import QuotedNames
from archive.places.register import Municipality, register
from archive.places.surnames import is_behind_direction, is_behind_english_direction, is_surely_surname, is_surname
from archive.places.words import HOMOGRAPHS, Kind, kind_of, short_kind

_BULLETS = "-–—•*"
_ORDINAL = re.compile(r"\d{1,3}\.")
_WHERE = ("in", "from", "of")
_TODAY = date.max  # of a text without a date: the borders that are valid now


@dataclass(frozen=True, slots=True)
class Mention:
    """A municipality and where it is named: `surface == text[start:end]`, its noun included (`Cēsu novada`)."""

    municipality: Municipality
    surface: str
    start: int
    end: int


def find_places(text: str, lang: str = "lv", on: date | None = None) -> tuple[Mention, ...]:
    """The mentions of municipalities in a text, in order. `on` is the day whose borders count; None means today's."""
    tokens = tokenise(text)
    reader = _Reader(text, tokens, lang, on or _TODAY)
    return tuple(sorted(reader.read(), key=lambda mention: mention.start))


def _is_capital_before(before: Token, token: Token) -> bool:
    """Whether a word makes what follows part of a name: `Lidosta Rīga`, `FK Liepāja`, but not `Arī Rīga`."""
    if not before.is_capitalised or before.end + 1 != token.start:
        return False
    return len(before.text) > 3 or (len(before.text) > 1 and before.text.isupper() and not token.text.isupper())


def _is_in_capitals(word: str) -> bool:
    return len(word) > 2 and word.isupper()


class _Reader:
    """One pass over the tokens of one text."""

    def __init__(self, text: str, tokens: Sequence[Token], lang: str, on: date) -> None:
        self._text, self._tokens, self._lang, self._on = text, tokens, lang, on
        self._register = register()
        self._quoted = QuotedNames(text)
        self._surnames: set[str] = set()  # names of places that somebody has whom the text names
        self._bare: dict[int, str] = {}  # where a name stands that may be such a surname
        self._list, self._is_list_of_parishes = range(0), False  # the list of parishes that was looked at last

    def read(self) -> list[Mention]:
        found: list[Mention] = []
        after = 0
        for at, token in enumerate(self._tokens):
            if at < after or not token.is_capitalised:
                continue
            names, after = self._list_at(at)
            if names:
                mentions = self._mentions(names, after)
                found += mentions
                while mentions and after < len(self._tokens) and self._tokens[after].start < mentions[-1].end:
                    after += 1  # past the parish of `Cēsu novada Vaives pagastā`
        return [one for one in found if self._bare.get(one.start) not in self._surnames]

    # -- names and lists of names

    def _list_at(self, at: int) -> tuple[list[Name], int]:
        """The names that stand in one list from here (`Rīgas, Liepājas un Valmieras`), and the token after them."""
        first = self._name_at(at)
        if first is None:
            return [], at
        names, after = [first], at + 1
        while True:
            joint = self._joint(after)
            following = self._name_at(joint) if joint > after else None
            if following is None or following.case != first.case:
                return names, after
            names.append(following)
            after = joint + 1

    def _joint(self, at: int) -> int:
        words = [token.text.lower() for token in self._tokens[at : at + 3]]
        if words[:2] == ["kā", "arī"] or words[:2] in ([",", "un"], [",", "and"]):
            return at + 2
        if words == [",", "kā", "arī"]:
            return at + 3
        return at + 1 if words[:1] and words[0] in (",", "un", "vai", "gan", "and", "or") else at

    def _name_at(self, at: int) -> Name | None:
        if at >= len(self._tokens):
            return None
        token = self._tokens[at]
        if not token.is_capitalised:
            return None
        word = token.text
        if _is_in_capitals(word):
            word = word.capitalize()
        if self._lang == "en" and (english := is_english_name(without_possessive(word))):
            return Name(at, word, english, "nom", english in self._register.town_units)
        if base := self._register.bases.get(word):
            return Name(at, word, *base, False)
        if town := self._register.towns.get(word):
            return Name(at, word, *town, True)
        genitive = self._parish(word)
        if genitive is not None and self._is_parish(at + 1):
            return Name(at, genitive, genitive, "gen", False)
        return None

    def _parish(self, word: str) -> str | None:
        """The genitive of a parish that a word names; None for any other word."""
        if self._lang == "en":
            return parish_genitive(word)
        return word if word in self._register.parishes else None

    def _is_parish(self, after: int) -> bool:
        """Whether the noun for parishes follows: `Vaives pagasts`, `Vaives un Drabešu pagastos`."""
        kind = self._kind_after(after)
        if kind is not None:
            return kind.name == "parish"
        if not self._list.start <= after < self._list.stop:  # once for all names of the list
            self._list, self._is_list_of_parishes = self._parishes_from(after)
        return self._is_list_of_parishes

    def _parishes_from(self, start: int) -> tuple[range, bool]:
        """The tokens of a list of parishes up to its last name, and whether the noun in the plural follows."""
        after, kind = start, None
        while kind is None:
            joint = self._joint(after)
            if joint == after or joint >= len(self._tokens) or self._parish(self._tokens[joint].text) is None:
                break
            after = joint + 1
            kind = self._kind_after(after)
        return range(start, after + 1), kind is not None and kind.name == "parish" and kind.plural

    # -- what a name stands for

    def _mentions(self, names: list[Name], after: int) -> list[Mention]:
        last = names[-1]
        kind = self._kind_after(after) if last.case == "gen" or self._lang == "en" else None
        end = self._past_kind(after) if kind else after
        second = self._second_kind(kind, end) if kind and not kind.plural else None
        if kind and kind.name != "parish" and self._is_in_other_name(kind, self._past_kind(second) if second else end):
            return []
        is_owner = not kind and last.case == "gen" and not self._is_whence(names[0].at, after)
        if is_owner and self._is_in_institution(after):
            return []
        if last.case == "nom" and is_water(self._words(after, 1)):
            return []  # `Lubāna ezera`: of the lake Lubāns
        certain = [name for name in names if self._is_certain(name)] if not kind and len(names) > 1 else []
        found = []
        for name in names:
            is_last = name is last
            said = kind if kind and (kind.plural or is_last) else None
            if self._quoted.is_around(self._tokens[name.at].start):
                continue
            in_list = kind is not None or any(other is not name for other in certain[:2])
            if not said and not self._can_stand_alone(name, in_list=in_list):
                continue
            municipality = name.means(said.name if said else None, self._on)
            if municipality is None:
                continue
            stop = name.at + 1
            if (said and is_last and len(names) == 1) or (said and is_last and not said.plural):
                stop = (self._parish_after(end) if said.name == "novads" else None) or end
            found.append(self._mention(municipality, name.at, stop))
            if not said and not in_list and not self._is_sure(name):
                self._bare[found[-1].start] = name.base
        if second and found and found[-1].start == self._tokens[last.at].start and (kind := self._kind_after(second)):
            also = last.means(kind.name, self._on)
            if also and also.existed(self._on) and also is not found[-1].municipality:
                found.append(self._mention(also, second, self._past_kind(second)))
        return found

    def _is_sure(self, name: Name) -> bool:
        """Whether a name alone is a place, also where somebody with such a surname is named."""
        following = self._words(name.at + 1, 3)
        if self._lang == "en":
            return is_english_own(following) or is_behind_english_direction(name.at, self._tokens)
        return name.case == "loc" or is_own(following) or is_behind_direction(name, self._tokens, following)

    def _second_kind(self, kind: Kind, at: int) -> int | None:
        """Where a second noun of a kind stands, by which the name means both: `Jelgavas pilsētas un novada`."""
        joint = self._joint(at)
        other = self._kind_after(joint) if joint > at else None
        if other is None or other.plural or "parish" in (kind.name, other.name):
            return None
        return None if self._name_at(joint + 1) else joint  # `un pilsētā Rēzeknē` is another

    def _mention(self, municipality: Municipality, at: int, stop: int) -> Mention:
        start, end = self._tokens[at].start, self._tokens[stop - 1].end
        surface = self._text[start:end]
        if self._lang == "en":
            surface = without_possessive(surface)
        return Mention(municipality, surface, start, start + len(surface))

    def _kind_after(self, at: int) -> Kind | None:
        words = self._words(at, 2)
        if self._lang == "en":
            return english_kind(words)
        if not words:
            return None
        stop, following = [*(token.text for token in self._tokens[at + 1 : at + 3]), "", ""][:2]
        return kind_of(words[0]) or short_kind(words[0], stop, following)

    def _past_kind(self, at: int) -> int:
        """The token behind a noun of a kind, and behind the stop of its abbreviation."""
        words = self._words(at, 1)
        is_short = self._lang != "en" and bool(words) and kind_of(words[0]) is None
        return at + 2 if is_short else at + 1

    def _words(self, at: int, count: int) -> list[str]:
        """Up to `count` words that follow without a mark between them; in lower case in a Latvian line of capitals."""
        words = []
        for token in self._tokens[at : at + count]:
            if not token.is_word:
                break
            words.append(token.text)
        if words and at and self._lang != "en" and _is_in_capitals(self._tokens[at - 1].text):
            return [word.lower() for word in words]
        return words

    def _parish_after(self, at: int) -> int | None:
        """Where a parish ends that is named here: `Vaives pagastā`, `Maltas pag.`"""
        kind = self._kind_after(at + 1) if at < len(self._tokens) and self._tokens[at].is_capitalised else None
        return self._past_kind(at + 1) if kind is not None and kind.name == "parish" else None

    def _is_in_institution(self, at: int) -> bool:
        if at < len(self._tokens) and _ORDINAL.fullmatch(self._tokens[at].text):
            return is_institution(self._words(at + 1, 2))  # `Rīgas 49. vidusskola`
        words = self._words(at, 4)
        if not words:
            # `Rīgas "Dinamo"`: what is quoted behind a genitive is the name of something that is there.
            return at < len(self._tokens) and self._tokens[at].start in self._quoted.starts
        return self._lang != "en" and is_institution(words)

    def _is_whence(self, first: int, after: int) -> bool:
        """Whether names say where somebody is from, who is named right behind: `skolotāja no Jelgavas Ilze Liepa`."""
        words = self._words(after, 2)
        if not first or self._tokens[first - 1].text.lower() != "no" or len(words) < 2 or words[1][0].islower():
            return False
        cases = {one.case for one in given_name_readings(words[0])}
        return bool(cases) and cases <= {"nom", "dat"}  # but `no Rīgas Jāņa baznīcas`

    def _is_in_other_name(self, kind: Kind, at: int) -> bool:
        """Whether the words after the kind of a place name something that is not the municipality's own."""
        if self._lang == "en":
            return is_english_court(self._words(at, 4))
        words = self._words(at, 3)
        return is_private(words) or (kind.genitive and is_court(words))  # but `Rīgas pilsēta tiesā panāca`

    def _can_stand_alone(self, name: Name, *, in_list: bool) -> bool:
        """Whether a name without a noun of its kind is one: not a person's, a common word, part of another."""
        token, before = self._tokens[name.at], self._tokens[name.at - 1] if name.at else None
        following = self._words(name.at + 1, 3)
        if is_surname(name, self._tokens):
            if is_surely_surname(name, self._tokens, following):
                self._surnames.add(name.base)
            return False
        if self._lang == "en":
            if not following or not following[0][0].isupper() or is_english_body(following):
                return not is_english_institution(following)
            return before is not None and before.text.lower() in _WHERE and bool(given_name_readings(following[0]))
        in_name = (before and _is_capital_before(before, token)) or (following and following[0][0].isupper())
        if name.case == "nom" and in_name and not self._is_route(name.at):
            return False
        if in_list:
            return True
        if name.base == "Madona" and name.case not in ("gen", "loc"):
            return False  # the singer
        if name.form in HOMOGRAPHS and (_is_in_capitals(token.text) or self._starts_sentence(name.at)):
            return is_body(following)
        return True

    def _is_route(self, at: int) -> bool:
        """Whether a dash leads from a name to another: `vilcienā Rīga–Daugavpils`."""
        dash = self._tokens[at + 1].text if at + 1 < len(self._tokens) else ""
        return dash in ("–", "-", "—") and self._name_at(at + 2) is not None

    def _is_certain(self, name: Name) -> bool:
        """Whether a name in a list is nothing but a place, so that the others of its case are places too."""
        return name.form not in HOMOGRAPHS and self._can_stand_alone(name, in_list=False)

    def _starts_sentence(self, at: int) -> bool:
        """Whether a word is the first of a sentence, be it behind a dash or a bullet."""
        at -= 1
        while at >= 0 and self._tokens[at].text in _BULLETS:
            at -= 1
        return at < 0 or self._tokens[at].text[0] in '.!?:\n“„«"' or self._tokens[at].text[-1] == "."
