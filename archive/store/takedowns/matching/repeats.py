"""Finds whether a text repeats a hidden one, by marks that do not reveal the hidden text.

Only words are compared, without regard to capitals and to what is between them. So a paragraph is recognised in the
HTML of another page, in a feed, in a script, and in the text of a document.
"""

from __future__ import annotations

import email
import hashlib
import html
import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple
from urllib.parse import unquote_plus

from archive.documents.kinds import is_web_archive
from archive.extract.dom.encoding import INVISIBLE, decode
from archive.extract.dom.source import is_binary

LEAST = 80
"""The fewest characters of a paragraph that is recognised elsewhere; many texts share shorter ones. Judged."""
_WORDS = 8  # the fewest words of such a paragraph
_TITLE_WORDS = 4  # the fewest words of a title that is recognised within a text; anybody may write "Kontakti"
_HEAD = 4  # words by which candidates for a closer look are found
_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^<>]*>")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
# One in each part of a mail that has parts itself. Nested parts take a stack frame each, and time for each line.
_BOUNDARY = re.compile(rb"boundary[*0-9]*\s*=", re.IGNORECASE)
_MOST_BOUNDARIES = 50
# Elements that a browser shows without a gap: editors and word processors split words with them, as for an initial.
_IN_A_LINE = "a|abbr|b|big|cite|del|em|font|i|ins|mark|o:p|s|small|span|strong|sub|sup|u|wbr"
_BEGINNING = 100  # characters, with blank lines
_FOLD = re.compile(r"\r?\n[ \t]")  # breaks lines in a calendar file, also within words
_CALENDAR_BREAK = re.compile(r"\\[nN]")
_AROUND_ADDRESSES = re.compile(r"[\s\"'<>]+")
_COMMENT = "<!--(?:[^-]|-(?!->)){0,200}+-->"  # bounded: an endless one would be searched from each beginning
_WITHIN_A_WORD = re.compile(
    rf"(?<=\w)(?:{_COMMENT}|</?(?:{_IN_A_LINE})(?:[\s/][^<>]*+)?>|&shy;|&#(?:173|xad);|{_INVISIBLE.pattern})++(?=[\w&])",
    re.IGNORECASE,
)


def paragraphs_of(body: str) -> list[str]:
    """The paragraphs of an article's text that are long enough to be recognised elsewhere."""
    return [one for one in body.split("\n\n") if len(one) >= LEAST and len(_words(one)) >= _WORDS]


def beginning_of(paragraph: str) -> str | None:
    """The first words of a paragraph, by which a shortened one in a list is recognised; None if they are all of it."""
    words = list(_WORD.finditer(paragraph))
    first = next((word for word in words[_WORDS - 1 :] if word.end() >= LEAST), None)
    return None if first is None or first is words[-1] else paragraph[: first.end()]


def mark_of(text: str) -> str:
    """The mark of a text: the number of its words, a checksum of the first few, and a digest of all."""
    words = _words(text)
    return f"{len(words)}:{zlib.crc32(b' '.join(words[:_HEAD])):08x}:{digest_of(words)}"


def readings_of(content: bytes) -> Iterator[str]:
    """The texts as which an answer of the site may be read.

    They are its text without markup; the source, with attributes and scripts; if tags split words or a calendar file
    breaks lines, a text with these joined; and the addresses in it, decoded. For a web page saved with all its files
    (MHTML) they are those of each file too, because the encoding of mail hides most letters.
    """
    yield from _readings_of(content)
    if is_web_archive(content) and len(_BOUNDARY.findall(content)) <= _MOST_BOUNDARIES:
        for part in email.message_from_bytes(content).walk():
            if isinstance(text := part.get_payload(decode=True), bytes) and not is_binary(text):
                yield from _readings_of(text)


def _readings_of(content: bytes) -> Iterator[str]:
    source = decode(content)
    yield _composed(html.unescape(_TAG.sub(" ", source)))
    yield _composed(html.unescape(_ESCAPE.sub(lambda match: chr(int(match[1], 16)), html.unescape(source))))
    whole, parted = _WITHIN_A_WORD.subn("", source)
    if parted:
        yield _composed(html.unescape(_TAG.sub(" ", whole)))
    if source[:_BEGINNING].lstrip().upper().startswith("BEGIN:V"):
        yield _composed(_CALENDAR_BREAK.sub(" ", _FOLD.sub("", source)))
    if addresses := [part for part in _AROUND_ADDRESSES.split(source) if "%" in part]:
        yield _composed(" ".join(map(unquote_plus, map(html.unescape, addresses))))


def _composed(text: str) -> str:
    """A text with each letter as one character: a separate diacritic would end a word."""
    return unicodedata.normalize("NFC", text)


class Span(NamedTuple):
    """Where a stretch of a text begins and ends, in characters."""

    start: int
    end: int


class Marks:
    """Marks to look for in texts. Many take no longer than one."""

    def __init__(self, marks: Iterable[str], *, least: int = _WORDS) -> None:
        """Marks of texts with fewer than `least` words are ignored."""
        self._by_head: defaultdict[int, list[tuple[int, str, str]]] = defaultdict(list)
        for mark in marks:
            count, head, digest = mark.split(":")
            if int(count) >= least:
                self._by_head[int(head, 16)].append((int(count), digest, mark))

    @property
    def all(self) -> frozenset[str]:
        """All marks that are looked for."""
        return frozenset(mark for of_head in self._by_head.values() for *_, mark in of_head)

    @classmethod
    def of_titles(cls, marks: Iterable[str]) -> Marks:
        """Marks of titles, which may be shorter."""
        return cls(marks, least=_TITLE_WORDS)

    def found_in(self, text: str) -> set[str]:
        """The marks of all texts that a text repeats."""
        return {mark for *_, mark in self._found(_words(text))} if self._by_head else set()

    def found_in_answer(self, content: bytes) -> set[str]:
        """The same for an answer of the site of any type, with its attributes and scripts."""
        if not self._by_head or is_binary(content):
            return set()
        return set().union(*map(self.found_in, readings_of(content)))

    def spans_in(self, text: str) -> list[Span]:
        """Where a text repeats marked ones, from its end to its start; none overlap."""
        if not self._by_head:
            return []
        places = list(_WORD.finditer(text))
        words = [_plain(match.group()) for match in places]
        found: list[Span] = []
        for at, count, _ in sorted(self._found(words), key=lambda one: (one[0], -one[1])):
            span = Span(places[at].start(), places[at + count - 1].end())
            if not found or span.start >= found[-1].end:
                found.append(span)
        return found[::-1]

    def _found(self, words: list[bytes]) -> Iterator[tuple[int, int, str]]:
        """For each match: its first word, its number of words, and its mark."""
        joined = b" ".join(words)
        places = [0]
        for word in words:
            places.append(places[-1] + len(word) + 1)
        for at in range(len(words) - _HEAD + 1):
            candidates = self._by_head.get(zlib.crc32(joined[places[at] : places[at + _HEAD] - 1]))
            for count, digest, mark in candidates or ():
                if at + count <= len(words) and digest_of(words[at : at + count]) == digest:
                    yield at, count, mark


def _words(text: str) -> list[bytes]:
    return [_plain(word) for word in _WORD.findall(_composed(_INVISIBLE.sub("", text)))]


def _plain(word: str) -> bytes:
    if not word.isascii():
        word = unicodedata.normalize("NFKC", word)
    return word.casefold().encode("utf-8", "replace")


def digest_of(words: Sequence[bytes]) -> str:
    """The digest (32 hex digits) of words in a mark."""
    return hashlib.sha256(b" ".join(words)).hexdigest()[:32]
