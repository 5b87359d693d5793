"""Replaces letters of other scripts that look like Latin ones: `Аnna` with a Cyrillic А shows a name just as well.

They come from keyboards that were switched too late, from text recognition in scans, and from people who do not want to
be found.
"""

from __future__ import annotations

import re

_LATIN = {
    # Cyrillic
    "АВЕЅІЈКМНОРСТУХԌԚԜЁЇ": "ABESIJKMHOPCTYXGQWËÏ",
    "аеѕіјкорсухԁԛԝһӏёї": "aesijkopcyxdqwhlëï",
    # Greek
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ": "ABEZHIKMNOPTYX",
    "αικνορυχϳ": "aikvopuxj",
    # phonetic letters, and the Turkish dotless i
    "ɑɡı": "agi",
}
_TABLE = str.maketrans({other: ours for pair in _LATIN.items() for other, ours in zip(*pair, strict=True)})
_OTHER = "\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff"  # Greek and Cyrillic
_OF_OTHERS = re.compile(f"[{_OTHER}ɑɡı]")
_WORD = re.compile(rf"[^\W_]*[{_OTHER}ɑɡı][^\W_]*")


def in_latin(text: str) -> str:
    """A text with Latin letters in each word that looks Latin; every letter keeps its place.

    A word with a letter that resembles no Latin one is in another language, and is left alone.
    """
    if text.isascii() or not _OF_OTHERS.search(text):
        return text
    return _WORD.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    latin = match.group().translate(_TABLE)
    return match.group() if _OF_OTHERS.search(latin) else latin
