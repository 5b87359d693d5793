"""Reasons why a document could not be read, or not completely: a fixed set of translatable sentences."""

from __future__ import annotations


def N_(message: str) -> str:  # noqa: N802  # the name that gettext's tools look for
    """Mark a message for translation; it is translated where it is shown."""
    return message


PROTECTED = N_("it is protected by a password")
DAMAGED = N_("it is damaged")
TOO_LARGE = N_("it unpacks to more than 100 MB")
TOO_MANY_PARTS = N_("it has more than 10,000 parts")
TOO_SLOW = N_("it took longer than 60 seconds")
CRASHED = N_("the reader crashed")
TOO_HUNGRY = N_("it needs more memory than allowed")
EMBEDDED = N_("files that are embedded in it were not read")
PICTURES = N_("its pages are pictures without text")
SOME_PICTURES = N_("some of its pages are pictures whose text was not read")
NO_TEXT = N_("no text was found in it")
NOT_READ = N_("its type is not read")
NO_PROGRAM = N_("the program that reads its type is not installed")
MORE_PAGES = N_("only the first 2000 pages were read")
MORE_TEXT = N_("only the first 10 MB of its text were read")
MORE_CELLS = N_("only the first 100,000 rows of a sheet were read")
TOO_WIDE = N_("only the first rows of a sheet were read, for a cell far from the others makes it too large")

PROBLEMS = frozenset(
    {PROTECTED, DAMAGED, TOO_LARGE, TOO_MANY_PARTS, TOO_SLOW, CRASHED, TOO_HUNGRY, PICTURES, SOME_PICTURES, NO_TEXT}
    | {EMBEDDED, NOT_READ, NO_PROGRAM, MORE_PAGES, MORE_TEXT, MORE_CELLS, TOO_WIDE}
)


class Unreadable(Exception):
    """A document, or the rest of it, cannot be read; `problem` says why."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem
