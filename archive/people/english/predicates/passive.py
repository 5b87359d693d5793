"""Reads English passives: `The results were presented by N` means what `N presented the results` means."""

from __future__ import annotations

import re

from archive.people.english.predicates.needs import NEEDS
from archive.people.english.predicates.phrases import SPEAKING_WITH
from archive.people.english.verbs import SPEAKING

# Participles and the past forms with their meaning, if these differ.
_PAST = {"given": "gave", "drawn": "drew"}
# With a thing or a person as object, these report what somebody does, not says: `was observed by N`.
_NO_PASSIVE = frozenset("observed remembered recalled repeated shared estimated answered welcomed called asked".split())
PARTICIPLES = (
    frozenset(word for word in SPEAKING | SPEAKING_WITH.keys() if word.endswith("ed")) | {"told", "made", "put", *_PAST}
) - _NO_PASSIVE
# The object of these may be a person or a concert: in the passive, they report what somebody did.
MEANS_DEEDS = frozenset("announced advised proposed demanded described recommended thanked promised urged".split())
# People who are told something are told about a topic: `The pupils were told by N about debts`.
_OF_HEARERS = frozenset("told informed reminded briefed assured warned".split())
_ABOUT = re.compile(r" (?:about|against|that)\b")
# Words for what was not done, or only on a condition, or in a clause about something else.
_UNSURE = re.compile(
    r"\b(?:no|not|none|nobody|few|little|hardly|scarcely|neither|nor|never|if|whether|unless)\b|^had\b"
    r"|\b(?:that|who|whom|which|whose)\b(?!.*\b(?:is|are|was|were|has|have|had|will|would)\b)",
    re.IGNORECASE,
)
# Findings are presented in words; a show, a film or a plan may only have been brought by somebody.
_PRESENTED = re.compile(
    r" (?:(?:the|an?|his|her|its|their|these|first|main|new) )*(?:[\w-]+ )?"
    r"(?:results|findings|stud(?:y|ies)|survey|research|reports?|data|statistics|figures|conclusions|recommendations"
    r"|analysis|overview|experience|lessons|examples?|practices?|cases?|situation)"
    r"(?= (?:about|at|during|for|from|in|of|on|to)\b|\.)"
)
# The thing that is told ends before these: `The law was explained by N and the judge left`.
_ENDS = re.compile(r"[,.;:!?“”\"(]| (?:and|but|who|which|while) ")
_LONGEST_REST = 80  # characters behind the name that may be the topic: `was given by N on debt`; judged


def says_in_active(participle: str, particle: str, thing: str, rest: str) -> bool:
    """Whether the agent speaks, as in `N gave a lecture on debt`, but not in `N gave a lecture`.

    `particle` belongs to the verb, if it has one: `put forward by`.
    """
    if participle not in PARTICIPLES - MEANS_DEEDS or not thing or _UNSURE.search(thing):
        return False
    verb = _PAST.get(participle, participle)
    behind = _ENDS.split(rest[:_LONGEST_REST], maxsplit=1)[0].rstrip()
    if participle in _OF_HEARERS and not _ABOUT.search(behind):
        return False
    active = f" {particle} {thing[0].lower()}{thing[1:]}{behind}.".replace("  ", " ")
    if objects := SPEAKING_WITH.get(verb):
        return objects.match(active) is not None
    needs = _PRESENTED if verb == "presented" else NEEDS.get(verb)
    return needs is None or needs.match(active) is not None
