"""Finds who does what an English passive says: `as noted by N`, `the results were presented by N`."""

from __future__ import annotations

import re

from archive.latvian.tokens import QUOTES
from archive.people.english.predicates.needs import NEEDS
from archive.people.english.predicates.passive import MEANS_DEEDS, says_in_active
from archive.people.english.subject import CLOSES, Subject
from archive.people.english.verbs import SPEAKING, TO_BE
from archive.people.english.words import CAPITALISED_WORD
from archive.people.speech.clause import Speaker

_NOT_DONE = frozenset("to not will would should could might may must can".split())
_PARTICLES = ("forward", "out", "up")
_MOST_TOLD = 7  # tokens: `the participants of the seminar by`; judged
_HEARS = ("told", "informed")
_MEDIUM = re.compile(rf"(?:[Tt]he )?{CAPITALISED_WORD}(?: {CAPITALISED_WORD}){{0,3}}(?: (?:news|agency)){{0,2}}")
_IMPERSONAL = ("it", "this", "that")
_CLAUSE_MARKS = frozenset((",", ";", ":", "–", "—", *QUOTES))


class Agents(Subject):
    """One sentence, and the people behind `by`."""

    def _agents(self, verb: int) -> list[Speaker]:
        """`as noted by N`, `it was stressed by N`."""
        at = self._before_verb(verb)
        be = at
        while self.word(at) in TO_BE or self.word(at) in ("has", "have", "had"):
            at -= 1
        by = self._by(verb)
        if not by or self.word(verb - 1) in ("not", "never") or self.word(at) in _NOT_DONE:
            return []
        agent = self._named_behind(verb, by + 1)
        if agent is None:
            return []
        if self.word(at) in ("as", *_IMPERSONAL):
            is_told = self._is_told_impersonally(self.word(at), verb, agent)
        else:
            is_told = self.word(be) in ("was", "were", "been") and self._is_thing(at, verb, agent)
        return [agent, *self.with_agents(agent)] if is_told else []

    def _by(self, verb: int) -> int:
        """The index of `by` behind a participle, or 0: `noted by`, `pointed out by`, `confirmed to LETA by`."""
        at = verb + 1 + (self.word(verb + 1) in _PARTICLES)
        if self.word(at) == "to":
            following, first = self._next(verb), at + 1
            end = first + _MOST_TOLD
            end = next((here for here in range(first, end) if not self.word(here).isalpha()), end)
            at = next((here for here in range(first, end) if self.word(here) == "by"), verb)
            if following and following.first < at:
                return 0
        return at if self.word(at) == "by" else 0

    def _is_told_impersonally(self, subject: str, verb: int, agent: Speaker) -> bool:
        """`as noted by N`, `it was announced by N that`, `this was confirmed by N`; but not `It was opened by N`."""
        word = self.word(verb)
        if word not in SPEAKING or subject == "as":
            return word in SPEAKING
        if self.word(agent.after + (self.word(agent.after) == ",")) == "that":
            return True
        return subject == "this" and word not in NEEDS and word not in MEANS_DEEDS

    def _is_thing(self, last: int, verb: int, agent: Speaker) -> bool:
        """Whether a verb in the passive reports words about the subject that ends with token `last`."""
        if last < self._sentence.first or self._text[self._sentence.end - 1] == "?":
            return False
        first = last
        while first > self._sentence.first and self._tokens[first - 1].text not in _CLAUSE_MARKS:
            first -= 1
        thing = self._text[self._tokens[first].start : self._tokens[last].end]
        after = self._after(agent)
        if self.word(verb) in _HEARS and first > self._sentence.first and _MEDIUM.fullmatch(thing):
            # `The law is new, LETA was told by N.`
            return CLOSES.match(self._text, after) is not None
        particle = self.word(verb + 1) if self.word(verb + 1) in _PARTICLES else ""
        return says_in_active(self.word(verb), particle, thing, self._text[after : self._sentence.end])
