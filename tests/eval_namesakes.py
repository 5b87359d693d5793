"""How well one text's proof that two people share a name is read, on hand-labelled texts.

    python -m tests.eval_namesakes [--errors]

Prints precision and recall of both halves and every error of the tuning half (of the held half too with --errors), and
fails where a figure of the held half is below its floor.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import yaml

from archive.people import find_people
from archive.people.apart import proofs
from tests import floors
from tests.gold import Score, listed


def measured(half: Literal["tuning", "held"]) -> Score:
    """The pairs of organisations that are found to have two people of one name, against those labelled."""
    score = Score()
    gold = yaml.safe_load((Path(__file__).parent / "gold" / f"namesakes_{half}.yml").read_text(encoding="utf-8"))
    for entry in gold:
        lang = entry.get("lang", "lv")
        found = {
            frozenset((str(one.organisation), str(other.organisation)))
            for one, other in proofs(entry["text"], find_people(entry["text"], lang), lang)
        }
        score.count(found, {frozenset(pair) for pair in entry["apart"]}, entry["text"], "two people")
    return score


def main() -> int:
    for half in ("tuning", "held"):
        score = measured(half)
        print(f"{half} texts: precision {score.precision:.3f}, recall {score.recall:.3f}")
        if half == "tuning" or "--errors" in sys.argv:
            print(listed(score.notes))
    figures = {"precision": score.precision, "recall": score.recall}
    return int(not floors.judge("namesakes", figures))


if __name__ == "__main__":
    sys.exit(main())
