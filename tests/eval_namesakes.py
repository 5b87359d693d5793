"""How well one text's proof that two people share a name is read, on hand-labelled texts.

    python -m tests.eval_namesakes [--errors]

Prints precision and recall of both halves and every error of the tuning half (of the held half too with --errors), and
fails where a figure of the held half is below its floor.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

import yaml

from archive.people import find_people
from archive.people.namesakes import proofs
from tests import floors
from tests.gold import Score, listed

Half = Literal["tuning", "held"]


def labelled(half: Half) -> list[dict[str, Any]]:
    """The texts of one half: `text`, `lang`, and in `apart` the two organisations of each pair of namesakes."""
    file = Path(__file__).parent / "gold" / f"namesakes_{half}.yml"
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return entries


def measured(half: Half) -> Score:
    """The pairs of organisations that are found to have two people of one name, against those labelled."""
    score = Score()
    for entry in labelled(half):
        lang = entry.get("lang", "lv")
        found = {
            frozenset((str(one.organisation), str(other.organisation)))
            for one, other in proofs(entry["text"], find_people(entry["text"], lang), lang)
        }
        score.count(found, {frozenset(pair) for pair in entry["apart"]}, entry["text"], "two people")
    return score


def main() -> int:
    halves: tuple[Half, ...] = ("tuning", "held")
    for half in halves:
        score = measured(half)
        print(f"{half} texts: precision {score.precision:.3f}, recall {score.recall:.3f}")
        if half == "tuning" or "--errors" in sys.argv:
            print(listed(score.notes))
    figures = {"precision": score.precision, "recall": score.recall}
    return int(not floors.judge("namesakes", figures))


if __name__ == "__main__":
    sys.exit(main())
