"""English verbs in the passive whose agent speaks: `the results were presented by N`."""

from __future__ import annotations

import re

# Done with what can be told, these tell it; a decision is announced, and a cake presented, without a word from N.
_VERBS = frozenset(
    "presented summarised summarized outlined explained recounted reported shared provided given".split()
)
_CONTENT = re.compile(
    r"\b(?:results?|findings|conclusions|experiences?|information|overview|insights?|opinions?|views?|advice|surveys?"
    r"|research|analys[ie]s|assessments?|evaluations?|forecasts?|figures|statistics|recommendations|lessons|trends)\b"
    r"[^,;:.()“”\"]*$"
)
_HAPPENED = frozenset("was were been".split())
_DID_NOT = re.compile(
    r"\b(?:not|never|hardly|(?:could|should|would|might|may|must|will)(?: \w+)? have) ?$"
    r"|\b(?:[Ii]f|[Uu]nless)\b[^,.;:]*$"
)
_FAR = 200  # characters before the verb


def tells_in_passive(verb: str, auxiliary: str, before: str) -> bool:
    """Whether who does what a verb in the passive says speaks. `before` is the sentence before its auxiliary."""
    if verb not in _VERBS or auxiliary not in _HAPPENED:
        return False  # `will be explained by N`, `is explained by N`
    before = before[-_FAR:]
    return _CONTENT.search(before) is not None and not _DID_NOT.search(before)
