"""Who speaks in a text, for tests of speech."""

from __future__ import annotations

from archive.people import find_people


def speakers(text: str) -> set[str]:
    """The names (nominative) of those who speak in a Latvian text."""
    return {one.nominative for one in find_people(text) if one.spoke}


def english_speakers(text: str) -> set[str]:
    """The names of those who speak in an English text."""
    return {one.nominative for one in find_people(text, "en") if one.spoke}


def speaking_mentions(text: str) -> list[str]:
    """The name of each mention that speaks in a Latvian text, in order."""
    return [one.nominative for one in find_people(text) if one.spoke]


def statements(text: str) -> list[tuple[str, str]]:
    """Who says what in a Latvian text: the name and the text of each statement, in the order of the mentions."""
    return [(one.nominative, text[part.start : part.end]) for one in find_people(text) for part in one.statements]
