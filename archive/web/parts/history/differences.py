"""Differences between two texts, word by word: found by difflib, made readable, at bounded cost."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate, takewhile
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed", "omitted"]
Difference = tuple[Kind, str]

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
# How many tokens, and pairs of equal tokens, difflib may examine for two texts: a good tenth of a second. Replacing
# about 2000 words of prose with as many others costs a third of it. The rest is shown as removed and added as a whole,
# because words that repeat, or thousands of small changes, would take minutes.
_MOST_STEPS = 1_000_000


@dataclass(slots=True)
class _Budget:
    """How many steps may still be taken."""

    left: int

    def spend(self, steps: int) -> bool:
        """Take some steps from the budget. Returns whether there were enough."""
        if steps > self.left:
            return False
        self.left -= steps
        return True


class _Stretch(NamedTuple):
    """A stretch of both texts; if nothing changed in it, both sides are equal."""

    old: str
    new: str

    @property
    def changed(self) -> bool:
        return self.old != self.new


def word_differences(old: str, new: str) -> list[Difference]:
    """The stretches of two texts in order; what was removed comes before what was added in its place.

    Unchanged and added stretches make up `new`, unchanged and removed ones make up `old`. An unchanged stretch that is
    shorter than the changes around it counts as changed, because a rewritten sentence is easier to read in one piece.
    """
    stretches: list[_Stretch] = []
    budget = _Budget(_MOST_STEPS)
    for lines in list(_compare(old.splitlines(keepends=True), new.splitlines(keepends=True), budget)):
        words = _WORDS.findall(lines.old), _WORDS.findall(lines.new)
        for stretch in _compare(*words, budget) if lines.changed else [lines]:
            _append(stretches, stretch)
    return [part for stretch in stretches for part in _parts(stretch)]


def around_changes(differences: Sequence[Difference], context: int = 160) -> list[Difference]:
    """The same without the middles of long unchanged stretches, at about `context` characters from a change.

    What is left out is represented by "omitted", with an empty text.
    """
    shortened: list[Difference] = []
    for number, (kind, text) in enumerate(differences):
        before = context if number else 0
        behind = context if number + 1 < len(differences) else 0
        if kind != "same" or len(text) <= before + behind + context:
            shortened.append((kind, text))
            continue
        # Cut between words: the first part ends before white space, the last begins after it.
        if before:
            shortened.append(("same", re.sub(r"\s+\S*\Z", "", text[:before])))
        shortened.append(("omitted", ""))
        if behind:
            shortened.append(("same", re.sub(r"\A\S*\s+", "", text[-behind:])))
    return shortened


def _compare(old: list[str], new: list[str], budget: _Budget) -> Iterator[_Stretch]:
    """Stretches of two lists of tokens. Common beginnings and ends are found first, because most edits are small."""
    begin = _shared(old, new)
    end = _shared(old[begin:][::-1], new[begin:][::-1])
    yield _Stretch("".join(old[:begin]), "".join(new[:begin]))
    old_middle, new_middle = old[begin : len(old) - end], new[begin : len(new) - end]
    i = k = 0
    for j, m, length in [*_matches(old_middle, new_middle, budget), (len(old_middle), len(new_middle), 0)]:
        yield _Stretch("".join(old_middle[i:j]), "".join(new_middle[k:m]))
        i, k = j + length, m + length
        yield _Stretch("".join(old_middle[j:i]), "".join(new_middle[m:k]))
    yield _Stretch("".join(old[len(old) - end :]), "".join(new[len(new) - end :]))


def _matches(old: list[str], new: list[str], budget: _Budget) -> list[tuple[int, int, int]]:
    """Where both lists have the same tokens, and how many, in order: the longest match, then those on both sides of it.

    It does what SequenceMatcher.get_matching_blocks does, but within the budget.
    """
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    # The cost of the first n tokens: difflib examines each one, and each position of it in the other list.
    places = Counter(token for token in new if not token.isspace())
    costs = list(accumulate((1 + places[token] for token in old), initial=0))
    found = []
    waiting = deque([(0, len(old), 0, len(new))])
    while waiting:
        i, j, k, m = waiting.popleft()
        if i < j and k < m and budget.spend(costs[j] - costs[i]):
            match = matcher.find_longest_match(i, j, k, m)
            if match.size:
                found.append((match.a, match.b, match.size))
                waiting.append((i, match.a, k, match.b))
                waiting.append((match.a + match.size, j, match.b + match.size, m))
    return sorted(found)


def _shared(old: list[str], new: list[str]) -> int:
    """How many tokens at the beginning both lists share."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _append(stretches: list[_Stretch], following: _Stretch) -> None:
    """Append a stretch, merged with those before it if they are of the same kind, or only a short one is between."""
    if following == ("", ""):
        return
    if stretches and stretches[-1].changed == following.changed:
        following = _joined(stretches.pop(), following)
    while following.changed and len(stretches) > 1 and _is_short(stretches[-2], stretches[-1], following):
        between = stretches.pop()
        following = _joined(_joined(stretches.pop(), between), following)
    stretches.append(following)


def _is_short(before: _Stretch, between: _Stretch, behind: _Stretch) -> bool:
    """Whether an unchanged stretch within one line is shorter than the changes on either side of it."""
    return "\n" not in between.old and len(between.old) <= min(max(map(len, before)), max(map(len, behind)))


def _joined(first: _Stretch, second: _Stretch) -> _Stretch:
    return _Stretch(first.old + second.old, first.new + second.new)


def _parts(stretch: _Stretch) -> Iterator[Difference]:
    if not stretch.changed:
        yield "same", stretch.old
        return
    if stretch.old:
        yield "removed", stretch.old
    if stretch.new:
        yield "added", stretch.new
