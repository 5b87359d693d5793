"""The subject of a verb of speaking: the person in the nominative right beside it, and those joined to that person."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from archive.people.latvian.attribution import Attribution
from archive.people.latvian.beside import OTHERS, before_apposition, may_be_object, may_be_plural, may_stand_between
from archive.people.latvian.joints import RELATIVE, closes_clause, closes_list, ends_there, joint
from archive.people.latvian.predicates import FAR, Predicates
from archive.people.latvian.reference import Reference
from archive.people.names.words import is_person_noun
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Sentence, Speaker
from archive.people.verbs import APPEARS, ARTIST, MAY_BE_DEEDS, NO_OFFICE_WORDS, is_verb

# Tokens between two names of a list, for a bracket, an aside and a joint; and from what leads on behind a quotation to
# the last word before its verb: `ar šādiem vārdiem sanāksmes otro dienu noslēdza`. Both judged.
_LONGEST_JOINT, _TO_VERB = 24, 8
_SURE_BETWEEN = 2  # words between `kurš` and its verb that may be anything, even another verb; judged
# Words between a verb and its subject, before a clause, and in an aside, by convention: the texts of tests/gold that
# are not held are the same from 2 to 8, 4 to 14 and 6 to 30, and a wrong speaker is worse than a missing one.
_MOST_BETWEEN, _MOST_BEFORE_CLAUSE, _MOST_ASIDE = 4, 8, 14
_DASHES = ("–", "—")
_JOINING = ("bet", "savukārt", "taču", "un", "toties")
_CONTRASTS = frozenset(("savukārt", "bet", "taču", "toties", "turpretī", "turpretim", "tomēr"))


class LatvianClause(Predicates, Attribution, Reference):
    """One sentence, by the grammar of Latvian."""

    def subjects(self, verb: int) -> list[Speaker]:
        """Those who do what the verb says."""
        if not self.says_something(verb):
            return []
        if subject := self._left_of(verb) or self._right_of(verb):
            found = [*self._with_those_of_the_verb(verb, subject), *self._with_the_same_verb(verb, subject)]
            performs = self.word(verb) in APPEARS and not self._speeches and all(map(self._is_artist, found))
            return [] if performs else found
        if known := self.meant_by_pronoun(verb):
            return [known]
        if self.word(verb) in MAY_BE_DEEDS and not self.has_clause(verb):
            return []
        return [known] if (known := self.meant_by_office(verb)) else []

    def _with_those_of_the_verb(self, verb: int, subject: Speaker) -> list[Speaker]:
        """The subject with its partners. `A un B, kura atzina`: a relative in the singular has none."""
        if self._is_relative(subject, verb) and RELATIVE[self.word(subject.after + 1)]:
            return [subject]
        found = self.with_partners(subject)
        return self._within_comment(found) if subject.first > verb and self._opens_comment(verb) else found

    def _opens_comment(self, verb: int) -> bool:
        """Whether `kā` stands before a verb, in its clause: `kā vakar informēja`."""
        for at in range(verb - 1, verb - 1 - _MOST_BEFORE_CLAUSE, -1):
            if self.word(at) in ("kā", "", ",", ".", ";", ":", "\n"):
                return self.word(at) == "kā" and not self._is_quoted(at)
        return False

    def _within_comment(self, found: list[Speaker]) -> list[Speaker]:
        """Those of a list who stand before the comma that closes the clause with `kā`.

        Where none stands behind the list, that is the first one in it, and the rest are of the clause that follows:
        `Kā informē A, B un C aizturēti`.
        """
        if len(found) == 1 or closes_clause(self._behind(found[-1])):
            return found
        commas = (at for at, one in enumerate(found[1:], 1) if "," in self._between(found[at - 1], one))
        return found[: next(commas, len(found))]

    def _between(self, left: Speaker, right: Speaker) -> list[str]:
        words = [self.word(at) for at in range(left.after, right.first)]
        return words[: before_apposition(words, right.gender, has_office=right.first < right.name)]

    def _is_artist(self, speaker: Speaker) -> bool:
        return any(ARTIST.fullmatch(self.word(at)) for at in range(speaker.first, speaker.after))

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """Whom `viņa` in the next sentence means: the only subject; or else the only one, where no other can be."""
        if found := super().antecedent(sentence):
            return found
        if len(sentence.speakers) != 1 or (only := sentence.speakers[0]).is_genitive:
            return None
        places = (*range(sentence.first, only.first), *range(only.after, sentence.after))
        others = (sentence.tokens[at].text.lower() for at in places)
        if any((only.gender, "nom") in office_forms(word) or is_person_noun(word) for word in others):
            return None
        return only  # Audzēkņi tikās ar Annu Kalnu. Viņa stāstīja …

    def with_partners(self, subject: Speaker) -> list[Speaker]:
        """Those who are joined to the subject: `A un B`, `A, B un C`, `gan A, gan B`, `A, B un citi`, `A, B, C.`"""
        at = self._place(subject)
        found = [subject]
        for step in (-1, 1):
            chain: list[Speaker] = []
            here, is_joined = at, step < 0 and closes_list(self._behind(subject), subject.gender)
            while 0 <= here + step < len(self.speakers) and self.speakers[here + step].can_be_subject:
                left, right = (self.speakers[one] for one in sorted((here, here + step)))
                if right.first - left.after > _LONGEST_JOINT:
                    break
                how = joint(self._between(left, right), left.gender)
                if how is None:
                    break
                is_joined |= how != ","
                here += step
                chain.append(self.speakers[here])
            if step > 0 and chain and not is_joined:
                behind = self._behind(chain[-1])
                is_joined = closes_list(behind, chain[-1].gender) or (len(chain) > 1 and ends_there(behind))
            found += chain if is_joined else []
        return found

    def _behind(self, speaker: Speaker) -> list[str]:
        return [self.word(at) for at in range(speaker.after, min(speaker.after + _LONGEST_JOINT, self._sentence.after))]

    def reaches(self, verb: int, speaker: Speaker) -> bool:
        """Whether only words that may part a verb from its subject stand between the two."""
        if speaker.first - verb > _LONGEST_JOINT:
            return False
        named = [at for at in range(verb + 1, speaker.first) if not self._is_aside(at)]
        words = [self.word(at) for at in named]
        between = named[: before_apposition(words, speaker.gender, has_office=speaker.first < speaker.name)]
        return len(between) <= _MOST_BETWEEN and all(
            self._tokens[at].is_word and may_stand_between(self.word, at) for at in between
        )

    def is_any_verb(self, at: int, speaker: Speaker) -> bool:
        """Whether a word behind a quotation is a verb and the speaker its subject, and nothing else follows."""
        if self._leads_on(at):
            verbs = [here for here in range(at, min(speaker.first, at + _TO_VERB)) if is_verb(self.word(here))]
            at = verbs[-1] if verbs and self._has_no_mark(at, verbs[-1]) else at
        word = self.word(at)
        if word in NO_OFFICE_WORDS or not self._tokens[at].is_word or self._tokens[at].is_capitalised:
            return False
        ends = self.word(speaker.after) in ("", ".", ",", "\n", ";")
        is_finite = is_verb(word) or word.endswith(("a", "o", "ē", "j", "s", "ās", "ēj"))
        return ends and is_finite and self.reaches(at, speaker)

    def _leads_on(self, at: int) -> bool:
        """Whether a verb follows that a quotation did: `tā runu sāka`, `ar šādiem vārdiem sanāksmi noslēdza`."""
        leading = (self.word(at), self.word(at + 2)) == ("ar", "vārdiem") and self.word(at + 1) in ("šādiem", "šiem")
        return leading or self.word(at - 1) == "tā"

    # -- what stands around a verb

    def _with_the_same_verb(self, verb: int, subject: Speaker) -> list[Speaker]:
        """`Anna Kalna norādīja uz riskiem, bet Juris Egle – uz iespējām`: a dash stands for the verb."""
        later = self._next(max(verb, subject.after))
        if later is None or not later.can_be_subject or later.first - verb > FAR:
            return []
        if any(self.word(at) == "ka" for at in range(verb, later.first)):
            return []
        before, behind = self.word(later.first - 1), self.word(later.after)
        if behind in _DASHES:
            joined = before in _JOINING and "," in (self.word(later.first - 2), self.word(later.first - 3))
            # `…, psihoterapeits Juris Egle – par sekām`
            return [later] if joined or (before == "," and self.word(later.after + 1) in ("par", "uz")) else []
        if before in _DASHES and ends_there(self._behind(later)):  # `…, savukārt par policiju – Juris Egle.`
            comma = next((at for at in range(later.first - 2, verb, -1) if self.word(at) == ","), verb)
            return [later] if self.word(comma + 1) in _JOINING else []
        return []

    def _left_of(self, verb: int) -> Speaker | None:
        for nearest in self._before(verb):
            if nearest.after < verb - FAR:
                return None
            if self._is_relative(nearest, verb):
                return nearest
            if nearest.can_be_subject:
                return nearest if self._is_bare(nearest, verb) else None
            if any(self.word(at) in (",", ".", ";", ":") for at in range(nearest.after, verb)):
                return None
        return None

    def _is_relative(self, speaker: Speaker, verb: int) -> bool:
        """`… vadītāju Ivaru Kolodu, kurš pastāstīja`: the person in any case."""
        at = speaker.after
        if self.word(at) != "," or (gender := RELATIVE.get(self.word(at + 1))) is None:
            return False
        between = range(at + 2, verb)
        return (
            gender in ("", speaker.gender)
            and at + 1 < verb <= at + 2 + _MOST_BEFORE_CLAUSE
            and self._has_no_mark(at + 1, verb)
            and (len(between) <= _SURE_BETWEEN or not any(is_verb(self.word(here)) for here in between))
        )

    def _has_no_mark(self, start: int, end: int) -> bool:
        return all(self._tokens[at].is_word for at in range(start, end))

    def _is_bare(self, speaker: Speaker, verb: int) -> bool:
        """Whether nothing stands between a name and its verb but an office, a bracket, an adverb, `kurš`."""
        first = speaker.after
        if speaker.after > speaker.name_after and self.word(first) == "," and self.word(speaker.name_after) != "no":
            first += 1  # it closes the office behind the name; no comma closes `no Valsts policijas`
        between = [at for at in range(first, verb) if at not in self._of_others and not self._is_aside(at)]
        bracketed = self._bracketed(first, verb)
        words = [at for at in between if self._tokens[at].is_word and at not in bracketed]
        marks = [self._tokens[at].text for at in between if not self._tokens[at].is_word and at not in bracketed]
        if any(mark in ";:." for mark in marks):
            return False
        if any(self._is_quoted(at) for at in words):
            return False
        commas = [at for at in between if self.word(at) == ","]
        if words and (relative := RELATIVE.get(self.word(words[0]))) is not None:
            # `Juris Egle, kurš vada nodaļu, norādīja`
            closes = bool(commas) and commas[-1] > words[0] and self._parts(verb, words, commas[-1])
            return closes and relative in ("", speaker.gender) and len(commas) <= 1 + (first == speaker.after)
        last_and = next((at for at in reversed(words) if self.word(at) == "un"), None)
        if (
            last_and is not None
            and self._parts(verb, words, last_and, strictly=True)
            and self._has_verb(speaker, [at for at in words if at <= last_and])
        ):
            return not commas  # ar kolēģiem atklāja konferenci un pēc tam pauda gandarījumu
        if words and self.word(between[0]) == ",":
            if self.word(words[0]) in _CONTRASTS:
                return False  # Anna Kalna norādīja uz riskiem, savukārt par to, kā tos mazināt, runāja Juris Egle
            return len(commas) > 1 and len(between) <= _MOST_ASIDE and self._parts(verb, words, commas[-1])
        if words and "," in marks:
            return False
        if words and self.word(words[0]) == "un":  # Anna Kalna un citi runātāji
            return self.word(words[0] + 1) in OTHERS and len(words) <= _MOST_BEFORE_CLAUSE and "," not in marks
        following = self.word(verb + 1)
        if following in (",", ":"):  # what is said follows at once, so that the verb is the main one
            return len(words) <= _MOST_BEFORE_CLAUSE and not any(
                is_verb(self.word(at)) for at in words if self.word(at) not in ("ir", "bija", "esot")
            )
        return self._parts(verb, words, first - 1)

    def _parts(self, verb: int, words: Sequence[int], behind: int, *, strictly: bool = False) -> bool:
        """Whether of some words those behind a token may part a subject from its verb; `strictly` no doubtful ones."""
        rest = [at for at in words if at > behind]
        may_have_object = not strictly and (self.word(verb) not in MAY_BE_DEEDS or self.has_clause(verb))
        return len(rest) <= _MOST_BETWEEN and all(
            (may_stand_between(self.word, at) and not (strictly and may_be_plural(self.word(at))))
            or (may_have_object and may_be_object(self.word, at))
            for at in rest
        )

    def _has_verb(self, speaker: Speaker, words: Sequence[int]) -> bool:
        """Whether the speaker has another verb already, among the words behind the name or, without any, before it."""
        if words == [speaker.after]:
            return is_verb(self.word(speaker.first - 1))
        return any(is_verb(self.word(at)) for at in words)

    def _is_named(self, at: int) -> bool:
        """Whether a token stands in a quotation that is the name of something: portālam „Ziņas”."""
        start = self._tokens[at].start
        here = bisect_right(self._outer_starts, start) - 1
        return here >= 0 and start < self._outer[here].end and self._outer[here] not in self._speeches

    @cached_property
    def _of_others(self) -> set[int]:
        """The tokens of those who can be no subject: `sarunā ar Juri Egli`."""
        return {at for one in self.speakers if not one.can_be_subject for at in range(one.first, one.after)}

    def _is_aside(self, at: int) -> bool:
        """Whether a token is the name of something, in marks or in capitals: portālam „Ziņas”, aģentūrai LETA."""
        text = self._tokens[at].text
        return self._is_named(at) or (len(text) > 1 and text.isalpha() and text.isupper())

    def _bracketed(self, start: int, end: int) -> set[int]:
        inside, depth = set(), 0
        for at in range(start, end):
            mark = self._tokens[at].text
            depth += mark == "("
            if depth > 0:
                inside.add(at)
            depth -= mark == ")"
        return inside

    def _right_of(self, verb: int) -> Speaker | None:
        nearest = self._next(verb)
        if nearest is None:
            return None
        subject: Speaker | None = nearest
        if not nearest.can_be_subject:  # norāda ministra Jura Upes padomniece Anna Kalna
            subject = self._next(nearest.first)
            if subject is None or subject.first != nearest.after or not subject.can_be_subject:
                return None
        return subject if self.reaches(verb, nearest) else None
