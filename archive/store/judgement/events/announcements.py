"""What became of events: which were moved, renamed or are no longer announced. Pure; the order of input is irrelevant.

Everything is derived from what captures showed and when they were made. Absence proves something only where the event
would have been shown: in the same calendar (of one language; beside texts or as a page of its own) that showed it
before, in captures that show its month completely, after the last one that shows the event, and before its first day.
Calendars may drop past events, and a month that is no longer shown proves nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import timedelta
from types import MappingProxyType

from archive.store.judgement.events.merging import Alias, merge_events
from archive.store.judgement.events.sightings import Announced, EventHistory, Moment, Shown, Sighting

DAYS = 2
"""On how many days an event must be missing from its calendar; one is enough if another takes its place."""
NEAR = timedelta(days=62)
"""How far an event may move and still be recognised by its title: into the month before or after."""


def judge(
    shown: Iterable[Shown], article_of: Callable[[str], str | None], twins_of: Mapping[str, str] = MappingProxyType({})
) -> tuple[list[Announced], list[Alias]]:
    """All events that were shown, by their ids, and what became of each; then the other ids of events.

    `article_of` gives the article at an address, `twins_of` maps an article (id) to its translation. An event that an
    article announces and that the calendar has too, with a link to that article, is one: that of the calendar; so are
    the parts that two months, or two languages, show (`event_merging`).
    """
    everything = list(shown)
    histories = _histories(everything)
    articles = {key: _article_about(history, article_of) for key, history in histories.items()}
    twins = _twins_in_calendars(histories, articles)
    judged = _Fates(everything, histories, twins)
    fates = {key: judged.of(key) for key in histories}

    def instead(key: str) -> str | None:
        """The event that has finally replaced another, through any events in between."""
        other = fates[key][1]
        other = twins.get(other, other) if other else None
        follows = fates[other][1] if other else None
        renamed = other and follows and histories[other].event.starts_on == histories[follows].event.starts_on
        return instead(other) if other and renamed else other

    announced = [
        Announced(
            event=history.event,
            lang=_one({one.shown.block.lang for one in history.heard}),
            article_id=articles[key],
            first=min(one.shown.first for one in [*history.in_calendars, *history.in_articles]),
            last=max(one.shown.last for one in [*history.in_calendars, *history.in_articles]),
            since=history.since,
            gone_at=fates[key][0],
            replaced_by=instead(key),
            earlier_starts_at=(clock := history.earlier("starts_at")) and clock[:5],
            earlier_place=history.earlier("place"),
        )
        for key, history in sorted(histories.items())
        if key not in twins
    ]
    return merge_events(announced, twins_of)


def _article_about(history: EventHistory, article_of: Callable[[str], str | None]) -> str | None:
    """The article that announces an event, or else the one that its calendar links to."""
    if history.in_articles:
        return history.in_articles[0].shown.block.article_id
    return article_of(history.event.url or "")


def _twins_in_calendars(histories: Mapping[str, EventHistory], articles: Mapping[str, str | None]) -> dict[str, str]:
    """For each event that only an article announces, the calendar's event with a link to that article, if any."""
    in_calendars = {
        (articles[key], history.event.starts_on): key
        for key, history in sorted(histories.items())
        if history.in_calendars
    }
    return {
        key: other
        for key, history in histories.items()
        if not history.in_calendars and (other := in_calendars.get((articles[key], history.event.starts_on)))
    }


def _histories(everything: Iterable[Shown]) -> dict[str, EventHistory]:
    sights: defaultdict[str, list[Sighting]] = defaultdict(list)
    for shown in everything:
        for event in shown.block.events:
            sights[event.id].append(Sighting(shown, event))
    histories: dict[str, EventHistory] = {}
    for key, seen in sights.items():
        counted = [one for one in seen if one.shown.timely] or seen
        counted.sort(key=lambda one: (one.shown.last.day, one.shown.block.kind, one.shown.last), reverse=True)
        told = [one for one in counted if one.shown.block.kind == "article"]
        histories[key] = EventHistory([one for one in counted if one.shown.block.kind != "article"], told)
    return histories


