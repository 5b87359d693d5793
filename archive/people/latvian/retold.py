"""Finds whose words a Latvian clause retells behind a mark: `Anna Kalna bija skeptiska: naudas nebūšot`.

The relative mood (`esot`, `būšot`) reports what somebody says. Behind a colon or a dash, this is the subject of what
precedes, unless the clause is about that subject: `Anna Kalna atlaista: viņa esot kavējusi darbu` is what others say.
Any mood will do if the subject is said to be frank or the like, which people are in words.
"""

from __future__ import annotations

import re

from archive.people.latvian.asides import MOST_ASIDE, Asides, is_participle
from archive.people.latvian.reporting import NO_UTTERANCE, PASSIVE
from archive.people.latvian.verbs.joints import COPULAS
from archive.people.speech.clause import Speaker
from archive.people.word_classes import is_verb

_RELATIVE_MOOD = re.compile(r"(?:ne)?(?:esot|būšot|iešot)|\w+[āēīo]šot(?:ies)?")
_OF_THE_SUBJECT = re.compile(r"viņ(?:š|a|am|ai|u|as)")
_MARKS = (":", "–", "—")
_ENDS = (".", ",", ";", "!", "?", "\n", "")
# Adjectives for the way somebody speaks.
_FRANK = re.compile(
    r"(?:skarb|tieš|lakonisk|kategorisk|konkrēt|strup|skeptisk|atklāt|noraidoš|izvairīg|piesardzīg|optimistisk"
    r"|pesimistisk|atturīg|nepielūdzam|nelokām|kritisk|skumj|drūm)(?:āk)?(?:s|a)"
)
# People who do this have what follows from others, or from nobody.
_GETS_TO_KNOW = re.compile(r"(?:no|uz)?(?:ticēja|tic|zināja|zina)|sa(?:ņ|ņē)m\w+|ziņ(?:a|u|as)|baum\w+")


class Retold(Asides):
    """Finds the people in one sentence whose words a clause of it retells."""

    def retold(self) -> list[Speaker]:
        """The subjects of what precedes a mark, if the clause behind it retells their words."""
        sentence = self._sentence
        if not self.speakers or not any(mark in self._text[sentence.start : sentence.end] for mark in _MARKS):
            return []
        marks = (at for at in range(sentence.first, sentence.after) if self._tokens[at].text in _MARKS)
        subjects = (self._subject_of_words(mark) for mark in marks if not self._is_quoted(mark))
        return [one for one in subjects if one]

    def _subject_of_words(self, mark: int) -> Speaker | None:
        behind = range(mark + 1, mark + 1 + MOST_ASIDE)
        mood = next((at for at in behind if _is_relative_mood(self.word(at)) and not self._is_quoted(at)), None)
        if mood is None and not _FRANK.fullmatch(self.word(mark - 1)):
            return None
        if any(_OF_THE_SUBJECT.fullmatch(self.word(at)) for at in range(mark + 1, (mood or mark) + 2)):
            return None
        first = mark
        while self.word(first - 1) not in _ENDS:
            first -= 1
        inside = [one for one in self.speakers if first <= one.first and one.after <= mark]
        subjects = [one for one in inside if one.can_be_subject]
        named = {at for one in inside for at in range(one.first, one.after)}
        words = [self.word(at) for at in range(first, mark) if at not in named]
        return subjects[0] if len(subjects) == 1 and _tells_what_one_does(words) else None


def _is_relative_mood(word: str) -> bool:
    return word.endswith(("ot", "oties")) and _RELATIVE_MOOD.fullmatch(word) is not None


def _tells_what_one_does(words: list[str]) -> bool:
    """Whether words say what somebody does or is like, not what happens to them."""
    if any(pattern.fullmatch(word) for word in words for pattern in (PASSIVE, NO_UTTERANCE, _GETS_TO_KNOW)):
        return False
    if any(word in COPULAS for word in words):
        return not any(map(is_participle, words))
    return any(map(is_verb, words))
