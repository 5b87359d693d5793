"""Reads what stands between the names of people who speak together, and behind the last of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archive.people.latvian.verbs.beside import OTHERS
from archive.people.names.lists import behind_origin
from archive.people.word_classes import is_verb

# Those that are the subject of their clause, with their gender; and all of them.
RELATIVE = {"kurš": "m", "kura": "f", "kas": ""}
RELATIVES = frozenset("kas kurš kura kuras kuru kuram kurai kurā kuri kurās kuros kurām kuriem kur ko kam".split())
SEVERAL = frozenset(("kuri", "kuras"))
_JOINTS = tuple(
    one.split() for one in ("un", ",", ", gan", ", gan arī", ", ne", ", nedz", ", bet arī", ", kā arī", "and")
)
NEITHER = ("ne", "nedz")
_AND_OTHERS = ["u", ".", "c", "."]
_MARKS = frozenset(",.;:–—-\n")
COPULAS = frozenset("ir bija būs nav nebija esot".split())
_PARTICIPLE = re.compile(r"\w{3,}[āēīo]t(?:s|i|a|as)")  # aizturēti
_LONGEST_ASIDE = 14  # tokens, as for other asides behind a name; a bracket may contain the title of a talk


def joint(between: Sequence[str], gender: str | None) -> str | None:
    """The last word that joins two names, or `,` if there is only a comma; None if they are not joined.

    A bracket behind the first name is ignored, and so is a clause about that person: `A (Latvija), B`, `A, kura vada
    biroju, un B`.
    """
    rest = _behind_relative(behind_origin(_behind_bracket(between)), gender)
    return rest[-1] if rest in _JOINTS else None


def closes_list(behind: Sequence[str], gender: str | None) -> bool:
    """Whether the words behind a name show that it was the last of a list: `un citi`, `u. c.`"""
    rest = _behind_relative(_behind_bracket(behind), gender)
    return rest[:4] == _AND_OTHERS or (rest[:1] == ["un"] and len(rest) > 1 and rest[1] in OTHERS)


def closes_clause(behind: Sequence[str]) -> bool:
    """Whether a comma, or the end of the sentence, closes the clause behind the last name of a list.

    Only words that belong to that name or to the list may stand before it: a bracket, `no biedrības`, `un citi
    dalībnieki`. A comma before `kuri` leaves open who is meant.
    """
    rest = _behind_bracket(behind)
    end = 4 if rest[:4] == _AND_OTHERS else 0
    if rest[:1] in (["no"], ["un"]):
        end = next((at for at, word in enumerate(rest) if word in _MARKS), len(rest))
        if any(is_verb(word) or word in COPULAS or _PARTICIPLE.fullmatch(word) for word in rest[:end]):
            return False
    return end >= len(rest) or (rest[end] in _MARKS and rest[end + 1 : end + 2] not in (["kuri"], ["kuras"]))


def ends_there(behind: Sequence[str]) -> bool:
    """Whether the sentence ends behind a name and its bracket."""
    return _behind_bracket(behind)[:1] in ([], ["."], ["\n"])


def _behind_bracket(words: Sequence[str]) -> list[str]:
    near = words[:_LONGEST_ASIDE]
    return list(words[near.index(")") + 1 :] if words[:1] == ["("] and ")" in near else words)


def _behind_relative(words: list[str], gender: str | None) -> list[str]:
    """The words from the comma that closes a relative clause; before `un`, this comma counts as part of the clause."""
    if words[:1] != [","] or len(words) < 2 or RELATIVE.get(words[1], "none") not in ("", gender):
        return words
    close = next((at for at in range(2, min(len(words), _LONGEST_ASIDE)) if not words[at][0].isalnum()), None)
    if close is None or words[close] != ",":
        return words
    return words[close + (words[close + 1 : close + 2] == ["un"]) :]
