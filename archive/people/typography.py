"""Replaces what people type for hyphens, dashes and quotation marks, and removes the marks of footnotes.

Word processors put other characters in place of the hyphen of a double surname: `Muižniece–Liepiņa`. People without a
key for „ type two commas, and for ” two apostrophes.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from archive.latvian.given_names import is_given_name
from archive.people.types import Appearance

_HYPHENS = re.compile(r"(?<=[^\W\d_])[\u2010\u2011](?=[^\W\d_])")
# A dash with spaces around it is a hyphen only if there is more evidence (`names.spaced_surnames`).
SPACED = re.compile(r"\b([^\W\d_]{2,}) ([^\W\d_]{3,})( [-–—] )([^\W\d_]{3,})(?![\w-])")
# What is typed for a dash: a hyphen with spaces around it within a line, the minus sign, the figure dash, the bar.
# Behind an office, though, a hyphen may join another office: `vietniekam - nodaļas vadītājam`.
_OF_OFFICE = "(?:ie[kc]|[tņ]āj|ist|ent|tor)"
_AS_DASH = re.compile(rf"(?<=\S )(?<!{_OF_OFFICE}[sae] )(?<!{_OF_OFFICE}(?:am|ai|ei) )-(?= \S)|[−‒―]")
_MARK = re.compile(r"[*¹²³⁴-⁹⁰]")
# A mark behind a word with a capital and small letters: `Anna Kalna*,`, but not `HESTIA*`, `m²`.
_MARK_BEHIND_NAME = re.compile(
    r"\b[A-ZĀČĒĢĪĶĻŅŠŪŽ](?:[^\W\d_]|[-’']){0,60}[a-zāčēģīķļņšūž](\*{1,3}|[¹²³⁴-⁹⁰]{1,2})(?=[\s,.;:)]|$)"
)
# ,,Gaisma”, ,,Gaisma'', ''Gaisma''; but not 5'', and not ’’ where it closes one quotation within another
_TYPED = re.compile(r"(?P<opens>(?:,,|''|’’|‘‘)(?<![^\s(–—-]..)(?=[^\W_]))|(?<=[^\s'’\d])(?:''|’’)(?=[\s.,;:!?)–—-]|$)")
_DASH = re.compile(r"\b([^\W\d_]{2,}) ([^\W\d_]{3,})[–—](?=[^\W\d_]{3})")
# The dashes of `_DASH` and `SPACED`: few texts have one, and searching for it takes a fraction of the time.
_DASH_ALONE = re.compile(r"[–—](?<=[^\W\d_]{3}.)(?=[^\W\d_]{3})")
_SPACED_DASH = re.compile(r"[-–—](?<=[^\W\d_]{3} .) (?=[^\W\d_a-zāčēģīķļņšūž][^\W\d_]{2})")
# A hyphen for the dash between a name and what somebody is: `Anna Kalna- direktore`, `Anna Kalna-direktore`; but not
# `Ban Ki-moon`, `Lauku- un mežu`.
_CAPITALISED = r"[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\W\d_]+"
_LONGEST_FOREIGN_PART = 5  # letters of a small part of a name: Jae-young
_GLUED = re.compile(
    rf"(\b{_CAPITALISED} {_CAPITALISED}(?:-{_CAPITALISED})?)-"
    rf"(?= (?!un\b|vai\b|and\b|or\b)[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]|[^\W\d_A-ZĀČĒĢĪĶĻŅŠŪŽ]{{{_LONGEST_FOREIGN_PART + 1}}})"
)
# »Gaisma«, and a sentence between apostrophes, which may have others within: 'I don't know,' she said
_INWARD = re.compile(r"(?<![^\s(–—:-])»(?=\S)([^«»\n]{1,2000}(?<=\S))«")
_APOSTROPHES = re.compile(
    r"(?<![^\s(–—:-])'(?=[A-ZĀČĒĢĪĶĻŅŠŪŽ])"
    r"((?:[^'\n]|'(?=[^\W\d_])|(?<=s)'(?= [a-z])){2,600}?[,.!?…])'(?=[\s.,;:!?)–—-]|$)"
)
_AS_TYPED = re.compile("[–‘’«»]")  # what may stand for something else in the text


def with_hyphens(text: str) -> str:
    """The text with plain hyphens and dashes, in the same length. A dash becomes a hyphen only after a given name."""
    if "‑" in text or "‐" in text:
        text = _HYPHENS.sub("-", text)
    if " - " in text or "−" in text or "‒" in text or "―" in text:
        text = _AS_DASH.sub("–", text)
    if "-" in text:
        text = _GLUED.sub(r"\1–", text)
    return _DASH.sub(_joined, text) if _DASH_ALONE.search(text) else text


def has_spaced_surname(text: str) -> bool:
    """Whether a text may have a double surname with spaces around its dash (`names.spaced_surnames`).

    >>> has_spaced_surname("Anna Bērziņa – Kalniņa"), has_spaced_surname("Anna Bērziņa – ministre")
    (True, False)
    """
    return _SPACED_DASH.search(text) is not None and SPACED.search(text) is not None


def with_quotes(text: str) -> tuple[str, list[int]]:
    """The text with quotation marks for two commas or apostrophes, and the places where the second one was left out.

    Marks that point inwards and single apostrophes are replaced too, in the same length.

    >>> with_quotes("Anna Kalna: ,,Jā.''")
    ('Anna Kalna: „Jā.”', [13, 17])
    """
    if "»" in text and "«" in text:
        text = _INWARD.sub(r"«\1»", text)
    if "'" in text:
        text = _APOSTROPHES.sub(r"‘\1’", text)
    if ",," not in text and "''" not in text and "’’" not in text and "‘‘" not in text:  # as in most texts
        return text, []
    typed = [*_TYPED.finditer(text)]
    if not any(match["opens"] for match in typed):
        return text, []
    cuts = [match.end() - at for at, match in enumerate(typed, start=1)]
    return _TYPED.sub(lambda match: "„" if match["opens"] else "”", text), cuts


def without_marks(text: str) -> tuple[str, list[int]]:
    """The text without footnote marks behind names, and for each character left out, its place in the new text.

    >>> without_marks("Anna Kalna* and HESTIA*")
    ('Anna Kalna and HESTIA*', [10])
    """
    kept: list[str] = []
    cuts: list[int] = []
    done = length = 0
    if _MARK.search(text) is None:
        return text, cuts
    for match in _MARK_BEHIND_NAME.finditer(text):
        kept.append(text[done : match.start(1)])
        length += len(kept[-1])
        cuts += [length] * len(match[1])
        done = match.end(1)
    return ("".join([*kept, text[done:]]), cuts) if cuts else (text, cuts)


def as_written(one: Appearance, plain: str, text: str, *left_out: Sequence[int]) -> Appearance:
    """Convert an appearance found in a plain text: name, statements, office and talk become those of the original text.

    `left_out` lists, for each step from the plain text back to the original, where characters were left out.
    """
    one = replace(
        one,
        role=_typed(one.role, plain, text, left_out),
        organisation=_typed(one.organisation, plain, text, left_out),
        talk=_typed(one.talk, plain, text, left_out),
    )
    for cuts in left_out:
        if cuts:
            parts = (replace(part, start=_start(part.start, cuts), end=_end(part.end, cuts)) for part in one.statements)
            one = replace(one, start=_start(one.start, cuts), end=_end(one.end, cuts), statements=tuple(parts))
    said = next((part for part in one.statements if part.quoted), one.statements[0] if one.statements else None)
    return replace(
        one,
        name_as_written=text[one.start : one.end],
        statement=text[said.start : said.end].strip() if said else one.statement,
    )


def _typed(words: str | None, plain: str, text: str, left_out: Sequence[Sequence[int]]) -> str | None:
    """Words of the plain text, with the dashes and quotation marks that the original has."""
    if words is None or _AS_TYPED.search(words) is None or (start := plain.find(words)) < 0:
        return words
    end = start + len(words)
    for cuts in left_out:
        start, end = _start(start, cuts), _end(end, cuts)
    return text[start:end]


def _start(at: int, cuts: Sequence[int]) -> int:
    """The place in the longer text that corresponds to the start of something in the plain text."""
    return at + bisect_right(cuts, at)


def _end(at: int, cuts: Sequence[int]) -> int:
    return at + bisect_left(cuts, at)


def _joined(match: re.Match[str]) -> str:
    given, surname = match.groups()
    following = match.string[match.end()]
    is_name = given[0].isupper() and surname[0].isupper() and following.isupper() and is_given_name(given)
    return f"{given} {surname}-" if is_name else match[0]
