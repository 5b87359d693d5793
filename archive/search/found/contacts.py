"""Finds contact details in articles: they name people, but the article is not about them."""

from __future__ import annotations

import re

from archive.extract.words.signatures import is_contact, is_signature
from archive.latvian.fold import slugify

# The words before a colon, or a whole line.
_LABEL = re.compile(
    r"(?:kontaktperson\w*|kontakti|kontaktinformacija|(?:papildu|papildus|sikaka)-informacij\w+|papildinformacij\w+"
    r"|(?:media-|press-)?contacts?(?:-persons?|-information)?|(?:for-)?(?:more|further|additional)-information)(?:-\w+){0,3}"
)
_SHORT = 100  # characters of a line with a name or an office in a block of such lines
_BLOCK = 3  # at most so many lines beside one with a telephone number are of the same block
_SENTENCE = re.compile(r"(?<=[.!?…”\"])\s+(?=[^\W\d_a-zāčēģīķļņšūž])")
_NUMBER = re.compile(r"t[aā]l|tel|phone|e-pasts|e-mail|mob", re.I)
_WHOLE = re.compile(r"[.!?…”\":;]$")


def without_contacts(text: str) -> str:
    """A text without the lines, and sentences within lines, that name a contact."""
    lines = [line for line in text.split("\n") if line.strip()]
    kept = [_without_sentences(line) for line in lines]
    dropped = {at for at, line in enumerate(kept) if not line}
    for at in sorted(dropped):
        dropped |= _beside(lines, at, -1)
    for at, line in enumerate(lines):
        if _LABEL.fullmatch(slugify(line.partition(":")[0][:80])):
            dropped |= {at} | _beside(lines, at, 1)
    return "\n".join(line for at, line in enumerate(kept) if at not in dropped)


def _beside(lines: list[str], at: int, step: int) -> set[int]:
    """The lines before or after one that are not sentences: a name, an office."""
    found = set()
    for other in range(at + step, at + step * (_BLOCK + 1), step):
        if not 0 <= other < len(lines) or len(lines[other]) >= _SHORT or _WHOLE.search(lines[other].strip()):
            break
        found.add(other)
    return found


def _without_sentences(line: str) -> str:
    """A line without its contacts, from a name to a number or an address: `A. Kalna, vadītāja. Tālr. 20000001`."""
    if is_signature(line):
        return ""
    kept: list[str] = []
    for sentence in _SENTENCE.split(line):
        if not is_contact(sentence):
            kept.append(sentence)
        elif _NUMBER.match(sentence) and kept and len(kept[-1]) < _SHORT:
            kept.pop()
    return " ".join(kept)
