"""Finds who speaks after a statement in English: `She added that …`, or a quotation right behind it."""

from __future__ import annotations

import re

from archive.latvian.tokens import CLOSING_QUOTES, OPENING_QUOTES, PLAIN_QUOTES, QUOTES
from archive.people.english.reference.pronouns import Reference
from archive.people.english.reference.somebody import is_somebody
from archive.people.english.verbs import DETERMINERS
from archive.people.english.words import OPENERS
from archive.people.speech.clause import Sentence, Speaker

# Verbs for people who have just spoken.
_GOING_ON = frozenset("added adds concluded concludes continued continues".split())
_ALSO = frozenset("also further furthermore".split())
_OPEN, _CLOSE = re.escape(OPENING_QUOTES + PLAIN_QUOTES), re.escape(CLOSING_QUOTES + PLAIN_QUOTES)
_MOST_QUOTED = 600  # characters; judged
# Whole sentences between quotation marks, and the word behind them
_QUOTATION = re.compile(
    rf" ?[{_OPEN}][A-ZĀČĒĢĪĶĻŅŠŪŽ][^{_OPEN}{_CLOSE}\n]{{12,{_MOST_QUOTED}}}[.!?…][{_CLOSE}](?= ?(\n|$)| ([^\W\d_]+))"
)
# Verbs and nouns behind which somebody else may be quoted: who answers, who is addressed, or what somebody has written.
_OPEN_TO_ANOTHER = re.compile(
    r"\b(?:ask(?:s|ed)|wonder(?:s|ed)|question(?:s|ed)|(?:assured|informed|reminded|tells|told|warned) (?:her|him|them)"
    r"|quot(?:es|ed|ing)|cit(?:es|ed|ing)|read|reads"
    r"|(?:advertisement|e-?mail|letter|message|note|poster|sign|slogan)s?)\b"
)
# `the caller`, `a tenant`: these may be anybody; several people together are not quoted.
_MAY_BE_SOMEBODY = re.compile(
    r"(?!(?:border|chapter|charter|computer|corner|danger|error|factor|floor|letter|matter|newspaper|number|offer|order"
    r"|other|paper|power|quarter|register|river|sector|shelter|summer|winter|committee)$)"
    r"[a-z]{3,}(?:er|or|ist|ant|ee|ian|man|woman)"
)
_SEVERAL = frozenset("boys children girls guests guards men people victims women".split())
_PRONOUNS = {"he": "m", "him": "m", "she": "f", "her": "f"}


class FollowUps(Reference):
    """One sentence, and the person who goes on speaking in it."""

    def meant_by_pronoun(self, verb: int, *, inverted: bool) -> Speaker | None:
        """As in `Reference`; also the only speaker of the sentence before, if it names others: `She added that …`."""
        return super().meant_by_pronoun(verb, inverted=inverted) or self._goes_on(verb, inverted=inverted)

    def _goes_on(self, verb: int, *, inverted: bool) -> Speaker | None:
        spoke = self._sentence.spoke
        if spoke is None or (self.word(verb) not in _GOING_ON and self.word(verb - 1) not in _ALSO):
            return None
        gender = self._pronoun(verb, inverted=inverted)
        if gender is None or spoke.gender not in (gender, None) or self._is_asked():
            return None
        return spoke if self._opens_or_follows_quotation(verb if inverted else verb - 1) else None

    def _opens_or_follows_quotation(self, last: int) -> bool:
        """Whether a sentence, or the part behind a quotation, begins with a pronoun and adverbs that end with a token.

        But not `Her pupil nodded and she added`.
        """
        at = last
        while self.word(at) not in _PRONOUNS and at > self._sentence.first and self.word(at).isalpha():
            at -= 1
        before = at - 1 - (self.word(at - 1) == ",")
        return at == self._sentence.first or self._lower[before] in QUOTES or self._lower[at] in QUOTES

    @classmethod
    def is_quoted_next(cls, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether a quotation of whole sentences behind this sentence is by its speaker, as it mentions nobody else.

        `Anna Kalna told reporters that the plan was ready. “It will save lives.”`
        """
        found = _QUOTATION.match(sentence.text, sentence.end)
        if found is None or (found[2] and found[2] not in OPENERS):
            return False
        if any(one.index != speaker.index or one.is_genitive for one in sentence.speakers):
            return False
        if sentence.quotes or _OPEN_TO_ANOTHER.search(sentence.text, sentence.start, sentence.end):
            return False
        own = {at for one in sentence.speakers for at in range(one.first, one.after)}
        words = [sentence.lower[at] for at in range(sentence.first, sentence.after) if at not in own]
        genders = {_PRONOUNS[word] for word in words if word in _PRONOUNS}
        return genders <= {speaker.gender} and not any(map(_may_be_quoted, words, ["", *words], ["", "", *words]))


def _may_be_quoted(word: str, before: str, second: str) -> bool:
    """Whether a word in lower case, with two words before it, may mean one person who is quoted next."""
    is_called = not DETERMINERS.isdisjoint((before, second)) and _MAY_BE_SOMEBODY.fullmatch(word) is not None
    return word not in _SEVERAL and (is_somebody(word) or is_called)
