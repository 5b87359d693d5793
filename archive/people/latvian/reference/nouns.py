"""Finds whom a Latvian sentence means by a noun beside a verb: `ministre`, `vīrietis`, `māte`, `pēdējais`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.latvian.tokens import QUOTES
from archive.people.latvian.reference import hypernyms
from archive.people.latvian.reference.holders import (
    MOST_GENITIVES,
    MOST_NAMES,
    OPENING,
    SENTENCE_ENDS,
    Holder,
    Holders,
)
from archive.people.latvian.verbs.beside import (
    PREPOSITIONS,
    is_between,
    is_kin,
    may_be_object,
    may_be_plural,
    may_stand_between,
)
from archive.people.latvian.verbs.joints import RELATIVE, RELATIVES
from archive.people.latvian.verbs.media import Media
from archive.people.names.words import is_person_noun
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Speaker
from archive.people.word_classes import is_verb

# Nouns for a man or a woman named before, and words before such a noun at which a clause begins.
_PEOPLE = {
    "m": frozenset("vīrietis jaunietis puisis pusaudzis pensionārs".split()),
    "f": frozenset("sieviete jauniete meitene pusaudze pensionāre".split()),
}
_LAST = {"pēdējais": "m", "pēdējā": "f"}
_BOTH = frozenset(("abi", "abas"))
# Two other people that a text mentions: `apmeklēja divus cietušos`, `nopratināja brāļus`.
_TWO = re.compile(
    r"div(?:i|as|us|iem|ām|u|ejus)|ab(?:i|as|us|iem|ām)|brāļ\w+|mās(?:as|ām)|dvīņ\w+|vecāk\w+|pār(?:is|im|i)"
)
_NEW = frozenset(("jaunais", "jaunā"))
_WHERE_OR_TO_WHOM = ("iem", "ām", "ēm", "ā", "ē", "ī", "os", "ās")  # žurnālistiem, intervijā
MOST_BETWEEN = 4  # words between a subject and its verb
# Tokens before, among which another person may be mentioned, and among which `vīrietis` was named. Judged.
FAR_BACK, NEAR = 300, 100


class Called(Holders, Media):
    """Finds people who were named before one sentence and are referred to by a noun in it."""

    def meant_by_office(self, verb: int) -> Speaker | None:
        """`Ministre uzsvēra`, `vīrietis stāsta`: the person with the office beside a verb, or to whom the noun refers.

        This is the only person with that office earlier in the paragraph, or otherwise in the text. With a genitive or
        another word beside it, it may be somebody else (`Igaunijas ministre uzsvēra`), unless the same was said of this
        person.
        """
        if last := self._last_of_list(verb):
            return last
        sentence = self._sentence
        for at in self._nouns_beside(verb):
            word = self.word(at)
            if self._is_quoted(at):
                continue
            if sentence.earlier and self._is_called_so(sentence.earlier, word) and self._stands_alone(at, at, verb):
                return sentence.earlier
            if kin := self._kin(word):
                return kin if self._has_nothing_beside(at, verb) else None
            if holders := self._holders(at, word):
                return self._meant_holder(at, verb, holders)
        return None

    def _meant_holder(self, at: int, verb: int, holders: Sequence[Holder]) -> Speaker | None:
        """The only person who has the office of a noun there, if nothing beside it makes it somebody else's."""
        if (holder := self._only_holder(holders, word := self.word(at))) is None:
            return None
        if hypernyms.gender_of(word) and not self._lower[holder.head].startswith(word[:-1]):
            is_sure = self._has_nothing_beside(at, verb) and not self._tells_of_another(holder.speaker)
        else:
            is_sure = self._stands_alone(at - holder.repeated, at, verb)
        return holder.speaker if is_sure else None

    def _last_of_list(self, verb: int) -> Speaker | None:
        """`Runāja Anna Kalna un Juris Egle. Pēdējais uzsvēra`: the last person named in the sentence right before."""
        at = verb - 1
        while self.word(at) not in _LAST and verb - at <= MOST_BETWEEN and may_stand_between(self.word, at):
            at -= 1
        if self.word(at) not in _LAST or self.word(at - 1) not in OPENING:
            return None
        if self.word(at + 1).endswith(("ā", "ē", "ī")):
            return None  # Pēdējā brīdī uzsvēra
        before = self._listed_before(at)
        if len(before) < 2 or (last := before[-1]).gender != _LAST[self.word(at)]:
            return None
        if any(is_somebody(self.word(here)) for here in range(verb + 1, verb + 4)):
            return None  # Pēdējais runāja policists
        return last if last.after == at - 1 or self._tokens[last.after].text in SENTENCE_ENDS else None

    def meant_by_both(self, verb: int) -> list[Speaker]:
        """`Runāja Anna Kalna un Juris Egle. Abi uzsvēra`: the only two people in the sentence right before this one."""
        first = self._sentence.first
        if verb - first > 2 * MOST_BETWEEN:
            return []
        at = next((here for here in range(verb - 1, first - 1, -1) if self.word(here) in _BOTH), verb)
        beside = (here for here in range(first, verb) if here != at)
        if at == verb or not all(self._is_adverbial(here) for here in beside):
            return []  # Abi ministri uzsvēra; tikās ar divām sievietēm, abas apgalvoja
        two = self._listed_before(first)
        if len(two) != 2 or (self.word(at) == "abas") != all(one.gender == "f" for one in two):
            return []
        told = self._lower[two[0].first : first]
        return [] if any(map(_TWO.fullmatch, told)) else two

    def _is_adverbial(self, at: int) -> bool:
        word = self.word(at)
        return may_stand_between(self.word, at) and not (_is_several(word) or is_kin(word))

    def _listed_before(self, at: int) -> list[Speaker]:
        """The people last named before a token, all in one sentence: the one with the token, or the one before it."""
        named = self._sentence.named[self._sentence.paragraph : self._sentence.place]
        before = [*named, *(one for one in self.speakers if one.after <= at)][-3:]
        while before:
            parted = sum(token.text in SENTENCE_ENDS for token in self._tokens[before[0].after : at])
            if parted <= 1:
                break
            before.pop(0)
        return before

    def _nouns_beside(self, verb: int) -> Iterator[int]:
        """Nouns that may be the subject of a verb: before it, with adverbs or an object between, or behind it."""
        at = verb - 1
        while is_between(self.word(at)) and verb - at <= MOST_BETWEEN:
            at -= 1  # Ārste gan saka
        behind = range(verb + 1, verb + 2 + MOST_GENITIVES)
        subject = (here for here in behind if any(case == "nom" for _, case in office_forms(self.word(here))))
        nouns = (at, self._noun_before_object(verb), self._noun_of_first_verb(verb), next(subject, verb + 1))
        yield from (here for here in nouns if self.word(here)[:1].isalpha())

    def _noun_before_object(self, verb: int) -> int:
        """A person in the nominative before the object of a verb: `Ministrs šo lēmumu kritizēja`."""
        if may_be_plural(self.word(verb + 1)) and office_forms(self.word(verb + 1)):
            return verb  # Vadītāja runu slavēja kolēģi
        at, most = verb - 1, MOST_BETWEEN
        while most and not is_somebody(self.word(at)):
            word, most = self.word(at), most - 1
            if (before := self.before_medium(at)) < at:
                at = before
                continue
            if _is_several(word) or not (may_stand_between(self.word, at) or may_be_object(self.word, at)):
                return verb
            at -= 1
        # Ministre no Igaunijas uzsvēra
        is_from = self.word(at + 1) == "no" and self._tokens[at + 2].is_capitalised
        return verb if is_from else at

    def _noun_of_first_verb(self, verb: int) -> int:
        """A person who begins the sentence and has another verb first: `Ministre apmeklēja centru un uzsvēra`.

        A relative clause may precede `un`: `Ministre rādīja telpas, kurās strādā, un skaidroja`.
        """
        words = [self.word(at) for at in range(self._sentence.first, verb)]
        nouns = (at for at, word in enumerate(words[:2]) if any(case == "nom" for _, case in office_forms(word)))
        noun = next(nouns, None)
        if self.word(verb - 1) != "un" or noun is None or words[0] in _NEW or words[noun + 1] == "no":
            return verb
        marks = [at for at, word in enumerate(words) if not word[:1].isalnum()]
        is_relative = (
            len(marks) == 2
            and [words[at] for at in marks] == [",", ","]
            and marks[1] == len(words) - 2
            and words[marks[0] + 1] in RELATIVES
        )
        own = words[noun + 1 : marks[0] if marks else len(words)]
        is_one = not self.speakers and not any(map(is_somebody, own))
        has_verb = any(is_verb(word) for word in words[noun + 1 : noun + 1 + MOST_BETWEEN])
        return self._sentence.first + noun if is_one and has_verb and (is_relative or not marks) else verb

    def _kin(self, word: str) -> Speaker | None:
        """The only person named before with this relation to others before the name: `meitas māte Anna Kalna`."""
        if not is_kin(word) or word == "māsa":  # also means a nurse
            return None
        stem, sentence = word[:-1], self._sentence
        named = sentence.named[max(0, sentence.place - MOST_NAMES) : sentence.place]
        before = (one for one in named if one.first == one.name)
        called = {one.index: one for one in before if self._lower[one.name - 1].startswith(stem)}
        told = self._lower[max(0, sentence.first - FAR_BACK) : sentence.first]
        parents = any(word.startswith("vecāk") for word in told)  # other people's: `Zēna vecāki noliedz vainu.`
        is_only = len(called) == 1 and sum(word.startswith(stem) for word in told) == 1 and not parents
        return next(iter(called.values())) if is_only else None

    def _is_called_so(self, speaker: Speaker, word: str) -> bool:
        """Whether `vīrietis` means a person: the only one there, without an office, and no other mentioned since."""
        sentence, gender = self._sentence, speaker.gender
        speaker = next((one for one in sentence.named if one.index == speaker.index), speaker)
        named = sentence.named[sentence.paragraph : sentence.place]
        if word not in _PEOPLE.get(gender or "", ()) or len(named) != 1 or sentence.first - speaker.after > NEAR:
            return False
        if speaker.first < speaker.name or speaker.name_after < speaker.after:
            return False
        others = self._lower[speaker.after : sentence.first]
        return not any(
            is_person_noun(token) or any(one == gender for one, _ in office_forms(token)) for token in others
        )

    def _has_nothing_beside(self, noun: int, verb: int) -> bool:
        """Whether no word beside a noun makes it somebody else: `aizturētā jauniete`, `policiste no Ogres`."""
        if not self._stands_alone(noun, noun, verb) or self.word(noun + 1) == "no":
            return False
        return noun > verb or self._opens(noun) or self.word(noun - 2) in PREPOSITIONS

    def _tells_of_another(self, speaker: Speaker) -> bool:
        """Whether the text, since a person was named, mentions another of that gender: `palīdzēja kādai pusaudzei`."""
        since = self._lower[speaker.after : self._sentence.first]
        return any(
            not is_verb(word)  # apmeklēja
            and (
                is_person_noun(word)
                or word.startswith("kād")
                or any(one == speaker.gender for one, _ in office_forms(word))
            )
            for word in since
        )

    def _stands_alone(self, start: int, noun: int, verb: int) -> bool:
        """Whether no words beside those from `start` to `noun` would make it somebody else's office."""
        if noun > verb:
            mark = self.word(noun + 1)
            says_more = mark == "un" and is_verb(self.word(noun + 2))  # saka inspektors un piebilst
            goes_on = mark[:1].isalnum() or mark == "?" or (mark == "," and self.word(noun + 2) in RELATIVE)
            return start == verb + 1 and (says_more or not goes_on)
        at = start - (self.word(start - 1) in _NEW)
        if self._opens(at):
            return True
        if self._tokens[at - 1].is_capitalised and not self._opens(at - 1):
            return False  # pēc sēdes Igaunijas ministre
        where = self.word(at - 1).endswith(_WHERE_OR_TO_WHOM)
        # Pēc sēdes ministre uzsvēra; intervijā ministre uzsvēra; tikšanās laikā ministre uzsvēra
        return (
            (self._opens(at - 1) and where)
            or self._follows_topic(at)
            or (where and self._follows_adverbials(at))
            or (
                self._opens(at - 2)
                and (self.word(at - 2) in PREPOSITIONS or self.word(at - 1).endswith(("ā", "ē", "ī")))
            )
        )

    def _follows_adverbials(self, at: int) -> bool:
        """Whether only time, place and company precede: `Tikšanās laikā ar skolēniem inspektore stāstīja`."""
        before = range(self._sentence.first, at)
        return 1 < len(before) <= 2 * MOST_BETWEEN and all(
            self._is_adverbial(here) and (here == before.start or not self._tokens[here].is_capitalised)
            for here in before
        )

    def _follows_topic(self, at: int) -> bool:
        """Whether the sentence begins with its topic, and nothing else precedes: `Par šo lēmumu ministrs sacīja`."""
        words = [self.word(here) for here in range(self._sentence.first, at)]
        return (
            1 < len(words) <= 1 + MOST_BETWEEN
            and words[0] == "par"
            and words[-1].endswith((*_WHERE_OR_TO_WHOM, "u", "us", "i"))
            and not any(is_verb(word) or is_somebody(word) or not word[:1].isalnum() for word in words[1:])
        )

    def _opens(self, at: int) -> bool:
        """Whether a clause begins with this token, or only an adverb precedes it."""
        before = self.word(at - 1)
        if before and before in QUOTES:  # „Uzņēmums” direktors
            return any(quote.end == self._tokens[at - 1].end for quote in self._speeches)
        return before in OPENING or is_between(before)


def _is_several(word: str) -> bool:
    """Whether a word may be several people in the nominative, and is no adverb like `latviski`, `mierīgi`."""
    return may_be_plural(word) and not word.endswith(("iski", "īgi"))


def is_somebody(word: str) -> bool:
    """Whether a word in lower case says who somebody is; an office must be in the nominative."""
    is_office = any(case == "nom" for _, case in office_forms(word)) and not is_verb(word)  # apmeklēja
    return is_office or is_person_noun(word) or is_kin(word)
