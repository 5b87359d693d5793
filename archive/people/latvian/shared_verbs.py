"""Finds people who share a verb that is not repeated: `Anna Kalna norādīja uz riskiem, bet Juris Egle – uz iespējām`.

So do people in a list before `kuri`: `uzklausīja Annu Kalnu un Juri Egli, kuri stāstīja par darbu`. Verbs can also
share a person: `Skolēnus uzrunāja un balvas pasniedza Anna Kalna`, `Anna Kalna lasīja dzeju, stāstīja par darbu`.
"""

from __future__ import annotations

from itertools import count, takewhile

from archive.people.latvian.asides import LONGEST_JOINT, MOST_BEFORE_CLAUSE
from archive.people.latvian.reference.pronouns import PRONOUNS
from archive.people.latvian.reporting import Reporting
from archive.people.latvian.verbs.beside import PREPOSITIONS, before_apposition, is_kin, may_stand_between
from archive.people.latvian.verbs.joints import SEVERAL, closes_clause, ends_there, joint
from archive.people.latvian.verbs.predicates import FAR, TO_OBJECT
from archive.people.offices.nouns import office_forms, plural_cases
from archive.people.speech.clause import Speaker
from archive.people.word_classes import is_verb

_DASHES = ("–", "—")
_OBJECT = ("u", "us", "as", "es", "i")
_MAY_BE_SUBJECT = ("i", "usī", "tā", "amā", "āmā", "ošā")  # kolēģi, cietusī, apsūdzētā
_JOINING = ("bet", "savukārt", "taču", "un", "toties")


def _is_nominative(word: str) -> bool:
    """Whether a word is a person in the nominative, or a number of people."""
    return word in ("divi", "viens", "trīs") or any(case == "nom" for _, case in office_forms(word))


class SharedVerbs(Reporting):
    """Finds people who share a verb that is not repeated."""

    def with_the_same_verb(self, verb: int, subject: Speaker) -> list[Speaker]:
        """`Anna Kalna norādīja uz riskiem, bet Juris Egle – uz iespējām`: a dash replaces the verb."""
        found: list[Speaker] = []
        last = max(verb, subject.after)
        while (later := self._next(last)) is not None and self._has_same_verb(verb, last, later):
            found.append(later)
            last = later.after
        return found

    def _has_same_verb(self, verb: int, last: int, later: Speaker) -> bool:
        """Whether a dash gives the verb to another person, who is named behind the token `last`."""
        if not later.can_be_subject or later.first - verb > FAR:
            return False
        if any(self.word(at) == "ka" for at in range(verb, later.first)):
            return False
        before, behind = self.word(later.first - 1), self.word(later.after)
        if behind in _DASHES and is_verb(self.word(later.after + 1)):
            return False  # …, bet Juris Egle – klausījās
        if behind in _DASHES:
            joined = before in _JOINING and "," in (self.word(later.first - 2), self.word(later.first - 3))
            # `…, psihoterapeits Juris Egle – par sekām`
            return joined or (before == "," and self.word(later.after + 1) in ("par", "uz"))
        if before in _DASHES and (behind == "," or ends_there(self._behind(later))):
            # `…, savukārt par policiju – Juris Egle.`; `Ar centru iepazīstināja Anna Kalna, ar tiesu – Juris Egle, …`
            comma = next((at for at in range(later.first - 2, last - 1, -1) if self.word(at) == ","), verb)
            opening = self.word(comma + 1)
            between = [self.word(one) for one in range(comma + 1, later.first - 1)]
            if self._has_predicate(range(comma + 1, later.first - 1)) or any(map(_is_nominative, between)):
                return False  # …, par labāko atzīts mākslinieks – Juris Egle
            again = opening in PREPOSITIONS and any(self.word(at) == opening for at in self._clause_before(verb))
            return opening in _JOINING or again
        return False

    def _behind(self, speaker: Speaker) -> list[str]:
        return [self.word(at) for at in range(speaker.after, min(speaker.after + LONGEST_JOINT, self._sentence.after))]

    def told_of_together(self, verb: int) -> list[Speaker]:
        """`Uzklausīja Annu Kalnu un Juri Egli, kuri stāstīja par darbu`: the people in the list, in any case."""
        at = verb - 1
        while self.word(at) not in SEVERAL and may_stand_between(self.word, at) and not is_kin(self.word(at)):
            at -= 1
        last = next(self._before(at), None)
        if self.word(at) not in SEVERAL or self.word(at - 1) != "," or last is None or last.after != at - 1:
            return []
        found, joints = [last], []
        for left in self._before(last.first):
            how = joint(self._between(left, found[-1]), left.gender)
            if how is None or found[-1].first - left.after > LONGEST_JOINT:
                break
            found.append(left)
            joints.append(how)
        is_list = "un" in joints and (self.word(at) == "kuri" or all(one.gender == "f" for one in found))
        return found[::-1] if is_list else []

    def _between(self, left: Speaker, right: Speaker) -> list[str]:
        first = left.after
        if left.after > left.name_after and [self.word(first), self.word(first + 1)] == [",", "un"]:
            first += 1  # it closes the office: `Anna Kalna, ministre, un Juris Egle, deputāts`
        words = [self.word(at) for at in range(first, right.first)]
        return words[: before_apposition(words, right.gender, has_office=right.first < right.name)]

    def opens_comment(self, verb: int) -> bool:
        """Whether `kā` precedes a verb in its clause: `kā vakar informēja`."""
        for at in range(verb - 1, verb - 1 - MOST_BEFORE_CLAUSE, -1):
            if self.word(at) in ("kā", "", ",", ".", ";", ":", "\n"):
                return self.word(at) == "kā" and not self._is_quoted(at)
        return False

    def within_comment(self, found: list[Speaker]) -> list[Speaker]:
        """The people in a list before the comma that closes the clause with `kā`.

        If no comma follows the list, this is only the first person, and the others belong to the next clause: `Kā
        informē A, B un C aizturēti`.
        """
        if len(found) == 1 or closes_clause(self._behind(found[-1])):
            return found
        commas = (at for at, one in enumerate(found[1:], 1) if "," in self._between(found[at - 1], one))
        return found[: next(commas, len(found))]

    def reaches_over_verb(self, verb: int, speaker: Speaker) -> bool:
        """`Skolēnus uzrunāja un balvas pasniedza Anna Kalna`: her second verb and its object are between."""
        joining = verb + 1
        while may_stand_between(self.word, joining):
            joining += 1
        second = speaker.first - 1
        between = range(joining + 1, second)
        if self.word(joining) != "un" or len(between) > TO_OBJECT or not is_verb(self.word(second)):
            return False
        return all(map(self._is_no_subject, (*self._clause_before(verb), *between)))

    def goes_on_with(self, verb: int) -> bool:
        """Whether no subject follows a verb in its clause, so that it shares that of another verb.

        `Anna Kalna lasīja dzeju, stāstīja par darbu un atbildēja`; not `…, stāsta kolēģi`.
        """
        behind = takewhile(lambda at: self.word(at)[:1].isalpha(), count(verb + 1))
        return all(self.word(at - 1) in PREPOSITIONS or self._is_no_subject_behind(at) for at in behind)

    def _is_no_subject_behind(self, at: int) -> bool:
        word = self.word(at)
        if word == "un" or is_verb(word):
            return True
        return self._is_no_subject(at) and not word.endswith(_MAY_BE_SUBJECT)

    def _is_no_subject(self, at: int) -> bool:
        word = self.word(at)
        if word in PRONOUNS or "nom" in plural_cases(word):
            return False
        return word.endswith(_OBJECT) or may_stand_between(self.word, at)
