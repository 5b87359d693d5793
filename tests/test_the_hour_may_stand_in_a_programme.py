"""Where only a programme tells an hour, an event begins with its first item that is not registration."""

from __future__ import annotations

import datetime as dt
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive.extract.events.programme import first_item
from tests.support.texts import announced

event = partial(announced.event, "Seminārs", published_on=dt.date(2019, 3, 1))
HELD = "14. martā Ogrē notiks seminārs."
ROWS = st.lists(st.text(max_size=40) | st.from_regex(r"\A\d{1,2}[.:]\d\d [A-Za-z]{1,9}\Z"), max_size=8)


@pytest.mark.parametrize(
    ("programme", "hour"),
    [
        ("9.30 Reģistrācija\n10.00 Atklāšana\n10.30 Lekcija", "10:00"),
        ("9.30–10.00\tDalībnieku reģistrācija\n10.00–10.15\tAtklāšana, uzrunā vadītāja\n10.15–11.00\tLekcija", "10:00"),
        ("Dienas plāns: 9.00 ievads; 10.30 lomu spēles; 12.00 pusdienas; 14.00 noslēgums.", "09:00"),
        ("11.00 – Darba tiesības;\n12.15 – Kā strādā vervētāji;\n13.00 – Pusdienas.", "11:00"),
        ("08:30 Arrival and badges\n09:30 Opening session", "09:30"),
        ("16. aprīlis\n9.00 Lekcija\n10.00 Saruna\n11.00 Pusdienas", None),  # of another day
        ("Autobusa kustība:\n8.10 Rīga\n8.45 Salaspils\n9.20 Ogre", None),
        ("2.15 punkti\n3.40 punkti\n5.50 punkti", None),
        ("12.00 eiro\n13.00 eiro\n14.00 eiro", None),
        ("12.05 Rīga\n13.05 Cēsis\n14.06 Talsi", None),  # these may be days
        ("15.40 Ziņa\n13.20 Ziņa\n11.00 Ziņa", None),
        ("11.00 Lekcija\nCiti jautājumi.", None),
    ],
)
def test_the_first_item_of_a_programme_is_the_beginning(programme: str, hour: str | None) -> None:
    found = event(f"{HELD}\n\nProgramma\n\n{programme}")
    assert found is not None
    assert (found.starts_at and f"{found.starts_at:%H:%M}") == hour


def test_an_hour_beside_the_day_counts_before_a_programme() -> None:
    found = event("14. martā plkst. 9.00 Ogrē notiks seminārs.\n\n9.30 Ievads\n10.00 Lekcija\n11.00 Saruna")
    assert found is not None
    assert found.starts_at == dt.time(9)


@given(ROWS)
def test_any_lines_may_stand_there(lines: list[str]) -> None:
    found = first_item(lines)
    assert found is None or lines[found[0]].strip()
