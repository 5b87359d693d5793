"""Finds people by their surname alone, if the text names exactly one person in full with that surname.

`Linčas vārdiem`, `teica Dolgopolovs`, `Stabiņas kundze`: gender and case must agree with the full name. Many surnames
are also common words or places, so at the beginning of a sentence, where every word has a capital, a surname alone only
counts if it speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archive.latvian.declension import Case, name_forms
from archive.latvian.names import PersonName, name_key
from archive.latvian.surnames import LIKELY_ENOUGH, surname_readings
from archive.latvian.tokens import QUOTES, Token
from archive.people.names.finding import starts_sentence
from archive.people.names.found import PARTICLES, Found, Mention
from archive.people.names.institutions import follows_institution
from archive.people.names.styles import STYLES
from archive.people.names.words import in_small_letters, is_known_given, is_no_given
from archive.people.offices.nouns import Form, office_forms
from archive.people.verbs import ATTRIBUTING, SPEAKING, SPEAKING_WITH
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb
from archive.places.register import register

# From this weight of a reading on, another member of the family may be meant: it lies between usual and rare endings.
_USUAL = 0.4
# By convention; values around these give the same for tests/gold. People with one surname (among more, two would
# fit), words between a name and a verb, and tokens of an aside between them.
_MOST_BEARERS, _NEAR, _FAR = 4, 3, 16
_DASHES = ("–", "—", "-")
_NOMINATIVES = ("s", "š", "a", "e")
_OBLIQUE = ("ai", "ei", "am", "iem", "ām", "ā", "ī", "os", "ās")


class SurnamesAlone:
    """Finds these people in one text, once the full names are understood."""

    def __init__(self, tokens: Sequence[Token], people: Sequence[Mention]) -> None:
        self._tokens = tokens
        self._covered = {at for one in people for at in range(one.found.first, one.found.after)}
        self._full: dict[str, dict[str, Mention]] = defaultdict(dict)
        initials: dict[str, dict[str, Mention]] = defaultdict(dict)
        for one in people:
            name = one.name or one.found.name
            key = name_key(one.found.words[-1])
            if " " not in name.nominative or name.nominative.split(" ", 1)[0].endswith("."):
                initials[key].setdefault(name.nominative, one)  # initials that no full name explains
            elif name.gender:
                known = self._full[name_key(name.nominative.rsplit(" ", 1)[-1])].setdefault(name.nominative, one)
                if not known.offices and one.offices:
                    self._full[key][name.nominative] = one

        # Initials beside a full name may be another person. If nobody is named in full, the surname alone means them.
        self._rivals = {key for key, named in initials.items() if key in self._full or len(named) > 1}
        for key, named in initials.items():
            if key not in self._rivals and all((one.name or one.found.name).gender for one in named.values()):
                self._full[key] = named

    def find(self) -> Iterator[Mention]:
        """A mention for each surname that means one person of the text; `name` is set, `bearer` is the full mention."""
        if not self._full:
            return
        for at, (word, _, _) in enumerate(self._tokens):
            if not word[0].isupper() or at in self._covered or len(word) < 3:
                continue
            key = name_key(word)
            bearers = self._full.get(key, ())
            if 0 < len(bearers) <= _MOST_BEARERS and key not in self._rivals and self._stands_alone(at):
                yield from self._mention(at, self._full[key])

    def _mention(self, at: int, bearers: dict[str, Mention]) -> Iterator[Mention]:
        """The bearer whom a word means, if its form or the words beside it show that; otherwise nothing."""
        token, written = self._tokens[at], in_small_letters(self._tokens[at].text)
        first = self._with_particles(at)
        style = STYLES.get(self._tokens[at + 1].text) if at + 1 < len(self._tokens) else None
        read = {nominative: _forms_of(written, nominative, bearer) for nominative, bearer in bearers.items()}
        forms = self._fitting(at, read, style)
        if len(forms) != 1:
            return
        nominative, own = next(iter(forms.items()))
        bearer = bearers[nominative]
        gender = next(iter(own))[0]
        cases = {case for _, case in own}
        case: Case = "nom" if "nom" in cases else min(cases)  # the same in every process
        # Common words have a capital only at the beginning of a sentence.
        opens = starts_sentence(self._tokens, first) and not self._follows_quotation(at)
        if opens and style is None and not self._speaks(at):
            return
        particles = [one.text.lower() for one in self._tokens[first:at]]
        if particles and " ".join([*particles, ""]) not in nominative:
            return
        name = PersonName(nominative, gender, case, (bearer.name or bearer.found.name).certain)
        start, after = self._tokens[first].start, at + 1 + bool(style)
        found = Found(first, after, start, token.end, [*particles, written], name)
        yield Mention(found, frozenset(own), name=name, case=case, bearer=bearer)

    def _fitting(self, at: int, read: Mapping[str, set[Form]], style: Form | None) -> dict[str, set[Form]]:
        """The possible forms of a word as the surname of each bearer, limited to those that fit the words beside it.

        Empty if another member of the family is more likely.
        """
        word, forms = in_small_letters(self._tokens[at].text), dict(read)
        if style:  # `Stabiņas kundzei`: only the style is declined
            forms = {name: {style} for name, own in forms.items() if (style[0], "gen") in own}
        elif wanted := self._case_asked_for(at):
            asked = {name: {form for form in own if form[1] == wanted} for name, own in forms.items()}
            if any(asked.values()):
                forms = asked
            elif word.endswith(("s", "š", "a", "e")) and any(
                one.case == wanted and one.weight >= _USUAL for one in surname_readings(word)
            ):
                return {}
        beside = {name: own.intersection(office_forms(self._word(at - 1))) for name, own in forms.items()}
        if any(beside.values()):
            forms = beside  # `pulkvede Vecbērza` in a text that also names Juris Vecbērzs
        return {name: own for name, own in forms.items() if own}

    def _follows_quotation(self, at: int) -> bool:
        """Whether the sentence continues after quoted words and a comma: `„Tā ir,” Kalniņš pamāj`, `, – Kalniņš`."""
        before, mark = self._at(at - 2), self._at(at - 1)
        if before is None or mark is None or before.text != ",":
            return False
        return mark.text in (*QUOTES, *_DASHES) and mark.end < self._tokens[at].start

    def _case_asked_for(self, at: int) -> Case | None:
        following, before = self._word(at + 1), self._word(at - 1)
        if following in ATTRIBUTING:
            return "gen"
        if following in SPEAKING or following == ":" or before in SPEAKING:
            return "nom"
        return None

    def _stands_alone(self, at: int) -> bool:
        """Whether a word is not part of a longer name, or of a place's or an institution's name."""
        first = self._with_particles(at)
        before, following = self._at(first - 1), self._at(at + 1)
        if before and before.end + 1 >= self._tokens[first].start and before.is_word:
            lower = before.text.lower()
            is_name = before.is_capitalised and not self._disagrees(first)
            if is_name and not (
                starts_sentence(self._tokens, first - 1)
                and (
                    lower in NO_OFFICE_WORDS
                    or is_verb(lower)
                    or (not is_known_given(before.text) and (is_no_given(lower) or office_forms(lower)))
                )
            ):
                return False
        if following and following.is_capitalised and following.start <= self._tokens[at].end + 1:
            return False
        if before and following and before.text in QUOTES and following.text in QUOTES:
            return False
        return not follows_institution(self._tokens, at + 1) and not self._is_place(at)

    def _with_particles(self, at: int) -> int:
        """Where a surname begins, including particles: `van der Bergs`, `Van der Bergs uzsvēra`."""
        first = at
        while first and self._tokens[first - 1].text in PARTICLES:
            first -= 1
        opens = first > 0 and self._word(first - 1) in PARTICLES and starts_sentence(self._tokens, first - 1)
        return first - opens

    def _disagrees(self, at: int) -> bool:
        """Whether the word before is in the dative or locative, so it is no given name: `Televīzijai Kalniņš teica`."""
        word = self._tokens[at].text
        return self._word(at + 1) in SPEAKING and word.endswith(_NOMINATIVES) and self._word(at - 1).endswith(_OBLIQUE)

    def _is_place(self, at: int) -> bool:
        word = self._tokens[at].text
        known = register().bases.get(word) or register().towns.get(word)
        return known is not None and not self._speaks(at)

    def _speaks(self, at: int) -> bool:
        """Whether a verb of speaking, or a word that attributes the sentence, is near enough to be this person's."""
        following = self._word(at + 1)
        if following in SPEAKING or following in ATTRIBUTING or following == ":" or self._word(at - 1) in SPEAKING:
            return True
        if following == ",":  # `Kalniņš, savukārt, uzskata`
            close = next((here for here in range(at + 2, at + _FAR) if self._word(here) in ("", ",", ".", ";")), at)
            return self._word(close) == "," and self._word(close + 1) in SPEAKING
        near = _FAR if is_verb(following) else _NEAR + 2  # `Kalniņš rāda plānu un stāsta`
        for here in range(at + 1, at + near):
            word = self._word(here)
            if word in SPEAKING or word in SPEAKING_WITH:
                return True
            if not word or not self._tokens[here].is_word or word in ("vai", "bet", "kas", "ka"):
                return False
        return False

    def _at(self, at: int) -> Token | None:
        return self._tokens[at] if 0 <= at < len(self._tokens) else None

    def _word(self, at: int) -> str:
        token = self._at(at)
        return token.text.lower() if token else ""


