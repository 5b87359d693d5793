"""Words around a list which show that it does not list people side by side; texts without their names and offices."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from archive.people.types import Appearance

SMALL = (
    r"no|of|from|at|in|for|an?|the|his|her|mr|mrs|ms|dr|prof|sc|iur|psych|oec|ing|mag|bc|kungs|kundze|kungam|kundzei"
    r"|kungu|kundzi"
)
SENTENCE_END = re.compile(r"[.!?:;]\s+(?=[^\W\d_])")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# People who held one office after another are one person.
OVER_TIME = re.compile(
    r"\b(?:bijuš|kādreizēj|toreizēj|tagadēj|pašreizēj|agrāk|iepriekš|vēlāk|tagad\b|pašlaik|šobrīd|kopš\b|līdz\b"
    r"|nākam(?:ais|ā)\b|topoš|turpmāk|jaunievēl|jauniecel|future|outgoing|incoming|newly"
    r"|darba pieredz|biogrāf|experience|biograph|curriculum"
    r"|former|now\b|then\b|later\b|previous|current|until\b|since\b|once\b|ex-)",
    re.IGNORECASE,
)
CREDIT = re.compile(r"\s*(?:foto|tekst|autor|sagatavo|photo|text|author|by\b|written)", re.IGNORECASE)
# Headings of lists of other things than people, without diacritics.
OF_THINGS = re.compile(
    r"\b(?:programm|kartib|plans|agenda|schedule|timetable|prezentac|presentation|uzrun|run(?:a|as)\b|runat|uzsta"
    r"|speech|speak|lekcij|lektor|lectur|pasniedz|trener|moder|diena|day|dala|part\b|referat|zinojum|talks?\b|sesij"
    r"|session|panel|diskusij|discussion|darbnic|workshop|nodarbib|material|foto|photo|attel|pictur|imag|galerij|galler"
    r"|video|ierakst|record|publik|publicat|rakst[sui]|articl|interv|saites|links?\b|autor|author|kontakt|contact"
    r"|parakst|sign|jautajum|question|atbild|answer|citat|quot|viedok|opinion|tem(?:a|as|ats|ati)\b|topic|priekslik"
    r"|proposal|vestul|letter|stast|stor(?:y|ies)|tekst|text|sagatav|prepar|izstrad|draft|writ|compil|tulko|translat"
    r"|amat(?:a|am|os|i)\b|iecel|atbriv|apstiprin|ievel|parcel|appoint|elect|promot|dismiss|vakanc|pretend|iesnie"
    r"|pieteik|labo(?:ts|jum)|preciz|errat|correct)"
)


def without_offices(text: str, start: int, end: int, people: Sequence[Appearance]) -> str:
    """A part of the text, without the names and offices of these people."""
    part = list(text[start:end])
    for one in people:
        for at in range(max(start, one.start), min(end, one.end)):
            part[at - start] = " "
    rest = "".join(part)
    for office in sorted({office for one in people for office in offices_of(one)}, key=len, reverse=True):
        rest = rest.replace(office, " ")
    return rest


def offices_of(one: Appearance) -> Iterator[str]:
    """The offices and the talk of a mention, as written."""
    yield from filter(None, (one.role, one.organisation, one.talk, *one.other_roles))
