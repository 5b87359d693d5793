"""/calendar/<yyyy>/<mm>: a month of events, as a grid and as a list."""

from __future__ import annotations

import re
from calendar import Calendar, monthrange
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from datasette import NotFound, Response
from sqlite_utils import Database

from archive.web.parts.events import Event, address_of, as_json_ld, read_events, today
from archive.web.serving.i18n import LANGUAGES
from archive.web.serving.request import PageRequest

_MONTH = re.compile(r"(\d{4})-(\d\d)", re.ASCII)
_LONGEST = 24  # months of one event; a longer one is more likely a mistake of the site


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year. Raises ValueError if there is no such month."""

    year: int
    month: int

    def __post_init__(self) -> None:
        date(self.year, self.month, 1)

    @classmethod
    def of(cls, day: str) -> Month:
        """The month of an ISO day."""
        return cls(int(day[:4]), int(day[5:7]))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.month:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])

    @property
    def path(self) -> str:
        """The path of its page."""
        return f"/calendar/{self.year:04}/{self.month:02}"

    def neighbour(self, months: int, earliest: Month, latest: Month) -> Month | None:
        """The month so many months after this one, or before it; None outside the range."""
        years, month = divmod(self.month - 1 + months, 12)
        number = (self.year + years, month + 1)
        within = (earliest.year, earliest.month) <= number <= (latest.year, latest.month)
        return Month(*number) if within else None


class Day(NamedTuple):
    """A cell of the grid. `day` is None before the first and after the last day of the month."""

    day: date | None
    events: list[Event]


def weeks_of(month: Month, events: list[Event]) -> list[list[Day]]:
    """The days of a month in rows of seven, from Monday on; an event is on each of its days."""

    def day(number: int) -> Day:
        if not number:
            return Day(None, [])
        one = month.first.replace(day=number)
        return Day(one, [event for event in events if event.first <= one <= event.last])

    weeks = Calendar(firstweekday=0).monthdayscalendar(month.year, month.month)
    return [[day(number) for number in week] for week in weeks]


def read_months(db: Database) -> list[Month]:
    """The months with events, in order; of an event that goes on for years, only the first _LONGEST."""
    sql = "SELECT DISTINCT substr(starts_on, 1, 7), substr(max(starts_on, ends_on), 1, 7) FROM events"
    months: set[Month] = set()
    for first, last in db.execute(sql):
        month: Month | None = Month.of(first)
        for _ in range(_LONGEST):
            if month is None:
                break
            months.add(month)
            month = month.neighbour(1, month, Month.of(last))
    return sorted(months)


async def calendar_page(request: PageRequest) -> Response:
    """Redirect to the month in `?month=2018-03`, or to the current one."""
    wanted = _MONTH.fullmatch(request.argument("month"))
    now = today()
    try:
        month = Month(int(wanted[1]), int(wanted[2])) if wanted else Month(now.year, now.month)
    except ValueError:
        raise NotFound("There is no such month") from None
    chosen = chosen_language(request)
    return request.redirect(request.path(month.path) + (f"?lang={chosen}" if chosen else ""))


def chosen_language(request: PageRequest) -> str | None:
    """The language in `?lang=`; None for the events of both."""
    return wanted if (wanted := request.argument("lang")) in LANGUAGES else None


async def month_page(request: PageRequest) -> Response:
    """A month as a grid of its days and as a list of its events."""
    try:
        month = Month(int(request.matched("year")), int(request.matched("month")))
    except ValueError:
        raise NotFound("There is no such month") from None
    chosen = chosen_language(request)
    months, events = await request.read(lambda db: (read_months(db), read_events(db, month.first, month.last)))
    elsewhere = sum(not one.speaks(chosen) for one in events) if chosen else 0
    events = [one for one in events if not chosen or one.speaks(chosen)]
    language = chosen or request.language
    query = f"?lang={chosen}" if chosen else ""
    now = today()
    this = Month(now.year, now.month)
    # No link leads beyond all events and the current month, or robots would never finish.
    within = min([*months, this]), max([*months, this])
    addresses = {event.id: address_of(request, event, language) for event in events}
    here = request.here(ui=None)
    graph = [
        as_json_ld(one, request.absolute(addresses[one.id] or here), language) for one in events if not one.gone_at
    ]
    return await request.render(
        "month.html",
        month=month,
        weeks=weeks_of(month, events),
        events=events,
        addresses=addresses,
        elsewhere=elsewhere,
        language=language,
        chosen=chosen,
        query=query,
        choices=[(one, request.here(lang=one)) for one in (None, *LANGUAGES)],
        subscription=re.sub("^https?", "webcal", request.url("/calendar.ics")) + query,
        today=now,
        this=this,
        previous=month.neighbour(-1, *within),
        following=month.neighbour(1, *within),
        busy_before=max((one for one in months if one < month), default=None),
        busy_after=min((one for one in months if one > month), default=None),
        months=sorted({*months, this, month}, reverse=True),
        graph={"@context": "https://schema.org", "@graph": graph},
    )


ROUTES = [(r"^/calendar$", calendar_page), (r"^/calendar/(?P<year>\d{4})/(?P<month>\d\d)$", month_page)]
