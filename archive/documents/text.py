"""Cleans up the text of documents for the search: whole words, real letters, no control characters."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_ENDS = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_ODD_SPACES = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\ue000-\uf8ff"  # and bullets from Unicode's private area
_SPACES = re.compile(f"[ {_ODD_SPACES}]+")
_ODD_SPACE = re.compile(f"[{_ODD_SPACES}]")
_EMPTY_LINES = re.compile("\n{3,}")
_LIGATURES = {0xFB00 + number: letters for number, letters in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))}
_LIGATURE = re.compile("[\ufb00-\ufb06]")
_NO_LETTERS = re.compile(
    "[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufdd0-\ufdef\ufeff\ufff0-\ufffb\ufffe\uffff]"
)
_BROKEN_SOFTLY = re.compile("\xad[ \t]*\n[ \t]*")
_BROKEN = re.compile(r"(\w)[-‐][ \t]*\n[ \t]*(?!(?:un|vai|and|or)\b)(\w\w?)")
_ADDRESS = re.compile(r"(?:://|www\.|@|\w\.\w{2,6}/)(?:\S|-\n)*$")
_LONGEST_ADDRESS = 300  # characters before a line end that are examined
_AT_THE_END = re.compile(r"(?:.*\n)?(?:.*\W)?(?P<word>\w+)[-‐\xad\x02\ufffe]\s*(?P<number>\n\W*\d+\W*)?", re.DOTALL)
_AT_THE_BEGINNING = re.compile(r"\s*(?:\W*\d+\W*\n\s*)?(?P<rest>[^\W\d_]+[^\w\s]*)[^\S\n]*")
_AS_WESTERN = str.maketrans(*(bytes(range(0xC0, 0xFF)).decode(code_page) for code_page in ("cp1252", "cp1257")))
_ONLY_HERE = re.compile("[āēģīķļņūĀĒĢĪĶĻŅŪ]")
_WORD = re.compile(r"\w{3,}")
_TAKEN_FOR_S = re.compile(r"[^\W\d_][ðþ]|[ðþ][^\W\d_]")  # in place of `š` or `ž`
_TAKEN_FOR_LONG = re.compile("[âçîû]")
_FEWEST = 3  # judged
_EDGE = 3  # lines at each end of a page that may be a running head or foot
_LONGEST_MARGIN = 200  # characters of such a line
_MAY_BE_SPACED_OUT = re.compile(r"[ \xa0]\w[ \xa0]{1,4}\w[ \xa0]")  # a cheap first check
_SPACED_OUT = re.compile(r"(?<!\S)[^\W\d_](?:[ \xa0]{1,4}[^\W\d_]){4,}(?!\w)")
_WORDS_APART = re.compile(r"[ \xa0]{2,}")
_LONGEST_SPACED_OUT = 12  # letters: more may be several words
_OF_CALENDARS = ("POTC", "MTWT", "JFMA", "MJJA")  # first letters of days and months, as headings of columns
_OF_ANSWERS = frozenset("abcdef")
_LONG_LINE = 40  # characters: a shorter line is a heading, an entry or a cell, and was not wrapped


def tidy(text: str) -> str:
    """The text in NFC, without control characters, and with words rejoined that were split at line ends."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    text = _LINE_ENDS.sub("\n", text.replace("\r\n", "\n"))
    if _LIGATURE.search(text):  # searching takes a twentieth of the time
        text = text.translate(_LIGATURES)
    if _MAY_BE_SPACED_OUT.search(text):
        text = _SPACED_OUT.sub(_closed_up, text)
    text = _BROKEN.sub(_mend, _BROKEN_SOFTLY.sub("", text))
    text = _NO_LETTERS.sub("", text)
    if "  " in text or _ODD_SPACE.search(text):
        text = _SPACES.sub(" ", text)
    lines = [line.rstrip().lstrip(" ") for line in unicodedata.normalize("NFC", text).split("\n")]
    text = "\n".join(lines)
    return (_EMPTY_LINES.sub("\n\n", text) if "\n\n\n" in text else text).strip("\n")


def _mend(broken: re.Match[str]) -> str:
    """Rejoin a word split over two lines. The hyphen stays if it is part of the word (`Rīgas-Pleskavas`, `2019-2020`).

    In a web or mail address it always stays, because no program adds one there.
    """
    before, after = broken[1], broken[2]
    if _ADDRESS.search(broken.string, max(broken.end(1) - _LONGEST_ADDRESS, 0), broken.end(1)):
        return f"{before}-{after}"
    if not broken.string[max(broken.start() - 1, 0) : broken.start()].isalpha():
        return f"{before}-{after}"  # `e-pasts`: nobody splits off a single letter
    is_one_word = (before.islower() and after[0].islower()) or (
        before.isupper() and len(after) == 2 and after.isupper() and after.isalpha()
    )
    return before + ("" if is_one_word else "-") + after


