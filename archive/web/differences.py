"""What differs between two texts, by words: what difflib finds, made readable and with bounded cost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed", "omitted"]
Difference = tuple[Kind, str]

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
# Of equal words, one of each text: about 2000 words of prose against as many. What has more is shown as removed and
# added whole, for difflib would take seconds over words that repeat.
_MOST_PAIRS = 100_000


class _Stretch(NamedTuple):
    """A stretch of both texts; where nothing changed both sides are equal."""

    old: str
    new: str

    @property
    def changed(self) -> bool:
        return self.old != self.new


def word_differences(old: str, new: str) -> list[Difference]:
    """The stretches of two texts in order; what was removed stands before what was added in its place.

    Those that are the same or added make up `new`, those that are the same or removed `old`. Stretches between changes
    that are shorter than these count as changed too, for a sentence written anew is easier to read in one piece.
    """
    stretches: list[_Stretch] = []
    for lines in _compare(old.splitlines(keepends=True), new.splitlines(keepends=True)):
        for words in _compare(_WORDS.findall(lines.old), _WORDS.findall(lines.new)) if lines.changed else [lines]:
            _append(stretches, words)
    return [part for stretch in stretches for part in _parts(stretch)]


def around_changes(differences: Sequence[Difference], context: int = 160) -> list[Difference]:
    """The same without the middles of long unchanged stretches, at about `context` characters from a change.

    What is left out stands there as "omitted", with an empty text.
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


def _compare(old: list[str], new: list[str]) -> Iterator[_Stretch]:
    """Stretches of two lists of tokens. What both begin and end with is found first, for most edits are small."""
    begin = _shared(old, new)
    end = _shared(old[begin:][::-1], new[begin:][::-1])
    yield _Stretch("".join(old[:begin]), "".join(new[:begin]))
    old_middle, new_middle = old[begin : len(old) - end], new[begin : len(new) - end]
    if _pairs(old_middle, new_middle) > _MOST_PAIRS:
        yield _Stretch("".join(old_middle), "".join(new_middle))
    else:
        for _, i, j, k, m in SequenceMatcher(str.isspace, old_middle, new_middle, autojunk=False).get_opcodes():
            yield _Stretch("".join(old_middle[i:j]), "".join(new_middle[k:m]))
    yield _Stretch("".join(old[len(old) - end :]), "".join(new[len(new) - end :]))


def _shared(old: list[str], new: list[str]) -> int:
    """How many tokens both begin with."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def _pairs(old: list[str], new: list[str]) -> int:
    olds, news = Counter(old), Counter(new)
    return sum(olds[token] * news[token] for token in olds.keys() & news.keys() if not token.isspace())


def _append(stretches: list[_Stretch], following: _Stretch) -> None:
    """Add a stretch, made one with those before it where they are of one kind or only a short one lies between."""
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
