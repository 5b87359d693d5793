"""Resolves whom an English sentence means beside a verb without naming them: `she`, `the mayor`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from archive.latvian.tokens import QUOTES
from archive.people.english.beside import NO_NOUN
from archive.people.english.holders import CLOSING, FAR_BACK, MOST_NAMES, VERB_BEFORE, Holders
from archive.people.english.offices.occupations import OFFICE
from archive.people.english.verbs import DETERMINERS, PREPOSITIONS, SINGULAR, TO_BE
from archive.people.english.words import KIN
from archive.people.speech.clause import Sentence, Speaker

_PRONOUN = {"he": "m", "she": "f"}
_THEMSELVES = ("himself", "herself")
_OF_TIME_OR_PLACE = frozenset("in at on during after before since until by for with from as of".split())
_SOMEBODY = frozenset("woman women girl girls lady man men boy boys victim victims person child guard guest".split())
# `Anna Kalna’s new book is out. She writes …`
_WORK = re.compile(
    r" (?:\w+ )?(?:analysis|article|book|column|essay|lecture|letter|message|paper|presentation|report|speech"
    r"|statement|study"
    r"|thesis)\b"
)
# Who is called so may be anybody: `were sued by a tenant`.
_MAY_BE_SOMEBODY = re.compile(r"[a-z]{3,}(?:er|or|ist|ant|ee|ian|man|woman)s?")
# What people do who are about to say something.
_GESTURE = re.compile(
    r" (?:\w+ly )?(?:(?:frown|grimace|grin|hesitate|laugh|nod|pause|shrug|sigh|smile|wave|wince)(?:d|s|ed|ged|ned|ded)?"
    r"|(?:nods|nodded|shakes|shook) (?:his|her) head|(?:remembers|recalls) (?:it|that|the|those) )\b[^,;:]*\.?$"
)
_AGED = re.compile(r" the (?:\d{2}|[a-z-]+)-year-old(?=[.,])")  # `“…,” says the 29-year-old`
_OPENING_MARKS = frozenset(QUOTES)
# `Both men denied it`, `The two experts agree`
_OF_GENDER = {"men": "m", "brothers": "m", "women": "f", "sisters": "f"}
_ANY_TWO = frozenset("accused authors colleagues defendants speakers suspects".split())
_LONGEST_BOTH = 3  # tokens
_LONGEST_SUBJECT = 4  # tokens: `The new night guard`; judged
_TWO = frozenset(("two", "both", "men", "women"))
_PARTING = frozenset((".", "!", "?", ":", *QUOTES, "who", "whom", "whose", "which", "that", "when", "after", "but"))
_FINITE_LATER = re.compile(r" (?:is|are|was|were|has|have|had|will)\b")
_ONLY_VERBS = frozenset("admit agree argue believe deny explain insist say tell think".split())
_ASIDES = ("too", "though", "however", "meanwhile")


@lru_cache(maxsize=4096)
def is_somebody(word: str) -> bool:
    """Whether a word in lower case may mean somebody who is not named."""
    return word in _SOMEBODY or word in KIN or OFFICE.fullmatch(word) is not None


def _may_be_people(word: str) -> bool:
    return is_somebody(word.removesuffix("s")) or _MAY_BE_SOMEBODY.fullmatch(word) is not None


def _has_others(sentence: Sentence, but: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence tells of people besides those whom it names, by other words than these."""
    named = {at for one in sentence.speakers for at in range(one.first - 1, one.after)}
    rest = (sentence.lower[at] for at in range(sentence.first, sentence.after) if at not in named)
    return any(is_somebody(word) or _MAY_BE_SOMEBODY.fullmatch(word) for word in rest if word not in but)


