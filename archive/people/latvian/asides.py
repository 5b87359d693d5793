"""Finds what may stand between a subject and its verb without separating them: asides, brackets, names of things."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from archive.people.latvian.verbs.beside import (
    ONE_OF,
    PREPOSITIONS,
    is_kin,
    may_be_object,
    may_be_plural,
    may_stand_between,
)
from archive.people.latvian.verbs.joints import COPULAS, NEITHER, RELATIVE, RELATIVES
from archive.people.latvian.verbs.predicates import Predicates
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Speaker
from archive.people.verbs import MAY_BE_DEEDS, SPEAKING_WITH
from archive.people.word_classes import is_verb

# Tokens between two names of a list: a bracket, an aside and a joint; judged.
LONGEST_JOINT = 24
# Words between a verb and its subject, before a clause, and in an aside, by convention. With 2 to 8, 4 to 14 and 6 to
# 30, the texts of tests/gold that are not held out give the same, and a wrong speaker is worse than a missing one.
MOST_BETWEEN, MOST_BEFORE_CLAUSE, MOST_ASIDE = 4, 8, 14
# Endings of nominatives, including definite adjectives: `Trešais, policists Juris Egle`.
_NOMINATIVES = {"m": ("s", "š"), "f": ("a", "e", "otrā", "trešā", "pirmā", "pēdējā")}
GERUND_ENDINGS = ("ot", "oties", "dams", "dama", "damies", "damās")
# A participle as the predicate of a clause: `bojā gājis`, `iecelta`; but not `jaunais`.
_PARTICIPLE = re.compile(r"\w{2,}(?:t(?:s|a|i|as)|(?<!a)is|us(?:i|ies)|ies)")
_RATHER = frozenset(("nevis", *NEITHER))
QUESTION_WORDS = frozenset("vai kā kas kur kad kāpēc cik".split())
# Nouns that end like participles. Offices (`docents`) and kin (`brālis`) are recognised elsewhere.
_NO_PARTICIPLES = frozenset(
    "valsts projekts projekta projekti pilsētas pagasts pagasta pagasti raksts raksta raksti dienests dienesta "
    "departaments departamenta kabineta budžets budžeta teksts teksta punkts punkta fakts konflikts parlaments "
    "parlamenta moments momenta dokuments dokumenta pasts pasta mēnesis brīdis latvietis pats pati".split()
)
_IN_MONTHS = frozenset(
    "janvārī februārī martā aprīlī maijā jūnijā jūlijā augustā septembrī oktobrī novembrī decembrī".split()
)
_OF_DATES = _IN_MONTHS | frozenset(("gada", "šā", "šī"))
_FEWEST_OF_DATE = 2  # tokens, including a comma: `, 5. maijā`
# Words behind a comma that introduce somebody else.
_CONTRASTS = frozenset(("savukārt", "bet", "taču", "toties", "turpretī", "turpretim", "tomēr"))


class Stretch(NamedTuple):
    """The indexes of tokens from `first` up to a verb; `words` and `marks` are those outside brackets."""

    first: int
    tokens: list[int]
    words: list[int]
    marks: list[str]
    commas: list[int]


def is_participle(word: str) -> bool:
    """Whether a word may be a participle that is the predicate of a clause: `iecelta`, `bojā gājis`."""
    return (
        _PARTICIPLE.fullmatch(word) is not None
        and word not in _NO_PARTICIPLES
        and not office_forms(word)
        and not is_kin(word)
    )


class Asides(Predicates):
    """Distinguishes what may separate a subject from its verb from what shows that the verb is another person's."""

    def _told_of_before(self, verb: int) -> Speaker | None:
        """The person before an aside that names somebody else, if the verb behind the aside is this person's.

        `Juris Egle, kura audzēkne Anna Kalna uzvarēja, neslēpj`; `Juris Egle, pārņemot amatu no Annas Kalnas, norāda`;
        `Juris Egle, Annas Kalnas kolēģis, norāda`.
        """
        before = range(verb - 1, max(self._sentence.first, verb - 1 - MOST_BETWEEN) - 1, -1)
        close = next((at for at in before if not self._tokens[at].is_word), 0)
        if self.word(close) != "," or not self._may_separate(verb, range(close + 1, verb), close):
            return None
        for one in self._before(close):
            if close - one.after > LONGEST_JOINT:
                return None
            if one.can_be_subject and self._is_aside_about(one, close, verb):
                return None if self._has_predicate(self._clause_before(one.first)) else one
        return None

    def rather_than(self, speaker: Speaker) -> Speaker | None:
        """The person before `nevis`, the subject of a verb behind both: `Anna Kalna, nevis Juris Egle, teica`."""
        no = speaker.first - 1
        before = next(self._before(no), None) if self.word(no) in _RATHER and self.word(speaker.after) == "," else None
        if before is None or before.after != no - 1 or self.word(before.after) != ",":
            return None
        return before if before.can_be_subject and self.word(before.first - 1) not in NEITHER else None

    def _is_aside_about(self, speaker: Speaker, close: int, verb: int) -> bool:
        """Whether words up to a comma are an aside right behind a name, or a question behind `jautājumu`."""
        commas = (at for at in range(speaker.after, close) if self.word(at) == "," and at not in self._of_dates)
        opening = next(commas, close)
        first = opening + 1 + (self.word(opening + 1) in PREPOSITIONS)
        if opening == close or not self._has_no_mark(opening + 1, close):
            return False
        if self.word(opening - 2) == "uz" and self.word(opening - 1).startswith("jautājum"):
            # Anna Kalna uz jautājumu, vai sodi mazināti, atbildēja
            before = range(speaker.after, opening)
            return self.word(first) in QUESTION_WORDS and self._may_separate(verb, before, speaker.after - 1)
        has_gerund = self.word(first).endswith(GERUND_ENDINGS) or self.word(close - 1).endswith(GERUND_ENDINGS)
        if opening != speaker.after:
            return has_gerund and self._is_time_or_place(range(speaker.after, opening))
        return has_gerund or self.word(first) in RELATIVES or self._is_relation(speaker, opening, close)

    def _is_time_or_place(self, words: Iterable[int]) -> bool:
        """Whether words are a time or a place, like `trešdien` in `N trešdien, tiekoties ar skolēniem, pauda`."""
        return all(
            at in self._of_dates or (may_stand_between(self.word, at) and not may_be_plural(self.word(at)))
            for at in words
        )

    def _is_relation(self, speaker: Speaker, opening: int, close: int) -> bool:
        """Whether the words between two commas say whose colleague or relative it is: `N, Annas Kalnas kolēģe,`."""
        inside = [one for one in self.speakers if opening < one.first and one.after < close]
        if len(inside) != 1 or not inside[0].is_genitive or self._has_predicate(range(inside[0].after, close)):
            return False
        noun = self.word(inside[0].after)
        return is_kin(noun) or (speaker.gender, "nom") in office_forms(noun)

    def _explains_who(self, speaker: Speaker) -> bool:
        """Whether a name between commas explains what precedes it: `Trešais, policists Juris Egle, …`."""
        commas = (at for at in range(speaker.name - 1, speaker.first - 2, -1) if self.word(at) == ",")
        comma = next(commas, speaker.first - 1)
        before = self._clause_before(comma)
        if self.word(comma) != "," or not before or self._has_predicate(before):
            return False
        if any(one.can_be_subject and one.first in before and one is not speaker for one in self.speakers):
            return False
        is_one_of = self.word(before.start + 1) == "no" and self.word(before.start) in ONE_OF
        return is_one_of or self.word(comma - 1).endswith(_NOMINATIVES.get(speaker.gender or "", ()))

    def _opens_relative(self, at: int) -> bool:
        """Whether a clause about somebody with another subject begins there: `ar kuru strādājam`, `kuru pazīst`."""
        return self.word(at + (self.word(at) in PREPOSITIONS)) in RELATIVES - RELATIVE.keys()

    def _is_within_relative(self, speaker: Speaker) -> bool:
        """Whether a name ends a relative clause about somebody or something else: `kura autore ir Anna Kalna`."""
        at = min(one.first for one in self.with_partners(speaker))
        for _ in range(MOST_BEFORE_CLAUSE):
            at -= 1
            if self.word(at) == ")":
                at = next((here for here in range(at, at - MOST_ASIDE, -1) if self.word(here) == "("), at)
            elif not self.word(at)[:1].isalnum():
                opening = at + 1 + (self.word(at + 1) in PREPOSITIONS)
                return self.word(at) == "," and self.word(opening) in RELATIVES
        return False

    def _has_predicate(self, words: Iterable[int]) -> bool:
        """Whether there is a verb, a participle or a relative pronoun among the words."""
        return any(
            is_verb(word) or word in COPULAS or word in RELATIVES or is_participle(word)
            for word in map(self.word, words)
        )

    def _clause_before(self, at: int) -> range:
        """The words before a token, back to the nearest mark."""
        first = at
        while self.word(first - 1)[:1].isalnum():
            first -= 1
        return range(first, at)

    def _has_no_mark(self, start: int, end: int) -> bool:
        return all(self._tokens[at].is_word or at in self._of_dates for at in range(start, end))

    def _may_separate(self, verb: int, words: Sequence[int], behind: int, *, strictly: bool = False) -> bool:
        """Whether the words that follow a token may separate a subject from its verb; `strictly`: none is doubtful."""
        rest = [at for at in words if at > behind]
        may_be_deed = self.word(verb) in MAY_BE_DEEDS and self.word(verb - 1) != "vainu"  # savu vainu atzina
        may_have_object = not strictly and (not may_be_deed or self.has_clause(verb))
        objects = SPEAKING_WITH.get(self.word(verb), ())
        return len(rest) <= MOST_BETWEEN and all(
            (may_stand_between(self.word, at) and not (strictly and may_be_plural(self.word(at))))
            or (may_have_object and (may_be_object(self.word, at) or self.word(at) in objects))
            for at in rest
        )

    def _is_named(self, at: int) -> bool:
        """Whether a token is in a quotation that is the name of something: portālam „Ziņas”."""
        start = self._tokens[at].start
        here = bisect_right(self._outer_starts, start) - 1
        return here >= 0 and start < self._outer[here].end and self._outer[here] not in self._speeches

    @cached_property
    def _of_others(self) -> set[int]:
        """The tokens of people who cannot be a subject: `sarunā ar Juri Egli`."""
        return {at for one in self.speakers if not one.can_be_subject for at in range(one.first, one.after)}

    @cached_property
    def _of_dates(self) -> set[int]:
        """The tokens of dates between commas, including the commas: `trešdien, 5. maijā, paziņoja`."""
        words = range(self._opens_at, self._ends_at)
        if not any(self.word(at) in _IN_MONTHS for at in words):
            return set()
        found: set[int] = set()
        for comma in words:
            if self.word(comma) != ",":
                continue
            end = comma + 1
            while self.word(end)[:1].isdigit() or self.word(end) in _OF_DATES:
                end += 1
            if self.word(end) == "," and self.word(end - 1) in _IN_MONTHS and end - comma > _FEWEST_OF_DATE:
                opens_aside = self.word(end + 1).endswith(GERUND_ENDINGS)  # …, 5. maijā, tiekoties ar studentiem, …
                found.update(range(comma, end + (not opens_aside)))
        return found

    def _is_aside(self, at: int) -> bool:
        """Whether a token is the name of something, in quotation marks or capitals: portālam „Ziņas”, aģentūrai LETA.

        Or part of an address (`portālam ziņas.lv`), of a date between commas, or of an abbreviation (`t.s.`).
        """
        text = self._tokens[at].text
        is_name = self._is_named(at) or (len(text) > 1 and text.isalpha() and text.isupper())
        is_dotted = any(self._is_dot(here) for here in (at - 1, at, at + 1))
        return is_name or at in self._of_dates or is_dotted or self._is_short(at) or self._is_short(at - 1)

    def _is_short(self, at: int) -> bool:
        """Whether a token is a letter of an abbreviation, before a full stop: `t. s. darba grupas vadītājs`."""
        text = self._tokens[at].text
        return len(text) == 1 and text.islower() and self.word(at + 1) == "."

    def _is_dot(self, at: int) -> bool:
        """Whether a token is a full stop in an address, with no space on either side."""
        if self.word(at) != "." or not self.word(at + 1):
            return False
        before, dot, behind = self._tokens[at - 1 : at + 2]
        return before.end == dot.start and dot.end == behind.start and behind.text in ("lv", "com", "eu", "net", "org")

    def _bracketed(self, start: int, end: int) -> set[int]:
        inside, depth = set(), 0
        for at in range(start, end):
            mark = self._tokens[at].text
            depth += mark == "("
            if depth > 0:
                inside.add(at)
            depth -= mark == ")"
        return inside

    def _stretch(self, speaker: Speaker, verb: int) -> Stretch:
        """The tokens between a name and its verb, without asides and without the comma that closes an office."""
        first = speaker.after
        has_office_behind = speaker.after > speaker.name_after and self.word(speaker.name_after) != "no"
        is_explained = self.word(first + 1) != "kā" and self._explains_who(speaker)  # N, kā ziņo policija
        if self.word(first) == "," and (has_office_behind or is_explained):
            first += 1  # it closes the office or the name before it; no comma closes `no Valsts policijas`
        tokens = [at for at in range(first, verb) if at not in self._of_others and not self._is_aside(at)]
        bracketed = self._bracketed(first, verb)
        outside = [at for at in tokens if at not in bracketed]
        return Stretch(
            first,
            tokens,
            words=[at for at in outside if self._tokens[at].is_word],
            marks=[self._tokens[at].text for at in outside if not self._tokens[at].is_word],
            commas=[at for at in tokens if self.word(at) == ","],
        )

    def _relative_gender(self, between: Stretch) -> str | None:
        """The gender of a relative clause that begins behind a name: "m", "f", or "" for either; None without a clause.

        `Juris Egle, kurš vada nodaļu, norādīja`; `Juris Egle, ar kuru strādājam, norādīja`.
        """
        commas, words = between.commas, between.words
        if commas and commas[0] < words[0] and self._opens_relative(words[0]):
            return ""
        return RELATIVE.get(self.word(words[0]))

    def _closes_relative(self, speaker: Speaker, verb: int, between: Stretch) -> bool:
        """Whether a comma closes the clause behind a name, and nothing between it and the verb separates the two."""
        commas, words = between.commas, between.words
        if not commas or commas[-1] <= words[0] or not self._may_separate(verb, words, commas[-1]):
            return False
        if self._has_predicate(self._clause_before(speaker.first)):
            return False  # Bojā gājis Juris Egle, kurš vadīja automašīnu, ziņo policija
        return len(commas) <= 1 + (between.first == speaker.after)

    def _closes_aside(self, speaker: Speaker, verb: int, between: Stretch) -> bool:
        """Whether an aside that begins right behind a name is short and closed before the verb."""
        words, commas = between.words, between.commas
        if self.word(commas[0] + 1) in _CONTRASTS:
            return False  # Anna Kalna norādīja uz riskiem, savukārt par to, kā tos mazināt, runāja Juris Egle
        if self._has_predicate(self._clause_before(speaker.first)):
            return False  # Konkursā uzvarēja Anna Kalna, apsteidzot trīs pretendentus, informē ministrija
        return len(commas) > 1 and len(between.tokens) <= MOST_ASIDE and self._may_separate(verb, words, commas[-1])
