"""Whom a Latvian sentence means beside a verb without naming them: `viņa`, `ministre`, `vīrietis`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.latvian.tokens import QUOTES
from archive.people.latvian.beside import (
    GENITIVES,
    PREPOSITIONS,
    is_between,
    is_kin,
    may_be_object,
    may_be_plural,
    may_stand_between,
)
from archive.people.latvian.holders import MOST_GENITIVES, OPENING, Holders
from archive.people.latvian.joints import COPULAS, RELATIVE, RELATIVES
from archive.people.names.words import is_known_given, is_person_noun
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Sentence, Speaker
from archive.people.verbs import ATTRIBUTING, is_verb

PRONOUNS = {"viņš": "m", "viņa": "f"}
NOMINATIVES = {"m": ("s", "š"), "f": ("a", "e")}
# What a man or a woman who was named before is called again, and the words before it at which a clause begins.
_PEOPLE = {
    "m": frozenset("vīrietis jaunietis puisis pusaudzis pensionārs".split()),
    "f": frozenset("sieviete jauniete meitene pusaudze pensionāre".split()),
}
_LAST = {"pēdējais": "m", "pēdējā": "f"}
_NEW = frozenset(("jaunais", "jaunā"))
_WHERE_OR_TO_WHOM = ("iem", "ām", "ēm", "ā", "ē", "ī", "os", "ās")  # žurnālistiem, intervijā
_SENTENCE_ENDS = frozenset((".", "!", "?", "…", "\n"))
_MOST_BETWEEN = 4  # words between a pronoun and its verb
# Tokens before among which another may be told of, and among which `vīrietis` was named. Judged.
_FAR_BACK, _NEAR = 300, 100


class Reference(Holders):
    """Those of one sentence who were named before, and are here by a pronoun or by what they are."""

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """Whom `viņa` in the next sentence means: the only subject; or else the only one, where no other can be."""
        if found := super().antecedent(sentence):
            return found
        return cls._only(sentence, sentence.speakers)  # Audzēkņi tikās ar Annu Kalnu. Viņa stāstīja …

    @classmethod
    def others(cls, sentence: Sentence, subject: Speaker | None) -> Sequence[Speaker]:
        """`Juris Egle deva vārdu Annai Kalnai. Viņa stāstīja …`: the only woman there, where no other can be."""
        genders = {one.gender for one in sentence.speakers} - {subject.gender if subject else None, None}
        those = ([one for one in sentence.speakers if one.gender in (gender, None)] for gender in genders)
        found = [one for some in those if (one := cls._only(sentence, some, in_any_case=True))]
        return [one for one in found if subject or one.can_be_subject]

    @classmethod
    def _only(cls, sentence: Sentence, speakers: Sequence[Speaker], *, in_any_case: bool = False) -> Speaker | None:
        """The only one of some people of a sentence, if it tells of nobody else of that gender, and of no owner."""
        if len(speakers) != 1 or ((only := speakers[0]).is_genitive and not cls._is_told_by(sentence, only)):
            return None
        named = {at for one in sentence.speakers for at in range(one.first, one.after)}
        others = (sentence.tokens[at].text.lower() for at in range(sentence.first, sentence.after) if at not in named)
        for word in others:
            forms = office_forms(word)
            if (only.gender, "nom") in forms or is_person_noun(word) or word.startswith("kād"):
                return None
            if in_any_case and any(gender == only.gender for gender, _ in forms):
                return None
        return only

    @classmethod
    def _is_told_by(cls, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether a sentence begins with whose it is: `Pēc Annas Kalnas teiktā`, `Pētnieces Annas Kalnas ieskatā`."""
        following = sentence.tokens[speaker.after : speaker.after + 1]
        if not following or following[0].text.lower() not in ATTRIBUTING:
            return False
        return all(
            word == "pēc" or word.endswith(GENITIVES)
            for word in (sentence.tokens[at].text.lower() for at in range(sentence.first, speaker.first))
        )

    def meant_by_pronoun(self, verb: int) -> Speaker | None:
        """The one whom `viņš` or `viņa` beside a verb means, if that is sure."""
        if known := self._named_before(verb):
            return known
        earlier = self._sentence.earlier or self.above()
        if not (earlier or self._sentence.others) or (pronoun := self._pronoun(verb)) is None:
            return None
        if earlier and earlier.gender == pronoun:
            return None if self._is_another_since(earlier) else earlier
        # In `Viņa draugi apgalvo` it is a genitive, and of the man.
        return self.only_of(pronoun) if self._has_pronoun_beside(verb) else None

    def only_of(self, gender: str) -> Speaker | None:
        """The only one of a gender in the sentence before, which has another subject or several."""
        return next((one for one in self._sentence.others if one.gender == gender), None)

    def _is_another_since(self, earlier: Speaker) -> bool:
        """Whether a sentence since the one with a name has another subject: `Pienāk draugs.`, `Ienāk Kārlis.`"""
        tokens, at = self._tokens, max(earlier.after, self._sentence.first - _FAR_BACK)
        own = {tokens[here].text.lower() for here in range(earlier.first, earlier.after)}
        endings = NOMINATIVES.get(earlier.gender or "", ("",))
        while at < self._sentence.first and tokens[at].text not in _SENTENCE_ENDS:
            at += 1
        is_told_of = False  # of the one who was named: `Viņa ir māte.`
        for here in range(at, self._sentence.first):
            token, word = tokens[here], tokens[here].text.lower()
            if not token.is_word:
                is_told_of = is_told_of and token.text not in _SENTENCE_ENDS
            elif word in PRONOUNS or word in COPULAS:
                is_told_of = True
            elif not is_told_of and word.endswith(endings) and word not in own:
                is_given = token.is_capitalised and tokens[here - 1].is_word and is_known_given(token.text)
                opens = here >= 2 and tokens[here - 2].text in _SENTENCE_ENDS  # Pienāk Kārlis.
                is_alone = (opens or not tokens[here - 1].is_capitalised) and not tokens[here + 1].is_capitalised
                if (is_given and is_alone) or (not token.is_capitalised and is_somebody(word)):
                    return True
        return False

    def above(self) -> Speaker | None:
        """The one person of the paragraph before, if nobody else was told of since.

        It is sure beside a quotation, or at once behind what they said or were told of.
        """
        sentence = self._sentence
        if (above := sentence.above) is None:
            return None
        if not self._speeches and not (sentence.opens and (sentence.spoke_above or self._is_told_of(above))):
            return None
        if sentence.first - above.after > _NEAR:
            return None
        if self._is_another_since(above):
            return None
        endings = NOMINATIVES.get(above.gender or "", ("",))
        since = (self._tokens[at].text.lower() for at in range(above.after, sentence.first))
        return None if any(is_somebody(word) and word.endswith(endings) for word in since) else above

    def _is_told_of(self, above: Speaker) -> bool:
        """Whether the paragraph before ends with a sentence that begins with somebody and has a verb of theirs.

        `Ministre Anna Kalna apmeklēja Talsus.`; not `Foto: Anna Kalna`, nor `Sievietei palīdzēja Anna Kalna.`
        """
        words = [
            token.text.lower() for token in self._tokens[above.after : self._sentence.first] if token.text[0] != "\n"
        ]
        begins = not above.first or self._tokens[above.first - 1].text[0] in ".!?…\n"
        if words == ["."] and not begins:  # Vēstuli parakstīja Anna Kalna.
            return above.can_be_subject and self._is_only_subject(above)
        return (
            begins
            and words[-1:] in (["."], ["!"], ["?"], ["…"])
            and any(map(is_verb, words))
            and not any(word.startswith("kād") for word in words)
        )

    def _is_only_subject(self, above: Speaker) -> bool:
        """Whether the sentence that a name ends has a verb, and tells of nobody else of that gender, in any case."""
        at = above.first - 1
        words: list[str] = []
        while at >= 0 and self._tokens[at].text[0] not in ".!?…\n:":
            words.append(self._tokens[at].text.lower())
            at -= 1
        others = any(is_person_noun(word) or office_forms(word) for word in words)
        return any(map(is_verb, words)) and not others

    def _has_pronoun_beside(self, verb: int) -> bool:
        """Whether only adverbs part a pronoun from its verb, or it ends the clause behind that: `„…,” saka viņa.`"""
        if self.word(verb + 1) in PRONOUNS and not self.word(verb + 2)[:1].isalnum():
            return True
        at = verb - 1
        while is_between(self.word(at)) and self.word(at) not in PRONOUNS:
            at -= 1
        return self.word(at) in PRONOUNS

    def _named_before(self, verb: int) -> Speaker | None:
        """`Annai Kalnai jautāja par darbu, un viņa atbildēja`: the only person whom the sentence names before."""
        at = verb - 1
        if (gender := PRONOUNS.get(self.word(at))) is None or self.word(at - 1) not in (",", "un", "bet", "–", ";"):
            return None
        if len(self.speakers) != 1:
            return None
        only = self.speakers[0]
        return only if only.name_after <= at and only.gender == gender and not only.is_genitive else None

    def meant_by_office(self, verb: int) -> Speaker | None:
        """`Ministre uzsvēra`, `vīrietis stāsta`: who has the office that stands beside a verb, or who that is.

        It is the only one earlier in the paragraph with that office, else earlier in the text. What stands with a
        genitive or another word may be somebody else, `Igaunijas ministre uzsvēra`, unless that was said of the same
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
                return kin if self._stands_alone(at, at, verb) else None
            if holders := self._holders(word):
                if len(holders) == 1 and self._is_still(holders[0][0], word):
                    holder, head = holders[0]
                    return holder if self._stands_alone(at - self._repeated(at, head), at, verb) else None
                return None
        return None

    def _last_of_list(self, verb: int) -> Speaker | None:
        """`Runāja Anna Kalna un Juris Egle. Pēdējais uzsvēra`: the last of those whom a sentence right before names."""
        at = verb - 1
        while self.word(at) not in _LAST and verb - at <= _MOST_BETWEEN and may_stand_between(self.word, at):
            at -= 1
        if self.word(at) not in _LAST or self.word(at - 1) not in OPENING:
            return None
        if self.word(at + 1).endswith(("ā", "ē", "ī")):
            return None  # Pēdējā brīdī uzsvēra
        named = self._sentence.named[self._sentence.paragraph : self._sentence.place]
        before = [*named, *(one for one in self.speakers if one.after <= at)]
        if len(before) < 2 or (last := before[-1]).gender != _LAST[self.word(at)]:
            return None
        ends = [token.text in _SENTENCE_ENDS for token in self._tokens[before[-2].after : at]]
        since = last.after - before[-2].after
        return last if not any(ends[:since]) and sum(ends[since:]) <= 1 else None

    def _nouns_beside(self, verb: int) -> Iterator[int]:
        """The noun that may be the subject of a verb: before it, adverbs or an object aside, or behind it."""
        at = verb - 1
        while is_between(self.word(at)) and verb - at <= _MOST_BETWEEN:
            at -= 1  # Ārste gan saka
        behind = range(verb + 1, verb + 2 + MOST_GENITIVES)
        subject = (here for here in behind if any(case == "nom" for _, case in office_forms(self.word(here))))
        nouns = (at, self._noun_before_object(verb), self._noun_of_first_verb(verb), next(subject, verb + 1))
        yield from (here for here in nouns if self.word(here)[:1].isalpha())

    def _noun_before_object(self, verb: int) -> int:
        """Somebody in the nominative before the object of a verb: `Ministrs šo lēmumu kritizēja`."""
        if may_be_plural(self.word(verb + 1)) and office_forms(self.word(verb + 1)):
            return verb  # Vadītāja runu slavēja kolēģi
        at = verb - 1
        while verb - at <= _MOST_BETWEEN and not any(case == "nom" for _, case in office_forms(self.word(at))):
            word = self.word(at)
            if may_be_plural(word) or not (may_stand_between(self.word, at) or may_be_object(self.word, at)):
                return verb
            at -= 1
        return at

    def _noun_of_first_verb(self, verb: int) -> int:
        """Somebody who opens the sentence and has another verb first: `Ministre apmeklēja centru un uzsvēra`.

        A relative clause may stand before `un`: `Ministre rādīja telpas, kurās strādā, un skaidroja`.
        """
        words = [self.word(at) for at in range(self._sentence.first, verb)]
        nouns = (at for at, word in enumerate(words[:2]) if any(case == "nom" for _, case in office_forms(word)))
        noun = next(nouns, None)
        if self.word(verb - 1) != "un" or noun is None:
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
        has_verb = any(is_verb(word) for word in words[noun + 1 : noun + 1 + _MOST_BETWEEN])
        return self._sentence.first + noun if is_one and has_verb and (is_relative or not marks) else verb

    def _kin(self, word: str) -> Speaker | None:
        """The only one of the text before with what they are to others before the name: `meitas māte Anna Kalna`."""
        if not is_kin(word):
            return None
        stem = word[:-1]
        before = (one for one in self._sentence.named[: self._sentence.place] if one.first == one.name)
        called = {one.index: one for one in before if self._tokens[one.name - 1].text.lower().startswith(stem)}
        told = sum(
            token.text.lower().startswith(stem)
            for token in self._tokens[max(0, self._sentence.first - _FAR_BACK) : self._sentence.first]
        )
        return next(iter(called.values())) if len(called) == 1 and told == 1 else None

    def _is_called_so(self, speaker: Speaker, word: str) -> bool:
        """Whether `vīrietis` means the one named before: the only one there, of no office; and no other is told of."""
        sentence, gender = self._sentence, speaker.gender
        named = sentence.named[sentence.paragraph : sentence.place]
        if word not in _PEOPLE.get(gender or "", ()) or len(named) != 1 or sentence.first - speaker.after > _NEAR:
            return False
        if speaker.first < speaker.name or speaker.name_after < speaker.after:
            return False
        others = (self._tokens[at].text.lower() for at in range(speaker.after, sentence.first))
        return not any(
            is_person_noun(token) or any(one == gender for one, _ in office_forms(token)) for token in others
        )

    def _stands_alone(self, start: int, noun: int, verb: int) -> bool:
        """Whether the words from `start` to `noun` have none beside them that would make it somebody else's office."""
        if noun > verb:
            mark = self.word(noun + 1)
            goes_on = mark[:1].isalnum() or mark == "?" or (mark == "," and self.word(noun + 2) in RELATIVE)
            return start == verb + 1 and not goes_on
        at = start - (self.word(start - 1) in _NEW)
        if self._opens(at):
            return True
        if self._tokens[at - 1].is_capitalised and not self._opens(at - 1):
            return False  # pēc sēdes Igaunijas ministre
        where = self.word(at - 1).endswith(_WHERE_OR_TO_WHOM)
        # Pēc sēdes ministre uzsvēra; intervijā ministre uzsvēra; tikšanās laikā ministre uzsvēra
        return (self._opens(at - 1) and where) or (
            self._opens(at - 2) and (self.word(at - 2) in PREPOSITIONS or self.word(at - 1).endswith(("ā", "ē", "ī")))
        )

    def _opens(self, at: int) -> bool:
        """Whether a clause begins with the token there, or an adverb stands before it."""
        before = self.word(at - 1)
        if before and before in QUOTES:  # „Uzņēmums” direktors
            return any(quote.end == self._tokens[at - 1].end for quote in self._speeches)
        return before in OPENING or is_between(before)

    def _follows_adverbial(self, at: int) -> bool:
        """Whether only words that tell when or where stand before, from the start: `Pēc sēdes sākuma viņš presei`."""
        words = [self.word(here) for here in range(self._sentence.first, at)]
        return bool(words) and (
            words[0] in PREPOSITIONS
            and len(words) <= _MOST_BETWEEN
            and not any(is_verb(word) or is_somebody(word) or not word[:1].isalnum() for word in words)
        )

    def _pronoun(self, verb: int) -> str | None:
        """The gender of a `viņš` or `viņa` beside a verb, or farther before it at the beginning of the clause."""
        noun = self.word(verb - 1)
        is_person = is_person_noun(noun) or any(case == "nom" for _, case in office_forms(noun))
        if self.word(verb - 2) in PRONOUNS and is_person:
            return None  # Viņa skolotājs stāstīja
        for at in (verb - 1, verb - 2, verb + 1):
            if gender := PRONOUNS.get(self.word(at)):
                return gender
        for at in range(verb - 1, verb - 2 - _MOST_BETWEEN, -1):
            if (gender := PRONOUNS.get(self.word(at))) and (self._opens(at) or self._follows_adverbial(at)):
                return gender  # Viņa savu lēmumu žurnālistiem skaidroja
            if not (may_stand_between(self.word, at) or may_be_object(self.word, at)):
                return None
        return None


def is_somebody(word: str) -> bool:
    """Whether a word in lower case tells who somebody is, in the nominative where it is an office."""
    return is_person_noun(word) or is_kin(word) or any(case == "nom" for _, case in office_forms(word))
