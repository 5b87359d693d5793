"""Finds the subject of a Latvian verb of speaking: the person in the nominative beside it, and those joined to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from archive.people.latvian.asides import GERUND_ENDINGS, LONGEST_JOINT, MOST_BEFORE_CLAUSE, Stretch
from archive.people.latvian.attribution import Attribution
from archive.people.latvian.cited import Cited
from archive.people.latvian.following import Following
from archive.people.latvian.reference.given_names import GivenNames
from archive.people.latvian.reporting import PASSIVE
from archive.people.latvian.retold import Retold
from archive.people.latvian.shared_verbs import SharedVerbs
from archive.people.latvian.verbs.beside import GENITIVES, OTHERS, is_between, is_kin
from archive.people.latvian.verbs.joints import (
    COPULAS,
    NEITHER,
    RELATIVE,
    RELATIVES,
    closes_list,
    ends_there,
    joint,
)
from archive.people.latvian.verbs.occasions import Occasions
from archive.people.latvian.verbs.predicates import FAR
from archive.people.latvian.verbs.unsaid import Unsaid
from archive.people.offices.nouns import office_forms, plural_cases
from archive.people.speech.clause import Speaker
from archive.people.verbs import APPEARS, ARTIST, MAY_BE_DEEDS, PUBLIC_ACTS, WILL_TALK
from archive.people.word_classes import REFLEXIVE_PAST, is_verb

_SUBJECT = re.compile(r"\w{2,}(?:[^aāeēouiī]s|is|š|[ae]|[āē]ji|ieki|isti|[ņķ]i)")
"""A nominative; feminine ones in the plural are also accusatives."""
_ASSURED = frozenset("atbalstu gatavību apņemšanos nostāju solidaritāti vēlmi".split())
_SURE_BETWEEN = 2  # words between `kurš` and its verb that may be anything, even another verb; judged
# What is done to somebody or happens to them: a gerund beside it may be about another person. `Darbā pieņemta N,
# norādot, ka`.
_NO_DEED = re.compile(
    r"\w+t(?:s|a|i|as)|(?:ne)?(?:saņ(?:em|ēma|ēmis|ēmusi)|dabū(?:ja|jis|jusi)?"
    r"|guva|gūst|zaudē(?:ja)?|mira|nomira|cieta|kļuva|kļūst|ieguva|iegūst)"
)


class LatvianClause(SharedVerbs, Attribution, GivenNames, Retold, Unsaid, Cited, Occasions, Following):
    """One sentence, read by the grammar of Latvian."""

    def subjects(self, verb: int) -> list[Speaker]:
        """The subjects of a verb, if the sentence says that they did it."""
        return [one for one in self._all_subjects(verb) if not self.is_open(verb, self._first_of(verb, one))]

    def _first_of(self, verb: int, subject: Speaker) -> int:
        """The index of the verb or its subject, whichever is first in their clause; relative clauses are separate."""
        is_elsewhere = not self._sentence.first <= subject.first < verb or self._is_relative(subject, verb)
        return verb if is_elsewhere else subject.first

    def _all_subjects(self, verb: int) -> list[Speaker]:
        if not self.says_something(verb) or self.cites(verb):
            return []
        if subject := self._subject_of(verb):
            found = [*self._with_those_of_the_verb(verb, subject), *self.with_the_same_verb(verb, subject)]
            performs = self.word(verb) in APPEARS and not self._speeches and all(map(self._is_artist, found))
            return [] if performs else found
        if several := self.told_of_together(verb):
            return several
        if known := self.meant_by_pronoun(verb):
            return [known]
        if both := self.meant_by_both(verb):
            return both
        if self.word(verb) in MAY_BE_DEEDS and not (self.has_clause(verb) or self._assures(verb)):
            return []
        return [known] if (known := self.meant_by_office(verb) or self.meant_by_given_name(verb)) else []

    def _assures(self, verb: int) -> bool:
        """Whether a verb, up to the next mark, is done in words alone: `apliecināja Latvijas atbalstu Ukrainai`."""
        if not self.word(verb).startswith("apliecin"):
            return False
        behind = takewhile(lambda word: word[:1].isalnum(), map(self.word, range(verb + 1, verb + MOST_BEFORE_CLAUSE)))
        return not _ASSURED.isdisjoint(behind)

    def _subject_of(self, verb: int) -> Speaker | None:
        """The subject of a verb: before it, or behind it if a comma ends what was said: `…, norāda Anna Kalna`."""
        if self.word(verb - 1) == ",":
            if behind := self._right_of(verb):
                return behind
            if self._is_somebody_else_behind(verb):
                return None
            if self.goes_on_with(verb) and (subject := self._subject_before(verb - 1)):
                return subject
        return self._left_of(verb) or self._right_of(verb)

    def _is_somebody_else_behind(self, verb: int) -> bool:
        """Whether one word between a verb and a mark is its subject: `29 gadus vecais N, informē policija, ir …`."""
        word = self.word(verb + 1)
        return (
            self.word(verb + 2) in (",", ".", "–", "—")
            and _SUBJECT.fullmatch(word) is not None
            and not is_between(word)
            and not is_verb(word)
        )

    def attributed(self) -> list[Speaker]:
        """People to whom the sentence is attributed without a verb of speaking, by its words or by its mood."""
        return [*super().attributed(), *self.retold()]

    def by_the_way(self) -> list[Speaker]:
        """`Sēdi atklāja Anna Kalna, uzsverot, ka darba ir daudz`: the subject of the verb that governs the gerund."""
        commas = [at - 1 for at in (*self.gerunds(), *self.purposes())]
        goes_with = [self._subject_before(comma) or self._meant_before(comma) for comma in commas]
        there = [
            one
            for at in self.occasions()
            if (subject := self._speaker_there(at))
            for one in self.with_partners(subject)
        ]
        return [*(one for one in goes_with if one), *there]

    def _speaker_there(self, where: int) -> Speaker | None:
        """`Anna Kalna apmeklēja skolu, kurā uzsvēra, ka darba ir daudz`: the subject of the clause before."""
        subject = self._subject_before(where - 1)
        acts = range(self._sentence.first, where) if subject else ()
        return subject if any(is_verb(self.word(at)) and self.speaks_there(at, where) for at in acts) else None

    def _subject_before(self, comma: int) -> Speaker | None:
        """The subject of the sentence's first clause, up to a comma, if its verb is something that people do."""
        nearest = next((one for one in self._before(comma) if one.can_be_subject), None)
        if nearest is None or comma - nearest.after > FAR:
            return None
        before = self._clause_before(nearest.first)
        behind = range(nearest.after, comma)
        if self.word(before.start - 1) not in ("", "\n", "–", "—") or not self._has_no_mark(nearest.after, comma):
            return None
        words = (*before, *behind)
        if any(self.word(at) in COPULAS or PASSIVE.fullmatch(self.word(at)) for at in words):
            return None
        verb = next((at for at in reversed(words) if is_verb(self.word(at))), None)
        if verb is None or _NO_DEED.fullmatch(self.word(verb)):
            return None
        if self.word(comma + 1).startswith("atgādin") and self.word(verb) not in PUBLIC_ACTS:
            return None  # Balvu ieguva Juris Egle, atgādinot, ka darbs atmaksājas: the award is the reminder
        is_beside = self._is_bare(nearest, verb) if verb >= nearest.after else self.reaches(verb, nearest)
        return nearest if is_beside else None

    def _meant_before(self, comma: int) -> Speaker | None:
        """The person meant by that subject: `Viņa apmeklēja skolu, uzsverot, ka darba ir daudz`."""
        clause = range(self._sentence.first, comma)
        if not clause or not self._has_no_mark(clause.start, comma) or any(map(self._is_of_speaker, clause)):
            return None
        if any(self.word(at) in COPULAS or PASSIVE.fullmatch(self.word(at)) for at in clause):
            return None
        verb = next((at for at in clause if is_verb(self.word(at))), None)
        if verb is None or _NO_DEED.fullmatch(self.word(verb)) or self.word(comma + 1).startswith("atgādin"):
            return None
        return self.meant_by_pronoun(verb) or self.meant_by_office(verb)

    def _with_those_of_the_verb(self, verb: int, subject: Speaker) -> list[Speaker]:
        """The subject with its partners, but only itself before a relative in the singular: `A un B, kura atzina`.

        Also only itself if the list continues behind the clause: `A, kas solīja palīdzēt, un B`.
        """
        found = self.with_partners(subject)
        if self._is_relative(subject, verb) and (
            RELATIVE[self.word(subject.after + 1)]
            or self.word(verb) in WILL_TALK
            or any(one.first > subject.first for one in found)
        ):
            return [subject]
        return self.within_comment(found) if subject.first > verb and self.opens_comment(verb) else found

    def _is_artist(self, speaker: Speaker) -> bool:
        return any(ARTIST.fullmatch(self.word(at)) for at in range(speaker.first, speaker.after))

    def with_partners(self, subject: Speaker) -> list[Speaker]:
        """A subject and people joined to it: `A un B`, `A, B un C`, `gan A, gan B`, `A, B un citi`, `A, B, C.`"""
        at = self._place(subject)
        found = [subject]
        for step in (-1, 1):
            chain: list[Speaker] = []
            here, is_joined = at, step < 0 and closes_list(self._behind(subject), subject.gender)
            while 0 <= here + step < len(self.speakers) and self.speakers[here + step].can_be_subject:
                left, right = (self.speakers[one] for one in sorted((here, here + step)))
                if right.first - left.after > LONGEST_JOINT:
                    break
                how = joint(self._between(left, right), left.gender)
                if how is None or (how in NEITHER and self.word(left.first - 1) not in NEITHER):
                    break  # not `Anna Kalna, ne Juris Egle, teica`
                is_joined |= how != ","
                here += step
                chain.append(self.speakers[here])
            if step > 0 and chain and not is_joined:
                behind = self._behind(chain[-1])
                is_joined = closes_list(behind, chain[-1].gender) or (len(chain) > 1 and ends_there(behind))
            found += chain if is_joined else []
        return found

    # -- what stands around a verb

    def _left_of(self, verb: int) -> Speaker | None:
        if told_of := self._told_of_before(verb):
            return told_of
        for nearest in self._before(verb):
            if nearest.after < verb - FAR:
                return None
            if self._is_relative(nearest, verb):
                return nearest
            if nearest.can_be_subject:
                return self.rather_than(nearest) or nearest if self._is_bare(nearest, verb) else None
            if any(self.word(at) in (",", ".", ";", ":") for at in range(nearest.after, verb)):
                return None
        return None

    def _is_relative(self, speaker: Speaker, verb: int) -> bool:
        """`… vadītāju Ivaru Kolodu, kurš pastāstīja`: the person may be in any case."""
        at = speaker.after
        if self.word(at) != "," or (gender := RELATIVE.get(self.word(at + 1))) is None:
            return False
        between = range(at + 2, verb)
        return (
            gender in ("", speaker.gender)
            and at + 1 < verb <= at + 2 + MOST_BEFORE_CLAUSE
            and self._has_no_mark(at + 1, verb)
            and (
                len(between) <= _SURE_BETWEEN
                or not any(is_verb(word) for here in between if (word := self.word(here)) not in COPULAS)
            )
        )

    def _is_bare(self, speaker: Speaker, verb: int) -> bool:
        """Whether everything between a name and its verb belongs to one of them.

        Such are an office, a bracket, an adverb, a clause with `kurš`, or another verb and `un`.
        """
        between = self._stretch(speaker, verb)
        words, commas = between.words, between.commas
        if any(mark in ";:." for mark in between.marks) or any(self._is_quoted(at) for at in words):
            return False
        is_dated = not self._of_dates.isdisjoint(range(between.first, verb))
        if is_dated and (self._is_of_another_behind(verb) or self._has_predicate(self._clause_before(speaker.first))):
            return False  # Aizturēts Juris Egle trešdien, 5. maijā, informē policija
        if not words and (commas or between.first > speaker.after) and self._is_within_relative(speaker):
            return False  # Pētījums, kura autore ir Anna Kalna, liecina, ka …
        if words and (gender := self._relative_gender(between)) is not None:
            return gender in ("", speaker.gender) and self._closes_relative(speaker, verb, between)
        if (last_and := self._joins_verb(speaker, verb, words)) is not None:
            # ar kolēģiem atklāja konferenci un pēc tam pauda gandarījumu; rādīja telpas, kurās dzīvo, un paskaidroja
            return not commas or (
                len(commas) == 2
                and commas[1] == last_and - 1
                and self.word(commas[0] + 1) in RELATIVES
                and self._has_verb(speaker, [at for at in words if at < commas[0]])
            )
        if words and commas and (self.word(between.tokens[0]) == "," or self._leads_to_gerund(between)):
            return self._closes_aside(speaker, verb, between)
        if words and "," in between.marks:
            return False
        if words and self.word(words[0]) == "un":  # Anna Kalna un citi runātāji
            are_others = self.word(words[0] + 1) in OTHERS or self._are_unnamed(speaker, words[1:])
            return are_others and len(words) <= MOST_BEFORE_CLAUSE
        if self.word(verb + 1) in (",", ":"):  # what is said follows at once, so this is the main verb
            return len(words) <= MOST_BEFORE_CLAUSE and not any(map(_is_predicate, map(self.word, words)))
        if is_verb(self.word(speaker.first - 1)):
            return False  # Ieradās Anna Priede skolotāja bērniem stāstīja par drošību
        return self._may_separate(verb, words, between.first - 1)

    def _are_unnamed(self, speaker: Speaker, words: Sequence[int]) -> bool:
        """`Anna Kalna un centra psihologs stāstīja`: an unnamed person shares the verb, and the clause has none before.

        But not `Ieradās Anna Kalna un centra psihologs stāstīja`.
        """
        if not words or self._has_predicate(self._clause_before(speaker.first)):
            return False
        *before, last = map(self.word, words)
        is_somebody = any(case == "nom" for _, case in office_forms(last)) or "nom" in plural_cases(last)
        return is_somebody and all(word.endswith(GENITIVES) and not is_verb(word) for word in before)

    def _leads_to_gerund(self, between: Stretch) -> bool:
        """`Anna Kalna trešdien, tiekoties ar studentiem, pauda`: only a time or a place precedes the aside."""
        opening = between.commas[0]
        return self._is_time_or_place(at for at in between.words if at < opening) and self.word(opening + 1).endswith(
            GERUND_ENDINGS
        )

    def _is_of_another_behind(self, verb: int) -> bool:
        """`Juris Egle trešdien, 5. maijā, informē Valsts policija, aizturēts`: a subject and a comma follow it."""
        end = verb + 1
        while self.word(end)[:1].isalnum():
            end += 1
        last = self.word(end - 1)
        opens_clause = self.word(end) != "," or self.word(end + 1) in ("ka", "lai", "vai", "kas", "kā", "cik", "kāpēc")
        return end > verb + 1 and not opens_clause and _SUBJECT.fullmatch(last) is not None and not is_between(last)

    def _joins_verb(self, speaker: Speaker, verb: int, words: Sequence[int]) -> int | None:
        """The last `un` before a verb, if it joins the verb to another one of the speaker; otherwise None."""
        last_and = next((at for at in reversed(words) if self.word(at) == "un"), None)
        if last_and is None or not self._may_separate(verb, words, last_and, strictly=True):
            return None
        if any(is_kin(self.word(at)) for at in words if at > last_and):
            return None
        return last_and if self._has_verb(speaker, [at for at in words if at <= last_and]) else None

    def _has_verb(self, speaker: Speaker, words: Sequence[int]) -> bool:
        """Whether the speaker has another verb, among the words behind the name or, if there are none, before it."""
        if words == [speaker.after]:
            return is_verb(self.word(speaker.first - 1))
        return any(is_verb(self.word(at)) or self.word(at) in REFLEXIVE_PAST for at in words)

    def _right_of(self, verb: int) -> Speaker | None:
        nearest = self._next(verb)
        if nearest is None:
            return None
        subject: Speaker | None = nearest
        if not nearest.can_be_subject:  # norāda ministra Jura Upes padomniece Anna Kalna
            subject = self._next(nearest.first)
            if subject is None or subject.first != nearest.after or not subject.can_be_subject:
                return None
        return subject if self.reaches(verb, nearest) or self.reaches_over_verb(verb, nearest) else None


def _is_predicate(word: str) -> bool:
    """Whether a word is a verb with a subject of its own; not `smejot`, which belongs to another verb."""
    return is_verb(word) and word not in COPULAS and not word.endswith(("ot", "oties"))