def join_surnames(people: Sequence[Mention]) -> None:
    """Let people named by two surnames alone be the person whom the text named in full before.

    `Harbi Samuelsone` behind `Madlēna Harbi Samuelsone`; but `Marija Kalna` need not be `Anna Marija Kalna`.
    """
    full: dict[str, dict[str, Mention]] = defaultdict(dict)
    for one in people:
        name = one.name or one.found.name
        given, _, surnames = name.nominative.partition(" ")
        if " " in surnames:
            full[surnames].setdefault(name.nominative, one)
        elif len(bearers := full.get(name.nominative, {})) == 1 and not is_known_given(given):
            nominative, one.bearer = next(iter(bearers.items()))
            one.name = one.found.name = replace(name, nominative=nominative)


def _forms_of(word: str, nominative: str, bearer: Mention) -> set[Form]:
    """The genders and cases in which a word may be the surname of the person with that full name."""
    name = bearer.name or bearer.found.name
    surname = nominative.rsplit(" ", 1)[-1]
    declined = {
        (name.gender, case)
        for form, case in name_forms(surname, name.gender or "m")
        if form == word and case != "loc" and name.gender
    }
    guessed = {
        (reading.gender, reading.case)
        for reading in surname_readings(word)
        if reading.nominative == surname
        and reading.gender == name.gender
        and reading.case != "loc"
        and (reading.weight >= LIKELY_ENOUGH or reading.nominative == word)
        and not word.endswith("iem")
    }
    return declined | guessed
