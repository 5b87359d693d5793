"""Reads letters of other scripts that look like Latin ones as those: `Аnna` with a Cyrillic А shows a name as well.

They come from keyboards that were switched too late, from programs that recognise letters in scans, and from people
who do not want to be found.
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
    # signs of phonetic scripts, and the Turkish letter
    "ɑɡı": "agi",
}
_TABLE = str.maketrans({other: ours for pair in _LATIN.items() for other, ours in zip(*pair, strict=True)})
_OTHER = "\u0370-\u03ff\u0400-\u052f\u1f00-\u1fff"  # Greek and Cyrillic
_OF_OTHERS = re.compile(f"[{_OTHER}ɑɡı]")
_WORD = re.compile(rf"[^\W_]*[{_OTHER}ɑɡı][^\W_]*")


def in_latin(text: str) -> str:
    """A text, letter by letter, with Latin letters in each word that looks as if it had no others.

    A word with a letter that looks like none of ours is of another language, and stays.
    """
    if text.isascii() or not _OF_OTHERS.search(text):
        return text
    return _WORD.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    latin = match.group().translate(_TABLE)
    return match.group() if _OF_OTHERS.search(latin) else latin
