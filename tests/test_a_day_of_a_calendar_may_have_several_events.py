"""Events below one day of a list: by their own times, titles and parts; and the programme of one event."""

from __future__ import annotations

import pytest

from tests.support.texts.calendar_page import days, events, page

DAY = "<h3>5. oktobris, ceturtdiena</h3>"
TWO = [("Seminārs", "05.10-05.10", "10:00", "Ogre"), ("Lekcija", "05.10-05.10", "14:00", None)]


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>10:00 Seminārs, plkst. 10.00, Ogre</li><li>14:00 Lekcija</li></ul>",
        "<table><tr><td>10:00</td><td>Seminārs</td><td>Ogre</td></tr><tr><td>14:00</td><td>Lekcija</td></tr></table>",
        "<div class=e><span class=time>10:00</span> <a class=title href=/1>Seminārs</a> <span class=location>Ogre"
        "</span></div><div class=e><span class=time>14:00</span> <a class=title href=/2>Lekcija</a></div>",
        "<p>10:00–12:00</p><h4>Seminārs</h4><p>Ogre</p><p>14:00</p><h4>Lekcija</h4>",
        "<p>10:00</p><div><a href=/1>Seminārs</a><p>Ogre</p></div><p>14:00</p><div><a href=/2>Lekcija</a></div>",
    ],
    ids=["list", "rows", "elements", "lines", "parts"],
)
def test_a_day_has_several_events(markup: str) -> None:
    next_day = "<h3>6. oktobris</h3><p>Sanāksme</p>"
    assert events(page(f"<h1>Oktobris 2023</h1>{DAY}{markup}{next_day}"))[:2] == TWO


def test_an_item_among_those_with_a_time_may_last_all_day() -> None:
    items = "<ul><li>Skolā apskatāma izstāde</li><li>14:00 Lekcija</li></ul>"
    found = events(page(f"<h1>Oktobris 2023</h1>{DAY}{items}<h3>6. oktobris</h3><p>Sanāksme</p>"))[:2]
    assert [(title, hour) for title, _, hour, _ in found] == [("Skolā apskatāma izstāde", None), ("Lekcija", "14:00")]


def test_a_heading_above_the_events_of_a_day_is_none() -> None:
    day = "<div><h6>Events for 5 October</h6><h5>{}</h5><p>10:00</p><h4><a href=/{}>{}</a></h4></div>"
    plan = day.format(5, 1, "Workshop") + day.replace("5 October", "9 October").format(9, 2, "Lecture")
    found = events(page(f"<h1>October 2023</h1>{plan}"))
    assert [(title, days, hour) for title, days, hour, _ in found] == [
        ("Workshop", "05.10-05.10", "10:00"),
        ("Lecture", "09.10-09.10", "10:00"),
    ]


def test_an_event_keeps_its_programme() -> None:
    card = "<div><h3>{}</h3><p>{}. oktobris</p><ul><li>10:00 Reģistrācija</li><li>11:00 Atklāšana</li></ul></div>"
    cards = card.format("Forums", 5) + card.format("Skola", 9)
    assert days(f"<h1>Oktobris 2023</h1>{cards}") == [("Forums", "05.10-05.10"), ("Skola", "09.10-09.10")]


@pytest.mark.parametrize(
    ("definitions", "found"),
    [
        (("Seminārs", "Labdarības koncerts"), [("Seminārs", None), ("Labdarības koncerts", None)]),
        (("Coffee Morning", "Workshop", "Vigil"), [("Coffee Morning", None), ("Workshop", None), ("Vigil", None)]),
        (("Seminārs", "Ogres koncertzāle"), [("Seminārs", "Ogres koncertzāle")]),
        (("Seminārs", "Konferenču centrs"), [("Seminārs", "Konferenču centrs")]),
        (("Workshop", "Exhibition Hall"), [("Workshop", "Exhibition Hall")]),
        (("Seminārs", "Ogre"), [("Seminārs", "Ogre")]),
        (("Lekcija par drošību", "Filmas “Ceļš” izrāde"), [("Lekcija par drošību", "Filmas “Ceļš” izrāde")]),
        (("Seminārs", "Semināra vadītāja Anna Egle"), [("Seminārs", "Semināra vadītāja Anna Egle")]),
        (("Seminārs", "Semināru vada Anna Egle"), [("Seminārs", "Semināru vada Anna Egle")]),
    ],
)
def test_a_second_definition_of_a_day_is_an_event_if_it_is_called_so(
    definitions: tuple[str, ...], found: list[tuple[str, str | None]]
) -> None:
    day = "".join(f"<dd>{one}</dd>" for one in definitions)
    told = events(page(f"<h1>Oktobris 2023</h1><dl><dt>5. oktobris</dt>{day}<dt>6. oktobris</dt><dd>Sapulce</dd></dl>"))
    assert [(title, place) for title, _, _, place in told[:-1]] == found
