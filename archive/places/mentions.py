"""Finds the municipalities that a text mentions, in every case, in lists, and not inside other names.

A name alone may mean the city or the novads. The noun after it decides (`Jelgavas novada`); without a noun, it is the
municipality that governed the town on the day of the article. A name that is part of the name of an institution
(`Liepājas Universitāte`), of a person or of another place (`Rīgas jūras līcis`) is not a mention. If a name could be a
common word, or that of parishes in several municipalities, there is no mention rather than a guess.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from archive.latvian.given_names import given_name_readings
from archive.latvian.tokens import CLOSING_QUOTES
from archive.places.before import is_crossed, is_in_english_name, is_in_name
from archive.places.beside import DASHES, is_in_capitals
from archive.places.english import (
    is_english_body,
    is_english_court,
    is_english_institution,
    is_english_own,
    without_possessive,
)
from archive.places.finding import PlaceNames
from archive.places.institutions import is_body, is_court, is_institution, is_own, is_people, is_private, is_water
from archive.places.names import Name
from archive.places.quoted import QuotedNames
from archive.places.register import Municipality
from archive.places.surnames import is_behind_direction, is_behind_english_direction, is_surely_surname, is_surname
from archive.places.words import HOMOGRAPHS, Kind

_BULLETS = "-–—•*"
_CLOSING = CLOSING_QUOTES + ")"
_ORDINAL = re.compile(r"\d{1,3}\.")
_WHERE = ("in", "from", "of")
_TODAY = date.max  # for a text without a date: the current borders


@dataclass(frozen=True, slots=True)
class Mention:
    """A municipality and where it is named: `surface == text[start:end]`, including its noun (`Cēsu novada`)."""

    municipality: Municipality
    surface: str
    start: int
    end: int


def find_places(text: str, lang: str = "lv", on: date | None = None) -> tuple[Mention, ...]:
    """The mentions of municipalities in a text, in order. `on` is the day whose borders count; None means today."""
    reader = _Reader(text, lang, on or _TODAY)
    return tuple(sorted(reader.read(), key=lambda mention: mention.start))


class _Reader:
    """One pass over the place names of a text, which decides what each of them means, if anything."""

    def __init__(self, text: str, lang: str, on: date) -> None:
        self._text, self._lang, self._on = text, lang, on
        self._names = PlaceNames(text, lang)
        self._tokens, self._beside = self._names.tokens, self._names.beside
        self._quoted = QuotedNames(text)
        self._surnames: set[str] = set()  # place names that are also the surname of somebody in the text
        self._bare: dict[int, str] = {}  # offsets of mentions that may be such a surname, and their names

    def read(self) -> list[Mention]:
        found: list[Mention] = []
        after = 0
        for at, token in enumerate(self._tokens):
            if at < after or not token.is_capitalised:
                continue
            names, after = self._names.list_at(at)
            if names:
                mentions = self._mentions(names, after)
                found += mentions
                while mentions and after < len(self._tokens) and self._tokens[after].start < mentions[-1].end:
                    after += 1  # past the parish of `Cēsu novada Vaives pagastā`
        return [one for one in found if self._bare.get(one.start) not in self._surnames]

    def _mentions(self, names: list[Name], after: int) -> list[Mention]:
        first, last, near = names[0].at, names[-1], self._beside
        kind = near.kind_after(after) if last.case == "gen" or self._lang == "en" else None
        end = near.past_kind(after) if kind else after
        is_of_each = kind is None or near.is_of_each(kind, first, after)
        if not kind and self._lang == "en":
            kind = near.english_kind_before(first)
        elif not kind and last.case == "gen":
            kind = near.kind_of_list(first, after)
        second = self._second_kind(kind, end) if kind and end > after and not kind.plural else None
        if self._name_something_else(names, after, kind, near.past_kind(second[0]) if second else end):
            return []
        certain = [name for name in names if self._is_certain(name)] if not kind and len(names) > 1 else []
        found = []
        for name in names:
            is_last = name is last
            said = kind if is_last or is_of_each else None
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
                stop = (near.parish_after(end) if said.name == "novads" else None) or end
            found.append(self._mention(municipality, name.at, stop))
            if not said and not in_list and not self._is_sure(name):
                self._bare[found[-1].start] = name.base
        if second and found and found[-1].start == self._tokens[last.at].start:
            at, other = second
            also = last.means(other.name, self._on)
            if also and also.existed(self._on) and also is not found[-1].municipality:
                found.append(self._mention(also, at, near.past_kind(at)))
        return found

    def _name_something_else(self, names: list[Name], after: int, kind: Kind | None, end: int) -> bool:
        """Whether names, with their noun up to token `end`, are part of a name of an institution, a firm or a lake."""
        if kind and kind.name != "parish":
            if kind.plural and len(names) == 1:  # `ar Ogres novadu tiesa …`: an accusative, which no name continues
                kind = kind._replace(genitive=False)
            if self._is_in_other_name(kind, end):
                return True
        last, beyond = names[-1], self._beside.past_lands(after)
        is_owner = not kind and last.case == "gen" and not self._is_whence(names[0].at, after)
        if (is_owner or (self._lang == "en" and beyond > after)) and self._is_in_institution(beyond):
            return True
        return last.case == "nom" and is_water(self._beside.words(after, 1))  # `Lubāna ezera`: of the lake Lubāns

    def _is_sure(self, name: Name) -> bool:
        """Whether a name without a noun is surely a place, even if the text names somebody with this surname."""
        following = self._beside.words(name.at + 1, 3)
        if self._lang == "en":
            return is_english_own(following) or is_behind_english_direction(name.at, self._tokens)
        return name.case == "loc" or is_own(following) or is_behind_direction(name, self._tokens, following)

    def _second_kind(self, kind: Kind, at: int) -> tuple[int, Kind] | None:
        """The token and the kind of a second noun, with which the name means both: `Jelgavas pilsētas un novada`."""
        joint = self._beside.joint(at)
        other = self._beside.kind_after(joint) if joint > at else None
        if other is None or other.plural or "parish" in (kind.name, other.name):
            return None
        return None if self._names.name_at(joint + 1) else (joint, other)  # `un pilsētā Rēzeknē` is another place

    def _mention(self, municipality: Municipality, at: int, stop: int) -> Mention:
        start, end = self._tokens[at].start, self._tokens[stop - 1].end
        surface = self._text[start:end]
        if self._lang == "en":
            surface = without_possessive(surface)
        return Mention(municipality, surface, start, start + len(surface))

    def _is_in_institution(self, at: int) -> bool:
        if at < len(self._tokens) and _ORDINAL.fullmatch(self._tokens[at].text):
            return is_institution(self._beside.words(at + 1, 2))  # `Rīgas 49. vidusskola`
        words = self._beside.words(at, 4)
        if not words:
            # `Rīgas "Dinamo"`: a quotation after a genitive is the name of something in that place.
            return at < len(self._tokens) and self._tokens[at].start in self._quoted.starts
        if self._lang == "en":
            return is_english_institution([word.lower() for word in words])
        return is_institution(words)

    def _is_whence(self, first: int, after: int) -> bool:
        """Whether names say where the person named after them comes from: `skolotāja no Jelgavas Ilze Liepa`."""
        words = self._beside.words(after, 2)
        if not first or self._tokens[first - 1].text.lower() != "no" or len(words) < 2 or words[1][0].islower():
            return False
        cases = {one.case for one in given_name_readings(words[0])}
        return bool(cases) and cases <= {"nom", "dat"}  # but `no Rīgas Jāņa baznīcas`

    def _is_in_other_name(self, kind: Kind, at: int) -> bool:
        """Whether the words after a kind of place name something that does not belong to the municipality."""
        if self._lang == "en":
            return is_english_court(self._beside.words(at, 4))
        words = self._beside.words(at, 3)
        # But `Rīgas pilsēta tiesā panāca`, `Ogres novadā uzņēmums sola`
        return kind.genitive and (is_private(words) or is_court(words))

    def _can_stand_alone(self, name: Name, *, in_list: bool) -> bool:
        """Whether a name without a noun for its kind is a place, and not a person, a common word or part of a name."""
        token, before = self._tokens[name.at], self._tokens[name.at - 1] if name.at else None
        following = self._beside.words(name.at + 1, 3)
        if is_surname(name, self._tokens, following):
            if is_surely_surname(name, self._tokens, following):
                self._surnames.add(name.base)
            return False
        if self._lang == "en":
            if token.text.endswith("-based"):
                return True
            if is_in_english_name(before, token, is_first=self._starts_sentence(name.at - 1)):
                return is_english_own(following)
            if not following or not following[0][0].isupper() or is_english_body(following):
                return not is_english_institution(following)
            return before is not None and before.text.lower() in _WHERE and bool(given_name_readings(following[0]))
        in_name = is_in_name(before, token, name) or (name.case == "nom" and following and following[0][0].isupper())
        if (in_name and not self._is_route(name.at)) or is_crossed(before, name, following):
            return False
        if in_list:
            return True
        is_apart = not following and not (before and before.is_word)  # `(Madona)`
        if name.base == "Madona" and name.case not in ("gen", "loc") and not (is_apart or self._is_sure(name)):
            return False  # the singer
        if name.form in HOMOGRAPHS and self._is_capital_anyway(name.at):
            return is_body(following) or (name.base != "Sala" and is_people(following))  # islands have inhabitants too
        return True

    def _is_route(self, at: int) -> bool:
        """Whether a dash leads from one name to another: `vilcienā Rīga–Daugavpils`."""
        dash = self._tokens[at + 1].text if at + 1 < len(self._tokens) else ""
        return dash in DASHES and self._names.name_at(at + 2) is not None

    def _is_certain(self, name: Name) -> bool:
        """Whether a name in a list can only be a place, so that others in the list are places too."""
        return name.form not in HOMOGRAPHS and self._can_stand_alone(name, in_list=False)

    def _is_capital_anyway(self, at: int) -> bool:
        """Whether a common word would be capitalised here too.

        It would at the beginning of a sentence, in capitals, or in another name (`Jelgavas Amatu vidusskola`).
        """
        before, token = self._tokens[at - 1] if at else None, self._tokens[at]
        if is_in_capitals(token.text) or self._starts_sentence(at):
            return True
        is_joined = before is not None and before.is_capitalised and before.end + 1 == token.start
        return is_joined and (not self._starts_sentence(at - 1) or self._names.name_at(at - 1) is not None)

    def _starts_sentence(self, at: int) -> bool:
        """Whether a word is the first of a sentence, even after a dash or a bullet."""
        at -= 1
        while at >= 0 and self._tokens[at].text in _BULLETS:
            at -= 1
        if at > 0 and self._tokens[at].text in _CLOSING and self._tokens[at - 1].text in ".!?…":
            return True
        return at < 0 or self._tokens[at].text[0] in '.!?:…|\n“„«"' or self._tokens[at].text[-1] == "."
