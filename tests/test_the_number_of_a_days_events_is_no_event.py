"""Days of a month that tell how many events they have, as for those who do not see them: `0 events, 27`."""

from __future__ import annotations

import pytest

from tests.support.texts.calendar_page import events, page

HEADINGS = {
    "a line": "<h3>{count}, {day}</h3>",
    "a number of its own": '<h3><span class=count>{count}, </span><time datetime="{on}">{day}</time></h3>',
    "a number for each": '<h3><span class=count>{count}, {day}</span><time datetime="{on}">{day}</time></h3>',
    "with the day in full": "<h3><span class=count>{count}, {day}. novembris</span> <b>{day}</b></h3>",
    "with the date alone": "<h3>{count}, November {day}, 2023</h3>",
    "behind the number": "<h3>{day}</h3><span class=count>{count}</span>",
}
EVENTS = {5: ("10:00", "Seminārs"), 18: ("", "Proklamēšanas diena")}


def month_of(heading: str, none: str, one: str) -> str:
    """November 2023, with two events in articles of their own."""
    cells = []
    for day in range(1, 31):
        time, title = EVENTS.get(day, ("", ""))
        told = heading.format(count=one if title else none, day=day, on=f"2023-11-{day:02}")
        event = f"<article><div><time>{time}</time></div><h4><a href=/{day}>{title}</a></h4></article>" if title else ""
        cells.append(f"<div class=day>{told}<div class=events>{event}</div></div>")
    return f"<h1>Pasākumi</h1><h2>novembris 2023</h2><div>{''.join(cells)}</div>"


@pytest.mark.parametrize("heading", HEADINGS.values(), ids=HEADINGS)
@pytest.mark.parametrize(
    ("none", "one"), [("0 pasākumi", "1 pasākums"), ("Nav notikumu", "1 notikums"), ("0 events", "1 event")]
)
def test_only_events_are_read(heading: str, none: str, one: str) -> None:
    assert events(page(month_of(heading, none, one), head="Pasākumi")) == [
        ("Seminārs", "05.11-05.11", "10:00", None),
        ("Proklamēšanas diena", "18.11-18.11", None, None),
    ]
