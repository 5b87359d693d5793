"""A house that holds an event is its place, and so is a venue behind the hour; days between dashes are no dateline."""

from __future__ import annotations

import datetime as dt

import pytest

from archive.extract.events.announced import event_of_article

WEDNESDAY = dt.date(2022, 9, 14)


@pytest.mark.parametrize(
    ("body", "first", "last", "place"),
    [
        ("Trīs dienas – no 6. līdz 8. septembrim – Saldū notika kursi.", 6, 8, "Saldus"),
        ("Visu dienu – 6. un 7. septembrī – Saldū notika kursi.", 6, 7, "Saldus"),
        (
            "20. septembrī plkst. 17.00, Saldus novada muzejs\nKursos runāsim par drošību.",
            20,
            20,
            "Saldus novada muzejs",
        ),
        ("Otrdien, 20. septembrī, plkst. 17.00 Saldus bibliotēka rīko kursus.", 20, 20, "Saldus bibliotēka"),
        ("20. septembrī Saldus novada muzejs aicina uz kursiem.", 20, 20, "Saldus novada muzejs"),
        # and these as before
        ("20. septembrī Saldus novada muzejs rīko kursus Ogrē.", 20, 20, "Ogre"),
        ("20. septembrī Saldus jauniešu biedrība rīko kursus.", 20, 20, None),
        ("20. septembrī plkst. 17.00, Ivars Egle\nKursos runāsim par drošību.", 20, 20, None),
        ("Saldus, 13. septembris – Ogrē 20. septembrī notiks kursi.", 20, 20, "Ogre"),
        ("Saldus – 13. septembris – Ogrē 20. septembrī notiks kursi.", 20, 20, "Ogre"),
    ],
)
def test_the_place_is_read(body: str, first: int, last: int, place: str | None) -> None:
    (found,) = event_of_article("Kursi", body, WEDNESDAY, "http://h/lv/1", "lv")
    assert (found.starts_on.day, found.ends_on.day, found.place) == (first, last, place)


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("On 20 September, the Ministry of Culture will host a seminar in Ogre.", "Ogre"),
        ("On 20 September, the Ministry of Culture will host a seminar.", "Ministry of Culture"),
        ("On 20 September, the Ogre Museum will host a seminar for schools in Latvia.", "Ogre Museum"),
    ],
)
def test_a_ministry_may_host_in_another_town(body: str, place: str) -> None:
    (found,) = event_of_article("A seminar", body, WEDNESDAY, "http://h/en/1", "en")
    assert found.place == place
