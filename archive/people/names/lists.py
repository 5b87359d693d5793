"""Uses that people in a list share a case: `Sarakstā ir Andra Vilka un Zane Liepa`, `ar Jāni Kalnu un Annu Bērzi`.

If one is ambiguous, the others decide: `Andra Vilka` is a woman in the nominative beside `Zane Liepa`, and a man in the
genitive beside `Jāņa Bērza`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from archive.latvian.declension import Case
from archive.latvian.tokens import Token
from archive.people.names.cases import PREPOSITIONS
from archive.people.names.found import Mention
from archive.people.offices.nouns import plural_cases

_LONGEST_JOINT = 5  # tokens
_JOINTS = (["un"], ["vai"], ["kā", "arī"], [",", "kā", "arī"], [",", "gan"], [",", "un"])


def share_cases(tokens: Sequence[Token], people: Sequence[Mention], case_of: Callable[[Mention], Case | None]) -> None:
    """Narrow the forms of the people in each list to the cases that are possible for all of them.

    If they have no case in common, it is not a list: `Anna Kalna, Jāņa Kalna meita`. If they have several, the word
    before the first decides (`no Andra Vilka un …`, `deputātu Andra Vilka un …`), or else the case that the sentence
    asks of the last one (`case_of`).
    """
    for group in _lists(tokens, people):
        cases = set.intersection(*({case for _, case in one.forms} for one in group))
        first = group[0].before[0].first if group[0].before else group[0].found.first
        before = tokens[first - 1].text.lower() if first else ""
        if len(cases) > 1:
            governed = {PREPOSITIONS[before]} if before in PREPOSITIONS else plural_cases(before)
            cases = (cases & governed) or (cases & {case_of(group[-1])}) or cases
        for one in group if cases else ():
            one.forms = frozenset(form for form in one.forms if form[1] in cases)


def _lists(tokens: Sequence[Token], people: Sequence[Mention]) -> Iterator[list[Mention]]:
    """The groups of people with commas between them and a joint before the last, including offices around names."""
    group: list[Mention] = []
    for one in people:
        first = one.before[0].first if one.before else one.found.first
        near = group and first - group[-1].after <= _LONGEST_JOINT  # most are far apart
        between = behind_origin([token.text for token in tokens[group[-1].after : first]]) if near else []
        if between == [","]:
            group.append(one)
        elif between in _JOINTS:
            yield [*group, one]
            group = [one]
        else:
            group = [one]


def behind_origin(words: Sequence[str]) -> list[str]:
    """The words behind an origin such as `no Austrijas`, if they begin with one; otherwise all of them."""
    if not words or words[0] != "no":
        return list(words)
    genitives = sum(1 for _ in takewhile(lambda word: word.endswith(("as", "es", "u")), words[1:]))
    return list(words[1 + genitives :])
