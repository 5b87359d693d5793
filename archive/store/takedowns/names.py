"""Finds where a text names a person whose name is to be covered, by marks of the forms of the name.

The forms are made by the rules, once, when somebody is withheld (`marks_of`); the ledger keeps digests of them. So a
text is compared word by word with digests, and nothing is guessed: what no rule makes of the name is not found.
Diacritics and capitals make no difference, nor does it matter whether a letter only looks like a Latin one.
"""

from __future__ import annotations

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Literal, cast
from urllib.parse import unquote

from archive.extract.dom.source import is_binary
from archive.latvian.declension import Gender, name_forms
from archive.latvian.fold import fold
from archive.latvian.given_names import gender_of, is_given_name
from archive.site import split_address
from archive.store.takedowns.look_alikes import in_latin
from archive.store.takedowns.repeats import Span, digest_of, readings_of

Kind = Literal["full", "initial", "surname", "title", "file"]
"""`title` is the beginning of a title that has the surname alone: it is the person's wherever it is repeated.

So is `file`, the name of a picture or document that has it: only the same name, as a whole, is known by it.
"""

_NAMING: tuple[Kind, ...] = ("full", "initial")
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = re.compile(r"[^\S\n]*[.,\-–‑'’_]?[^\S\n]*\n?[^\S\n]*")  # two words of one name
_DIGITS = re.compile(r"\d+")
_DIGRAPHS = ("dz", "dž")  # that an initial may be: Dž. Kalniņš
_TITLE_WORDS = 4  # by which the beginning of a title is known, also where a list shortens it
_SLUG_WORDS = 3  # that are hardly the beginning of another title; fewer have to be all of a slug. Judged.
_FILE_ENDING = re.compile(r"\.[^\W_]{1,5}$")


def marks_of(name: str, written: Iterable[str] = ()) -> frozenset[str]:
    """Marks of all forms of a full name in the nominative, given name first, and of how texts have `written` it.

    They are of the full name, in either order, also joined, of initials with the surname, and of the surname alone.
    """
    *given, surname = name.split()
    gender = gender_of(given[-1]) if given else None
    surnames = _forms(surname, gender)
    found = {_mark("surname", form) for form in surnames}
    firsts = [[*_forms(one, gender_of(one)), *_initials(one)] for one in given]
    for *first, last in product(*firsts, surnames):
        kind: Kind = "initial" if any(len(one) <= 2 for one in first) else "full"
        found.add(_mark(kind, " ".join([*first, last])))
        found.add(_mark(kind, " ".join([last, *first])))
    if given:  # as addresses of mail and the names of accounts join them
        found.update(_mark("full", "".join(_WORD.findall(one))) for one in (name, f"{surname}{''.join(given)}"))
    for one in written:
        words = _WORD.findall(one)
        if len(words) > 1:
            found.add(_mark("initial" if len(words[0]) <= 2 else "full", one))
        elif words and given:
            found.add(_mark("surname", one))
    return frozenset(found)


def _forms(word: str, gender: Gender | None) -> list[str]:
    """The forms of a word of a name, of both genders where none is known; each part of a hyphenated one declined."""
    parts = word.split("-")
    found = {word}
    genders: tuple[Gender, ...] = (gender,) if gender else ("m", "f")
    for one in genders:
        by_part = [name_forms(part, one) for part in parts]
        for case in {case for forms in by_part for _, case in forms}:
            # A part that has one form only keeps it.
            of_case = [[text for text, own in forms if own == case] or [forms[0][0]] for forms in by_part]
            found.update("-".join(combination) for combination in product(*of_case))
    return sorted(found)


def _initials(word: str) -> list[str]:
    lower = word.lower()
    return [word[0], *(word[:2] for digraph in _DIGRAPHS if lower.startswith(digraph))]