class Reference(Holders):
    """Those of one sentence who were named before, and are here by a pronoun or by their office."""

    @classmethod
    def antecedent(cls, sentence: Sentence) -> Speaker | None:
        """The only one who is named: `We met Anna Kalna. She said …`, `Anna Kalna’s book is out. She writes …`."""
        speakers = sentence.speakers
        if len(speakers) != 1:
            return None
        one = speakers[0]
        is_author = _WORK.match(sentence.text, sentence.tokens[one.after - 1].end) and not _has_others(sentence)
        return one if is_author or not one.is_genitive else None

    @classmethod
    def turns_to_speak(cls, sentence: Sentence) -> Speaker | None:
        """`Asked about it, Anna Kalna shrugged. “So what?”`, `She shakes her head. “Never.”`"""
        speakers, tokens = sentence.speakers, sentence.tokens
        if sentence.text[sentence.end : sentence.end + 2].lstrip()[:1] not in _OPENING_MARKS:
            return None
        if len(speakers) == 1 and speakers[0].can_be_subject:
            one, end = speakers[0], tokens[speakers[0].after - 1].end
        elif not speakers and sentence.earlier and sentence.first < sentence.after:
            one, end = sentence.earlier, tokens[sentence.first].end
            pronoun = tokens[sentence.first].text.lower()
            if pronoun not in _PRONOUN or one.gender not in (_PRONOUN[pronoun], None):
                return None
        else:
            return None
        return one if _GESTURE.match(sentence.text, end, sentence.end) else None

    @classmethod
    def others(cls, sentence: Sentence, subject: Speaker | None) -> Sequence[Speaker]:
        """The only ones of their gender: `Anna Kalna stood there with her husband Juris Egle. She said …`."""
        speakers = sentence.speakers
        if subject or len(speakers) < 2 or any(one.gender is None for one in speakers):
            return ()
        if _has_others(sentence, KIN - _SOMEBODY):
            return ()
        alone = (gender for gender in "mf" if sum(one.gender == gender for one in speakers) == 1)
        return [one for gender in alone for one in speakers if one.gender == gender and not one.is_genitive]

    @classmethod
    def still_others(cls, sentence: Sentence) -> Sequence[Speaker]:
        """The same: `Anna Kalna met Juris Egle. The talks were long. She said …`; not where another is told of.

        Nor where the subject may be people: `Nurses came.`, `The bishops waited.`
        """
        words = sentence.lower[sentence.first : sentence.after] if sentence.others else ()
        if not words or any(map(is_somebody, words)) or any(map(_may_be_people, words[:_LONGEST_SUBJECT])):
            return ()
        begins = words[0] in DETERMINERS or words[0] in PREPOSITIONS or words[0] == "it"
        return sentence.others if begins else ()

    def meant_by_pronoun(self, verb: int, *, inverted: bool) -> Speaker | None:
        """The one of this sentence, or of the one before, whom `he` or `she` right beside a verb means."""
        gender = self._pronoun(verb, inverted=inverted)
        if self._is_asked():
            return None
        if gender is None:
            return self._sentence.earlier if inverted and _AGED.match(self._text, self._tokens[verb].end) else None
        if own := self._own(verb, gender):
            return own
        return None if self._is_explained(verb, gender) else self.meant_before(gender)

    def meant_before(self, gender: str) -> Speaker | None:
        """Whom `he` or `she` means, where that is nobody of this sentence."""
        earlier = self._sentence.earlier or self._of_paragraph_above()
        earlier = earlier or next((one for one in self._sentence.others if one.gender == gender), None)
        if earlier is None or earlier.gender not in (gender, None) or self._is_another_since(earlier):
            return None
        return earlier

    def _is_another_since(self, earlier: Speaker) -> bool:
        """Whether a whole sentence between is about somebody else: `Anna Kalna was sentenced. The judge left. "
        "She said`.

        Also if the name stands too far back to look at all that is between.
        """
        if self._sentence.first - earlier.after > FAR_BACK:
            return True
        words = self._lower[earlier.after : self._sentence.first]
        end = next((at for at, word in enumerate(words) if word in (".", "!", "?")), len(words))
        return any(word in DETERMINERS and is_somebody(noun) for word, noun in pairwise(words[end:]))

    def _own(self, verb: int, gender: str) -> Speaker | None:
        """`Anna Kalna did the talking: the evidence, she argued, was weak`: the subject with which the sentence begins.

        Beside marks alone, for behind `and` or `that` the pronoun may be of somebody else.
        """
        pronoun = self._pronoun_place(verb)
        before = [one for one in self.speakers if one.after <= pronoun]
        if len(before) != 1 or before[0].is_genitive or before[0].gender not in (gender, None):
            return None
        one = before[0]
        since = [self.word(at) for at in range(one.after, pronoun)]
        line = self._text.rfind("\n", 0, self._sentence.start) + 1
        begin = self._sentence.first if ":" in since else bisect_left(self._tokens, line, key=lambda token: token.start)
        since += self._lower[max(begin, one.first - FAR_BACK) : one.first]
        if not one.can_be_subject and ":" not in since:
            return None
        is_aside = self.word(pronoun - 1) in (",", ";", ":", "–", "—", "as")
        return one if is_aside and not any(map(is_somebody, since)) else None

    def _of_paragraph_above(self) -> Speaker | None:
        """The only one of the paragraph before who spoke there, where this one begins: `She added that …`."""
        sentence = self._sentence
        above = sentence.above
        if above is None or not (self._speeches or (sentence.opens and sentence.spoke_above)):
            return None
        since = self._lower[above.after : sentence.first]
        return None if any(map(is_somebody, since)) else above

    def _is_asked(self) -> bool:
        return self._text[self._sentence.end - 1] == "?"

    def _is_explained(self, verb: int, gender: str) -> bool:
        """Whether somebody else stands before a colon: `N wept. M did it: the law, he said`, `The guard did it: …`."""
        first = self._sentence.first
        colon = next((at for at in range(first, verb) if self.word(at) == ":"), first)
        subject = self._lower[first : min(colon, first + _LONGEST_SUBJECT)]
        if subject and subject[0] in DETERMINERS and any(map(is_somebody, subject)):
            return True
        return any(
            one.gender in (gender, None)
            and ":" in self._text[self._tokens[one.after - 1].end : self._tokens[verb].start]
            for one in self.speakers
            if one.after < verb
        )

    def meant_by_both(self, verb: int) -> list[Speaker]:
        """`Anna Kalna and Juris Egle came. Both denied it`: the only two whom the sentence before names."""
        first = self._sentence.first
        if self.word(first) not in ("both", "they", "the") or self._is_part_of_subject(verb):
            return []
        at = self._before_verb(verb)
        at -= self.word(at) in ("have", "had", "are", "were")
        two = self._sentence.named[self._sentence.paragraph : self._sentence.place]
        if len(two) != 2 or first - two[0].first > FAR_BACK:
            return []
        if not all(one.can_be_subject and not one.is_genitive for one in two):
            return []
        since = self._lower[two[0].first : first]
        is_next = sum(token in (".", "!", "?") for token in since) == 1
        called = [self.word(here) for here in range(first, min(at, first + _LONGEST_BOTH) + 1)]
        if not is_next or _TWO.intersection(since) or not self._may_be_called(two, called):
            return []
        between = self._lower[two[0].after : two[1].first]
        is_joined = between[:1] == ["and"] and not {*".!?,"}.intersection(between)
        return list(two) if is_joined or (self.word(first) != "they" and self._are_side_by_side(*two)) else []

    def _is_part_of_subject(self, verb: int) -> bool:
        """Whether a word is a noun or an adjective: `Both note takers left`, `Both reported cases were closed`."""
        word, behind = self.word(verb), self.word(verb + 1)
        is_noun = behind.isalpha() and not (behind in NO_NOUN or behind in DETERMINERS or behind.endswith("ly"))
        if word.endswith("ed"):
            return is_noun and _FINITE_LATER.search(self._text, self._tokens[verb].end, self._sentence.end) is not None
        return word in SINGULAR and word not in _ONLY_VERBS and (is_noun or behind in ("and", "or"))

    def _may_be_called(self, two: Sequence[Speaker], words: list[str]) -> bool:
        """Whether words may mean these two: `both`, `both men`, `the two defendants`, or what both of them are."""
        if words in (["both"], ["they"], ["the", "two"], ["both", "of", "them"]):
            return True
        noun = words[-1]
        if words[:-1] not in (["both"], ["the", "two"], ["both", "the"]):
            return False
        if gender := _OF_GENDER.get(noun):
            return all(one.gender in (gender, None) for one in two)
        return noun in _ANY_TWO or (noun.endswith("s") and all(self.holds(one, [noun[:-1]]) for one in two))

    def _are_side_by_side(self, left: Speaker, right: Speaker) -> bool:
        """`Anna Kalna, 34, was jailed for a year and Juris Egle, 44, for two`: the same is told of both."""
        between = self._lower[left.after : right.first]
        if not between or between[-1] not in ("and", "while", "whereas", ";") or _PARTING.intersection(between):
            return False
        line = self._text.rfind("\n", 0, self._sentence.start) + 1
        begin = bisect_left(self._tokens, line, key=lambda token: token.start)
        named = {at for one in (left, right) for at in range(one.first, one.after)}
        rest = (self._lower[at] for at in range(begin, self._sentence.first) if at not in named)
        return between.count("and") <= 1 and not any(is_somebody(word) or is_somebody(word[:-1]) for word in rest)

    def _pronoun(self, verb: int, *, inverted: bool) -> str | None:
        """The gender that `he` or `she` right beside a verb tells."""
        before = self._pronoun_place(verb)
        if self.word(before) in _PRONOUN and not self._is_relative(before):
            return None if self._is_left_open(before) else _PRONOUN[self.word(before)]
        is_behind = inverted and self._ends_subject(verb + 1)
        return _PRONOUN.get(self.word(verb + 1)) if is_behind else None

    def _ends_subject(self, pronoun: int) -> bool:
        """Whether no verb of its own follows a pronoun: `“…,” said she`; not `His aunt, who came, said he is well`."""
        behind = self.word(pronoun + 1)
        return behind in CLOSING or behind in PREPOSITIONS or behind in ("as", "when", "while", "after", "before")

    def _pronoun_place(self, verb: int) -> int:
        """Where the pronoun of a verb would stand: `she herself had said`, `she, too, is sure`, `it was she who said`.

        A sentence may begin with it, and have another verb first: `She met the guests and said`.
        """
        at = self._before_verb(verb)
        at -= self.word(at) in (*TO_BE, "has", "had", "has", *_THEMSELVES)
        if self.word(at) == "," and self.word(at - 1) in _ASIDES and self.word(at - 2) == ",":
            at -= 3
        if self.word(at) == "who" and self.word(at - 1) in _PRONOUN and self.word(at - 3) == "it":
            at -= 1
        first = self._sentence.first
        if self.word(at) not in _PRONOUN and self.word(first) in _PRONOUN and not self.speakers:
            between = self._text[self._tokens[first].end : self._tokens[verb].start]
            if VERB_BEFORE.fullmatch(between):
                return first
        return at

    def _is_relative(self, pronoun: int) -> bool:
        """Whether a noun right before a pronoun is the object of its verb: `The story he told`; not `At the end he`."""
        return self.word(pronoun - 2) in DETERMINERS and self.word(pronoun - 3) not in _OF_TIME_OR_PLACE

    def meant_by_given_name(self, verb: int, *, inverted: bool) -> Speaker | None:
        """`“…,” says Rita.`, `Rita told us …`: the only one whom the text names so, and in full before."""
        sentence = self._sentence
        at = verb + 1 if inverted and self._speeches else self._before_verb(verb)
        called, following = self._tokens[at].text, self._tokens[at + 1 : at + 2]
        if at > verb and following and following[0].text[0] not in ".!?\n":
            return None
        opens = at > verb or (self._opens(at) and not self._is_left_open(at))
        if not self._tokens[at].is_capitalised or not opens:
            return None
        earlier = sentence.named[max(0, sentence.place - MOST_NAMES) : sentence.place]
        bearers = {
            self._tokens[one.name_after - 1].text: one
            for one in reversed(earlier)
            if one.name_after - one.name > 1 and self._tokens[one.name].text == called
        }
        if len(bearers) != 1:
            return None
        bearer = next(iter(bearers.values()))
        named = {one.name for one in earlier}
        for here in range(max(0, bearer.name - FAR_BACK, sentence.first - FAR_BACK), sentence.first):
            is_called = self._tokens[here].text == called and here not in named
            if is_called and (here < bearer.name or is_somebody(self._lower[here - 1])):
                return None  # `Her pupil Rita came.`
        return bearer
