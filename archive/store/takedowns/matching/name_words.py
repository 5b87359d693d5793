"""Splits a text into words, in every way in which these may be read as a name."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import parse_qsl, unquote, urlsplit

from archive.extract.dom.encoding import INVISIBLE
from archive.latvian.fold import fold
from archive.latvian.given_names import given_name_readings, is_given_name
from archive.site import split_address
from archive.store.takedowns.matching.look_alikes import in_latin
from archive.store.takedowns.matching.repeats import Span

_MARKS = re.compile("[\u0300-\u036f]")  # after their letters, if no single character combines them: `n̦`
_WORD, _WORD_WITH_MARKS = re.compile(r"[^\W_]+"), re.compile(rf"(?:[^\W_]{_MARKS.pattern}*)+")
_BLANK = rf"(?:[^\S\n]|[{INVISIBLE}])*"
# What may separate two words of one name, also in the cells of a table as text: `"Kalns";"Jānis"`.
_BETWEEN = re.compile(rf"\"?{_BLANK}\.?[.,;|/\-–‑'’_]?{_BLANK}\n?{_BLANK}\"?")
# What breaks a word at the end of a line, or where a program inserted it: `Vana-` `dziņš`.
_BROKEN = re.compile(rf"[-‐‑¬][\s{INVISIBLE}]+|[{INVISIBLE}][\s{INVISIBLE}]*")
_MAY_BE_BROKEN = re.compile(rf"(?<=\w)[-‐‑¬]\s|[{INVISIBLE}]")
_LETTER = rf"[^\W\d_]{_MARKS.pattern}*"
_SPACED_OUT = re.compile(rf"(?<!\w)(?<!{_MARKS.pattern}){_LETTER}(?:\s{{1,4}}{_LETTER}){{3,}}(?!\w|{_MARKS.pattern})")
_LONGEST_BETWEEN = 60  # characters
# A nickname or another name, as in `Jānis "Krusts" Kalns`; or the label of the next field of a form.
_BETWEEN_NAMES = re.compile(
    r"\s*[(\[\"'„“”«‹‘’][^()\[\]\n]{1,40}?[)\]\"'“”»›‘’]\s*"
    r"|[\W_]{1,12}(?:(?:uz)?v[aā]rds|(?:sur|last|first|given|family)?[ _-]?name|family|given|last|first)[\W_]{1,12}",
    re.IGNORECASE,
)
_MIDDLE = re.compile(r"[\s_]+([^\W\d_]+)(?:\.\s*|[\s_]+)")
_MOST_BETWEEN = 3  # words
_NO_INITIALS = frozenset(("dr", "mr", "ms", "sk", "nr"))  # titles and abbreviations of two letters


class Word(NamedTuple):
    """A word of a text: its place, and the form in which it is compared."""

    start: int
    end: int
    plain: bytes


def readings(text: str) -> tuple[str, ...]:
    """A text as written and, if different, with the Latin letters that it seems to have. Foreign titles need both."""
    latin = in_latin(text)
    return (text,) if latin == text else (text, latin)


def ways_to_read(text: str) -> Iterator[list[Word]]:
    """The words of a text: as written; with words split that were written as one; and with broken words joined."""
    whole = places(text)
    yield _words(text, whole)
    if (parts := [part for start, end in whole for part in _parts(text, start, end)]) != whole:
        yield _words(text, parts)
    if _MAY_BE_BROKEN.search(text) or _SPACED_OUT.search(text):
        joined = _joined(text, whole)
        yield [Word(*span, b"".join(one.plain for one in bare(text[slice(*span)]))) for span in joined]


def places(text: str) -> list[tuple[int, int]]:
    """Where the words of a text are, as (start, end)."""
    word = _WORD_WITH_MARKS if _MARKS.search(text) else _WORD  # the latter takes twice the time
    return [match.span() for match in word.finditer(text)]


def end_of_words(text: str, start: int, end: int) -> int:
    """Where the last word in a stretch of a text ends."""
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return end


def bare(text: str) -> list[Word]:
    """The words of a text, without their places."""
    return [Word(0, 0, plain(text[start:end])) for start, end in places(text)]


def plain(word: str) -> bytes:
    """A word in the form in which it is compared: in lower case, without diacritics."""
    if not word.isascii():  # letters of another width or weight, as in messages
        word = unicodedata.normalize("NFKC", word)
    return fold(word).encode("utf-8", "replace")


def said_by(address: str) -> Iterator[str]:
    """An address decoded, and the values of its query in a row. Browsers may separate letters from their marks."""
    said = address
    for _ in range(3):  # an address within an address is encoded twice
        said = unquote(said)
        if "%" not in said:
            break
    yield unicodedata.normalize("NFC", said)
    if "=" in address:
        try:
            values = [value for _, value in parse_qsl(urlsplit(address).query)]
        except ValueError:
            return
        if len(values) > 1:
            yield unicodedata.normalize("NFC", unquote(" ".join(values)))


def path_of(url: str) -> list[str]:
    """The decoded parts of the path of an address, without the language."""
    return [unicodedata.normalize("NFC", part) for part in split_address(url)[1]]


def are_of_one_name(text: str, words: Sequence[Word]) -> bool:
    """Whether words of a text have nothing between them but what may separate the words of one name."""
    gaps = (text[before.end : after.start] for before, after in pairwise(words))
    return all(len(one) <= _LONGEST_BETWEEN and _BETWEEN.fullmatch(one) for one in gaps)


def neighbours(text: str, words: Sequence[Word], first: int, last: int) -> Iterator[tuple[int, bool]]:
    """The words that may be the given name to a surname (words `first` to `last`), with something in between.

    Yields the number of each, and whether it comes before the surname. What is in between is a nickname, another given
    name, an initial, or the label of a field in a form or a table.
    """
    for at in range(max(0, first - 1 - _MOST_BETWEEN), first - 1):
        if _are_parted(text[words[at].end : words[first].start]):
            yield at, True
    for at in range(last + 2, min(last + 2 + _MOST_BETWEEN, len(words))):
        if _are_parted(text[words[last].end : words[at].start]):
            yield at, False


def _are_parted(between: str) -> bool:
    """Whether what is between a given name and a surname only separates them."""
    if len(between) > _LONGEST_BETWEEN:
        return False
    if _BETWEEN_NAMES.fullmatch(between):
        return True
    middle = _MIDDLE.fullmatch(between)
    if middle is None or not middle[1][0].isupper():
        return False
    return len(middle[1]) == 1 or is_given_name(middle[1].capitalize())


def is_part(text: str, start: int, end: int) -> bool:
    """Whether a found word is only part of a hyphenated word, which is another name."""
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    return (before[-1:] == "-" and before[:1].isalnum()) or (after[:1] == "-" and after[1:2].isalpha())


def stands_alone(text: str, span: Span) -> bool:
    """Whether a surname has a capital letter, and no given name or initial before it."""
    return text[span.start].isupper() and not is_behind_given_name(text, span.start)


def is_behind_given_name(text: str, start: int, *, in_cell: bool = False) -> bool:
    """Whether a word of a text follows a given name or an initial; with `in_cell`, in the same cell of a table."""
    blank = r"[^\S\n\t]" if in_cell else r"[^\S\n]"
    before = re.search(rf"([^\W_]+)(\.?){blank}+$|([^\W_]+)\.$", text[max(0, start - 40) : start])
    if before is None:
        return False
    word = before.group(1) or before.group(3)
    has_stop = bool(before.group(2) or before.group(3))
    if word.lower() in _NO_INITIALS or not word[0].isupper():
        return False
    if len(word) <= 2:
        return has_stop or _is_given_to(word)
    return not has_stop and _is_given_to(word)  # a longer word with a full stop ends a sentence


def is_between_names(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text directly follows a capitalised word, and a given name directly follows it.

    That is so in a list with surnames first: in `Ozola Anna, Kalna Zelma` nobody is called Anna Kalna.
    """
    before = re.search(r"([^\W\d_]{3,})[^\S\n]+$", text[max(0, start - 40) : start])
    after = re.match(r"[^\S\n]+([^\W\d_]{2,30})\b", text[end : end + 40])
    if before is None or after is None or not (before[1][0].isupper() and after[1][0].isupper()):
        return False
    return is_given_name(after[1].capitalize())