def _mark(kind: Kind, text: str) -> str:
    words = [_plain(word) for word in _WORD.findall(text)]
    return f"{kind}:{len(words)}:{_quick(words):08x}:{digest_of(words)}"


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a text. `mark` is the one by which it was found, of a `kind`."""

    span: Span
    kind: Kind
    mark: str


class Names:
    """Names to look for in texts."""

    def __init__(self, marks: Iterable[str]) -> None:
        self._marks: defaultdict[int, dict[int, list[tuple[Kind, str, str]]]] = defaultdict(dict)
        for mark in marks:
            kind, count, quick, digest = mark.split(":")
            of_size = self._marks[int(count)]
            of_size.setdefault(int(quick, 16), []).append((cast(Kind, kind), digest, mark))

    def __bool__(self) -> bool:
        return bool(self._marks)

    def mark_in(self, text: str) -> str | None:
        """The mark of a full name, or of initials with a surname, that a text has; None if it has none."""
        return next((one.mark for one in self._all_in(text) if one.kind in _NAMING), None) if self._marks else None

    def stands_in(self, text: str) -> bool:
        """Whether a text has a full name or initials with a surname."""
        return self.mark_in(text) is not None

    def mark_of_title(self, title: str) -> str | None:
        """The mark of the beginning of a title that has the surname alone; None if it does not, or is only that."""
        found = [one for one in self.found_in(title) if one.kind == "surname"]
        words = list(_WORD.finditer(title))
        if not found or found[-1].span == (words[0].start(), words[-1].end()):
            return None
        least = sum(word.start() < found[-1].span.end for word in words)
        last = min(max(least, _TITLE_WORDS), len(words)) - 1
        return _mark("title", title[: words[last].end()])

    def mark_of_file(self, url: str) -> str | None:
        """The mark of the name of a file, by its address, if it has the surname and another word; None if not.

        The surname alone may be a common noun, and any page or picture may be called by that.
        """
        name = next(iter(_path_of(url)[-1:]), "")
        is_one_word = len(_WORD.findall(_FILE_ENDING.sub("", name))) < 2
        if is_one_word or not self._first_in(_DIGITS.sub(" ", name), ("surname",)):
            return None
        return _mark("file", name)

    def in_address(self, url: str) -> str | None:
        """The mark of a name that an address has anywhere, of a title that its path has, or of its file; or None.

        Slugs are made of titles: a part of the path has to be the title, or to begin with three words of it.
        """
        if not self._marks:
            return None
        return self._first_in(_said_by(url), _NAMING) or self._in_path(_path_of(url))

    def has_surname_in_path(self, url: str) -> bool:
        """Whether the path of an address has a surname, alone or not: it may be a common noun."""
        return self._first_in(_DIGITS.sub(" ", " ".join(_path_of(url))), ("surname",)) is not None

    def in_answer(self, content: bytes) -> str | None:
        """The mark of a full name, of initials with a surname, or of a title, in what a site answered; or None."""
        if not self._marks or is_binary(content):
            return None
        readings = (self._first_in(unquote(text), (*_NAMING, "title")) for text in readings_of(content))
        return next(filter(None, readings), None)

    def found_in(self, text: str, *, surnames: bool = True) -> list[Found]:
        """The names in a text, from its end to its start, none within another.

        Without `surnames` those that stand alone are left out, but for those in a marked title: they count where the
        article has the full name, or initials with it. A surname behind another given name or initial is somebody
        else's.
        """
        if not self._marks:
            return []
        found: list[Found] = []
        there = sorted(self._all_in(text), key=lambda one: (one.span.start, -one.span.end))
        titles = [one.span for one in there if one.kind == "title"]
        for one in there:
            counts = surnames or any(title.start <= one.span.start < title.end for title in titles)
            if one.kind == "title" or (one.kind == "surname" and not (counts and _stands_alone(text, one.span))):
                continue
            if not found or one.span.start >= found[-1].span.end:
                found.append(one)
        return found[::-1]

    def surnames_of_others(self, text: str) -> list[Span]:
        """Where a text has the surname behind another given name or initial: it is not covered, and may be in doubt."""
        taken = [one.span for one in self.found_in(text)]
        return [
            one.span
            for one in self._all_in(text)
            if one.kind == "surname"
            and text[one.span.start].isupper()
            and not any(span.start <= one.span.start < span.end for span in taken)
        ]

    def _all_in(self, text: str) -> Iterator[Found]:
        for reading in _readings(text):
            yield from self._read_in(reading)

    def _read_in(self, text: str) -> Iterator[Found]:
        whole = [(match.start(), match.end()) for match in _WORD.finditer(text)]
        yield from self._found_at(text, whole)
        if (parts := [part for start, end in whole for part in _parts(text, start, end)]) != whole:
            yield from self._found_at(text, parts)

    def _found_at(self, text: str, spans: Sequence[tuple[int, int]]) -> Iterator[Found]:
        words = [(start, end, _plain(text[start:end])) for start, end in spans]
        for first, last, kind, mark in self._windows(words):
            start, end = words[first][0], words[last][1]
            gaps = (text[words[at][1] : words[at + 1][0]] for at in range(first, last))
            # In lower case initials and a surname may be other words; in the address of a mail they are a name.
            is_name = kind == "full" or text[start].isupper() or text[end : end + 1] == "@"
            is_whole = all(map(_BETWEEN.fullmatch, gaps)) and not _is_part(text, start, end)
            if kind == "title" or (is_name and is_whole):
                yield Found(Span(start, end), kind, mark)

    def _in_path(self, parts: Sequence[str]) -> str | None:
        for number, part in ((number, one) for number, said in enumerate(parts) for one in _readings(said)):
            words = _bare(part)
            # A system may put a number before a slug or behind it, and the ending of a file behind that.
            slug = [word.isdigit() for *_, word in _bare(_FILE_ENDING.sub("", part))]
            for first, last, kind, mark in self._windows(words):
                if kind == "file" and number == len(parts) - 1 and last - first == len(words) - 1:
                    return mark
                is_slug = last - first + 1 >= _SLUG_WORDS or all(slug[last + 1 :])
                if kind == "title" and all(slug[:first]) and is_slug:
                    return mark
        return None

    def _first_in(self, text: str, kinds: tuple[Kind, ...]) -> str | None:
        return next(filter(None, (self._first_read_in(one, kinds) for one in _readings(text))), None)

    def _first_read_in(self, text: str, kinds: tuple[Kind, ...]) -> str | None:
        whole = [match.span() for match in _WORD.finditer(text)]
        parts = [part for start, end in whole for part in _parts(text, start, end)]
        for spans in (whole, parts) if parts != whole else (whole,):
            words = [(0, 0, _plain(text[start:end])) for start, end in spans]
            if mark := next((mark for *_, kind, mark in self._windows(words) if kind in kinds), None):
                return mark
        return None

    def _windows(self, words: Sequence[tuple[int, int, bytes]]) -> Iterator[tuple[int, int, Kind, str]]:
        plain = [word for *_, word in words]
        for size, marks in self._marks.items():
            for at in range(len(plain) - size + 1):
                for kind, digest, mark in marks.get(_quick(plain[at : at + size]), ()):
                    if digest_of(plain[at : at + size]) == digest:
                        yield at, at + size - 1, kind, mark


def _readings(text: str) -> tuple[str, ...]:
    """A text as it is written and, if that is another, as it looks: titles in other scripts are known by their own."""
    latin = in_latin(text)
    return (text,) if latin == text else (text, latin)


def _said_by(address: str) -> str:
    """What an address says: browsers may part letters from their marks in it."""
    return unicodedata.normalize("NFC", unquote(address))


def _path_of(url: str) -> list[str]:
    """What the parts of an address's path say, without the language."""
    return [unicodedata.normalize("NFC", part) for part in split_address(url)[1]]


