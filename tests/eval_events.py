"""How well events are read: those that articles announce or report, and those of calendars of other systems.

    python -m tests.eval_events [--errors]

Prints, for both halves of tests/gold/events_*.yml, announcements_*.yml and calendars, how many events are found with
the right days, time and place, and every error of the tuning half (of the held half too with --errors). Fails where a
figure of the held half is below its floor.
"""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from archive.extract import Event, extract
from archive.extract.events.announced import event_of_article
from archive.extract.types import Article, CalendarMonth, Listing
from archive.latvian.fold import fold, slugify
from tests import floors
from tests.gold import listed

Half = Literal["tuning", "held"]
Texts = Literal["events", "announcements"]
"""Those that vary the ways of telling of an event, and those in which each is about as frequent as in life."""
GOLD = Path(__file__).parent / "gold"
_WORD = re.compile(r"\w+")
_JOINING = frozenset(("in", "at", "on", "the", "of"))
_VISIT = dt.timedelta(days=3)  # before the first event of a calendar of which it is not known


@dataclass
class Counts:
    """Of the events that are labelled those with the right days, times and places; `false` are those found besides."""

    wanted: int = 0
    days: int = 0
    false: int = 0
    times_wanted: int = 0
    times: int = 0
    places_wanted: int = 0
    places: int = 0
    notes: list[str] = field(default_factory=list)

    def count(self, wanted: dict[str, Any], found: Event | None, text: str) -> None:
        """Compare one event with its label. A place is right if it has all words of the label, in whichever case."""
        right = found is not None and (found.starts_on, found.ends_on) == (wanted["starts_on"], wanted["ends_on"])
        self.wanted += 1
        self.days += right
        self.times_wanted += bool(wanted["starts_at"])
        self.places_wanted += bool(wanted["place"])
        if found is None or not right:
            self.notes.append(
                f"days: {found and (found.starts_on, found.ends_on)}, not {wanted['starts_on']}\n    {text}"
            )
            return
        time = found.starts_at and f"{found.starts_at:%H:%M}"
        if time != (wanted["starts_at"] and wanted["starts_at"].zfill(5)):
            self.notes.append(f"time: {time}, not {wanted['starts_at']}\n    {text}")
        elif time:
            self.times += 1
        if wanted["place"] and names(found.place, wanted["place"]):
            self.places += 1
        elif found.place or wanted["place"]:
            self.notes.append(f"place: {found.place}, not {wanted['place']}\n    {text}")

    def told(self, what: str) -> str:
        """The counts in words."""
        return (
            f"{what}: of {self.wanted} events {self.days} with the right days, of {self.times_wanted} times "
            f"{self.times}, of {self.places_wanted} places {self.places}; {self.false} that are none"
        )


def names(place: str | None, wanted: str) -> bool:
    """Whether a place has the words of another, each but for its ending, and for those that only join them."""
    found = _WORD.findall(fold(place or ""))
    return all(
        any(one[: max(3, len(word) - 3)] == word[: max(3, len(word) - 3)] for one in found)
        for word in _WORD.findall(fold(wanted))
        if word not in _JOINING
    )


def articles(half: Half, texts: Texts) -> tuple[Counts, int]:
    """The counts of events in articles, and how many articles have none."""
    counts, without = Counts(), 0
    for entry in yaml.safe_load((GOLD / f"{texts}_{half}.yml").read_text(encoding="utf-8")):
        found = event_of_article(entry["title"], entry["body"], entry["published_on"], "/lv/1", entry["lang"])
        text = f"{entry['title']}\n{entry['body']}"
        if entry["event"]:
            counts.count(entry["event"], found[0] if found else None, text)
        else:
            without += 1
            counts.false += bool(found)
            counts.notes += [f"no event: {one.starts_on}\n    {text}" for one in found]
    return counts, without


def calendars(half: Half) -> Counts:
    """The counts of events in calendars: pages with even numbers are for tuning, those with odd ones are held."""
    counts = Counts()
    for entry in yaml.safe_load((GOLD / "calendars" / "labels.yml").read_text(encoding="utf-8")):
        if int(Path(entry["file"]).stem) % 2 != (half == "held"):
            continue
        body = (GOLD / "calendars" / entry["file"]).read_bytes()
        visit = entry.get("today") or min(event["starts_on"] for event in entry["events"]) - _VISIT
        page = extract(body, entry["url"], "text/html; charset=utf-8", today=visit)
        events = page.events if isinstance(page, CalendarMonth) else ()
        events = page.calendar if isinstance(page, Article | Listing) else events
        wanted = {slugify(event["title"]) for event in entry["events"]}
        for label in entry["events"]:
            counts.count(label, _same(events, label), f"{entry['file']}, {entry['system']}: {label['title']}")
        others = [event for event in events if slugify(event.title) not in wanted]
        counts.false += len(others)
        counts.notes += [f"no event: {event.title}\n    {entry['file']}, {entry['system']}" for event in others]
    return counts


def _same(events: Iterable[Event], label: dict[str, Any]) -> Event | None:
    """The event of that title, if there are several the one of those days."""
    named = [event for event in events if slugify(event.title) == slugify(label["title"])]
    return next((event for event in named if event.starts_on == label["starts_on"]), named[0] if named else None)


def main() -> int:
    figures: dict[str, float] = {}
    halves: tuple[Half, ...] = ("tuning", "held")
    for half in halves:
        read, without = articles(half, "events")
        announced, others = articles(half, "announcements")
        shown = calendars(half)
        print(f"{half}, {read.told('articles')} of {without}")
        print(f"{half}, {announced.told('announcements')} of {others}")
        print(f"{half}, {shown.told('calendars')}")
        if half == "tuning" or "--errors" in sys.argv:
            print(listed([*read.notes, *announced.notes, *shown.notes]))
        if half == "held":
            figures = {
                "days": read.days / read.wanted,
                "times": read.times / read.times_wanted,
                "places": read.places / read.places_wanted,
                "without": 1 - read.false / without,
                "announced_days": announced.days / announced.wanted,
                "announced_times": announced.times / announced.times_wanted,
                "announced_places": announced.places / announced.places_wanted,
                "announced_without": 1 - announced.false / others,
                "calendar_days": shown.days / shown.wanted,
                "calendar_times": shown.times / shown.times_wanted,
                "calendar_places": shown.places / shown.places_wanted,
                "calendar_precision": shown.wanted / (shown.wanted + shown.false),
            }
    return int(not floors.judge("events", figures))


if __name__ == "__main__":
    sys.exit(main())