def _is_given_to(word: str) -> bool:
    """Whether a word before a surname is a given name that belongs to it.

    A locative does not: `Arī Kalns` is not Aris, and `Jūlijā` in `Jūlijā Kalns` means July.
    """
    return any(one.case != "loc" for one in given_name_readings(word.capitalize()))


def _words(text: str, spans: Sequence[tuple[int, int]]) -> list[Word]:
    make = tuple.__new__  # the same as `Word(...)`, but faster
    return [make(Word, (start, end, plain(text[start:end]))) for start, end in spans]


def _parts(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Where the parts of a word are, if several were written as one: `#TālisVanadziņš`, `attēlsTālis`, `vanadzins2`."""
    word = text[start:end]
    if word.isdecimal() or (word.isalpha() and (word.isupper() or word[1:].islower())):
        return [(start, end)]
    ends = [
        start + at
        for at in range(1, len(word))
        if word[at - 1].isalpha() != word[at].isalpha() or (word[at - 1].islower() and word[at].isupper())
    ]
    return list(pairwise((start, *ends, end)))


def _joined(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the words are, if words with blanks between all their letters, and broken words, are joined."""
    by_start = dict(spans)
    for match in _SPACED_OUT.finditer(text):
        letters = [(match.start() + start, match.start() + end) for start, end in places(match.group())]
        for start, _ in letters:
            del by_start[start]
        by_start.update(_closed_up(text, letters))
    found: list[tuple[int, int]] = []
    for start, end in sorted(by_start.items()):
        if found and _is_rest(text, found[-1], start, end):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _closed_up(text: str, letters: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Where the words are that spaced-out letters make: wider gaps separate two words, and so does a capital."""
    is_tight = any(after[0] - before[1] == 1 for before, after in pairwise(letters))
    found = letters[:1]
    for before, (begins, ends) in pairwise(letters):
        if (is_tight and begins - before[1] > 1) or (text[before[0]].islower() and text[begins].isupper()):
            found.append((begins, ends))
        else:
            found[-1] = (found[-1][0], ends)
    return found


def _is_rest(text: str, before: tuple[int, int], start: int, end: int) -> bool:
    """Whether a word is the rest of the one before, broken by the end of a line or an invisible character."""
    if not _BROKEN.fullmatch(text, before[1], start):
        return False
    return text[start].islower() or (text[slice(*before)].isupper() and text[start:end].isupper())
