"""Who speaks in an English sentence: before a verb of speaking, or behind it where what is said went before."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from archive.people.english.beside import are_nouns, may_stand_between
from archive.people.english.verbs import (
    NEEDS,
    SAYS_WHAT_WENT_BEFORE,
    SPEAKING,
    SPEAKING_WITH,
    STATES,
    TO_BE,
    TO_PERSONS,
)
from archive.people.speech.clause import Clause, Sentence, Speaker

# A verb before the one of speaking: `welcomed the guests and noted`; not `met a man who fled and said`.
_VERB_BEFORE = re.compile(
    r"(?:,[^,.:;“”\"]{2,90},)? (?!(?:and|or)\b)"
    r"(?:(?!\b(?:who|whom|which|that|when|where|because|while)\b)[^,.:;“”\"]){2,60} and "
    r"(?:\w+ly |also |then |later |further )?"
)
_PASSIVE_BEFORE = re.compile(r" (?:is|was|has been|had been) \w+(?:ed|n|t|ght)\b")
_TITLE = r"(?:(?:Dr|Prof|Mr|Mrs|Ms)\.? )?"
_TITLES = re.compile(rf"[ ,]*(?:the )?{_TITLE}")
_OF = re.compile(rf"\bof (?:the )?{_TITLE}$")
_OTHERS = re.compile(
    r"(?:,? and|,? as well as) (?:(?:the |many |several |two |three |some )?others?(?: [a-z]+)?"
    r"|(?:his|her|their) [a-z]+) "
)
_ACCORDING = re.compile(
    r"(?:[Aa]ccording to|[Ii]n the (?:words|opinion|view) of) (?:(?:the|an?|his|her|their|its|[\w’' -]{2,40}[’']s) )?"
    rf"(?:(?!(?:of|by|from|with|for|about|in|at|on|to|and|who)\b)[a-z-]{{2,20}} ){{0,3}}{_TITLE}$"
)
_FAR = 300  # characters between a verb and a name; a bound, and from 50 on the texts of tests/gold are the same
# `In Anna Kalna’s view, …`
_IN = re.compile(rf"\b[Ii]n {_TITLE}$")
_VIEW = re.compile(r"(?:(?<=[’']s)|(?<=s)[’']) (?:view|opinion|words|estimates?|experience|calculations)\b")
# `In her view, …`, where the sentence before names one person
_IN_THEIRS = re.compile(r"In (?P<whose>his|her) (?:view|opinion|words|estimate|estimation|experience)\b")
_POSSESSIVE = {"his": "m", "her": "f"}
# `N opened the centre, stressing that …`: what is told by the way; judged. What somebody received says it itself.
_BY_THE_WAY = re.compile(
    r"(?:,(?:[^,.:;“”\"]{2,90},)?)? (?:\w+ly |also |then )?(?!received )"
    r"(?:[a-z]{2,12}ed|began|came|gave|held|left|met|paid|sent|spoke|took|went)"
    r" (?:(?!\b(?:who|whom|whose|which|that|when|where|because|while|after|before)\b)[^,.:;()“”\"]){2,120}"
    r", (?:also )?(?:adding|admitting|arguing|emphasi[sz]ing|explaining|insisting|noting|pointing out|promising"
    r"|recalling|saying|stressing|warning) that\b"
)
_LONGEST_ACCORDING = 80  # characters: `In the opinion of the Prof. ` has 28, and `to X’s lawyer` a name more
_JOINED = re.compile(rf",? ?(and|as well as)? (?:the )?{_TITLE}")
_VERBS = SPEAKING | STATES | SPEAKING_WITH.keys()
_PRONOUN = {"he": "m", "she": "f"}
_FINITE = re.compile(r"\b(?:is|are|was|were|will|would|should|must|can|could|has|have|had|may|might|needs?)\b")
_RELATIVE = re.compile(r"\b(?:who|whom|whose|which|when|where|if|as|because|although|though|while)\b")
_IMPERSONAL = ("it", "this", "that")
_FINITE_BEHIND = frozenset("is are was were has had have will would can could did met saw knew".split())


class EnglishClause(Clause):
    """One English sentence."""

    speaking = SPEAKING

    @cached_property
    def verbs(self) -> list[int]:
        """The verbs of speaking that are not quoted."""
        if not self.speakers and self._sentence.earlier is None:
            return []
        return [at for at in self.words if self._tokens[at].text in _VERBS and self._speaks(at)]

    def subjects(self, verb: int) -> list[Speaker]:
        """Those who do what the verb says."""
        if self._follows_be(verb) != (self.word(verb) in STATES):
            return self._agents(verb)
        if not self._has_what_it_needs(verb):
            return []
        right = self._named_behind(verb, verb + 1) if self._is_inverted(verb) else None
        left = None if right and self.word(verb) not in TO_PERSONS else self._left_of(verb)
        if subject := left or right:
            return self.with_partners(subject)
        if self.word(verb + 1) == "by" and self._follows_as(verb):
            return self._agents(verb)
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
            while 0 <= here + step < len(self.speakers) and self.speakers[here + step].can_be_subject:
                left, right = sorted((here, here + step))
                between = self._text[self._after(self.speakers[left]) : self._tokens[self.speakers[right].first].start]
                join = _JOINED.fullmatch(between)
                if join is None:
                    break
                joined |= join[1] is not None
                here += step
                chain.append(self.speakers[here])
            found += chain if joined or self._has_others_behind(subject) else []
        return found

    def attributed(self) -> list[Speaker]:
        """Those whom the sentence is given to without a verb: `according to Anna Kalna`, or by the way."""
        found = self._by_the_way()
        theirs, earlier = _IN_THEIRS.match(self._text, self._sentence.start), self._sentence.earlier
        if theirs and earlier and earlier.gender in (_POSSESSIVE[theirs["whose"]], None):
            found.append(earlier)
        for one in self.speakers:
            end = self._tokens[min(one.first, one.name)].start
            before = self._text[max(self._sentence.start, end - _LONGEST_ACCORDING) : end]
            has_view = _VIEW.match(self._text, self._after(one)) is not None
            if (_ACCORDING.search(before) and (has_view or not one.is_genitive)) or (has_view and _IN.search(before)):
                found.append(one)
        return found

    def _by_the_way(self) -> list[Speaker]:
        """The subject with which a sentence begins, if a participle and a clause tell what they said while acting."""
        if not self.speakers or not self.speakers[0].can_be_subject:
            return []
        first = self.speakers[0]
        before = self._text[self._sentence.start : self._tokens[min(first.first, first.name)].start]
        told = _TITLES.fullmatch(before) and _BY_THE_WAY.match(self._text, self._after(first), self._sentence.end)
        return [first] if told else []

    def is_any_verb(self, at: int, speaker: Speaker) -> bool:
        """English verbs of speaking are told by the word alone."""
        return False

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """The only one who is named: `We met Anna Kalna. She said …`."""
        speakers = sentence.speakers
        return speakers[0] if len(speakers) == 1 and not speakers[0].is_genitive else None

    # -- the verb

    def _speaks(self, at: int) -> bool:
        word = self._tokens[at].text
        if word in SPEAKING:
            return True
        if word in STATES:
            return self._follows_be(at) and not any(self.word(at - back) in ("not", "never") for back in (1, 2))
        objects = SPEAKING_WITH.get(word)
        return objects is not None and objects.match(self._text, self._tokens[at].end, self._sentence.end) is not None

    def _before_verb(self, verb: int) -> int:
        """The word before a verb and its adverbs."""
        at = verb - 1
        while (word := self.word(at)).endswith("ly") or word in ("also", "then", "later", "not", "further", "first"):
            at -= 1
        return at

    def _follows_be(self, verb: int) -> bool:
        return self.word(self._before_verb(verb)) in TO_BE

    def _follows_as(self, verb: int) -> bool:
        at = self._before_verb(verb)
        return self.word(at - (self.word(at) in TO_BE)) == "as"

    def _has_what_it_needs(self, verb: int) -> bool:
        """Whether a verb that has other meanings too says what is said: a clause, a quotation, a thing that is told."""
        needs = NEEDS.get(self.word(verb))
        start, end = self._tokens[verb].start, self._tokens[verb].end
        if self.word(verb) in ("described", "describes") and self.word(verb + 1) == "as":
            return False
        if needs is None or self._follows_as(verb) or self._has_quotation(verb):
            return True
        if needs.match(self._text, end, self._sentence.end):
            return True
        return (
            self.word(verb) in SAYS_WHAT_WENT_BEFORE
            and (self._is_inverted(verb) or self._text[end : self._sentence.end].strip(" .!?") == "")
            and self._went_before(verb, self._text[max(self._sentence.start, start - _FAR) : start])
        )

    def _went_before(self, verb: int, before: str) -> bool:
        """Whether what stands before may be what is said: `The law will pass, N is sure`; not `Later, N was sure`."""
        if self.word(verb) not in STATES:
            return "," in before
        clause, comma, _ = before.rpartition(",")
        return bool(comma) and not _RELATIVE.search(clause) and _FINITE.search(clause) is not None

    def _has_quotation(self, verb: int) -> bool:
        """Whether a quotation stands before or behind, and no other verb of speaking between."""
        at = bisect_left(self.verbs, verb)
        earlier = self._tokens[self.verbs[at - 1]].start if at else -1
        later = self._tokens[self.verbs[at + 1]].start if at + 1 < len(self.verbs) else self._sentence.end
        start, end = self._tokens[verb].start, self._tokens[verb].end
        return any(
            end <= quote.start < later or (quote.end <= start and earlier < quote.end) for quote in self._speeches
        )

    def _is_inverted(self, verb: int) -> bool:
        """Whether what is said went before, so that the subject stands behind: `“…,” said`, `as noted by`."""
        start = self._tokens[verb].start
        before = self._text[max(self._sentence.start, start - 6) : start].rstrip()
        if self.word(verb) in TO_PERSONS:
            return before.rstrip(",–—- ").endswith(("”", "»", '"', "“"))
        return not before or before[-1] in '”»"“,–—-' or self._follows_as(verb)

    # -- its subject

    def _left_of(self, verb: int) -> Speaker | None:
        if self.word(verb) in STATES:
            verb = self._before_verb(verb)
        if self.word(verb + 1) in _FINITE_BEHIND:
            return None  # `the story N told was not believed`
        if self.word(verb) in ("say", "tell") and self._text[self._sentence.end - 1] == "?":
            return None
        start = self._tokens[verb].start
        for one in self._before(verb):
            after = self._after(one)
            if start - after > _FAR:
                return None
            at = one.after + (self.word(one.after) == ",")
            if self.word(at) == "who" and at < verb and may_stand_between(self._tokens, at, verb):
                before = self._text[max(self._sentence.start, start - _FAR) : self._tokens[one.first].start]
                return None if _OF.search(before) else one  # `we met N, who said`; not `a friend of N, who said`
            if one.can_be_subject:
                return (
                    one
                    if self.word(one.first - 1) != "whom" and self._is_beside(one, verb, self._text[after:start])
                    else None
                )
        return None

    def _is_beside(self, one: Speaker, verb: int, between: str) -> bool:
        first = one.after
        if others := _OTHERS.match(between):
            first = next(
                at for at in range(first, verb + 1) if self._tokens[at].start >= self._after(one) + others.end()
            )
            between = between[others.end() - 1 :]
        if self.word(first) == "," and (one.after > one.name_after or self.word(one.name - 1) == ","):
            first += 1  # it closes the office behind the name; or the name, where that stands behind an office
        if between.endswith((" went on to ", " continued to ")) or may_stand_between(self._tokens, first, verb):
            return not any(one.name < at.first < verb for at in self.speakers if at.can_be_subject)
        if _VERB_BEFORE.fullmatch(between.removeprefix(",") if first > one.after else between):
            return self.word(verb) not in TO_PERSONS or not _PASSIVE_BEFORE.search(between)
        return False

    def _agents(self, verb: int) -> list[Speaker]:
        """`as noted by N`, `it was stressed by N`."""
        at = self._before_verb(verb)
        while self.word(at) in TO_BE or self.word(at) in ("has", "had"):
            at -= 1
        if self.word(verb + 1) != "by" or self.word(at) not in ("as", *_IMPERSONAL):
            return []
        agent = self._named_behind(verb, verb + 2)
        return self.with_partners(agent) if agent else []

    def _named_behind(self, verb: int, first: int) -> Speaker | None:
        """The next who is named and whose name no `’s` follows, with an article and nouns between at most."""
        right = self._next(verb)
        while right is not None and right.is_genitive:
            right = self._next(right.name)
        if right is None or self._tokens[right.first].start - self._tokens[verb].end > _FAR:
            return None
        behind = self.word(right.after)
        if behind.endswith("ed") or behind in _FINITE_BEHIND:
            return None  # `said the man N had hired`
        between = self._text[self._tokens[first - 1].end : self._tokens[right.first].start]
        is_next = _TITLES.fullmatch(between) or are_nouns(self._tokens, first, right.first)
        return right if is_next else None

    def _has_others_behind(self, subject: Speaker) -> bool:
        return _OTHERS.match(self._text, self._after(subject)) is not None

    def _after(self, speaker: Speaker) -> int:
        return self._tokens[speaker.after - 1].end

    def _pronoun(self, verb: int) -> str | None:
        """The gender that `he` or `she` right beside a verb tells."""
        before = self._before_verb(verb)
        before -= self.word(before) in ("has", "had")
        here: Sequence[int] = (before, verb + 1) if self._is_inverted(verb) else (before,)
        return next((gender for at in here if (gender := _PRONOUN.get(self.word(at)))), None)
