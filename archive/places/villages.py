"""Finds the villages that parishes are named after: `Ugālē`, `uz Ugāli`, `no Blontiem`, `Skolas iela 3, Ugāle`.

The locative counts anywhere, the other cases only where the name cannot be a person's. A genitive does not count,
because surnames look the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from archive.latvian.given_names import given_name_readings
from archive.latvian.softening import harden
from archive.latvian.tokens import Token
from archive.places.register import register
from archive.places.surnames import is_at_somebody

# By the ending of the genitive, the endings of four groups of forms, each with the words that must precede it in
# `_BEFORE`: the nominative (only in addresses and in places of events), the accusative after `uz`, the dative singular
# after `līdz`, and the dative plural after `uz`, `līdz` and `no`.
_ENDINGS = {
    "es": (("e",), ("i",), ("ei",), ()),
    "as": (("a",), ("u",), ("ai",), ()),
    "u": (("i", "as"), (), (), ("iem", "ām")),
    "a": (("s",), ("u",), ("am",), ()),
}
_BEFORE = ((), ("uz",), ("līdz",), ("uz", "līdz", "no"))
_STREETS = ("iel", "gatv", "šosej", "prospekt", "bulvār", "laukum", "alej", "līnij")

# Things that people receive from people: after these, a plural is a family, `dāvana no Leimaņiem`. Judged.
_FROM_WHOM = re.compile(
    r"vēstul\w+|dāvan\w+|sveicien\w*|zvan[sua]|ielūgum\w*|aizdevum\w*|pateicīb\w+|uzzin\w+|dzird\w+|(?:no|at|ie)?pirk[atu]s?"
    r"|(?:sa|pa|aiz)ņ[eē]m\w*|mantoj\w+|baid\w+|šķ[iī]r\w+|aizgāj\w+|slēp\w+"
)
_NEAR = 3  # tokens
_LONGEST_LIST = 20  # names before a village in its list; a bound on time
_FAR = 300  # tokens on each side in which a member of the family may be named; more would only take time


def village_at(word: str, tokens: Sequence[Token], at: int) -> str | None:
    """The genitive of the parish whose village the word at a token names; None for any other word."""
    if genitive := register().villages.get(word):
        return genitive
    if not at:
        return None
    genitive, before = _others().get(word, ("", ()))
    if not genitive or _is_of_somebody(genitive, tokens, at):
        return None
    return genitive if _preposition(tokens, at) in before or _is_in_address(tokens, at) else None


def _preposition(tokens: Sequence[Token], at: int) -> str:
    """The word before a name, or before the list of places in which it stands: `no` in `no Ogres un Blontiem`."""
    at -= 1
    for _ in range(_LONGEST_LIST):
        if at < 1 or tokens[at].text not in (",", "un", "vai") or not _is_place(tokens[at - 1].text):
            break
        at -= 2
    return tokens[at].text.lower() if at >= 0 else ""


def _is_place(word: str) -> bool:
    known = register()
    return word in known.bases or word in known.towns or word in known.villages or word in _others()


def called(name: str) -> str | None:
    """The genitive of the parish whose village has this name in the nominative; None if there is none."""
    return _nominatives().get(name)


@cache
def parishes() -> frozenset[str]:
    """The genitives of parishes named after a village, without those whose name may mean something else."""
    return frozenset(register().villages.values())


def _is_of_somebody(genitive: str, tokens: Sequence[Token], at: int) -> bool:
    """Whether a name in another case than the locative is that of a person or a family.

    Either the words before it show this, or a form nearby can only be that of the surname: `Jānis Leimanis`.
    """
    if is_at_somebody(tokens, at):
        return True
    is_plural = genitive.endswith("u")
    before = tokens[max(0, at - 1 - _NEAR) : at - 1]
    if is_plural and any(_FROM_WHOM.fullmatch(token.text.lower()) for token in before):
        return True
    around = tokens[max(0, at - _FAR) : at + _FAR]
    return is_plural and not _surnames(genitive).isdisjoint(token.text for token in around)


@cache
def _surnames(genitive: str) -> frozenset[str]:
    """Singular forms of surnames whose plural is the name of a village: `Leimanis`, `Leimaņa`, `Leimane`."""
    stem = genitive.removesuffix("u")
    forms = {stem + "a"}
    for man in harden(stem):
        hard = man.removesuffix("is") if man.endswith("is") else man[:-1]
        forms |= {man, *(hard + ending for ending in ("im", "am", "e", "es", "ei", "ai"))}
    return frozenset(form for form in forms if form not in register().bases and form not in register().towns)


def _is_in_address(tokens: Sequence[Token], at: int) -> bool:
    """Whether a street and the number of a house precede the name: `iela 3, Ugāle`."""
    street, number, comma = [one.text for one in tokens[max(0, at - 3) : at]] if at > 2 else ("", "", "")
    return comma == "," and number[0].isdigit() and street.lower().startswith(_STREETS)


@cache
def _nominatives() -> dict[str, str]:
    return {form: genitive for form, genitive, before in _forms() if not before}


@cache
def _others() -> dict[str, tuple[str, tuple[str, ...]]]:
    """For each form except the locative: the genitive of the parish, and the words after which it means the village."""
    known = register()
    return {
        form: (genitive, before)
        for form, genitive, before in _forms()
        if not (form in known.bases or form in known.towns or given_name_readings(form))
    }


def _forms() -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for genitive in parishes():
        ending = next(one for one in _ENDINGS if genitive.endswith(one))
        stem = genitive.removesuffix(ending)
        yield from (
            (stem + one, genitive, before)
            for before, endings in zip(_BEFORE, _ENDINGS[ending], strict=True)
            for one in endings
        )
