"""How well speakers are told from people who are only named, on passages written in ignorance of the rules.

    python -m tests.eval_speakers [--errors]

Prints precision and recall of names and of speakers in both halves of tests/gold/speakers_*.yml, by the style of the
passages, and every error of the tuning half (of the held half too with --errors). Fails where a figure of the held half
is below its floor.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

import yaml

from archive.latvian.fold import fold
from archive.people import find_people
from tests import floors
from tests.gold import Score, listed

Half = Literal["tuning", "held"]
STYLES = ("plain", "indirect", "news", "english", "english_indirect", "english_news")


def labelled(half: Half) -> list[dict[str, Any]]:
    """The passages of one half: `text`, `style`, and `people`, who are named in full, with whether they speak."""
    file = Path(__file__).parent / "gold" / f"speakers_{half}.yml"
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return entries


def measured(half: Half, style: str) -> tuple[Score, Score]:
    """The names that are found against those labelled, without diacritics; and likewise those who speak."""
    names, speakers = Score(), Score()
    for entry in labelled(half):
        if entry["style"] != style:
            continue
        wanted = {fold(name): speaks for name, speaks in entry["people"].items()}
        found: dict[str, bool] = {}
        for one in find_people(entry["text"], entry.get("lang", "lv")):
            key = fold(one.nominative)
            found[key] = found.get(key, False) or one.spoke
        names.count(set(found), set(wanted), entry["text"], "name")
        speakers.count(
            {name for name, speaks in found.items() if speaks},
            {name for name, speaks in wanted.items() if speaks},
            entry["text"],
            "speaker",
        )
    return names, speakers


def main() -> int:
    figures: dict[str, float] = {}
    halves: tuple[Half, ...] = ("tuning", "held")
    for half in halves:
        for style in STYLES:
            names, speakers = measured(half, style)
            told = [
                f"{what} {one.precision:.3f}, {one.recall:.3f}"
                for what, one in (("names", names), ("speakers", speakers))
            ]
            print(f"{half} passages, {style}: precision, recall: {'; '.join(told)}")
            if half == "tuning" or "--errors" in sys.argv:
                print(listed([*names.notes, *speakers.notes]))
            if half == "held":
                figures |= {
                    f"{style}_names_f1": names.f1,
                    f"{style}_speakers_precision": speakers.precision,
                    f"{style}_speakers_recall": speakers.recall,
                }
    return int(not floors.judge("speakers", figures))


if __name__ == "__main__":
    sys.exit(main())
