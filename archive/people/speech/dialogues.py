"""Finds speech in whole paragraphs: in minutes, behind a label (`Name: text`) without marks, or in interviews."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.latvian.tokens import QUOTES
from archive.people.speech.interviews import FEWEST_QUESTIONS, answers
from archive.people.speech.lines import BULLET, Named, past, trimmed
from archive.people.speech.minutes import minuted
from archive.people.speech.said import Said
from archive.people.speech.sessions import said_in_session
from archive.people.word_classes import is_verb

_LINE = re.compile(r"[^\n]+")
# Behind the name, the initials may stand with which further lines begin: `Anna Kalna [A. K.]: Nē.`
_LABEL_END = re.compile(r"(?:\s?[(\[][^\W\d_]\.\s?[^\W\d_]\.[)\]])?\s?:\s*[–—-]?\s*")
# `Anna Kalna, Employers’ Confederation: No.`, in texts whose lines begin with the speaker
_LABEL_WITH_BODY = re.compile(rf"(?:, [A-Z][^\n:?!.,;]{{2,60}}| \([^\n()]{{2,60}}\))?{_LABEL_END.pattern}")
_SENTENCE_END = re.compile(r"[.!?…][”»\")\]]*$")
_QUOTED_LINE = re.compile(rf"[^\S\n]*\n\s*+[{re.escape(QUOTES)}]([^\n]+)[{re.escape(QUOTES)}][.,]?(?=\n|$)")
# A paragraph behind a dash that is not part of a list: `N atgādināja:`, and below `– Zvans nav traucēklis.`
DASH_BELOW = re.compile(r"[^\S\n]*+\n\s*+[–—-] ([A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n]*[.!?…])[^\S\n]*+(?!\s*+[–—•*-])(?=\n|$)")
_CONTACT = re.compile(
    r"@|https?:|www\.|tālr|tel\.|mob\.|e-pasts\b|phone|e-mail|\+371|\bkab(?:\.|inet)|\biel[aā] \d", re.IGNORECASE
)
_FEWEST_WORDS = 4
# Words that show that a line is a clause and no title; other verbs are recognised by their endings.
_CLAUSE = re.compile(
    r"\b(?:jā\w{3,}|ir|nav|būs|nebūs|(?:ne)?(?:vajag|var|varam|drīkst|trūkst|gribam|gribu)|mēs|es|mums|man|jums)\b",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r", (?:kas|ko|kam|kur\w{0,3})\b")
_MARKED = re.compile(rf"[{re.escape(QUOTES)}:;]")
_LEADING = re.compile(r"(?:Atbild(?:ēja)?|Skaidro|Komentē|Stāsta) ")  # `Atbild juriste Anna Kalna: Nē, nebrauciet.`
_LABELLED = re.compile(r"[ \t\xa0\-–—•*]*+[^\n:?!]{2,60}: ?[–—-]? ?[A-ZĀČĒĢĪĶĻŅŠŪŽ][^\n]*[.!?…]$", re.MULTILINE)
_GIVEN = re.compile(r"[^\W\d_]{2,}(?=\s?:)")  # `Anna: Nē.`, if she was named in full before
_INITIALS = re.compile(r"([A-ZĀČĒĢĪĶĻŅŠŪŽ])\.\s?([A-ZĀČĒĢĪĶĻŅŠŪŽ])\.")


def said_in_dialogues(text: str, people: Sequence[Named], heard: Sequence[Said]) -> list[Said]:
    """What whole paragraphs attribute to somebody. `heard` is what sentences already do."""
    if not people or not (":" in text or "?" in text or "!" in text):
        return []
    lines = [(match.start(), match.end()) for match in _LINE.finditer(text) if match[0].strip()]
    if found := minuted(text, people, lines):
        return found
    found = _labelled(text, people, lines) or list(answers(text, people, lines, heard))
    return [*_headline(text, people, lines[0], heard), *said_in_session(text, people, lines), *found]


def _labelled(text: str, people: Sequence[Named], lines: Sequence[tuple[int, int]]) -> list[Said]:
    by_start = {one.start: one for one in people}
    initials: dict[tuple[str, ...], set[str]] = {}
    given: dict[str, set[str]] = {}
    first: dict[str, Named] = {}
    for person in people:
        initials.setdefault(tuple(word[0] for word in person.name.split()), set()).add(person.name)
        given.setdefault(person.name.split()[0], set()).add(person.name)
        first.setdefault(person.name, person)
    fewest = 1 if sum(map(bool, (_LABELLED.match(text, start) for start, _ in lines))) > 1 else _FEWEST_WORDS
    found: list[tuple[str, Said]] = []
    asked: list[str] = []
    for line_start, end in lines:
        start = past(BULLET, text, line_start, end)
        lead = _LEADING.match(text, start, end)
        one = by_start.get(lead.end() if lead else start)
        label = None
        if one is not None and one.is_subject is not False:
            label = (_LABEL_END if fewest > 1 else _LABEL_WITH_BODY).match(text, one.end, end)
        elif abbreviated := _INITIALS.match(text, start) or _GIVEN.match(text, start):
            whole = abbreviated.lastindex is None
            names = given.get(abbreviated[0], set()) if whole else initials.get(abbreviated.groups(), set())
            name = next(iter(names)) if len(names) == 1 else None
            one = first.get(name or "")
            one = one if one and one.start < start else None
            label = _LABEL_END.match(text, abbreviated.end())
        else:
            continue
        if one is None or not label:
            continue
        words = text[label.end() : end]
        is_question = fewest == 1 and words.rstrip().endswith("?")  # questions do not count as statements
        if lead and not words[:1].isupper():
            continue  # Stāsta Anna Kalna: foto un video
        if is_question:
            asked.append(one.name)
        elif _is_speech(words, fewest):
            found.append((one.name, Said(one.index, label.end(), trimmed(text, end), True)))
        elif not words.strip() and (below := _said_below(text, end)):
            found.append((one.name, Said(one.index, below.start(1), below.end(1), True)))
    told = [name for name, _ in found]
    # Somebody who mostly asks leads an interview: `Paldies par sarunu!` does not count either.
    return [
        said for name, said in found if asked.count(name) < FEWEST_QUESTIONS or asked.count(name) < told.count(name)
    ]


def _said_below(text: str, end: int) -> re.Match[str] | None:
    """The paragraph below a label, in quotation marks or behind a dash: `Juriste Anna Kalna:`."""
    dashed = DASH_BELOW.match(text, end)
    return _QUOTED_LINE.match(text, end) or (dashed if dashed and _is_clause(dashed[1]) else None)


def _headline(text: str, people: Sequence[Named], line: tuple[int, int], heard: Sequence[Said]) -> Iterator[Said]:
    """`Kalna: mums vajag otru stāvu` above a text that quotes her: only the surname, and no mark at the end."""
    start, end = line
    one = people[0]
    label = _LABEL_END.match(text, one.end) if one.start == start and one.is_subject else None
    if label is None or one.name == text[start : one.end] or " " in text[start : one.end]:
        return
    own = {other.index for other in people if other.name == one.name}
    words = text[label.end() : end].rstrip()
    is_quoted = any(said.is_quotation and said.index in own for said in heard)
    main = _RELATIVE.split(words)[0]  # not `Kalna: mūžs, kas veltīts teātrim`
    is_long = len(words.split()) >= _FEWEST_WORDS
    if is_quoted and is_long and _is_clause(main) and words[-1].isalnum() and not _MARKED.search(words):
        yield Said(one.index, label.end(), label.end() + len(words), True)


def _is_clause(words: str) -> bool:
    """Whether Latvian words have a verb, unlike titles and lists of things."""
    return bool(_CLAUSE.search(words)) or any(map(is_verb, re.findall(r"\w+", words.lower())))


def _is_speech(words: str, fewest: int) -> bool:
    return (
        words[:1] not in QUOTES
        and len(words.split()) >= fewest
        and bool(_SENTENCE_END.search(words.rstrip()))
        and not _CONTACT.search(words)
    )
