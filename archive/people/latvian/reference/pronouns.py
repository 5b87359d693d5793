"""Finds whom a pronoun beside a verb in a Latvian sentence means: `viņa`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from archive.people.latvian.reference.holders import MOST_NAMES, SENTENCE_ENDS
from archive.people.latvian.reference.nouns import FAR_BACK, MOST_BETWEEN, NEAR, Called, is_somebody
from archive.people.latvian.verbs.beside import (
    GENITIVES,
    PREPOSITIONS,
    is_between,
    may_be_object,
    may_stand_between,
)
from archive.people.latvian.verbs.joints import COPULAS
from archive.people.names.words import is_known_given, is_person_noun
from archive.people.offices.nouns import office_forms
from archive.people.speech.clause import Sentence, Speaker
from archive.people.verbs import ATTRIBUTING, SPEAKING
from archive.people.word_classes import is_verb

PRONOUNS = {"viņš": "m", "viņa": "f"}
_BEHIND_JOINT = frozenset("to tomēr taču".split())  # `, to viņa uzsvēra`, `, tomēr viņš uzsvēra`
NOMINATIVES = {"m": ("s", "š"), "f": ("a", "e")}
_TURNS = re.compile(r"\w*(?:jautā|vaicā|taujā|uzrunā|aicinā|lūdz|prasī?)")  # the next words may be the addressee's
_SOMEBODY = re.compile(r"kād|kung|kundz")


class Reference(Called):
    """Finds people who were named before one sentence and are referred to by a pronoun in it."""

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """The person whom `viņa` in the next sentence means: the only subject, or the only person if no other fits."""
        if found := super().antecedent(sentence):
            return found
        return cls._only(sentence, sentence.speakers)  # Audzēkņi tikās ar Annu Kalnu. Viņa stāstīja …

    @classmethod
    def carried(cls, sentence: Sentence, speaker: Speaker) -> Speaker | None:
        """As in `Clause`, unless the sentence mentions somebody else outside quotes: `Direktors teica, ka puisis …`"""
        quotes, tokens = sentence.outer(), sentence.tokens
        told = [
            sentence.lower[at]
            for at in sentence.words
            if not any(quote.start <= tokens[at].start < quote.end for quote in quotes)
        ]
        others = sum(
            is_person_noun(word)
            or (any(one == speaker.gender for one, _ in office_forms(word)) and not is_verb(word))  # informēja
            for word in told
        )
        if others > 1 or (carried := super().carried(sentence, speaker)) is None:
            return None
        # The whole sentence is theirs: `„Tā nav. Es zinu,” teica ministrs.`
        return replace(carried, after=max(carried.after, *(at + 1 for at in sentence.words[-1:])))

    @classmethod
    def others(cls, sentence: Sentence, subject: Speaker | None) -> Sequence[Speaker]:
        """`Juris Egle deva vārdu Annai Kalnai. Viņa stāstīja …`: the only woman there, if no other is possible."""
        genders = {one.gender for one in sentence.speakers} - {subject.gender if subject else None, None}
        those = ([one for one in sentence.speakers if one.gender in (gender, None)] for gender in genders)
        found = [one for some in those if (one := cls._only(sentence, some, in_any_case=True))]
        return [one for one in found if subject or one.can_be_subject]

    @classmethod
    def _only(cls, sentence: Sentence, speakers: Sequence[Speaker], *, in_any_case: bool = False) -> Speaker | None:
        """The only one of these people, if the sentence mentions nobody else of that gender, and no owner."""
        if len(speakers) != 1 or ((only := speakers[0]).is_genitive and not cls._is_told_by(sentence, only)):
            return None
        named = {at for one in sentence.speakers for at in range(one.first, one.after)}
        others = (sentence.lower[at] for at in range(sentence.first, sentence.after) if at not in named)
        for word in others:
            forms = () if is_verb(word) else office_forms(word)
            if (only.gender, "nom") in forms or is_person_noun(word) or word.startswith("kād"):
                return None
            if in_any_case and any(gender == only.gender for gender, _ in forms):
                return None
        return only

    @classmethod
    def _is_told_by(cls, sentence: Sentence, speaker: Speaker) -> bool:
        """Whether a sentence begins with its speaker: `Pēc Annas Kalnas teiktā`, `Pētnieces Annas Kalnas ieskatā`."""
        following = sentence.tokens[speaker.after : speaker.after + 1]
        if not following or following[0].text.lower() not in ATTRIBUTING:
            return False
        return all(word == "pēc" or word.endswith(GENITIVES) for word in sentence.lower[sentence.first : speaker.first])

    def meant_by_pronoun(self, verb: int) -> Speaker | None:
        """The person whom `viņš` or `viņa` beside a verb means, if that is certain."""
        if known := self._named_before(verb):
            return known
        earlier = self._sentence.earlier or self.above()
        if not (earlier or self._sentence.others) or (pronoun := self._pronoun(verb)) is None:
            return None
        if earlier and earlier.gender == pronoun:
            is_open = self._is_another_since(earlier) or self._is_another_here(earlier, verb)
            is_open = is_open or (not self._has_spoken(earlier) and self._is_another_beside(earlier))
            return None if is_open else earlier
        # In `Viņa draugi apgalvo`, `viņa` is the genitive of `viņš`.
        return self.only_of(pronoun) if self._has_pronoun_beside(verb) else None

    def _is_another_here(self, earlier: Speaker, verb: int) -> bool:
        """Whether the sentence has a given name alone before its verb: `Runāja Ilona, un viņa piebilda`."""
        endings = NOMINATIVES.get(earlier.gender or "", ("",))
        return any(
            self._tokens[at].is_capitalised
            and self._tokens[at - 1].is_word
            and not self._tokens[at + 1].is_capitalised
            and self._tokens[at].text.endswith(endings)
            and not self._is_quoted(at)
            and is_known_given(self._tokens[at].text)
            for at in range(self._sentence.first + 1, verb)
        )

    def _has_spoken(self, earlier: Speaker) -> bool:
        """Whether the words behind a name say that they spoke, and so may continue, rather than asked or addressed."""
        behind = self._lower[earlier.name_after : self._sentence.first]
        return any(word in SPEAKING and not _TURNS.match(word) for word in behind)

    def _is_another_beside(self, earlier: Speaker) -> bool:
        """Whether the sentence with a name has another name of that gender as an object: `pratināja Annu Kalnu`.

        Somebody mentioned only as an owner (`Annas Kalnas biedrība`) is no rival.
        """
        sentence = self._sentence
        near = sentence.named[max(0, sentence.place - MOST_NAMES) : sentence.place]
        rivals = (
            one
            for one in near
            if one.index != earlier.index
            and one.gender == earlier.gender
            and not (one.can_be_subject or one.is_genitive)
        )
        return any(not self._are_parted(*sorted((one, earlier), key=lambda each: each.first)) for one in rivals)

    def _are_parted(self, left: Speaker, right: Speaker) -> bool:
        return any(self._tokens[at].text in SENTENCE_ENDS for at in range(left.after, right.first))

    def only_of(self, gender: str) -> Speaker | None:
        """The only person of a gender in the sentence before, if it has another subject or several."""
        return next((one for one in self._sentence.others if one.gender == gender), None)

    def _is_another_since(self, earlier: Speaker) -> bool:
        """Whether a sentence after the one with a name has another subject: `Pienāk draugs.`, `Ienāk Kārlis.`"""
        tokens, at = self._tokens, max(earlier.after, self._sentence.first - FAR_BACK)
        own = {tokens[here].text.lower() for here in range(earlier.first, earlier.after)}
        endings = NOMINATIVES.get(earlier.gender or "", ("",))
        while at < self._sentence.first and tokens[at].text not in SENTENCE_ENDS:
            at += 1
        is_told_of = False  # the word is about the named person: `Viņa ir māte.`
        for here in range(at, self._sentence.first):
            token, word = tokens[here], tokens[here].text.lower()
            if not token.is_word:
                is_told_of = is_told_of and token.text not in SENTENCE_ENDS
            elif word in PRONOUNS or word in COPULAS:
                is_told_of = True
            elif not is_told_of and word.endswith(endings) and word not in own:
                is_given = token.is_capitalised and tokens[here - 1].is_word and is_known_given(token.text)
                opens = here >= 2 and tokens[here - 2].text in SENTENCE_ENDS  # Pienāk Kārlis.
                is_alone = (opens or not tokens[here - 1].is_capitalised) and not tokens[here + 1].is_capitalised
                begins = not token.is_capitalised or tokens[here - 1].text[0] in ".!?…\n"  # Direktore pateicās.
                if (is_given and is_alone) or (begins and is_somebody(word)):
                    return True
        return False

    def above(self) -> Speaker | None:
        """The only person in the paragraph before, if nobody else has been mentioned since.

        This is only certain beside a quotation, or right behind a sentence by or about this person.
        """
        sentence = self._sentence
        if (above := sentence.above) is None:
            return None
        if not self._speeches and not (sentence.opens and (sentence.spoke_above or self._is_told_of(above))):
            return None
        if sentence.first - above.after > NEAR:
            return None
        if self._is_another_since(above):
            return None
        endings = NOMINATIVES.get(above.gender or "", ("",))
        since = self._lower[above.after : sentence.first]
        return None if any(is_somebody(word) and word.endswith(endings) for word in since) else above

    def _is_told_of(self, above: Speaker) -> bool:
        """Whether the paragraph before ends with a sentence that begins with a person and has their verb.

        `Ministre Anna Kalna apmeklēja Talsus.`; but not `Foto: Anna Kalna`, nor `Sievietei palīdzēja Anna Kalna.`
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
        """Whether a sentence that ends with a name has a verb, and mentions nobody else of that gender, in any case."""
        at = above.first - 1
        words: list[str] = []
        while at >= 0 and self._tokens[at].text[0] not in ".!?…\n:":
            words.append(self._lower[at])
            at -= 1
        others = any(is_person_noun(word) or office_forms(word) or _SOMEBODY.match(word) for word in words)
        return any(map(is_verb, words)) and not others

    def _has_pronoun_beside(self, verb: int) -> bool:
        """Whether only adverbs separate a pronoun from its verb, or it ends the clause behind it: `„…,” saka viņa.`"""
        if self.word(verb + 1) in PRONOUNS and not self.word(verb + 2)[:1].isalnum():
            return True
        at = verb - 1
        while is_between(self.word(at)) and self.word(at) not in PRONOUNS:
            at -= 1
        return self.word(at) in PRONOUNS

    def _named_before(self, verb: int) -> Speaker | None:
        """`Annai Kalnai jautāja par darbu, un viņa atbildēja`: the only person of that gender in the sentence.

        A time, a place or a medium may stand between: `Anna Kalna nebrauks, to viņa trešdienas rītā LETA uzsvēra`.
        """
        at = verb - 1
        while verb - at <= MOST_BETWEEN and self.word(at) not in PRONOUNS:
            if (before := self.before_medium(at)) == at and not self._is_adverbial(at):
                break
            at = min(before, at - 1)
        if (gender := PRONOUNS.get(self.word(at))) is None:
            return None
        joint = at - 1 - (self.word(at - 1) in _BEHIND_JOINT)
        if self.word(joint) not in (",", "un", "bet", "–", ";"):
            return None
        fitting = [one for one in self.speakers if one.gender in (gender, None)]
        if len(fitting) != 1:
            return None
        only = fitting[0]
        between = [self.word(here) for here in range(only.name_after, joint)]
        if not only.can_be_subject and any(is_somebody(one) and one.endswith(NOMINATIVES[gender]) for one in between):
            return None  # Annai Kalnai zvanīja māte, un viņa teica
        return only if only.name_after <= at and only.gender == gender and not only.is_genitive else None

    def _follows_adverbial(self, at: int) -> bool:
        """Whether only a time or place precedes, from the beginning of the sentence: `Pēc sēdes sākuma viņš presei`."""
        words = [self.word(here) for here in range(self._sentence.first, at)]
        return bool(words) and (
            words[0] in PREPOSITIONS
            and len(words) <= MOST_BETWEEN
            and not any(is_verb(word) or is_somebody(word) or not word[:1].isalnum() for word in words)
        )

    def _pronoun(self, verb: int) -> str | None:
        """The gender of `viņš` or `viņa` beside a verb, or farther before it at the beginning of the clause."""
        noun = self.word(verb - 1)
        is_person = is_person_noun(noun) or any(case == "nom" for _, case in office_forms(noun))
        if self.word(verb - 2) in PRONOUNS and is_person:
            return None  # Viņa skolotājs stāstīja
        for at in (verb - 1, verb - 2, verb + 1):
            if gender := PRONOUNS.get(self.word(at)):
                return gender
        at = verb - 1
        for _ in range(MOST_BETWEEN + 1):
            if (gender := PRONOUNS.get(self.word(at))) and (self._opens(at) or self._follows_adverbial(at)):
                return gender  # Viņa savu lēmumu žurnālistiem skaidroja
            before = self.before_medium(at)
            if before == at and not (may_stand_between(self.word, at) or may_be_object(self.word, at)):
                break
            at = min(before, at - 1)
        return self._pronoun_of_first_verb(verb)

    def _pronoun_of_first_verb(self, verb: int) -> str | None:
        """The gender of one that opens the sentence with another verb first: `Viņa izskrēja ārā un skaļi pateica`."""
        first, at = self._sentence.first, verb - 1
        while is_between(self.word(at)) or self.word(at).endswith("i"):
            at -= 1
        own = [self.word(here) for here in range(first + 1, at)]
        if self.word(at) != "un" or not own or not is_verb(own[0]):
            return None  # Viņa māsa apmeklēja centru un uzsvēra
        is_one = not self.speakers and all(word[:1].isalnum() for word in own) and not any(map(is_somebody, own))
        return PRONOUNS.get(self.word(first)) if is_one else None