def _closed_up(spaced: re.Match[str]) -> str:
    """Words with a space after each letter, as in old decisions (`n o l e m j`), without these spaces.

    Unchanged are runs so long that they may be several words, and letters in a series (`A B C D E`), in the columns of
    a calendar or a table (`x x x x x`), and in lists of answers (`A C B B D`).
    """
    words = ["".join(word.split()) for word in _WORDS_APART.split(spaced[0])]
    letters = set("".join(words).lower())
    is_no_word = (
        len(letters) < 3
        or letters <= _OF_ANSWERS
        or any(word.startswith(_OF_CALENDARS) for word in words)
        or any(all(ord(after) - ord(before) == 1 for before, after in pairwise(word[:4])) for word in words)
    )
    return spaced[0] if is_no_word or max(map(len, words)) > _LONGEST_SPACED_OUT else " ".join(words)


def unwrapped(text: str) -> str:
    """The text with wrapped lines joined: long ones that end in a letter or comma, before one in lower case."""
    joined: list[str] = []
    last = ""  # the previous line, as written
    for line in text.split("\n"):
        ends_open = len(last) >= _LONG_LINE and (last[-1].isalpha() or last[-1] == ",")
        if joined and ends_open and line[:1].islower() and "\t" not in last and "\t" not in line:
            joined[-1] = f"{joined[-1]} {line}"
        else:
            joined.append(line)
        last = line
    return "\n".join(joined)


def mended(pages: Sequence[str]) -> list[str]:
    """Pages with each word that was split over two of them rejoined on the first one.

    In between there may be page numbers, and lines that neighbouring pages share, such as running heads.
    """
    whole = list(pages)
    edges = [_edges(page) for page in pages]
    for number in range(len(whole) - 1):
        first, second = whole[number], whole[number + 1]
        _, until = _body(first, _margins(edges, number))
        begin, _ = _body(second, _margins(edges, number + 1))
        # Only the last and the first lines are examined, because the text in between may be long.
        start = max(0, until - 200)
        end, beginning = _AT_THE_END.fullmatch(first[start:until]), _AT_THE_BEGINNING.match(second, begin, begin + 200)
        if end and beginning and end["word"][-1].islower() and beginning["rest"][0].islower():
            cut = end.end("word") + (len(end["word"]) == 1)  # with the hyphen of `e-pasts`
            whole[number] = first[: start + cut] + beginning["rest"] + (end["number"] or "") + first[until:]
            kept = second[: beginning.start("rest")] + second[beginning.end() :].lstrip("\n" if begin else "")
            whole[number + 1] = kept.lstrip("\n")
    return whole


def with_baltic_letters(pages: Sequence[str]) -> list[str]:
    """Pages with Baltic letters in place of wrongly decoded Western ones (`tirdzniecîbas`).

    Old programs embed Baltic fonts as if they were Western. No language has both `ð` or `þ` and `â`, `ç`, `î` or `û`.
    """
    bare = [page for page in pages if not _ONLY_HERE.search(page)]
    are_western = (
        any(map(_TAKEN_FOR_S.search, bare)) and sum(len(_TAKEN_FOR_LONG.findall(one)) for one in bare) >= _FEWEST
    )
    return [page.translate(_AS_WESTERN) if are_western and not _ONLY_HERE.search(page) else page for page in pages]


def as_the_text_has_it(title: str, pages: Sequence[str]) -> str:
    """A title with Baltic letters in place of Western ones, if a corrected word is on the pages and no original one is.

    Old programs wrote a document's properties in the code page of their Windows, without saying that it was the Baltic
    one, so they are decoded as Western.
    """
    put_right = title.translate(_AS_WESTERN)
    before, after = (set(_WORD.findall(one.casefold())) for one in (title, put_right))
    if before == after:
        return title
    said = {word for page in pages for word in _WORD.findall(page.casefold())}
    return put_right if (after - before) & said and not (before - after) & said else title


def _edges(page: str) -> frozenset[str]:
    """The lines at both ends of a page that other pages may repeat, with all numbers replaced by 0."""
    lines = page.split("\n", _EDGE)[:_EDGE] + page.rsplit("\n", _EDGE)[-_EDGE:]
    return frozenset(_alike(line) for line in lines if len(line) <= _LONGEST_MARGIN)


def _alike(line: str) -> str:
    return re.sub(r"\d+", "0", line.strip())


def _margins(edges: Sequence[frozenset[str]], number: int) -> frozenset[str]:
    """The possible header and footer of a page: lines at the edges of the two pages before it and the two after it."""
    near = range(max(0, number - 2), min(len(edges), number + 3))
    return frozenset[str]().union(*(edges[other] for other in near if other != number))


def _body(page: str, margins: frozenset[str]) -> tuple[int, int]:
    """Where the text of a page begins and ends, without its margins."""
    begin, end = 0, len(page)
    for _ in range(_EDGE):
        line = page[begin:end].partition("\n")[0]
        if _alike(line) in margins:
            begin = min(begin + len(line) + 1, end)
        line = page[begin:end].rpartition("\n")[2]
        if _alike(line) in margins:
            end = max(end - len(line) - 1, begin)
    return begin, end
