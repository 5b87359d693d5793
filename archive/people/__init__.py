"""Who appears in a text, in what office, and what they said. Pure functions."""

from archive.people.english.reader import english_people
from archive.people.latvian.reader import latvian_people
from archive.people.types import Appearance, Statement

__all__ = ["Appearance", "Statement", "find_people"]


def find_people(text: str, lang: str = "lv") -> list[Appearance]:
    """The mentions of persons in a text, in order; `lang` is "lv" or "en"."""
    return english_people(text) if lang == "en" else latvian_people(text)
