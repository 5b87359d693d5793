"""Finds the words of a query in a text, by the expressions that find them in the index."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

_PHRASE = re.compile(r'"([^"]*)"(\*?)')


_Place = tuple[int, int, int]  # the indexes of its first word and of the word after it, and the group


class Terms:
    """Groups of alternative words and phrases, each an expression of FTS5, as in match.Plan.

    Texts are given as lists of words, folded like those of the index.
    """

    def __init__(self, groups: Sequence[str]) -> None:
        self._number = len(groups)
        self._single: dict[str, int] = {}
        self._longer: dict[str, list[tuple[list[str], int]]] = defaultdict(list)  # by the first of the words
        self._open: list[tuple[list[str], int]] = []  # of which the last is the beginning of a word
        for group, expression in enumerate(groups):
            for phrase, star in _PHRASE.findall(expression):
                words = phrase.split()
                if star:
                    self._open.append((words, group))
                elif len(words) > 1 or words[0] in self._single:
                    self._longer[words[0]].append((words, group))
                else:
                    self._single[words[0]] = group

    def groups_in(self, words: Sequence[str]) -> set[int]:
        """The indexes of the groups that are found among the words."""
        return {group for _, _, group in self._places(words)}

    def least_between(self, words: Sequence[str]) -> int | None:
        """The smallest number of other words between words of all groups; None if not all groups are there."""
        latest: dict[int, _Place] = {}
        least = None
        for place in self._places(words):
            latest[place[2]] = place
            if len(latest) == self._number:
                between = place[1] - min(latest.values())[0]
                for start, end, _ in latest.values():
                    between -= end - start
                if least is None or between < least:
                    least = max(0, between)
        return least

    def _places(self, words: Sequence[str]) -> list[_Place]:
        single = self._single
        places = [(at, at + 1, single[word]) for at, word in enumerate(words) if word in single]
        if self._longer or self._open:
            places = sorted([*places, *self._longer_places(words)])
        return places

    def _longer_places(self, words: Sequence[str]) -> Iterator[_Place]:
        begun = {word for word in set(words) for phrase, _ in self._open if word.startswith(phrase[-1])}
        for at, word in enumerate(words):
            for phrase, group in self._longer.get(word, ()):
                if words[at : at + len(phrase)] == phrase:
                    yield at, at + len(phrase), group
            if word in begun:
                for phrase, group in self._open:
                    start = at + 1 - len(phrase)
                    if start >= 0 and word.startswith(phrase[-1]) and words[start:at] == phrase[:-1]:
                        yield start, at + 1, group
