"""Finds who appears in a text, in which office, and what they said. Pure functions."""

from archive.people.types import Appearance, Statement
from archive.people.typography import as_written, has_spaced_surname, with_hyphens, with_quotes, without_marks

__all__ = ["Appearance", "Statement", "find_people"]


def find_people(text: str, lang: str = "lv") -> list[Appearance]:
    """Find the mentions of people in a text, in order; `lang` is "lv" or "en"."""
    plain, marks = without_marks(text)
    plain, commas = with_quotes(with_hyphens(plain))
    joints: list[int] = []
    if lang != "en" and has_spaced_surname(plain):
        from archive.people.names.spaced_surnames import joined  # loads as slowly as the rules of a language

        plain, joints = joined(plain)
    found = _people_in(plain, lang)
    return found if plain == text else [as_written(one, plain, text, joints, commas, marks) for one in found]


def _people_in(text: str, lang: str) -> list[Appearance]:
    # Imported here because the rules of a language load slowly, and few commands read a text.
    if lang == "en":
        from archive.people.english.reader import english_people

        return english_people(text)
    from archive.people.latvian.reader import latvian_people

    return latvian_people(text)
