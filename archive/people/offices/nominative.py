"""Puts an office in the nominative: `vecākai ekspertei` -> `vecākā eksperte`.

Only the noun and the adjectives that agree with it change; what the office is of, and where, stays the same.
"""

from __future__ import annotations

from collections.abc import Sequence

from archive.latvian.declension import DEFINITE_OF_MEN, DEFINITE_OF_WOMEN, FIRST, FOURTH, Case, Declension, Gender
from archive.latvian.tokens import Token
from archive.people.offices.modifiers import are_alike
from archive.people.offices.nouns import office_forms, office_nominative

_DASHES = frozenset("-–—")
_DEFINITE: dict[Gender, Declension] = {"f": DEFINITE_OF_WOMEN, "m": DEFINITE_OF_MEN}
_INDEFINITE: dict[Gender, Declension] = {"f": FOURTH, "m": FIRST}
# Adjectives with which offices begin. Before an office, comparatives and similar words have only the definite form:
# vecākais, galvenā.
_RANKS = ("vecāk", "galven", "jaunāk", "vadoš", "bijuš", "pirm", "īpaš", "toreizēj", "pašreizēj", "ilggadēj")
_ALWAYS_DEFINITE = ("āk", "galven", "pirm", "otr", "īpaš", "bijuš", "nacionāl", "ģenerāl", "parlamentār", "augst")


def nominative(tokens: Sequence[Token], first: int, head: int, gender: Gender, case: Case) -> dict[int, str]:
    """The tokens of an office in that case that differ in the nominative, with their new forms. `head`: the noun."""
    if case == "nom":
        return {}
    if dash := _dash(tokens, first, head, (gender, case)):
        second = nominative(tokens, dash + 1, head, gender, case)
        return nominative(tokens, first, dash - 1, gender, case) | second if second else {}
    changed: dict[int, str] = {}
    noun = office_nominative(tokens[head].text, gender, case)
    if noun is None:
        return {}
    changed[head] = noun
    for at in range(head - 1, first - 1, -1):
        word = tokens[at].text
        if word == "un" and at > first and are_alike(tokens[at - 1].text, tokens[at + 1].text):
            continue  # ārkārtējo un pilnvaroto vēstnieku
        if case != "gen" and (gender, case) in office_forms(word):
            other = office_nominative(word, gender, case)  # direktora vietniecei pulkvežleitnantei
            form = other if other else None
        else:
            form = adjective_nominative(word, gender, case)
        if form is None:
            break
        changed[at] = form
    changed |= _apart(tokens, first, min(changed), gender, case)
    return changed


def _dash(tokens: Sequence[Token], first: int, head: int, form: tuple[Gender, Case]) -> int | None:
    """Where a dash separates two offices in one form: `direktora vietniekam - nodaļas vadītājam`."""
    dashes = (at for at in range(head - 1, first, -1) if tokens[at].text in _DASHES)
    return next((at for at in dashes if form in office_forms(tokens[at - 1].text)), None)


def _apart(tokens: Sequence[Token], first: int, end: int, gender: Gender, case: Case) -> dict[int, str]:
    """The nominatives of adjectives with genitives before the noun: `vecākajai sabiedrisko attiecību speciālistei`.

    In the genitive and the accusative, adjectives may belong to the words between, so only a first word that is typical
    of offices or must belong to the noun counts.
    """
    changed: dict[int, str] = {}
    for at in range(first, end):
        word = tokens[at].text
        is_rank = word.lower().startswith(_RANKS) or _agrees_with_head(word, tokens[at + 1].text, gender, case)
        if case == "dat" or (at == first and is_rank):
            form = adjective_nominative(word, gender, case)
            if form is not None:
                changed[at] = form
    return changed


def _agrees_with_head(word: str, following: str, gender: Gender, case: Case) -> bool:
    """Whether a definite adjective must belong to the noun of the office: `jauno Francijas vēstnieci`.

    It cannot belong to the genitive behind it if that has the other gender or number.
    """
    if case == "acc":
        return word.endswith("o") and following.endswith(("as", "es", "a"))
    if case == "gen" and gender == "m":
        return word.endswith("ā") and following.endswith(("as", "es"))
    return case == "gen" and word.endswith("ās") and following.endswith(("a", "u"))


def adjective_nominative(word: str, gender: Gender, case: Case) -> str | None:
    """`vecākajam` -> `vecākais` (gender "m", case "dat"); None for a word that is not an adjective in that form."""
    if case == "nom":
        return None
    for declensions in (_DEFINITE, _INDEFINITE):
        stem = word.removesuffix(declensions[gender].ending(case))
        if stem == word or len(stem) < 3:
            continue
        definite = declensions is _DEFINITE
        if not definite and not stem.lower().endswith(_ADJECTIVES):
            return None
        if gender == "f" and stem.endswith("uš"):
            return stem[:-2] + "usī"  # bijušajai: the participle
        definite = definite or stem.lower().endswith(_ALWAYS_DEFINITE)
        return stem + (_DEFINITE if definite else _INDEFINITE)[gender].nominative
    return None


# Ends of stems of adjectives only.
_ADJECTIVES = (
    *("āk", "isk", "īg", "ēt", "īt", "āt", "oš", "uš", "āl", "ār", "galven", "īpaš", "jaun", "vec", "brīv", "augst"),
    *("agrāk", "pastāvīg", "pilnvarot", "liel", "maz", "jaunāk"),
)
