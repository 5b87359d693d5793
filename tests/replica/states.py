"""The stand-in site in the states of its past, read from `past/`: what it said in 2016, at a first visit, and so on.

A file in `past/<state>/` holds up to and including that state. It is another text of an article that the site has
today, or one of an article that it has no more.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from .content import HERE, CalendarEvent, ReplicaArticle, load_articles, load_calendar
from .moved import move
from .site import Site

PAST = HERE / "past"
NOW = "now"


@dataclass(frozen=True)
class State:
    """What the site said. `day` is when others recorded it, None if nobody did."""

    name: str
    day: dt.date | None
    articles: tuple[ReplicaArticle, ...]
    events: tuple[CalendarEvent, ...]

    def site(self, today: dt.date | None = None, skin: str = "mixed") -> Site:
        """The site in this state, as visited on a day: by default the one when others recorded it, else today."""
        return Site(skin, today or self.day or dt.date.today, self.articles, self.events)


@cache
def load_states() -> dict[str, State]:
    """All states by name, oldest first; the last is `now`, the site as it is. Raises ValueError for a broken file."""
    told: dict[str, Any] = yaml.safe_load((PAST / "states.yml").read_text(encoding="utf-8"))
    names = [str(entry["name"]) for entry in told["states"]]
    days = [entry.get("day") for entry in told["states"]]
    began = {article: names.index(name) for name, articles in told["since"].items() for article in articles}
    elsewhere = {article: names.index(name) for name, articles in told["elsewhere"].items() for article in articles}
    articles = {article.id: article for article in load_articles()}
    events = _by_id(load_calendar())
    states = [State(NOW, None, tuple(articles.values()), tuple(_flat(events)))]
    for at in reversed(range(len(names))):
        folder, day = PAST / names[at], days[at]
        articles |= {article.id: article for article in load_articles(folder)}
        events |= _by_id(load_calendar(folder / "calendar.yml"))
        shown = [
            move(article) if at <= elsewhere.get(article.id, -1) else article
            for article in articles.values()
            if began.get(article.id, -1) <= at and (not day or not article.date or article.date <= day)
        ]
        # The calendar of then has nothing of the years to come.
        planned = [event for event in _flat(events) if not day or event.starts_on.year <= day.year]
        states.append(State(names[at], day, tuple(shown), tuple(planned)))
    return {state.name: state for state in reversed(states)}


def _by_id(events: Iterable[CalendarEvent]) -> dict[str, list[CalendarEvent]]:
    """The entries of each event: one per language."""
    found: dict[str, list[CalendarEvent]] = {}
    for event in events:
        found.setdefault(event.id, []).append(event)
    return found


def _flat(events: dict[str, list[CalendarEvent]]) -> list[CalendarEvent]:
    flat = [event for entries in events.values() for event in entries]
    return sorted(flat, key=lambda event: (event.starts_on, event.starts_at or "", event.id))
