"""An article may announce several days of the same event: each of them is one, with a place of its own."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article
from archive.site import Language

TUESDAY = dt.date(2019, 3, 12)


@pytest.mark.parametrize(
    ("body", "days"),
    [
        ("Semināri notiks 14., 21. un 28. martā plkst. 10.00 Ogrē.", [14, 21, 28]),
        ("Semināri notiks 14.03., 21.03. un 28.03.2019. plkst. 10.00 Ogrē.", [14, 21, 28]),
        ("Semināri notiks 14. martā un 21. martā plkst. 10.00 Ogrē.", [14, 21]),
        ("Seminars will be held on 14, 21 and 28 March at 10 a.m. in Ogre.", [14, 21, 28]),
        ("Seminārs notiks 14. martā plkst. 10.00, 28. martā būs pieejams pārskats.", [14]),
    ],
)
def test_each_day_of_a_series_is_an_event(body: str, days: list[int]) -> None:
    series = event_of_article("Semināri", body, TUESDAY, "http://h/lv/1", "lv")
    assert [(one.starts_on.day, one.ends_on.day) for one in series] == [(day, day) for day in days]
    assert {one.starts_at for one in series} == {dt.time(10)}
    assert len({one.id for one in series}) == len(days)


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Semināri notiks 14. martā Ogrē, 21. martā Liepājā un 28. martā Valmierā.", ["Ogre", "Liepāja", "Valmiera"]),
        ("Semināri notiks Ogrē 14. martā, Liepājā 21. martā un Valmierā 28. martā.", ["Ogre", "Liepāja", "Valmiera"]),
        ("Semināri Ogrē notiks 14. un 28. martā.", ["Ogre", "Ogre"]),
        ("Semināri notiks š.g. 14.03. un 28.03. Ogrē.", ["Ogre", "Ogre"]),
        ("Semināri notiks 14.03. un 28.03.2019. Ogres domē.", ["Ogres dome", "Ogres dome"]),
        ("Semināri notiks 14. martā Ogrē, kur tiksies eksperti, un 28. martā Liepājā.", ["Ogre"]),
        ("Seminārs notiks 14. martā Ogrē un tā dalībnieki 28. martā dosies uz Liepāju.", ["Ogre"]),
        ("Seminārs notiks 14. martā Ogrē, un 28. martā noslēgsies konkurss.", ["Ogre"]),
        ("Seminārs notiks 14. martā Ogrē un 28. martā Saeima pieņems likumu.", ["Ogre"]),
        ("Aicinām uz semināru 14. martā Ogrē un 28. martā uz konferenci.", ["Ogre"]),
        ("Seminārs notiks 14. martā Ogrē un 2020. gada 28. martā.", ["Ogre"]),
        ("14. un 28. martā Ogrē notiks semināri pedagogiem.", ["Ogre", "Ogre"]),
        ("The seminar will be held on 14 March in Ogre and on 28 March the project ends.", ["Ogre"]),
    ],
)
def test_each_day_of_a_series_has_its_own_place(body: str, places: list[str]) -> None:
    lang: Language = "en" if body.startswith("The") else "lv"
    assert [one.place for one in event_of_article("Semināri", body, TUESDAY, "http://h/lv/1", lang)] == places
