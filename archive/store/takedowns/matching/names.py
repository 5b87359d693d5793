"""Finds where a text names a person whose name is to be covered, by marks of the forms of the name.

Rules make the forms once, when somebody is withheld (`name_marks`), and the ledger keeps digests of them. So texts are
compared with digests word by word, and nothing is guessed: a form that no rule makes is not found. Diacritics and
capitals make no difference, and letters that look like Latin ones count as these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast
from urllib.parse import unquote

from archive.extract.dom.source import is_binary
from archive.store.takedowns.matching.name_marks import Kind, mark_as, quick
from archive.store.takedowns.matching.name_words import (
    Word,
    are_of_one_name,
    bare,
    end_of_words,
    is_behind_given_name,
    is_between_names,
    is_part,
    neighbours,
    path_of,
    places,
    readings,
    said_by,
    stands_alone,
    ways_to_read,
)
from archive.store.takedowns.matching.repeats import Span, digest_of, readings_of

_NAMING: tuple[Kind, ...] = ("full", "initial")
_MAY_PART_TWO = re.compile(r"[,;|/\"\n\t]|\w\w\w\.")  # two people, or two sentences about one
_DIGITS = re.compile(r"\d+")
_TITLE_WORDS = 4  # which identify a title, also if a list shortens it
_SLUG_WORDS = 3  # which hardly begin another title; fewer must be the whole slug. Judged.
_FILE_ENDING = re.compile(r"\.[^\W_]{1,5}$")


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text, and the `mark` by which it was found, with its `kind`."""

    span: Span
    kind: Kind
    mark: str


