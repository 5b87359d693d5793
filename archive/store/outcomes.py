"""How crawls end: each outcome, the exit code of the command, and whether the crawl was published."""

from __future__ import annotations

from enum import StrEnum
from typing import Self

from archive.errors import EXIT_DONE, EXIT_DRIFT, EXIT_ERROR, EXIT_PARTIAL, EXIT_UNREACHABLE


class Outcome(StrEnum):
    """How a crawl ended, as stored in `crawls.outcome` and in the record at the end of its capture file."""

    exit_code: int
    is_published: bool

    def __new__(cls, word: str, exit_code: int, is_published: bool) -> Self:
        """`exit_code` is that of the command; of a crawl that is not published, only the captures are kept."""
        outcome = str.__new__(cls, word)
        outcome._value_ = word
        outcome.exit_code = exit_code
        outcome.is_published = is_published
        return outcome

    DONE = "done", EXIT_DONE, True
    PARTIAL = "partial", EXIT_PARTIAL, True  # some pages failed, or it ended early
    LIMITED = "limited", EXIT_DONE, True  # in earlier versions: it was told to stop early
    UNREACHABLE = "unreachable", EXIT_UNREACHABLE, False
    DRIFT = "drift", EXIT_DRIFT, False  # too little was recognised
    INTERRUPTED = "interrupted", EXIT_ERROR, False  # it was cut short, and has no record of its end

    @classmethod
    def read(cls, word: str | None) -> Outcome | None:
        """The outcome with this name; None if a crawl has none yet, or one from a later version."""
        return next((outcome for outcome in cls if outcome == word), None)


def is_published(word: str | None) -> bool:
    """Whether a crawl with this outcome was published."""
    outcome = Outcome.read(word)
    return outcome is not None and outcome.is_published


def has_ended(word: str | None) -> bool:
    """Whether a crawl with this outcome came to its end, successful or not."""
    return word is not None and word != Outcome.INTERRUPTED


def exit_code(word: str | None) -> int:
    """The exit code of a refresh with this outcome."""
    outcome = Outcome.read(word)
    return outcome.exit_code if outcome else EXIT_ERROR


def _one_of(*outcomes: Outcome) -> str:
    return "outcome IN ({})".format(", ".join(f"'{outcome}'" for outcome in outcomes))


# Conditions in SQL on a row of `crawls`. UNLIMITED leaves out what ended early when that was an outcome; today the
# column `ended_early` says so.
PUBLISHED = _one_of(*(outcome for outcome in Outcome if outcome.is_published))
UNLIMITED = _one_of(*(outcome for outcome in Outcome if outcome.is_published and outcome is not Outcome.LIMITED))
ENDED = f"outcome <> '{Outcome.INTERRUPTED}'"  # not true for NULL, either
