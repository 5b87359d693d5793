"""Who speaks in an English sentence: before a verb of speaking, or behind it where what is said went before."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from archive.people.english.words import SPEAKING
from archive.people.speech.clause import Clause, Speaker

# Between a name and its verb: a bracket, `of …`, `from …`, `also`, or a verb before it (`welcomed the guests and
# noted`).
_BESIDE = re.compile(
    r"(?: \([^)]*\))?,?(?: (?:also|then|who|has|had|have|further|later|again|is|was|went on to|continued to"
    r"|, )?)?(?: ?(?:of|from|at) (?:the )?[A-Z][^,.:]{2,40})?,? ?"
    r"(?:[^,.:;“”\"]{0,60} and )?"
)
_ASIDE = re.compile(r",[^.;:“”\"]{3,90}, ")
_TITLE = re.compile(r"(?:the)? ?(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? ?)?")
_ACCORDING = re.compile(
    r"(?:[Aa]ccording to|[Ii]n the (?:words|opinion|view) of) (?:the )?(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?$"
)
_FAR = 300  # characters between a verb and a name; a bound, and from 50 on the texts of tests/gold are the same
# `In Anna Kalna’s view, …`
_IN = re.compile(r"\b[Ii]n (?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?$")
_VIEW = re.compile(r"[’']s? (?:view|opinion|words|estimate|experience),?")
_LONGEST_ACCORDING = 40  # characters: `In the opinion of the Prof. ` has 28
_JOINED = re.compile(r",? ?(and|as well as)? (?:the )?(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?")
_PRONOUN = {"he": "m", "she": "f"}
_ADVERBS = ("also", "then", "further", "later", "has", "had")


class EnglishClause(Clause):
    """One English sentence."""

    speaking = SPEAKING

    @cached_property
    def verbs(self) -> list[int]:
        """The verbs of speaking that are not quoted."""
        if not self.speakers and self._sentence.earlier is None:
            return []
        return [at for at in self.words if self._tokens[at].text in SPEAKING]

    def subjects(self, verb: int) -> list[Speaker]:
        """Those who do what the verb says."""
        start, end = self._tokens[verb].start, self._tokens[verb].end
        left = next(self._before(verb), None)
        if left and start - self._after(left) <= _FAR:
            between = self._text[self._after(left) : start]
            if _BESIDE.fullmatch(between) or _ASIDE.fullmatch(between):
                return self.with_partners(left)
        right = self._next(verb)
        if right is not None and self._tokens[right.first].start - end <= _FAR and self._is_inverted(verb):
            between = self._text[end : self._tokens[right.first].start].strip(" ,")
            if _TITLE.fullmatch(between):
                return self.with_partners(right)
        earlier = self._sentence.earlier
        if earlier and (gender := self._pronoun(verb)) and earlier.gender in (gender, None):
            return [earlier]
        return []

    def with_partners(self, subject: Speaker) -> list[Speaker]:
        """Those who are joined to the subject by `and`, with or without offices between commas."""
        at = self._place(subject)
        found = [subject]
        for step in (-1, 1):
            here, chain, joined = at, [], False
            while 0 <= here + step < len(self.speakers):
                left, right = sorted((here, here + step))
                between = self._text[self._after(self.speakers[left]) : self._tokens[self.speakers[right].first].start]
                join = _JOINED.fullmatch(between)
                if join is None:
                    break
                joined |= join[1] is not None
                here += step
                chain.append(self.speakers[here])
            found += chain if joined else []
        return found

    def attributed(self) -> list[Speaker]:
        """Those whom the sentence is given to without a verb: `according to Anna Kalna`."""
        found = []
        for one in self.speakers:
            end = self._tokens[min(one.first, one.name)].start
            before = self._text[max(self._sentence.start, end - _LONGEST_ACCORDING) : end]
            is_view = _IN.search(before) and _VIEW.match(self._text, self._after(one))
            if _ACCORDING.search(before) or is_view:
                found.append(one)
        return found

    def is_any_verb(self, at: int, speaker: Speaker) -> bool:
        """English verbs of speaking are told by the word alone."""
        return False

    def _after(self, speaker: Speaker) -> int:
        return self._tokens[speaker.after - 1].end

    def _is_inverted(self, verb: int) -> bool:
        """Whether what is said went before, so that the subject stands behind: `“…,” said`, `as noted by`."""
        start = self._tokens[verb].start
        before = self._text[max(self._sentence.start, start - 6) : start].rstrip()
        return not before or before[-1] in '”»"“,–—-' or before.endswith(" as")

    def _pronoun(self, verb: int) -> str | None:
        """The gender that `he` or `she` right beside a verb tells."""
        here: Sequence[int] = (verb - 1, verb - 2) if self.word(verb - 1) in _ADVERBS else (verb - 1, verb + 1)
        return next((gender for at in here if (gender := _PRONOUN.get(self.word(at)))), None)