class _Fates:
    """Finds what became of each event, given everything that was shown."""

    def __init__(
        self, everything: list[Shown], histories: Mapping[str, EventHistory], twins: Mapping[str, str]
    ) -> None:
        self._histories = histories
        self._told_as: defaultdict[str, list[str]] = defaultdict(list)  # by an event of the calendar
        for key, other in twins.items():
            self._told_as[other].append(key)
        self._whole: defaultdict[tuple[str, str, str], list[Shown]] = defaultdict(list)
        self._of_article: defaultdict[str, list[Shown]] = defaultdict(list)
        for shown in (one for one in everything if one.timely):
            for month in shown.block.months:
                self._whole[*shown.block.voice, month].append(shown)
            if shown.block.kind == "article" and shown.block.article_id:
                self._of_article[shown.block.article_id].append(shown)
        self._alike: defaultdict[object, list[str]] = defaultdict(list)
        for key, history in sorted(histories.items()):
            if history.in_calendars:
                self._alike[history.name].append(key)
                if history.link:
                    self._alike[history.event.starts_on, history.link].append(key)

    def of(self, key: str) -> tuple[str | None, str | None]:
        """When an event was first missing, and which event replaced it, if any."""
        history = self._histories[key]
        if not history.in_calendars:
            gone_at = self._untold(key)
            return gone_at, self._told_instead(key) if gone_at else None
        missed = self._missed(key)
        if not missed:
            return None, None
        if other := self._instead(key):
            return missed[0].seen_at, other
        if len(missed) < DAYS or any(self._is_told(one) for one in (key, *self._told_as[key])):
            return None, None
        return missed[0].seen_at, None

    def _missed(self, key: str) -> list[Moment]:
        """The first moment of each day on which its calendar was shown without it, before the event would have been."""
        history = self._histories[key]
        first_day = history.event.starts_on.isoformat()
        days: dict[str, Moment] = {}
        for kind, lang in {one.shown.block.voice for one in history.in_calendars}:
            for shown in self._whole[kind, lang, first_day[:7]]:
                for span in shown.days if key not in shown.ids else ():
                    moment = next((one for one in span if one > history.last), None)
                    if moment and moment.day < first_day:
                        days[moment.day] = min(moment, days.get(moment.day, moment))
        return sorted(days.values())

    def _instead(self, key: str) -> str | None:
        """The event of the calendar that replaces another: with the same title on another day, or the same link.

        Two events that a calendar shows at the same time are different ones.
        """
        history = self._histories[key]
        found = []
        for other_key in {*self._alike[history.name], *self._alike[history.event.starts_on, history.link or ""]} - {
            key
        }:
            other = self._histories[other_key]
            apart = abs(other.event.starts_on - history.event.starts_on)
            same_link = history.link is not None and history.link == other.link
            in_time = same_link or other.first.day <= history.event.starts_on.isoformat()
            may_be = same_link or not (history.link and other.link)
            if (
                (not apart or (apart <= NEAR and may_be and in_time))
                and other.first > history.first
                and other.first.day >= history.last.day
                and _langs(history) & _langs(other)
                and not any(other_key in one.shown.ids for one in history.in_calendars)
            ):
                found.append((other.first, apart, other_key))
        return min(found)[2] if found else None

    def _is_told(self, key: str) -> bool:
        """Whether an article still announces an event."""
        return bool(self._histories[key].in_articles) and self._untold(key) is None

    def _untold(self, key: str) -> str | None:
        """Since when no article announces an event. One capture is enough: the text of an article is believed."""
        since = []
        for article_id, last in _by_article(self._histories[key]):
            without = (one.after(last) for one in self._of_article[article_id] if key not in one.ids)
            missed = min((moment for moment in without if moment), default=None)
            if missed is None:
                return None
            since.append(missed.seen_at)
        return max(since, default=None)

    def _told_instead(self, key: str) -> str | None:
        """What the same article announces in place of an event; an article announces one at a time."""
        history = self._histories[key]
        found = []
        for article_id, last in _by_article(history):
            for shown in self._of_article[article_id]:
                if key not in shown.ids and shown.first > history.first and shown.first.day >= last.day:
                    # Of two that alternated, the later one replaces the earlier one; otherwise each would replace the
                    # other.
                    later = (other for other in shown.ids if self._told_since(other) > self._told_since(key))
                    found += [(shown.first, other) for other in later]
        return min(found)[1] if found else None

    def _told_since(self, key: str) -> Moment:
        return min(one.shown.first for one in self._histories[key].in_articles)


def _by_article(history: EventHistory) -> Iterator[tuple[str, Moment]]:
    """The articles that announce an event, each with the last moment at which it did."""
    last: dict[str, Moment] = {}
    for one in history.in_articles:
        if article_id := one.shown.block.article_id:
            last[article_id] = max(one.shown.last, last.get(article_id, one.shown.last))
    yield from last.items()


def _langs(history: EventHistory) -> set[str]:
    return {one.shown.block.lang for one in history.in_calendars}


def _one(langs: set[str]) -> str | None:
    return langs.pop() if len(langs) == 1 else None
