"""Finds whom an English sentence means by `both` or `the two experts`."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archive.latvian.tokens import QUOTES
from archive.people.english.beside import NO_NOUN
from archive.people.english.reference.holders import FAR_BACK, Holders
from archive.people.english.reference.somebody import is_somebody
from archive.people.english.verbs import DETERMINERS, SINGULAR
from archive.people.speech.clause import Speaker

# `Both men denied it`, `The two experts agree`
_OF_GENDER = {"men": "m", "brothers": "m", "women": "f", "sisters": "f"}
_ANY_TWO = frozenset("accused authors colleagues defendants speakers suspects".split())
_LONGEST_BOTH = 3  # tokens
_TWO = frozenset(("two", "both", "men", "women"))
_PARTING = frozenset((".", "!", "?", ":", *QUOTES, "who", "whom", "whose", "which", "that", "when", "after", "but"))
_FINITE_LATER = re.compile(r" (?:is|are|was|were|has|have|had|will)\b")
_ONLY_VERBS = frozenset("admit agree argue believe deny explain insist say tell think".split())


class Both(Holders):
    """One sentence, and the two people named in the one before."""

    def meant_by_both(self, verb: int) -> list[Speaker]:
        """`Anna Kalna and Juris Egle came. Both denied it`: the only two people named in the sentence before."""
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
        """Whether words may mean these two people: `both`, `both men`, `the two defendants`, or a noun for each."""
        if words in (["both"], ["they"], ["the", "two"], ["both", "of", "them"]):
            return True
        noun = words[-1]
        if words[:-1] not in (["both"], ["the", "two"], ["both", "the"]):
            return False
        if gender := _OF_GENDER.get(noun):
            return all(one.gender in (gender, None) for one in two)
        return noun in _ANY_TWO or (noun.endswith("s") and all(self.holds(one, [noun[:-1]]) for one in two))

    def _are_side_by_side(self, left: Speaker, right: Speaker) -> bool:
        """`Anna Kalna, 34, was jailed for a year and Juris Egle, 44, for two`: the same is said of both."""
        between = self._lower[left.after : right.first]
        if not between or between[-1] not in ("and", "while", "whereas", ";") or _PARTING.intersection(between):
            return False
        line = self._text.rfind("\n", 0, self._sentence.start) + 1
        begin = bisect_left(self._tokens, line, key=lambda token: token.start)
        named = {at for one in (left, right) for at in range(one.first, one.after)}
        rest = (self._lower[at] for at in range(begin, self._sentence.first) if at not in named)
        return between.count("and") <= 1 and not any(is_somebody(word) or is_somebody(word[:-1]) for word in rest)
