"""Texts with the people they name and their offices, one per line, for tests."""

from __future__ import annotations

from archive.people import Appearance


def cases(block: str) -> list[tuple[str, list[str]]]:
    """The texts of a block, separated by blank lines, each with its lines of people, which begin with a dash."""
    parts = [part.split("\n- ") for part in block.strip().split("\n\n")]
    return [(text, people) for text, *people in parts]


def described(one: Appearance) -> str:
    """A mention as such a line: name | organisation | office | the office in the nominative, if different | others."""
    changed = one.role_nominative if one.role_nominative != one.role else None
    fields = [one.nominative, one.organisation, one.role, changed, *one.other_roles]
    return " | ".join(field or "" for field in fields).rstrip(" |")
