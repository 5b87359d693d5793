"""How well whole articles are read: who speaks in them, which municipalities are meant, and what event they are about.

    python -m tests.eval_articles [--errors]

Other evaluations have passages for one question each; here what a text says on its first line counts on its last.
Prints the figures of both halves of tests/gold/articles_*.yml, with every error of the tuning half (of the held half
too with --errors), and fails where a figure of the held half is below its floor.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, Literal

import yaml

from archive.extract.events.announced import event_of_article
from archive.latvian.fold import fold
from archive.people import find_people
from archive.places import find_places
from tests import floors
from tests.eval_events import Counts
from tests.gold import Score, listed

Half = Literal["tuning", "held"]


def labelled(half: Half) -> list[dict[str, Any]]:
    """The articles of one half: `text` with the title on its first line, `date`, `lang`, and their labels."""
    file = Path(__file__).parent / "gold" / f"articles_{half}.yml"
    entries: list[dict[str, Any]] = yaml.safe_load(file.read_text(encoding="utf-8"))
    return entries


class Measured:
    """The counts of one half."""

    def __init__(self, half: Half) -> None:
        self.names, self.speakers, self.municipalities, self.events = Score(), Score(), Score(), Counts()
        for entry in labelled(half):
            self._people(entry)
            found = {one.municipality.name for one in find_places(entry["text"], entry["lang"], entry["date"])}
            self.municipalities.count(found, set(entry["municipalities"]), entry["text"], "municipality")
            self._event(entry)

    def _people(self, entry: dict[str, Any]) -> None:
        wanted = {fold(name): speaks for name, speaks in entry["people"].items()}
        found: dict[str, bool] = {}
        for one in find_people(entry["text"], entry["lang"]):
            key = fold(one.nominative)
            found[key] = found.get(key, False) or one.spoke
        speak, should = ({name for name, speaks in people.items() if speaks} for people in (found, wanted))
        self.names.count(set(found), set(wanted), entry["text"], "name")
        self.speakers.count(speak, should, entry["text"], "speaker")

    def _event(self, entry: dict[str, Any]) -> None:
        title, _, body = entry["text"].partition("\n\n")
        found = event_of_article(title, body, entry["date"], "/lv/1", entry["lang"])
        if wanted := entry["event"]:
            label = {"starts_at": wanted["time"], **wanted}
            self.events.count(label, found[0] if found else None, entry["text"])
        else:
            self.events.false += bool(found)

    def told(self) -> list[str]:
        """The figures in words."""
        scores = {"names": self.names, "speakers": self.speakers, "municipalities": self.municipalities}
        return [
            *(f"{what}: precision {one.precision:.3f}, recall {one.recall:.3f}" for what, one in scores.items()),
            self.events.told("events"),
        ]

    @property
    def notes(self) -> list[str]:
        """Every error, with its text."""
        return [*self.names.notes, *self.speakers.notes, *self.municipalities.notes, *self.events.notes]


def main() -> int:
    figures: dict[str, float] = {}
    halves: tuple[Half, ...] = ("tuning", "held")
    for half in halves:
        measured = Measured(half)
        for line in measured.told():
            print(f"whole articles, {half}: {line}")
        if half == "tuning" or "--errors" in sys.argv:
            print(listed(measured.notes))
        figures = {
            "names_f1": measured.names.f1,
            "speakers_precision": measured.speakers.precision,
            "speakers_recall": measured.speakers.recall,
            "municipalities_f1": measured.municipalities.f1,
            "event_days": measured.events.days / measured.events.wanted,
        }
    return int(not floors.judge("articles", figures))


if __name__ == "__main__":
    sys.exit(main())
