"""How well offices and statements are read in passages that were written in ignorance of the rules.

    python -m tests.eval_blind [--errors]

Prints the figures of both halves of tests/gold/offices_*.yml and statements_*.yml by language, and every error of the
tuning half (of the held half too with --errors). Fails where a figure of the held half is below its floor.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from tests import floors
from tests.eval_people import Figures, on_paragraphs, share
from tests.gold import Part, listed, paragraphs


def on_offices() -> dict[str, float]:
    """The offices of the passages that were written blind, by language; the figures of the held half."""
    measured: dict[str, float] = {}
    for half, lang, language, figures in _written_blind("offices_tuning", "offices_held"):
        offices, nominative = share(figures.offices), share(figures.offices_nominative)
        print(
            f"offices written blind, {half}, {language}: role and organisation {offices:.3f}, "
            f"role in the nominative {nominative:.3f}"
        )
        if half == "tuning" or "--errors" in sys.argv:
            print(listed([note for note in figures.notes if note.startswith(("office of", "role in"))]))
        if half == "held":
            measured |= {f"offices_{lang}": offices, f"offices_nominative_{lang}": nominative}
    return measured


def on_statements() -> dict[str, float]:
    """The same of statements; and who speaks in these passages, for which there is no floor."""
    measured: dict[str, float] = {}
    for half, lang, language, figures in _written_blind("statements_tuning", "statements_held"):
        told = [
            f"{what} {one.precision:.3f}, {one.recall:.3f}"
            for what, one in (("statements", figures.statements), ("speakers", figures.speakers))
        ]
        print(f"statements written blind, {half}, {language}: precision, recall: {'; '.join(told)}")
        if half == "tuning" or "--errors" in sys.argv:
            print(listed([*figures.speakers.notes, *figures.statements.notes]))
        if half == "held":
            measured[f"statements_precision_{lang}"] = figures.statements.precision
            measured[f"statements_recall_{lang}"] = figures.statements.recall
    return measured


def _written_blind(tuning: Part, held: Part) -> Iterator[tuple[str, str, str, Figures]]:
    """Each half, and each language by its code and its name, with what is measured there."""
    for half, part in (("tuning", tuning), ("held", held)):
        gold = paragraphs(part)
        for lang, language in (("lv", "Latvian"), ("en", "English")):
            yield half, lang, language, on_paragraphs(one for one in gold if one.lang == lang)


def main() -> int:
    return int(not floors.judge("blind", on_offices() | on_statements()))


if __name__ == "__main__":
    sys.exit(main())
