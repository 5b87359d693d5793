"""Resolves whom an English sentence means beside a verb without naming them: `she`, `the mayor`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archive.latvian.tokens import QUOTES
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.verbs import DETERMINERS, PREPOSITIONS, TO_BE
from archive.people.english.words import KIN
from archive.people.speech.clause import Clause, Sentence, Speaker

_PRONOUN = {"he": "m", "she": "f"}
_THEMSELVES = ("himself", "herself")
_ADVERBS = frozenset("also then later not further first often once still now".split())
# Of these there are many, so that alone they do not tell who is meant: `the member said`.
_VAGUE = frozenset(
    "secretary member head general deputy chief owner student leader speaker principal president".split()
)
# Who is called so has not the office itself: `Deputy Minister N`, `the former mayor N`.
_NOT_ITSELF = frozenset("deputy vice assistant former prime ex then shadow honorary late designate acting".split())
_OPENING = frozenset(("", ",", ";", ":", "–", "—", "and", "but", "while", "because", "that", "yet", "so"))
_CLOSING = frozenset(("", ",", ".", ";", ":", "–", "—", "!", "…", *QUOTES))
_OF_TIME_OR_PLACE = frozenset("in at on during after before since until by for with from as of".split())
_SOMEBODY = frozenset("woman women girl girls lady man men boy boys victim victims person child guard guest".split())
_LONGEST_ADVERBIAL = 4  # words: `At the end of`; judged
_LONGEST_HEADLINE = 120  # characters; judged
_MOST_NAMES, _FAR_BACK = 100, 300  # as in Latvian
_MOST_WORDS = 3  # of an office between `the` and its noun: `the chief labour inspector`


class Reference(Clause):
    """Those of one sentence who were named before, and are here by a pronoun or by their office."""

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """The only one who is named: `We met Anna Kalna. She said …`."""
        speakers = sentence.speakers
        return speakers[0] if len(speakers) == 1 and not speakers[0].is_genitive else None

    @classmethod
    def others(cls, sentence: Sentence, subject: Speaker | None) -> Sequence[Speaker]:
        """`Anna Kalna stood there with her husband Juris Egle. She said …`: the first, with kin of the other gender."""
        if subject or len(sentence.speakers) != 2:
            return ()
        first, kin = sentence.speakers
        is_kin = sentence.tokens[kin.first - 1].text.lower() in KIN or sentence.tokens[kin.first].text.lower() in KIN
        differ = None not in (first.gender, kin.gender) and first.gender != kin.gender
        named = {at for one in sentence.speakers for at in range(one.first, one.after)}
        rest = (sentence.tokens[at].text.lower() for at in range(sentence.first, sentence.after) if at not in named)
        others = any(word in _SOMEBODY or OFFICE.fullmatch(word) for word in rest)
        return [first] if is_kin and differ and first.can_be_subject and not others else ()

    def meant_by_pronoun(self, verb: int, *, inverted: bool) -> Speaker | None:
        """The one of the sentence before whom `he` or `she` right beside a verb means."""
        gender, earlier = self._pronoun(verb, inverted=inverted), self._sentence.earlier
        earlier = earlier or next((one for one in self._sentence.others if one.gender == gender), None)
        if gender is None or earlier is None or earlier.gender not in (gender, None):
            return None
        return None if self._is_asked() or self._is_explained(verb, gender) else earlier

    def _is_asked(self) -> bool:
        return self._text[self._sentence.end - 1] == "?"

    def _is_explained(self, verb: int, gender: str) -> bool:
        """Whether somebody else of that gender stands before a colon: `N wept. M did it: the law, he said, …`."""
        return any(
            one.gender in (gender, None)
            and ":" in self._text[self._tokens[one.after - 1].end : self._tokens[verb].start]
            for one in self.speakers
            if one.after < verb
        )

    def meant_by_both(self, verb: int) -> list[Speaker]:
        """`Anna Kalna and Juris Egle came. Both denied it`: the only two whom the sentence before names."""
        at = self._before_verb(verb)
        at -= self.word(at) in ("have", "had")
        if self.word(at) != "both" or at != self._sentence.first:
            return []
        named = self._sentence.named[self._sentence.paragraph : self._sentence.place]
        if len(named) != 2 or not all(one.can_be_subject and not one.is_genitive for one in named):
            return []
        between = [token.text.lower() for token in self._tokens[named[0].after : named[1].first]]
        since = [token.text.lower() for token in self._tokens[named[0].first : at]]
        is_joined = between[:1] == ["and"] and not set(between) & set(".!?,")
        is_next = sum(token in (".", "!", "?") for token in since) == 1
        return list(named) if is_joined and is_next and not {"two", "men", "women"}.intersection(since) else []

    def meant_by_office(self, verb: int, *, inverted: bool) -> Speaker | None:
        """`The mayor wrote`: the only one whom the text before names with that office, and tells of no other."""
        for noun in self._nouns_beside(verb, inverted=inverted):
            words = self._words_of_office(noun)
            if not words or (len(words) == 1 and words[0] in _VAGUE):
                continue
            first = noun - len(words)
            opens = self._opens(first) or self._follows_adverbial(first)
            if (noun > verb and first != verb + 1) or (noun < verb and not opens):
                continue
            sentence = self._sentence
            earlier = sentence.named[max(0, sentence.place - _MOST_NAMES) : sentence.place]
            holders = {self._tokens[one.name_after - 1].text: one for one in earlier if self._holds(one, words)}
            if len(holders) == 1 and self._is_only(words[-1], first, next(iter(holders.values()))):
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

    def _follows_adverbial(self, at: int) -> bool:
        """Whether only `During the meeting` stands before, from the beginning of the sentence."""
        words = [self.word(here) for here in range(self._sentence.first, at)]
        is_short = 0 < len(words) <= _LONGEST_ADVERBIAL and all(map(str.isalpha, words))
        return is_short and words[0] in ("during", "at", "after") and not {"his", "her", "their"}.intersection(words)

    def meant_by_given_name(self, verb: int, *, inverted: bool) -> Speaker | None:
        """`“…,” says Rita.`: the only one whom the text names so; nobody else has been called by the name alone."""
        at, sentence = verb + 1, self._sentence
        if not (inverted and self._speeches) or not self._tokens[at].is_capitalised:
            return None
        called, following = self._tokens[at].text, self._tokens[at + 1 : at + 2]
        if following and following[0].text[0] not in ".!?\n":
            return None
        earlier = sentence.named[max(0, sentence.place - _MOST_NAMES) : sentence.place]
        bearers = {
            self._tokens[one.name_after - 1].text: one
            for one in earlier
            if one.name_after - one.name > 1 and self._tokens[one.name].text == called
        }
        named = {one.name for one in earlier}
        before = range(max(0, sentence.first - _FAR_BACK), sentence.first)
        is_other = any(self._tokens[here].text == called and here not in named for here in before)
        return next(iter(bearers.values())) if len(bearers) == 1 and not is_other else None

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

    def _is_only(self, noun: str, end: int, holder: Speaker) -> bool:
        """Whether the text before tells of nobody else who is called so: `a lawyer`, `the Estonian minister`.

        A headline may have the office of the holder: `Minister of Welfare meets guests`.
        """
        start = max(0, end - _FAR_BACK)
        sentence = self._sentence
        named = {
            at
            for one in sentence.named[max(0, sentence.place - _MOST_NAMES) : sentence.place]
            for at in range(one.first, one.after)
        }
        own = [self._tokens[at].text for at in range(holder.first, holder.name)]
        rest = own[[word.lower() for word in own].index(noun) + 1 :] if noun in map(str.lower, own) else []
        headline = self._text.find("\n", 0, _LONGEST_HEADLINE)
        for at in range(start, end):
            word = self._tokens[at].text.lower()
            if word in (f"{noun}s", "successor", "predecessor"):
                return False
            if word != noun or at in named:
                continue
            following = [token.text for token in self._tokens[at + 1 : at + 1 + len(rest)]]
            if self._tokens[at].end <= headline and rest and following == rest:
                continue
            has_place = self._tokens[at + 1].text in PREPOSITIONS  # `the mayor of Bauska`
            if has_place or self._tokens[at - 1].text.lower() not in ("the", *TO_BE):
                return False
        return True
