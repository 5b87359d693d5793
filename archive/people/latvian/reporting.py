"""Reads the clause after a quotation that says who spoke: `„…,” viņa pasmaida`, `„…” smejas Anna Kalna`.

A quotation ends with a comma inside its marks only before such a clause, so the subject of the clause is the speaker,
whatever its verb. If the subject is nobody in particular (`kāda sieviete`), the quotation has no speaker.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from archive.people.latvian.asides import LONGEST_JOINT, MOST_BETWEEN, Asides
from archive.people.latvian.cited import CITES
from archive.people.latvian.reference.pronouns import NOMINATIVES, PRONOUNS, Reference
from archive.people.latvian.verbs.beside import before_apposition, is_between, is_kin, may_be_object, may_stand_between
from archive.people.latvian.verbs.joints import COPULAS
from archive.people.names.words import is_person_noun
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Speaker
from archive.people.verbs import DONE_WITH_WORDS, INVITES, SPEAKING_WITH, UTTERED
from archive.people.word_classes import NO_OFFICE_WORDS, is_verb

# Tokens that may be the verb, after the words behind a quotation: `ar šādiem vārdiem sanāksmes otro dienu noslēdza`.
# Judged.
_TO_VERB = 8
_INFINITIVES = ("t", "ties")  # `rosina iesaistīties projekta vadītāja`
_LONGEST_CLAUSE = 16  # tokens of the clause behind a quotation, not counting names; judged
PASSIVE = re.compile(r"ti(?:ka|ek|ks|kts|kta|kusi|cis)")
# What people move when they say something.
_GESTURES = frozenset("roku rokas galvu plecus plecu acis uzacis skatienu lūpas".split())
_NAMES = re.compile(r"(?:no)?sau(?:c|ca|kusi|cis)")
# Words for unnamed people.
_SOME = re.compile(r"kād(?:s|a|am|ai|u|i|as|iem|ām)")
# Endings of verbs in the third person.
_FINITE = ("a", "o", "ē", "j", "s", "ās", "ēj")
# People who do this have the words from somebody else, or show them to others. Judged.
NO_UTTERANCE = re.compile(
    r"(?:ne|iz|no|pār|sa|at|pa|uz|ie)*(?:las(?:a|īja)|dzird(?:ēja)?|klaus(?:ās|ījās)|redz(?:ēja)?|raudzī?(?:ja|ga)"
    r"|ņem|ņēma|dzied(?:āja)?|tur(?:ēja)?|nes(?:a)?|cēla|ceļ|rāda|rādīja|tulko(?:ja)?|cit(?:ē|ēja))"
)
# With these verbs, the quotation is the title of something that people make, lead, play or win, and the comma belongs
# to a list.
_HOW = re.compile(r"\w+(?:t|īg|pn)([sa])")  # apmierināts, laimīga, lepns; not līdzās
_HAS_TITLE = re.compile(
    r"(?:no|uz|ie|iz)?(?:dibinā|glezno|zīmē|fotografē|filmē|diriģē|režisē|studē|komponē|spēlē|vinnē|pārstāvē)(?:ja)?"
    r"|vad(?:a|īja)|pārstāv|izpild(?:a|īja)|kļuva|kļūst"
    r"|(?:ie)?(?:guva|gūst)|uzvar(?:ēja)?|izvēl(?:as|ējās)|piedal(?:ās|ījās)"
)
# Words that show that a quotation is a title, or what somebody did for it: `„Mājup,” mūzika Juris Egle`, `„Drosme,”
# balvu saņēma Anna Kalna`.
_OF_TITLE = frozenset(
    "mūzika teksts vārdi foto zīmējums attēls dzeja tulkojums moto devīzi balvu titulu godu lomu dziesmu filmu".split()
)


class Reporting(Asides, Reference):
    """Finds the speaker of a quotation by the clause after it."""

    uttering = UTTERED

    def reaches(self, verb: int, speaker: Speaker) -> bool:
        """Whether all words between a verb and a person may separate a verb from its subject."""
        if speaker.first - verb > LONGEST_JOINT:
            return False
        named = [at for at in range(verb + 1, speaker.first) if not self._is_aside(at)]
        words = [self.word(at) for at in named]
        between = named[: before_apposition(words, speaker.gender, has_office=speaker.first < speaker.name)]
        objects = SPEAKING_WITH.get(self.word(verb), ())  # `sniedza ieskatu N`
        return len(between) <= MOST_BETWEEN and all(
            self._tokens[at].is_word
            and (
                may_stand_between(self.word, at)
                or self.word(at) in objects
                or (self.word(verb) in INVITES and self.word(at).endswith(_INFINITIVES))
            )
            for at in between
        )

    def is_any_verb(self, at: int, speaker: Speaker) -> bool:
        """Whether a word behind a quotation is a verb, with this speaker as its subject and nothing else behind."""
        if self.leads_on(at):
            verbs = [here for here in range(at, min(speaker.first, at + _TO_VERB)) if is_verb(self.word(here))]
            at = verbs[-1] if verbs and self._has_no_mark(at, verbs[-1]) else at
        elif not is_verb(self.word(at)):  # “Nē,” bez vilcināšanās nosaka Anna Kalna
            start = at
            while at < speaker.first and may_stand_between(self.word, at) and not is_verb(self.word(at)):
                at += 1
            if at > start and self.word(at) not in UTTERED:
                return False
        word = self.word(at)
        if word in NO_OFFICE_WORDS or not self._tokens[at].is_word or self._tokens[at].is_capitalised:
            return False
        ends = self.word(speaker.after) in ("", ".", ",", "\n", ";", "no")  # Anna Kalna no Preiļiem
        is_finite = is_verb(word) or word.endswith(("a", "o", "ē", "j", "s", "ās", "ēj"))
        return ends and is_finite and self.reaches(at, speaker)

    def leads_on(self, at: int) -> bool:
        """Whether the words there attribute the quotation before them: `ar šādiem vārdiem sanāksmi noslēdza`."""
        leading = (self.word(at), self.word(at + 2)) == ("ar", "vārdiem") and self.word(at + 1) in ("šādiem", "šiem")
        near = range(at, at + _TO_VERB)
        # But `ar šādiem vārdiem kausu pasniedza Anna Kalna`
        return (leading or self.word(at - 1) == "tā") and any(self.word(here) in DONE_WITH_WORDS for here in near)

    def reports(self, at: int, stop: int, verbs: Collection[str] = ()) -> list[Speaker] | None:
        """The speakers of the quotation before token `at`: the subject of the clause there, whatever its verb.

        An empty list if the subject is unnamed, or has the words from others; None if it is unclear. The clause ends at
        `stop`, a place in the text, at the latest. If `verbs` are given, only these count.
        """
        end = self._end_of_clause(at, stop)
        words = [self.word(here) for here in range(at, end)]
        if words and words[0] in _OF_TITLE:
            return []
        inside = [one for one in self.speakers if at <= one.first and one.name_after <= end]
        named = {here for one in inside for here in range(one.first, one.after)}
        nouns = [here for here in range(at, end) if here not in named and _may_be_subject(self.word(here))]
        subjects = [one for one in inside if one.can_be_subject]
        if words and words[0] == "par" and any(map(_NAMES.fullmatch, words)):
            return []  # „Drosme,” par balvu nosauca Anna Kalna: it is the name of the prize
        if any(map(PASSIVE.fullmatch, words)):
            return [] if subjects else None
        if any(word in COPULAS for word in words):
            return self.with_partners(subjects[0]) if len(subjects) == 1 and self._feels(at, subjects[0]) else None
        if any(map(_SOME.fullmatch, words)) and not subjects:
            return [] if self._utters(at) else None
        if self.word(at - 1) == "tā" and len(subjects) == 1 and not nouns and self._tells_so(words):
            return self.with_partners(subjects[0])
        verb = None
        if len(subjects) == 1 and not nouns:
            verb = self._verb_of_name(at, end, subjects[0])
            found = self.with_partners(subjects[0])
        elif not subjects and len(nouns) <= 1:
            verb = self._verb_of_word(at, end, nouns)
            meant = None
            if verb is not None:
                meant = self.meant_by_office(verb) if nouns else self.meant_by_pronoun(verb)
            found = [meant] if meant else []
        if verb is None:
            # „…,” vēsta plakāts, un Anna Kalna to zina
            return [] if not inside and end > at + 1 and self._utters(at) and self.word(end + 1) == "un" else None
        is_other = NO_UTTERANCE.fullmatch(self.word(verb)) or _HAS_TITLE.fullmatch(self.word(verb))
        if is_other and (self.word(verb) not in self.speaking or CITES.fullmatch(self.word(verb))):
            return []
        return found if found and (not verbs or self.word(verb) in verbs) else None

    def takes_over(self, at: int, stop: int) -> bool:
        """`saņēma ziņu: „…”`, `turēja plakātu: „…”`."""
        last = min(at + _LONGEST_CLAUSE, self._sentence.after)
        near = (here for here in range(at, last) if self._tokens[here].start < stop)
        return any(self.word(here) not in self.speaking and NO_UTTERANCE.fullmatch(self.word(here)) for here in near)

    def _tells_so(self, words: Sequence[str]) -> bool:
        """Whether a clause such as `tā savu izvēli aizstāv` is not about the name of something or its maker."""
        others = (_NAMES, NO_UTTERANCE, _HAS_TITLE)
        return not any(pattern.fullmatch(word) for word in words for pattern in others if word not in self.speaking)

    def _feels(self, at: int, subject: Speaker) -> bool:
        """`„…,” neapmierināts ar komandas sniegumu bija Juris Egle`: how somebody feels, and about what."""
        felt = _HOW.fullmatch(self.word(at))
        is_beside = self.word(subject.first - 1) in COPULAS and self.word(at + 1) in ("ar", "par")
        agrees = felt is not None and felt[1] == {"m": "s", "f": "a"}.get(subject.gender or "")
        return is_beside and agrees and self._has_no_mark(at, subject.first)

    def _utters(self, at: int) -> bool:
        return self.word(at) in self.speaking or self.word(at) in UTTERED

    def _end_of_clause(self, at: int, stop: int) -> int:
        """Where the clause that begins at a token ends: at a mark or at `un`, but not within names."""
        last = min(self._sentence.after, at + _LONGEST_CLAUSE)
        within = {here for one in self.speakers for here in range(one.first, one.after) if at <= one.first <= last}
        here = at
        while here < self._sentence.after and self._tokens[here].start < stop:
            is_word = self._tokens[here].is_word and self.word(here) not in ("un", "bet")
            if here not in within and not self._is_named(here) and (not is_word or here >= last):
                break
            here += 1
        return here

    def _is_finite(self, at: int, *, is_last: bool) -> bool:
        """Whether a word is a verb; the last word of a clause is one by its ending, as the clause has no other verb."""
        word = self.word(at)
        if word in NO_OFFICE_WORDS or self._tokens[at].is_capitalised or _may_be_subject(word):
            return False
        is_known = is_verb(word) or word in UTTERED or NO_UTTERANCE.fullmatch(word) is not None
        return is_known or (is_last and word.endswith(_FINITE))

    def _verb_of_name(self, at: int, end: int, subject: Speaker) -> int | None:
        """The verb of the person named in a clause: `nosaka Anna Kalna`, `Anna Kalna pasmaida`."""
        if all(is_between(self.word(here)) for here in range(at, subject.first)):
            return self._verb_behind(subject.after, end)
        if end > subject.after:
            return None
        verbs = [here for here in range(at, subject.first) if self._is_finite(here, is_last=False)]
        if not verbs:  # behind the quotation or a gesture, the ending is enough
            first = at + (self.word(at) in _GESTURES)
            verbs = [first] if first < subject.first and self._is_finite(first, is_last=True) else []
        if len(verbs) != 1 or not (self.reaches(verbs[0], subject) or self._is_apposition(verbs[0], subject)):
            return None
        before = range(at, verbs[0])
        if all(may_stand_between(self.word, here) or self.word(here) in _GESTURES for here in before):
            return verbs[0]
        # `trīs likumus nosauca`; but not `plakātu pacēla`
        has_words_as_object = self.word(verbs[0]) in self.speaking or self.word(verbs[0]) in SPEAKING_WITH
        may_part = all(may_stand_between(self.word, here) or may_be_object(self.word, here) for here in before)
        return verbs[0] if has_words_as_object and may_part else None

    def _is_apposition(self, verb: int, subject: Speaker) -> bool:
        """Whether a noun between a verb and a name says who that is: `atceras bijusī aukle Anna Kalna`."""
        noun = subject.first - 1
        return (
            subject.first == subject.name
            and noun > verb
            and self._tokens[noun].is_word
            and self.word(noun).endswith(NOMINATIVES.get(subject.gender or "", ()))
            and all(may_stand_between(self.word, at) or self.word(at).endswith("ais") for at in range(verb + 1, noun))
        )

    def _verb_behind(self, first: int, end: int) -> int | None:
        """The verb right behind a subject, not counting adverbs: `tikai pasmaida`."""
        at = first
        while at < end - 1 and may_stand_between(self.word, at) and not self._is_finite(at, is_last=False):
            at += 1
        return at if at < end and self._is_finite(at, is_last=at == end - 1) else None

    def _verb_of_word(self, at: int, end: int, nouns: Sequence[int]) -> int | None:
        """The verb right beside a pronoun or an office: `viņa pasmaida`, `pasmaida viņa`, `nosaka juriste`."""
        first = at
        while first < end and is_between(self.word(first)) and self.word(first) not in PRONOUNS:
            first += 1
        is_subject = [here in nouns or (not nouns and self.word(here) in PRONOUNS) for here in (first, first + 1)]
        if is_subject[0]:
            return self._verb_behind(first + 1, end)
        is_whole = first + 2 == end and is_subject[1]
        return first if is_whole and self._is_finite(first, is_last=True) else None


def _may_be_subject(word: str) -> bool:
    """Whether a word is a person and may be a nominative: `tiesnesis`, `sieviete`, `māte`."""
    if NO_UTTERANCE.fullmatch(word) or _HAS_TITLE.fullmatch(word):
        return False  # dzirdēja, though it ends like people who do things: `skrējēja`
    return is_kin(word) or is_person_noun(word) or any(case == "nom" for _, case in office_forms(word))