class Names:
    """The names to look for in texts."""

    def __init__(self, marks: Iterable[str]) -> None:
        self._marks: defaultdict[int, dict[int, list[tuple[Kind, str, str]]]] = defaultdict(dict)
        for mark in marks:
            kind, count, quick, digest = mark.split(":")
            of_size = self._marks[int(count)]
            of_size.setdefault(int(quick, 16), []).append((cast(Kind, kind), digest, mark))

    def __bool__(self) -> bool:
        return bool(self._marks)

    def mark_in(self, text: str) -> str | None:
        """The mark of a full name, or of initials with a surname, in a text; None if there is none."""
        return next((one.mark for one in self._all_in(text) if one.kind in _NAMING), None) if self._marks else None

    def stands_in(self, text: str) -> bool:
        """Whether a text contains a full name, or initials with a surname."""
        return self.mark_in(text) is not None

    def mark_of_title(self, title: str) -> str | None:
        """The mark of the beginning of a title with the surname alone; None if it has none, or nothing else."""
        found = [one for one in self.found_in(title) if one.kind == "surname"]
        words = places(title)
        if not found or found[-1].span == (words[0][0], words[-1][1]):
            return None
        least = sum(start < found[-1].span.end for start, _ in words)
        last = min(max(least, _TITLE_WORDS), len(words)) - 1
        return mark_as("title", title[: words[last][1]])

    def mark_of_file(self, url: str) -> str | None:
        """The mark of the name of a file, by its address, if it contains the surname and another word; else None.

        The surname alone may be a common noun, which any page or picture may be named after.
        """
        name = next(iter(path_of(url)[-1:]), "")
        is_one_word = len(bare(_FILE_ENDING.sub("", name))) < 2
        if is_one_word or not self._first_in(_DIGITS.sub(" ", name), ("surname",)):
            return None
        return mark_as("file", name)

    def in_address(self, url: str) -> str | None:
        """The mark of a name anywhere in an address, of a title in its path, or of the file that it names; or None.

        Slugs are made from titles: a part of the path must be the title, or begin with three words of it.
        """
        if not self._marks:
            return None
        said = (self._first_in(one, _NAMING) for one in said_by(url))
        return next(filter(None, said), None) or self._in_path(path_of(url))

    def has_surname_in_path(self, url: str) -> bool:
        """Whether the path of an address contains a surname, alone or not. It may also be a common noun."""
        return self._first_in(_DIGITS.sub(" ", " ".join(path_of(url))), ("surname",)) is not None

    def in_answer(self, content: bytes) -> str | None:
        """The mark of a full name, of initials with a surname, or of a title in an answer of the site; or None."""
        if not self._marks or is_binary(content):
            return None
        readings = (self._first_in(unquote(text), (*_NAMING, "title")) for text in readings_of(content))
        return next(filter(None, readings), None)

    def found_in(self, text: str, *, surnames: bool = True) -> list[Found]:
        """The names in a text, from its end to its start; none overlap.

        Surnames alone count only with `surnames`, which says that the article also has the full name or initials, or
        within a marked title. A surname after another given name or initial is somebody else's.
        """
        if not self._marks:
            return []
        there = list(self._all_in(text))
        in_titles = _stretches(len(text), (one.span for one in there if one.kind == "title"))
        count: list[Found] = []
        for one in there:
            counts = surnames or in_titles[one.span.start]
            if one.kind != "title" and (one.kind != "surname" or (counts and stands_alone(text, one.span))):
                count.append(one)
        return _apart(text, count)

    def surnames_of_others(self, text: str) -> list[Span]:
        """Where a text has the surname after another given name or initial: it is not covered, and may be in doubt."""
        taken = _stretches(len(text), (one.span for one in self.found_in(text)))
        return [
            one.span
            for one in self._all_in(text)
            if one.kind == "surname" and text[one.span.start].isupper() and not taken[one.span.start]
        ]

    def _all_in(self, text: str) -> Iterator[Found]:
        for reading in readings(text):
            yield from self._read_in(reading)

    def _read_in(self, text: str) -> Iterator[Found]:
        for words in ways_to_read(text):
            for first, last, kind, mark in self._windows(words):
                start, end = words[first].start, words[last].end
                is_whole = are_of_one_name(text, words[first : last + 1]) and not is_part(text, start, end)
                is_whole = is_whole and not self._is_of_two(text, words, first, last)
                if kind == "title" or (is_whole and _is_written_as(kind, text, start, end)):
                    yield Found(Span(start, end), kind, mark)
                if kind == "surname" and is_whole:
                    yield from self._parted_in(text, words, first, last)

    def _parted_in(self, text: str, words: Sequence[Word], first: int, last: int) -> Iterator[Found]:
        """The names made up of a surname (words `first` to `last`) and a given name, with something in between."""
        for at, is_before in neighbours(text, words, first, last):
            start, end = (words[at].start, words[last].end) if is_before else (words[first].start, words[at].end)
            if self._is_of_two(text, words, at, last) if is_before else is_behind_given_name(text, start, in_cell=True):
                continue
            surname = [one.plain for one in words[first : last + 1]]
            for kind, mark in self._known([words[at].plain, *surname] if is_before else [*surname, words[at].plain]):
                if kind in _NAMING and _is_written_as(kind, text, start, end) and not is_part(text, start, end):
                    yield Found(Span(start, end), kind, mark)

    def _in_path(self, parts: Sequence[str]) -> str | None:
        for number, part in ((number, one) for number, said in enumerate(parts) for one in readings(said)):
            words = bare(part)
            # A content system may put a number before or after a slug, and the ending of a file after that.
            slug = [word.isdigit() for *_, word in bare(_FILE_ENDING.sub("", part))]
            for first, last, kind, mark in self._windows(words):
                if kind == "file" and number == len(parts) - 1 and last - first == len(words) - 1:
                    return mark
                is_slug = last - first + 1 >= _SLUG_WORDS or all(slug[last + 1 :])
                if kind == "title" and all(slug[:first]) and is_slug:
                    return mark
        return None

    def _first_in(self, text: str, kinds: tuple[Kind, ...]) -> str | None:
        return next(filter(None, (self._first_read_in(one, kinds) for one in readings(text))), None)

    def _first_read_in(self, text: str, kinds: tuple[Kind, ...]) -> str | None:
        for words in ways_to_read(text):
            for first, last, kind, mark in self._windows(words):
                if kind in kinds and not (kind in _NAMING and self._is_of_two(text, words, first, last)):
                    return mark
                if kind == "surname" and (parted := next(self._parted_in(text, words, first, last), None)):
                    return parted.mark
        return None

    def _windows(self, words: Sequence[Word]) -> Iterator[tuple[int, int, Kind, str]]:
        plain = [word.plain for word in words]
        for size, marks in self._marks.items():
            for at in range(len(plain) - size + 1):
                if quick(plain[at : at + size]) in marks:
                    for kind, mark in self._known(plain[at : at + size]):
                        yield at, at + size - 1, kind, mark

    def _is_of_two(self, text: str, words: Sequence[Word], first: int, last: int) -> bool:
        """Whether a surname and a given name belong to two people in a list.

        `Zelma Kalna, Anna Ozola` names no Anna Kalna, and neither does `Ozola Anna, Kalna Zelma`.
        """
        start, end = words[first].start, words[last].end
        if first == last or not _MAY_PART_TWO.search(text, start, end):
            return False
        plain = [one.plain for one in words[first : last + 1]]
        if is_behind_given_name(text, start, in_cell=True):
            return any(self._is_surname(plain[:size]) for size in range(1, len(plain)))
        return is_between_names(text, start, end) and any(self._is_surname(plain[at:]) for at in range(1, len(plain)))

    def _is_surname(self, words: Sequence[bytes]) -> bool:
        return any(kind == "surname" for kind, _ in self._known(words))

    def _known(self, words: Sequence[bytes]) -> Iterator[tuple[Kind, str]]:
        """The marks that match these words."""
        for kind, digest, mark in self._marks.get(len(words), {}).get(quick(words), ()):
            if digest_of(words) == digest:
                yield kind, mark


def _stretches(length: int, spans: Iterable[Span]) -> bytearray:
    """For each character of a text, whether it is in one of these spans."""
    found = bytearray(length)
    for start, end in spans:
        found[start:end] = b"\1" * (end - start)
    return found


def _is_written_as(kind: Kind, text: str, start: int, end: int) -> bool:
    """Whether words look like a name: in lower case, initials and a surname may be other words.

    In a mail address they are a name even so.
    """
    return kind == "full" or text[start].isupper() or text[end : end + 1] == "@"


def _apart(text: str, found: Iterable[Found]) -> list[Found]:
    """Names in a text, from its end to its start, shortened so that none overlap.

    In `… teica Kalns. Jānis Kalns piebilda`, the given name belongs to the surname after it.
    """
    kept: list[Found] = []
    taken = bytearray(len(text))
    last = {one: 2 if one.kind == "surname" else bool(_MAY_PART_TWO.search(text, *one.span)) for one in found}
    for one in sorted(last, key=lambda one: (last[one], one.span.start, -one.span.end)):
        start, end = one.span
        while start < end and (taken[start] or not text[start].isalnum()):
            start += 1
        while start < end and taken[end - 1]:
            end -= 1
        end = end if end == one.span.end else end_of_words(text, start, end)
        if start < end and not any(taken[start:end]):
            kept.append(Found(Span(start, end), one.kind, one.mark))
            taken[start:end] = b"\1" * (end - start)
    return sorted(kept, key=lambda one: one.span.start, reverse=True)