def _bare(text: str) -> list[tuple[int, int, bytes]]:
    """The words of a text, wherever they stand in it."""
    return [(0, 0, _plain(word)) for word in _WORD.findall(text)]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the parts of a word are that was written as one: `#TālisVanadziņš`, `attēlsTālis`, `vanadzins2`."""
    word = text[start:end]
    if word.isdecimal() or (word.isalpha() and (word.isupper() or word[1:].islower())):
        return [(start, end)]
    ends = [
        start + at
        for at in range(1, len(word))
        if word[at - 1].isalpha() != word[at].isalpha() or (word[at - 1].islower() and word[at].isupper())
    ]
    return list(pairwise((start, *ends, end)))


def _is_part(text: str, start: int, end: int) -> bool:
    """Whether a found word is only a part of a hyphenated word: that is another name."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[-1:] == "-" and before[:1].isalnum()) or (after[:1] == "-" and after[1:2].isalpha())


def _stands_alone(text: str, span: Span) -> bool:
    """Whether a surname is written with a capital, and behind no given name or initial."""
    if not text[span.start].isupper():
        return False
    before = re.search(r"([^\W_]+)(\.?)[^\S\n]+$|([^\W_]+)\.$", text[max(0, span.start - 40) : span.start])
    if before is None:
        return True
    word = before.group(1) or before.group(3)
    has_stop = bool(before.group(2) or before.group(3))
    if len(word) <= 2:
        return not (word[0].isupper() and (has_stop or is_given_name(word.capitalize())))
    return has_stop or not (word[0].isupper() and is_given_name(word.capitalize()))  # a longer one ends a sentence


def _plain(word: str) -> bytes:
    if not word.isascii():  # letters of another width or weight, as people send each other
        word = unicodedata.normalize("NFKC", word)
    return fold(word).encode("utf-8", "replace")


def _quick(words: Sequence[bytes]) -> int:
    return zlib.crc32(b" ".join(words))
