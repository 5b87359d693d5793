"""Recognises who may sign a text: bodies that issue press releases, and the offices of people."""

from __future__ import annotations

import re

_OFFICE = re.compile(
    r"\w*(?:ministrija|policija|prokuratūra|inspekcija|aģentūra|komisija|redakcija|administrācija|asociācija|koalīcija)"
    r"|\w*(?:biedrība|pašvaldība|pārvalde|nodaļa|dome|dienests|fonds|centrs|birojs|kabinets|departaments|institūts)"
    r"|ministry|department|office|police|council|agency|board|centre|center|association|university|embassy|staff",
    re.I,
)
"""Names of offices and organisations that issue press releases."""
_ROLE = re.compile(
    r"\w+(?:[āē]j[sa]|nieks|niece|ist[se]|[ea]nt[se]|or[se]|(?<!semin)(?<!koment)(?<!scen)ār[se]|eris|logs|loģe"
    r"|grāf[se]|stāv(?:is|e)|locekl(?:is|e)|ministr[se]|ekspert[se]|deputāt[se]|advokāt[se])"
    r"|\w*(?:officer|spokes\w+|secretary|editor|director|manager|coordinator|advis[eo]r|specialist|expert|journalist"
    r"|lawyer|chair\w*|president|minister|researcher|reporter|correspondent|assistant|representative)",
    re.I,
)
"""Titles of people who sign a text, recognised by their endings: `vadītāja`, `sekretāre`."""
_WORDS_OF_OFFICE = 10  # `Iekšlietu ministrijas Sabiedrisko attiecību nodaļas vadītāja`; judged
_OF = frozenset(("of", "for"))
_MOST_WORDS = 6  # words in the name of an organisation; judged, as for that of a person
_DIGIT = re.compile(r"\d")


def is_office(text: str) -> bool:
    """Whether a text is `Iekšlietu ministrija`, `Ministry of the Interior`, `Biedrība “Ziemeļu krasts”` or the like."""
    words = text.split()
    if not text[:1].isupper() or not 0 < len(words) <= _MOST_WORDS:
        return False
    if _OFFICE.fullmatch(words[-1]):
        return True
    return len(words) > 1 and _OFFICE.fullmatch(words[0]) is not None and (words[1] in _OF or words[1][0] in '“„«"')


def is_role(text: str) -> bool:
    """Whether a text is `Iekšlietu ministrijas preses sekretāre` or the like."""
    words = text.strip(" .,").split()
    return 0 < len(words) <= _WORDS_OF_OFFICE and _ROLE.fullmatch(words[-1]) is not None and not _DIGIT.search(text)
