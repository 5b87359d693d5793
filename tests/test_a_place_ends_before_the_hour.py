"""Lines with a label for the place that go on with the hour, the entry or the registration."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        *(
            (f"Vieta: Ogres muzejs, {hour}", dt.time(10))
            for hour in ("sākums 10.00", "plkst. 10.00", "no 10.00 līdz 12.00")
        ),
        ("Vieta: Ogres muzejs (sākums plkst. 10.00)", dt.time(10)),
        ("Norises vieta – Ogres muzejs; sākums plkst. 10.00", dt.time(10)),
        *(
            (f"Vieta: Ogres muzejs, {more}", None)
            for more in ("ieeja bez maksas", "saiti nosūtīs", "pieteikšanās obligāta")
        ),
    ],
)
def test_the_place_ends_there(line: str, hour: dt.time | None) -> None:
    text = f"Seminārs notiks 9. oktobrī.\n\n{line}"
    found = event_of_article("Seminārs pedagogiem", text, dt.date(2019, 10, 1), "/lv/1", "lv")
    assert [(event.place, event.starts_at) for event in found] == [("Ogres muzejs", hour)]


def test_an_address_with_commas_is_whole() -> None:
    text = "Seminārs notiks 9. oktobrī.\n\nVieta: Ogres muzejs, Brīvības iela 1, 14. telpa"
    found = event_of_article("Seminārs pedagogiem", text, dt.date(2019, 10, 1), "/lv/1", "lv")
    assert [event.place for event in found] == ["Ogres muzejs, Brīvības iela 1, 14. telpa"]
