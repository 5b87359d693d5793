"""English sentences in the passive: `The results were presented by N` says what `N presented the results` does."""

from __future__ import annotations

import re

from archive.people.english.needs import NEEDS
from archive.people.english.phrases import SPEAKING_WITH
from archive.people.english.verbs import SPEAKING

# Participles and the past that has their meaning, where these are two words.
_PAST = {"given": "gave", "drawn": "drew"}
# With a thing or a person for their object these tell of what somebody does, not says: `was observed by N`.
_NO_PASSIVE = frozenset("observed remembered recalled repeated shared estimated answered welcomed called asked".split())
PARTICIPLES = (
    frozenset(word for word in SPEAKING | SPEAKING_WITH.keys() if word.endswith("ed")) | {"told", "made", *_PAST}
) - _NO_PASSIVE
# What is found out is told by who presents it; a show, a film or a plan may only have been brought there by somebody.
_PRESENTED = re.compile(
    r" (?:(?:the|an?|his|her|its|their|these|first|main|new) )*(?:[a-z-]+ )?"
    r"(?:results|findings|stud(?:y|ies)|survey|research|reports?|data|statistics|figures|conclusions|recommendations|analysis"
    r"|overview|experience|lessons|examples?|practices?|cases?|situation)\b"
)
# Before these a thing ends that is told: `The law was explained by N and the judge left`.
_ENDS = re.compile(r"[,.;:!?“”\"(]| (?:and|but|who|which|while) ")
_LONGEST_REST = 80  # characters behind the name for what the thing is about: `was given by N on debt`; judged


def says_in_active(participle: str, thing: str, rest: str) -> bool:
    """Whether who does that with a thing speaks, as with `N gave a lecture on debt`, not `N gave a lecture`."""
    if participle not in PARTICIPLES or not thing:
        return False
    verb = _PAST.get(participle, participle)
    behind = _ENDS.split(rest[:_LONGEST_REST], maxsplit=1)[0].rstrip()
    active = f" {thing[0].lower()}{thing[1:]}{behind}."
    if objects := SPEAKING_WITH.get(verb):
        return objects.match(active) is not None
    needs = _PRESENTED if verb == "presented" else NEEDS.get(verb)
    return needs is None or needs.match(active) is not None
