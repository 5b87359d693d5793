"""Finds speech on an occasion: `Ministre apmeklēja skolu, kurā uzsvēra, ka darba ir daudz`.

The relative clause names no subject, so it has the one of the clause before, which says where they were or what they
wrote. The same is true of a gerund (`uzsverot, ka`) and of `lai pastāstītu`.
"""

from __future__ import annotations

import re

from archive.people.latvian.verbs.beside import is_between, may_be_plural, may_stand_between
from archive.people.latvian.verbs.predicates import Predicates
from archive.people.offices.nouns import office_forms
from archive.people.verbs import COMES, GERUNDS, SPEAKING, TO_TELL
from archive.people.word_classes import is_verb

_WHERE = frozenset(("kur", "kurā", "kurās", "kuros"))
# Verbs for people who are there and may speak; an exhibition that they open may also `stāsta par darbu`.
_IS_THERE = frozenset(
    "apmeklēja devās viesojās piedalījās tikās ieradās uzstājās vadīja atklāja rīkoja sasauca noturēja".split()
)
# Verbs for what people do with words of their own.
_WRITES = frozenset(
    "sniedza sniedz izplatīja publicēja publicē ierakstīja nosūtīja nosūta aizsūtīja iesniedza uzrakstīja raksta "
    "ievietoja parakstīja sagatavoja teica".split()
)
_PAST = re.compile(r"\w+(?:ja|jās)|teica|uzsvēra|atzina|pauda|izteica|lūdza|piebilda|pieļāva|iebilda|noliedza")
_MEETS = frozenset("tikās apskatīja iepazinās apsprieda pārrunāja uzklausīja sveica apmeklēja".split())
_MOST_BETWEEN = 12  # words between `kur` and a verb of speaking behind `un`; judged
_MOST_BEFORE_TELLING = 6  # words between `lai` and its verb; judged
# An adverb, or an audience, which does not speak itself; others might: in `juristiem norādot, ka` the lawyers may be
# the speakers.
_BEFORE_GERUND = re.compile(
    r"\w+[^ae]i|(?:klausītāj|klātesoš|lasītāj|medij|skatītāj|skolēn|žurnālist)\w{0,3}(?:iem|ām|ēm|am|ai)"
)
_MOST_TOLD = 3  # words for the audience; judged


class Occasions(Predicates):
    """Finds clauses in one sentence that report words on an occasion."""

    def gerunds(self) -> list[int]:
        """Where gerunds and similar forms begin that report words: `atklāja sēdi, uzsverot, ka darba ir daudz`.

        An adverb, or an audience, may precede them: `, vienlaikus uzsverot, ka`, `, skolēniem norādot, ka`.
        """
        if not (self.speakers or self._sentence.place):
            return []
        gerunds = (at for at in self.words if self._is_gerund_of_words(at))
        begins = (self._begin_of_gerund(at) for at in gerunds)
        return [at for at in begins if self.word(at - 1) == ","]

    def _is_gerund_of_words(self, at: int) -> bool:
        """Whether a gerund reports words: `uzsverot, ka`, `novēlot veiksmi`; `pateicoties par`, but not `vējam`."""
        word = self._lower[at]
        if word == "pateicoties":
            return self.word(at + 1) == "par"
        return word in GERUNDS and (word == "novēlot" or self._leads_to_clause(at + 1))

    def _begin_of_gerund(self, at: int) -> int:
        for _ in range(_MOST_TOLD):
            word = self.word(at - 1)
            if not (is_between(word) or _BEFORE_GERUND.fullmatch(word)):
                break
            at -= 1
        return at

    def purposes(self) -> list[int]:
        """The `lai` before what somebody has come to tell: `viesojās Anna Kalna, lai pastāstītu par darbu`."""
        if not (self.speakers or self._sentence.place):
            return []
        return [
            at
            for at in self.words
            if self._lower[at] == "lai" and self.word(at - 1) == "," and self._leads_to_telling(at)
        ]

    def _leads_to_telling(self, at: int) -> bool:
        """Whether a clause with `lai` has no subject of its own, and somebody came for it: `ieradās N, lai`."""
        verb = next((here for here in range(at + 1, at + _MOST_BEFORE_TELLING) if self.word(here) in TO_TELL), None)
        if verb is None or not all(
            may_stand_between(self.word, here) and not may_be_plural(self.word(here)) for here in range(at + 1, verb)
        ):
            return False
        return any(COMES.fullmatch(self.word(here)) for here in range(self._sentence.first, at))

    def occasions(self) -> list[int]:
        """The `kur` and `kurā` of clauses in which the subject of the clause before says something."""
        if not self.speakers:
            return []
        return [
            at
            for at in self.words
            if self._lower[at] in _WHERE and self.word(at - 1) == "," and self._verb_there(at + 1) is not None
        ]

    def speaks_there(self, act: int, where: int) -> bool:
        """Whether the subject of the verb `act` may be the speaker behind `where`."""
        verb = self._verb_there(where + 1)
        if verb is None:
            return False
        does = self.word(act)
        return does in _WRITES or (does in _IS_THERE and _PAST.fullmatch(self.word(verb)) is not None)

    def _verb_there(self, at: int) -> int | None:
        """The verb of speaking behind `kur`, or behind `un` in its clause: `kur tikās ar skolēniem un stāstīja`."""
        if self._tells(at):
            return at
        if self.word(at) not in _MEETS:
            return None
        for here in range(at + 1, at + _MOST_BETWEEN):
            word = self.word(here)
            if word == "un" and self._tells(here + 1):
                return here + 1
            if not word[:1].isalpha() or is_verb(word):
                return None
        return None

    def _tells(self, verb: int) -> bool:
        """Whether a verb of speaking stands there with what it reports, and nobody there may be its subject."""
        if self.word(verb) not in SPEAKING or not self.says_something(verb):
            return False
        at = verb + 1
        while (word := self.word(at))[:1].isalpha() and word not in ("par", "uz"):
            is_somebody = may_be_plural(word) or any(case == "nom" for _, case in office_forms(word))
            if is_somebody or at > verb + _MOST_TOLD:
                return False  # …, kurā stāstīja eksperti
            at += 1
        named = self._next(verb)
        return (named is None or named.first > at) and (word in ("par", "uz", ":") or self._leads_to_clause(at))
