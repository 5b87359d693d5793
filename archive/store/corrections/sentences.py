"""How a correction finds its text again: by digests of sentences, and the offsets of a place name in its sentence.

How sentences are split here must never change, because the digests in `corrections.jsonl` depend on it. So this has a
simple way of its own: for a digest it makes no difference whether a sentence ends after an abbreviation.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterable, Iterator

_BREAK = re.compile(r"\n+|(?<!\b\w)[.!?…]+[^\S\n]+")


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    """The sentences as (start, end), in order, without surrounding blanks; none ends after an initial."""
    begin = 0
    for end in (*(match.end() for match in _BREAK.finditer(text)), len(text)):
        sentence = text[begin:end]
        start = begin + len(sentence) - len(sentence.lstrip())
        if start < (stop := begin + len(sentence.rstrip())):
            yield start, stop
        begin = end


def _mark(sentence: str) -> str:
    return hashlib.sha256(sentence.encode()).hexdigest()[:32]


def marks_of(text: str, starts: Iterable[int]) -> dict[int, str]:
    """The mark of the sentence in which each of these offsets of a text lies."""
    wanted = sorted(starts)
    return {at: _mark(text[start:end]) for start, end in _sentences(text) for at in wanted if start <= at < end}


def spans_of(text: str, spans: Iterable[tuple[int, int]]) -> list[str]:
    """A mark for each stretch of a text, with its offsets in the sentence: `<mark>:<from>-<to>`."""
    found = []
    for one, end in spans:
        for start, stop in _sentences(text):
            if start <= one < stop:
                found.append(f"{_mark(text[start:stop])}:{one - start}-{end - start}")
    return found


def find_spans(text: str, marks: Collection[str]) -> list[tuple[int, int]]:
    """The stretches of a text that have one of these marks, in order."""
    wanted: dict[str, list[tuple[int, int]]] = {}
    for one in marks:
        mark, _, span = one.partition(":")
        start, _, end = span.partition("-")
        wanted.setdefault(mark, []).append((int(start), int(end)))
    found = {
        (at + start, at + end)
        for at, stop in _sentences(text)
        for start, end in wanted.get(_mark(text[at:stop]), ())
        if at + end <= len(text)
    }
    return sorted(found)
