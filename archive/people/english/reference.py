"""Whom an English sentence means beside a verb without naming them: `she`, `the mayor`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archive.latvian.tokens import QUOTES
from archive.people.english.leading import leads
from archive.people.english.occupations import OFFICE
from archive.people.english.verbs import DETERMINERS, PREPOSITIONS, TO_BE
from archive.people.english.words import KIN
from archive.people.speech.clause import Clause, Sentence, Speaker

_PRONOUN = {"he": "m", "she": "f"}
_THEMSELVES = ("himself", "herself")
_ADVERBS = frozenset("also then later not further first".split())
# Of these there are many, so that alone they do not tell who is meant: `the member said`.
_VAGUE = frozenset("secretary member head general deputy chief owner student leader speaker principal".split())
# Who is called so has not the office itself: `Deputy Minister N`, `the former mayor N`.
_NOT_ITSELF = frozenset("deputy vice assistant former prime ex then shadow honorary late designate acting".split())
_OPENING = frozenset(("", ",", ";", ":", "–", "—", "and", "but", "while", "because", "that", "yet", "so"))
_CLOSING = frozenset(("", ",", ".", ";", ":", "–", "—", "!", "…", *QUOTES))
_OF_TIME_OR_PLACE = frozenset("in at on during after before since until by for with from as of".split())
_JOINS = re.compile(r"\b(?:and|but|as) s?he (?:\w+ )?$")  # `N left early, and he said`
_SENTENCE_ENDS = frozenset((".", "!", "?", "…", "\n"))
# People without a name, of whom a pronoun may tell as well.
_SOMEBODY = KIN | frozenset(
    "man guard boyfriend girlfriend teenager child baby suspect defendant accused accomplice caller perpetrator "
    "trafficker smuggler migrant refugee passenger patient employer employee boss client customer stranger person "
    "someone somebody fiancé fiancée bride groom grandmother grandfather stepfather stepmother niece nephew".split()
)
_AGENT = re.compile(r"\w{3,}(?:er|or|ist|ian|ant|man|woman)")  # `N’s killer`
_MOST_OWNED = 5  # tokens behind a name, with its `’s`
_MOST_NAMES, _FAR_BACK = 100, 300  # as in Latvian
_MOST_WORDS = 3  # of an office between `the` and its noun: `the chief labour inspector`


class Reference(Clause):
    """Those of one sentence who were named before, and are here by a pronoun or by their office."""

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """Whom `she` in the next sentence may mean: the only one who is named, or one man beside one woman."""
        speakers = sentence.speakers
        if len(speakers) == 1 and not speakers[0].is_genitive:
            return speakers[0]
        genders = [one.gender for one in speakers]
        if sorted(filter(None, genders)) not in (["f", "m"], ["f"], ["m"]) or None in genders:
            return None
        if _tells_of_others(sentence):
            return None  # `N’s mother came.`, `N found a girl in the flat of M.`
        return next((one for one in speakers if not one.is_genitive), speakers[0])

    @classmethod
    def other(cls, sentence: Sentence, subject: Speaker) -> Speaker | None:
        """The woman beside the one man who is named, or the man beside the one woman."""
        others = [one for one in sentence.speakers if one is not subject]
        return others[0] if len(others) == 1 else None

    def meant_by_pronoun(self, verb: int, *, inverted: bool) -> Speaker | None:
        """The one of the sentence before whom `he` or `she` right beside a verb means, or the only one of this one."""
        gender = self._pronoun(verb, inverted=inverted)
        earlier, other = self._sentence.earlier, self._sentence.other
        if gender is None or self._text[self._sentence.end - 1] == "?":
            return None
        if own := self._named_here(verb, gender):
            return own
        if earlier is None or (other is None and self._is_of_two(earlier)):
            return None
        if earlier.gender in (gender, None):
            return earlier
        return other if other and other.gender == gender else None

    def _named_here(self, verb: int, gender: str) -> Speaker | None:
        """`It was written by N: the police, he wrote, …`: the only one of the sentence, where no other can be meant."""
        sentence, earlier = self._sentence, self._sentence.earlier
        if len(sentence.speakers) != 1 or len(self.speakers) != 1 or _tells_of_others(sentence):
            return None
        own = self.speakers[0]
        if own.gender != gender or own.is_genitive or own.after >= verb:
            return None
        is_first = earlier is None and sentence.place == sentence.paragraph
        between = self._text[self._tokens[own.after - 1].end : self._tokens[verb].start]
        if ":" in between:
            return own if is_first or own.can_be_subject else None
        return own if is_first and own.can_be_subject and _JOINS.search(between) else None

    def _is_of_two(self, earlier: Speaker) -> bool:
        """Whether somebody else is named in the sentence of the one who was named before, which is not the last."""
        sentence = self._sentence
        near = (one for one in sentence.named[max(0, sentence.place - 2) : sentence.place] if one is not earlier)
        for one in near:
            first, last = sorted((one, earlier), key=lambda one: one.first)
            if not any(self._tokens[at].text in _SENTENCE_ENDS for at in range(first.after, last.first)):
                return True
        return False

    def meant_by_office(self, verb: int, *, inverted: bool) -> Speaker | None:
        """`The mayor wrote`: the only one whom the text before names with that office, and tells of no other."""
        for noun in self._nouns_beside(verb, inverted=inverted):
            words = self._words_of_office(noun)
            if not words or (len(words) == 1 and words[0] in _VAGUE):
                continue
            first = noun - len(words)
            if (noun > verb and first != verb + 1) or (noun < verb and not self._opens(first)):
                continue
            sentence = self._sentence
            earlier = sentence.named[max(0, sentence.place - _MOST_NAMES) : sentence.place]
            holders = {self._tokens[one.name_after - 1].text: one for one in earlier if self._holds(one, words)}
            if len(holders) == 1 and self._is_only(words[-1], first):
                return next(iter(holders.values()))
        return None

    def _before_verb(self, verb: int) -> int:
        """The word before a verb and its adverbs."""
        at = verb - 1
        while (word := self.word(at)).endswith("ly") or word in _ADVERBS:
            at -= 1
        return at

    def _pronoun(self, verb: int, *, inverted: bool) -> str | None:
        """The gender that `he` or `she` right beside a verb tells."""
        before = self._before_verb(verb)
        before -= self.word(before) in ("has", "had", *_THEMSELVES)
        if self.word(before) in _PRONOUN and not self._is_relative(before):
            return _PRONOUN[self.word(before)]
        return _PRONOUN.get(self.word(verb + 1)) if inverted else None

    def _is_relative(self, pronoun: int) -> bool:
        """Whether a noun right before a pronoun is the object of its verb: `The story he told`; not `At the end he`."""
        return self.word(pronoun - 2) in DETERMINERS and self.word(pronoun - 3) not in _OF_TIME_OR_PLACE

    def _nouns_beside(self, verb: int, *, inverted: bool) -> Iterator[int]:
        """The noun of an office before a verb; behind it, where what is said went before and nothing else follows."""
        before = self._before_verb(verb)
        before -= self.word(before) in ("has", "had")
        if OFFICE.fullmatch(self.word(before)):
            yield before
        for at in range(verb + 2, verb + 3 + _MOST_WORDS) if inverted else ():
            if OFFICE.fullmatch(self.word(at)) and self.word(at + 1) in _CLOSING:
                yield at

    def _words_of_office(self, noun: int) -> list[str]:
        """An office behind `the`, in lower case; nothing where `the` does not stand before it."""
        for at in range(noun - 1, noun - 1 - _MOST_WORDS, -1):
            if self.word(at) == "the":
                return [self.word(here) for here in range(at + 1, noun + 1)]
        return []

    def _opens(self, at: int) -> bool:
        """Whether a clause begins with the token there."""
        before = self.word(at - 1)
        return before in _OPENING or any(quote.end == self._tokens[at - 1].end for quote in self._speeches)

    def _holds(self, speaker: Speaker, words: list[str]) -> bool:
        """Whether the office before or behind a name is this one, or ends so."""
        for start, after in ((speaker.first, speaker.name), (speaker.name_after, speaker.after)):
            office = [self._tokens[at].text.lower() for at in range(start, after)]
            if _NOT_ITSELF.intersection(office) or self._tokens[start - 1].text.lower() in _NOT_ITSELF:
                continue
            nouns = [at for at, word in enumerate(office) if OFFICE.fullmatch(word)]
            end = (nouns[-1] if after == speaker.name else nouns[0]) + 1 if nouns else 0
            if end and office[max(0, end - len(words)) : end] == words:
                return True
        return False

    def _is_only(self, noun: str, end: int) -> bool:
        """Whether the text before tells of nobody else who is called so: `a lawyer`, `the Estonian minister`."""
        start = max(0, end - _FAR_BACK)
        sentence = self._sentence
        named = {
            at
            for one in sentence.named[max(0, sentence.place - _MOST_NAMES) : sentence.place]
            for at in range(one.first, one.after)
        }
        for at in range(start, end):
            word = self._tokens[at].text.lower()
            if word == f"{noun}s":
                return False
            if word != noun or at in named:
                continue
            has_place = self._tokens[at + 1].text in PREPOSITIONS  # `the mayor of Bauska`
            if has_place or self._tokens[at - 1].text.lower() not in ("the", *TO_BE):
                return False
        return True


def _may_belong(word: str) -> bool:
    """Whether a word before a name may tell who that is: `her student and colleague N`."""
    return word in KIN or word == "and" or (word.islower() and leads(word))


def _tells_of_others(sentence: Sentence) -> bool:
    """Whether a sentence tells of people without a name, besides what stands before names: `her student N`."""
    tokens = sentence.tokens
    known: set[int] = set()
    for one in sentence.speakers:
        first = one.first
        while first > sentence.first and _may_belong(tokens[first - 1].text):
            first -= 1
        known.update(range(first, one.after))
        behind = [tokens[at].text for at in range(one.after, min(one.after + _MOST_OWNED, sentence.after))]
        if one.is_genitive and any(map(_AGENT.fullmatch, behind)):
            return True
    words = (tokens[at].text.lower() for at in range(sentence.first, sentence.after) if at not in known)
    return any(word in _SOMEBODY or OFFICE.fullmatch(word) for word in words)
