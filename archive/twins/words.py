"""Compares the words of a Latvian and an English title, as far as that is possible without translating them.

Numbers, abbreviations and names are the same in both languages, or nearly so. For common words there is a short list,
taken from titles of the site's events. A word that is not in it proves nothing, for or against.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from archive.latvian.fold import fold

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W\d_]+)*")
_ROMAN = re.compile(r"[IVX]{2,5}")
_SHARED = 5
"""The fewest letters that a name must begin with in both languages: `Smiltenes` and `Smiltene` share eight."""
_ENDING = 3
"""The most letters in which two forms of a name may differ at the end."""

# Capitalised words that say what kind of place it is, not which one.
_NO_NAME = re.compile(r"(?:centr|cultur|kultur|nacional|nation|universit|ministr|muze|museum|koncert|concert|valsts)")

# Abbreviations with other letters in English. All others are assumed to be the same in both languages.
_ABBREVIATIONS = {"es": "eu", "ano": "un", "edso": "osce", "nvo": "ngo", "ek": "ec", "asv": "usa", "us": "usa"}

# Kinds of events: if two titles name different kinds, they are of two events.
_KINDS = """
seminar|timeklseminar|vebinar = seminar|webinar|workshop
konferenc = conference
sanaksm|sed(?:e|es|i|u|em|es)$|tiksan|sapulc = meeting|session|sitting
diskusij|apal(?:ais|a)$ = discussion|debate|round$|roundtable
apmacib|macib = training|course
kampan = campaign
izstad = exhibition
atklasan = opening|launch
noslegum|nosledz = clos|end$|final
dien(?:a|as|u)$ = day
nedel = week
vizit = visit
nometn = camp$|camps$
izrad = performance|play$
forum = forum
lekcij = lecture
sarun = talk
stund = lesson
film = film
parakstisan = signing
prezentacij = presentation
koncert = concert
konkurs = contest|competition
"""

_TOPICS = """
tirdzniec = traffick
pasaul = world
starptautisk = international
eirop = europe
ekspert = expert
skolotaj = teacher
social = social
darbiniek = worker|staff|employee
nacional = national
devej = employer
inspektor = inspector
policij = police
robezsarg|robezsardz = border
pasvaldib = municipal
bibliotek = librar
jauniesu|jauniesi = youth|young
vecak = parent
barinties = orphan
koordinator = coordinator
projekt = project
cietus|upur = victim
palidzib = help|assist|support
talrun = helpline|hotline|phone
internet = internet
verdzib = slavery
vervesan = recruit
specialist = specialist
tiesnes = judge
prokuror = prosecutor
student = student
bern = child
sieviet = women|woman
dros = safe
izglitib = educat
informacij = information
arzem = abroad
vasar = summer
ziem = winter
partner = partner
pieredz = experience
apmain = exchange
ekspluatacij = exploitation
atcelsan = abolition
psiholog = psycholog
zurnalist = journalist
baznic = church
veseli = health
"""


def _read(table: str) -> tuple[dict[str, re.Pattern[str]], ...]:
    """The patterns of a table for each language, by their rows."""
    rows = [line.partition(" = ")[::2] for line in table.split("\n") if line]
    return tuple({row[0]: re.compile(row[at]) for row in rows} for at in (0, 1))


_KIND_WORDS, _TOPIC_WORDS = _read(_KINDS), _read(_TOPICS)


@dataclass(frozen=True, slots=True)
class Words:
    """The parts of a title that can be compared with one in the other language.

    `kinds` and `topics` are rows of the lists above, `names` capitalised words that are in neither, folded.
    """

    kinds: frozenset[str]
    topics: frozenset[str]
    numbers: frozenset[str]
    abbreviations: frozenset[str]
    names: frozenset[str]


@lru_cache(maxsize=4096)
def words_of(text: str, lang: str, *, is_title: bool = True) -> Words:
    """The words of a text. The first word of a title has a capital letter whatever it is, so it is not a name."""
    written = _WORD.findall(text)
    at = 0 if lang == "lv" else 1
    kinds, topics, known = set[str](), set[str](), set[str]()
    for word in written:
        for found, table in ((kinds, _KIND_WORDS), (topics, _TOPIC_WORDS)):
            if rows := [row for row, pattern in table[at].items() if pattern.match(fold(word))]:
                found.update(rows)
                known.add(word)
    abbreviations = [one for one in written if len(one) > 1 and one.isupper() and not _ROMAN.fullmatch(one)]
    # In a title all in capitals, names cannot be recognised.
    abbreviations = [] if len(abbreviations) * 2 > max(len(written), 2) else abbreviations
    names = [word for word in written[is_title:] if word[0].isupper() and not word.isupper() and word not in known]
    return Words(
        frozenset(kinds),
        frozenset(topics),
        frozenset(word for word in written if word.isdigit() or _ROMAN.fullmatch(word)),
        frozenset(_ABBREVIATIONS.get(fold(word), fold(word)) for word in abbreviations),
        frozenset(name for name in map(fold, names) if not _NO_NAME.match(name)),
    )


def share_a_name(names: Iterable[str], others: Iterable[str]) -> bool:
    """Whether one of some folded names is one of the others, in any case: `smiltenes`, `smiltene`."""
    return any(_is_one_name(one, other) for one in names for other in others)


def _is_one_name(one: str, other: str) -> bool:
    alike = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    alike = min(len(one), len(other)) if alike is None else alike
    return alike >= _SHARED and max(len(one), len(other)) - alike <= _ENDING
