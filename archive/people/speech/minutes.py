"""Finds speeches in the minutes of an assembly: a line names the speaker and ends in a full stop, the words follow.

A. Kalna (Gaišā partija).
Cienījamie kolēģi! Darba ir daudz.
Sēdes vadītāja. Paldies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.people.speech.lines import Named, trimmed
from archive.people.speech.said import Said
from archive.people.speech.sessions import chair

_FULL_STOP = re.compile(r"(?: \([^()\n]{1,80}\))?\.(?:\s+|$)")
# The address at the beginning of a speech: `Godātie kolēģi!`. Only this tells minutes from lists of names and from
# captions; a single one may open a letter.
_ADDRESS = re.compile(
    r"(?:[Ļļ]oti |[Aa]ugsti |[Vv]isu )?(?:[Cc]ien|[Gg]od|[Dd]ārg|[Mm]īļ|[Ll]ab(?:dien|rīt|vakar)|[Ss]veicin|[Kk]olēģ"
    r"|[Dd]āmas|[Ee]kselenc|[Pp]riekšsēdētāj|[Dd]eputāt)[^.!?\n]{0,120}!"
)
# `Sēdes vadītāja. Paldies.`: the chair has no name here, but may have one above.
_CHAIR = re.compile(
    r"(?:[^\W\d_]+ ){0,2}(?i:vadītāj[sa]|priekšsēdētāj[sa]|prezident[se]|sekretār[se]|ziņotāj[sa])"
    r"(?: vietnie(?:ks|ce)| biedr[se])?\.(?:\s|$)"
)
_FEWEST = 2  # addresses, or turns of the chair
_ASIDE = re.compile(r"\([^()\n]*\)\s*$")  # (Aplausi.)
# What the writer of the minutes adds below the last speech.
_ENDS = re.compile(r"(?:Sēd(?:e|i|es) (?:slē[gdz]|beidz|beig|pabeig)|Stenogramm|Protokol[sui]\b|Protokolē)")
_SENTENCE = re.compile(r"[.!?…][”»\")\]]*$")


def minuted(text: str, people: Sequence[Named], lines: Sequence[tuple[int, int]]) -> list[Said]:
    """What the lines of minutes attribute to people named on a line before them; nothing in any other text."""
    if "!" not in text:  # as in most texts
        return []
    by_start = {one.start: one for one in people if one.is_subject is not False}
    labels = [_label(text, by_start.get(start), end) for start, end in lines]
    addressed = sum(label is not None and _is_addressed(text, lines, at, label[1]) for at, label in enumerate(labels))
    if not addressed or addressed + sum(_CHAIR.match(text, *line) is not None for line in lines) < _FEWEST:
        return []
    return list(_speeches(text, lines, labels, chair(text, people)))


def _speeches(
    text: str, lines: Sequence[tuple[int, int]], labels: Sequence[tuple[Named, int] | None], leader: Named | None
) -> Iterator[Said]:
    speaker: Named | None = None
    for (start, end), label in zip(lines, labels, strict=True):
        if label:
            speaker, start = label
        elif turn := _CHAIR.match(text, start, end):
            speaker = leader if "vadītāj" in turn[0] else None
            start = turn.end()
        elif _ENDS.match(text, start, end):
            speaker = None
        elif _ASIDE.match(text, start, end):
            continue
        stop = trimmed(text, end)
        if speaker and start < stop and _SENTENCE.search(text, start, stop):
            yield Said(speaker.index, start, stop, True)
        elif not label:
            speaker = None  # a heading


def _label(text: str, one: Named | None, end: int) -> tuple[Named, int] | None:
    """The person named at the beginning of a line that ends at `end`, and where their words begin in it."""
    found = _FULL_STOP.match(text, one.end, end) if one else None
    return (one, found.end()) if one and found else None


def _is_addressed(text: str, lines: Sequence[tuple[int, int]], at: int, first: int) -> bool:
    """Whether the words behind a label, or otherwise the line below it, address somebody."""
    if first >= lines[at][1]:
        first = lines[at + 1][0] if at + 1 < len(lines) else len(text)
    return _ADDRESS.match(text, first) is not None
